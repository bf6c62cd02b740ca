/** What differs in a claim between two moments, told from the events in between: one before beside one after. */

import type { Cited, Reply } from "@/lib/claims/claim";
import type { EventType, ReadEvent } from "@/lib/history/events";
import { list, type Names, said } from "@/lib/history/phrases";

/** Something of a claim that was added, taken away or changed, as a reader of the events may know it. */
export type Changed = {
  /** "Statement and facts", "Evidence: Harbour log", "Mention". */
  what: string;
  did: "added" | "removed" | "changed";
  /** What it was and what it is, field by field; "" for nothing. */
  fields: { name: string; before: string; after: string; prose: boolean }[];
  /** Who did it, each once; "Second Source" for the program. */
  by: string[];
  /** When the last of it happened, ISO 8601 UTC. */
  at: string;
  /** Its details are withheld from the reader, or were erased. */
  withheld: boolean;
};

/** Events of a claim's own history that change what a sign-off stands for, or what a checker has to know. */
export const changingTypes = [
  "claim-changed",
  "verdict-set",
  "evidence-entered",
  "evidence-changed",
  "evidence-removed",
  "mention-added",
  "mention-changed",
  "mention-reworded",
  "mention-gone",
  "mention-found",
  "mention-removed",
  "line-waived",
  "waiver-lifted",
  "claims-merged",
  "merge-undone",
] as const satisfies EventType[];

/** Events of the sources that its evidence comes from, and of the links between them. */
export const changingOrigins = ["link-drawn", "link-changed", "source-changed"] as const satisfies EventType[];

/** A thing on its way through the events: what each field was first and is last. */
type Thing = {
  what: string;
  added: boolean;
  removed: boolean;
  fields: Map<string, [before: unknown, after: unknown]>;
  by: Set<string>;
  at: string;
  withheld: boolean;
};

/** How each field is called and written; those that are not here say nothing to a reader. */
const fields: Record<string, { name: string; prose?: true; write?: (value: never, names: Names) => string }> = {
  statement: { name: "Statement", prose: true },
  kind: { name: "Kind" },
  stakes: { name: "Stakes" },
  about: { name: "About", write: (about: string[]) => list(about) },
  reply: { name: "Reply", prose: true, write: replyWords },
  substance: { name: "Verdict" },
  attribution: { name: "Attribution" },
  stance: { name: "Stance" },
  quote: { name: "Words", prose: true },
  locator: { name: "Where" },
  credibility: { name: "Credibility" },
  note: { name: "Note", prose: true },
  via: {
    name: "Rests on",
    write: (via: string[]) => (via.length === 0 ? "all its links" : `${via.length} of its links`),
  },
  mode: { name: "How it is put" },
  cites: { name: "Cites", write: (cited: Cited | null) => (cited ? cited.name || "somebody it does not name" : "") },
  reason: { name: "Reason", prose: true },
  state: { name: "State" },
  reliability: { name: "Reliability" },
  ownReporting: {
    name: "Own reporting",
    write: (own: boolean | null) => (own === null ? "not established" : own ? "yes" : "no"),
  },
  unidentified: { name: "Identified", write: (unidentified: boolean) => (unidentified ? "no" : "yes") },
  title: { name: "Title", prose: true },
  outlet: { name: "Outlet" },
  author: { name: "Author" },
};

function replyWords(reply: Reply | null): string {
  if (!reply) return "";
  if (reply.answer) return reply.answer;
  return reply.silence ? "No answer came." : `Asked ${reply.how}, no answer yet.`;
}

/**
 * Tells what differs since a moment from everything that happened after it, in the order of the first change of each
 * thing. What was changed and changed back, or added and taken away again, differs no more and is left out.
 */
export function changedSince(events: readonly ReadEvent[], names: Names): Changed[] {
  const things = new Map<string, Thing>();
  for (const event of events) follow(things, event, names);
  return [...things.values()].flatMap((thing) => told(thing, names));
}

