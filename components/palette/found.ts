import type { IconName } from "@/components/ui/icon";
import { talkHref } from "@/lib/comments/comment";

/** Something that was found, as the search tells it. */
export type FoundThing = {
  kind: "claim" | "article" | "sentence" | "source" | "comment" | "task" | "dossier" | "person";
  id: string;
  dossierId: string;
  dossierTitle: string;
  title: string;
  snippet: string;
  /** Where the words that were looked for stand in the title and in the snippet: UTF-16 units, ascending. */
  titleMarks: [number, number][];
  marks: [number, number][];
  articleId: string | null;
  sentenceId: string | null;
  /** What a comment is about; null for the others. */
  about: { kind: "claim" | "article" | "source" | "task"; id: string } | null;
  /** A source that the desk put up at the end of a link that nobody has confirmed. */
  proposed: boolean;
};

/** Where it is: a sentence in the article that it stands in, talk where it goes on, everything else at its own place. */
export function foundHref({ kind, id, dossierId, articleId, sentenceId, about }: FoundThing): string {
  const at = `/dossiers/${dossierId}`;
  switch (kind) {
    case "claim":
      return `${at}/claims/${id}`;
    case "article":
      return `${at}/articles/${id}`;
    case "sentence":
      return `${at}/articles/${articleId ?? ""}${sentenceId ? `#s-${sentenceId}` : ""}`;
    case "source":
      return `${at}/sources/${id}`;
    case "comment":
      return about ? talkHref({ dossierId, commentId: id }, about.kind, about.id) : at;
    case "task":
      return `${at}/tasks?task=${id}#task-${id}`;
    case "dossier":
      return at;
    case "person":
      return "/people";
  }
}

const groups: { name: string; kinds: readonly FoundThing["kind"][] }[] = [
  { name: "Claims", kinds: ["claim"] },
  { name: "Articles", kinds: ["article", "sentence"] },
  { name: "Sources", kinds: ["source"] },
  { name: "Talk", kinds: ["comment"] },
  { name: "Tasks", kinds: ["task"] },
  { name: "Dossiers and people", kinds: ["dossier", "person"] },
];

/** What was found by kind, what is in the dossier that one is in first. Kinds of which nothing was found are left out. */
export function foundByKind<F extends FoundThing>(
  found: readonly F[],
  dossierId?: string,
): { name: string; items: F[] }[] {
  return groups
    .map(({ name, kinds }) => {
      const of = found.filter((one) => kinds.includes(one.kind));
      const here = of.filter((one) => one.dossierId === dossierId);
      return { name, items: [...here, ...of.filter((one) => one.dossierId !== dossierId)] };
    })
    .filter((group) => group.items.length > 0);
}

export const foundIcon: Record<FoundThing["kind"], IconName> = {
  claim: "claims",
  article: "read",
  sentence: "quote",
  source: "sources",
  comment: "comment",
  task: "tasks",
  dossier: "dossier",
  person: "people",
};

const saysIt = (kind: FoundThing["kind"]): boolean => kind === "claim" || kind === "sentence" || kind === "comment";

/** The words that lead its line, with their marks: what a claim, a sentence or a comment says, what the others are called. */
export const foundWords = ({ kind, title, titleMarks, snippet, marks }: FoundThing) =>
  saysIt(kind) ? { text: snippet, marks } : { text: title, marks: titleMarks };

/** What stands at the end of its line: a claim's reference, the article of a sentence, what is known of the others. */
export const foundAside = ({ kind, title, snippet, proposed }: FoundThing): string =>
  saysIt(kind) ? title : [proposed ? proposedWords : "", snippet].filter(Boolean).join(" · ");

/** What is said of a source that only a proposed link names. */
export const proposedWords = "proposed, not confirmed";

/** Cuts a line at its marks. */
export function partsOf(text: string, marks: readonly [number, number][]) {
  const parts: { text: string; marked: boolean; at: number }[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false, at });
    parts.push({ text: text.slice(start, end), marked: true, at: start });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false, at });
  return parts;
}
