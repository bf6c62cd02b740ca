import type { EventType, Payloads, ReadEvent } from "@/lib/history/events";
import { counted, dossierChanges, linkChanges, list, type Names, quoted, said } from "@/lib/history/phrases";
import { countryName } from "@/lib/sources/outlets/country";

/** Clauses that the sentence of an event is made of: who got what from whom, what was changed, why. */

export type Told = { [T in EventType]: Extract<ReadEvent, { type: T }> & { payload: Payloads[T] } }[EventType];

export const fromFile = ({ file }: { file?: string }): string => (file ? `, from the file ${quoted(file)}` : "");

export function imported({
  fileName,
  claims,
  known,
  mentions,
  sources,
  evidence,
}: Payloads["claims-imported"]): string {
  const made = [
    claims > 0 ? counted(claims, "claim") : "",
    known > 0 ? `more about ${counted(known, "claim")} that ${known === 1 ? "was" : "were"} there` : "",
    mentions > 0 ? counted(mentions, "mention") : "",
    sources > 0 ? counted(sources, "source") : "",
    evidence > 0 ? `${evidence} ${evidence === 1 ? "piece" : "pieces"} of evidence` : "",
  ].filter(Boolean);
  return `imported the file ${quoted(fileName)}: ${made.length > 0 ? list(made) : "nothing that was new"}`;
}

/** The claim whose history an event is of, where its subject is another thing. */
export const claimOf = (event: ReadEvent, names: Names): string =>
  names.claim(event.claimId ?? (event.subject.type === "claim" ? event.subject.id : ""));

export const newsroomRole = (role: string): string => (role === "admin" ? "administrator" : "member");

export const bears = (stance: string): string => (stance === "context" ? "is context for" : stance);

export function outlet({ name, shortNames, domains, country, reliability }: Payloads["outlet-saved"]): string {
  const known = [...shortNames, ...domains];
  const of = country ? `, ${countryName(country)}` : "";
  const grade = reliability ? `, reliability ${reliability}` : "";
  return `saved the outlet ${quoted(name)}${known.length > 0 ? `, also known as ${list(known)}` : ""}${of}${grade}`;
}

export function dossierChanged(changes: Payloads["dossier-changed"]["changes"], names: Names): string {
  const { state, ...others } = changes;
  const deeds = [
    ...(state ? [state[1] === "closed" ? "closed the dossier" : "opened the dossier again"] : []),
    ...(Object.keys(others).length > 0 ? [`changed ${dossierChanges(others, names)}`] : []),
  ];
  return list(deeds);
}

/** So many claims are named; of more, how many there are. */
export const namedAtMost = 8;

export function toldTogether({ kind, personIds, refs }: Payloads["claims-told-together"], names: Names): string {
  const more = refs.length - namedAtMost;
  const which = `${counted(refs.length, "claim")} (${refs.slice(0, namedAtMost).join(", ")}${more > 0 ? ` and ${more} more` : ""})`;
  if (kind === "assigned") return `gave ${which} to ${list(personIds.map(names.person))} to check`;
  return kind === "asked-to-sign" ? `asked for ${which} to be reviewed` : `sent ${which} back`;
}

export function viewChanges({ name, shared, query }: Payloads["view-changed"]["changes"]): string {
  const parts = [
    ...(name ? [`its name, which was ${quoted(name[0])}`] : []),
    ...(shared ? [shared[1] ? "to one that all share" : "to one that only its owner sees"] : []),
    ...(query ? ["what it shows"] : []),
  ];
  return parts.length > 0 ? `: ${list(parts)}` : "";
}

export function withThings({ mentions, evidence, comments, tasks }: Payloads["claims-merged"]["moved"]): string {
  const parts = [
    ...(mentions > 0 ? [counted(mentions, "mention")] : []),
    ...(evidence > 0 ? [`${counted(evidence, "piece")} of evidence`] : []),
    ...(comments > 0 ? [counted(comments, "comment")] : []),
    ...(tasks > 0 ? [counted(tasks, "task")] : []),
  ];
  return parts.length > 0 ? `, with ${list(parts)}` : "";
}

export function claimMoved({ from, to, reason }: Payloads["claim-moved"], claim: string): string {
  const why = reason ? `: ${reason}` : "";
  if (from === "for-review" && to === "checking") return `sent ${claim} back${why}`;
  if (from === "signed-off") return `reopened ${claim}${why}`;
  if (to === "for-review") return `asked for ${claim} to be reviewed${why}`;
  if (to === "checking") return `started checking ${claim}${why}`;
  return `put ${claim} back among those to check${why}`;
}

export function verdict({ substance, attribution }: Payloads["verdict-set"], claim: string): string {
  const found = (what: string, after: string | null) =>
    after ? `found ${what} ${said(after)}` : `took back the verdict on ${what}`;
  const parts = [
    ...(substance ? [found(claim, substance[1])] : []),
    ...(attribution ? [found(`the attribution in a mention of ${claim}`, attribution[1])] : []),
  ];
  return list(parts);
}

export function why(because: Payloads["source-changed"]["because"]): string {
  if (because === "outlet-graded") return ", as its outlet is graded";
  return because === "same-work" ? ", since the same work was marked so" : "";
}

export function clearing({ added, removed }: Payloads["source-cleared"], source: string, names: Names): string {
  const people = (ids: readonly string[]) => list(ids.map((id) => names.person(id)));
  const deeds = [
    ...(added.length > 0 ? [`cleared ${people(added)} for the confidential source ${source}`] : []),
    ...(removed.length > 0 ? [`took the clearance for ${source} from ${people(removed)}`] : []),
  ];
  return list(deeds);
}

type Linked = { from: string; to: string };

export const link = ({ from, to, kind }: Linked & { kind: string }, names: Names): string =>
  `${quoted(names.source(from))} ${kind} ${quoted(names.source(to))}`;

export function linkChanged({ from, to, changes }: Payloads["link-changed"], names: Names): string {
  const ends = `from ${quoted(names.source(from))} to ${quoted(names.source(to))}`;
  const { state, ...others } = changes;
  if (state && Object.keys(others).length === 0) {
    if (state[1] === "confirmed") return `confirmed the origin link ${ends}`;
    if (state[1] === "rejected") return `rejected the origin link ${ends}`;
  }
  return `changed the origin link ${ends}: ${linkChanges(changes)}`;
}

type Talked = Extract<Told, { payload: { on: Payloads["comment-written"]["on"] } }>;

export function commentOn({ payload: { on }, subject: { id }, claimId }: Talked, names: Names): string {
  switch (on) {
    case "claim":
      return `about ${names.claim(id)}`;
    case "evidence":
      return `about evidence for ${names.claim(claimId ?? "")}`;
    case "article":
      return `about ${names.article(id)}`;
    case "source":
      return `about the source ${quoted(names.source(id))}`;
    case "task":
      return `about the task ${quoted(names.task(id))}`;
  }
}

export function taskHandedOver({ title, to, note }: Payloads["task-handed-over"], names: Names): string {
  const done = to
    ? `handed the task ${quoted(title)} over to ${names.person(to)}`
    : `gave the task ${quoted(title)} back, for anybody to take`;
  return note ? `${done}: ${quoted(note)}` : done;
}