function follow(things: Map<string, Thing>, event: ReadEvent, names: Names): void {
  const id = event.subject.id;
  const by = event.actorId === null ? "Second Source" : names.person(event.actorId);
  const thing = (key: string, what: string): Thing => {
    const known = things.get(key) ?? {
      what,
      added: false,
      removed: false,
      fields: new Map(),
      by: new Set<string>(),
      at: event.at,
      withheld: false,
    };
    known.by.add(by);
    known.at = event.at;
    things.set(key, known);
    return known;
  };
  const change = (of: Thing, changes: object) => {
    for (const [field, [before, after]] of Object.entries(changes) as [string, [unknown, unknown]][]) {
      const first = of.fields.get(field);
      of.fields.set(field, [first ? first[0] : before, after]);
    }
  };
  const add = (of: Thing, values: object) => {
    // Taken away and put back as it was: no change.
    if (of.removed) of.removed = false;
    else of.added = true;
    // That it is not narrowed, or that it cites nobody, is nothing to tell of what is new.
    const some = Object.entries(values).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
    change(of, Object.fromEntries(some.map(([field, value]) => [field, [undefined, value]])));
  };
  const remove = (of: Thing, values: object) => {
    of.removed = true;
    change(of, Object.fromEntries(Object.entries(values).map(([field, value]) => [field, [value, undefined]])));
  };
  if (event.payload === null) {
    thing(`withheld ${event.type} ${id}`, withheldWhat(event.type)).withheld = true;
    return;
  }
  const evidence = (sourceId: string) => thing(`evidence ${id}`, `Evidence: ${names.source(sourceId)}`);
  switch (event.type) {
    case "claim-changed":
      change(thing("claim", "Statement and facts"), event.payload.changes);
      break;
    case "verdict-set": {
      const { substance, attribution, mentionId } = event.payload;
      if (substance) change(thing("verdict", "Verdict"), { substance });
      if (attribution) change(thing(`mention ${mentionId ?? ""}`, "Mention"), { attribution });
      break;
    }
    case "evidence-entered":
      add(evidence(event.payload.sourceId), event.payload);
      break;
    case "evidence-changed":
      change(evidence(event.payload.sourceId), event.payload.changes);
      break;
    case "evidence-removed":
      remove(evidence(event.payload.sourceId), event.payload);
      break;
    case "mention-added":
      add(thing(`mention ${id}`, "Mention"), event.payload);
      break;
    case "mention-changed":
    case "mention-reworded":
      change(thing(`mention ${id}`, "Mention"), event.payload.changes);
      break;
    case "mention-gone":
      remove(thing(`mention ${id}`, `Mention in ${names.article(event.payload.articleId)}`), event.payload);
      break;
    case "mention-found":
      add(thing(`mention ${id}`, `Mention in ${names.article(event.payload.articleId)}`), event.payload);
      break;
    case "mention-removed":
      remove(thing(`mention ${id}`, "Mention"), event.payload);
      break;
    case "line-waived":
      add(thing(`waiver ${event.payload.rule}`, `Waiver: ${said(event.payload.rule)}`), event.payload);
      break;
    case "waiver-lifted":
      remove(thing(`waiver ${event.payload.rule}`, `Waiver: ${said(event.payload.rule)}`), {});
      break;
    case "claims-merged":
      thing(`merge ${event.payload.from}`, `${names.claim(event.payload.from)}, merged into it`).added = true;
      break;
    case "merge-undone":
      thing(`merge ${event.payload.from}`, `${names.claim(event.payload.from)}, merged into it`).removed = true;
      break;
    case "link-drawn": {
      const { from, to } = event.payload;
      add(thing(`link ${id}`, linkWhat(from, to, names)), event.payload);
      break;
    }
    case "link-changed": {
      const { from, to, changes } = event.payload;
      change(thing(`link ${id}`, linkWhat(from, to, names)), changes);
      break;
    }
    case "source-changed":
      change(thing(`source ${id}`, `Source: ${names.source(id)}`), event.payload.changes);
      break;
  }
}

const linkWhat = (from: string, to: string, names: Names): string =>
  `Origin link: ${names.source(from)} → ${names.source(to)}`;

function withheldWhat(type: EventType): string {
  if (type.startsWith("evidence")) return "Evidence";
  if (type.startsWith("link")) return "An origin link";
  if (type.startsWith("source")) return "A source";
  return "The claim";
}

function told(thing: Thing, names: Names): Changed[] {
  const { what, added, removed, by, at, withheld } = thing;
  if (added && removed) return [];
  const write = (field: string, value: unknown): string => {
    const of = fields[field]?.write as ((value: unknown, names: Names) => string) | undefined;
    if (value === undefined || (value === null && field !== "ownReporting")) return "";
    return of ? of(value, names) : said(String(value));
  };
  const plain = (field: string, value: unknown) => (fields[field]?.prose ? String(value ?? "") : write(field, value));
  const differing = Object.keys(fields).flatMap((field) => {
    const change = thing.fields.get(field);
    if (!change) return [];
    const writes = fields[field]?.write ? write : plain;
    const [before, after] = [writes(field, change[0]), writes(field, change[1])];
    const same = before === after;
    return same ? [] : [{ name: fields[field]?.name ?? field, before, after, prose: fields[field]?.prose ?? false }];
  });
  if (differing.length === 0 && !added && !removed && !withheld) return [];
  return [
    {
      what,
      did: added ? "added" : removed ? "removed" : "changed",
      fields: differing,
      by: [...by],
      at,
      withheld,
    },
  ];
}
