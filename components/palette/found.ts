import type { IconName } from "@/components/ui/icon";

/** Something that was found, as the search tells it. */
export type FoundThing = {
  kind: "claim" | "article" | "source" | "task" | "sentence";
  id: string;
  dossierId: string;
  dossierTitle: string;
  title: string;
  snippet: string;
  articleId: string | null;
  sentenceId: string | null;
};

/** Where it is: a sentence in the article that it stands in, everything else at its own place. */
export function foundHref({ kind, id, dossierId, articleId, sentenceId }: FoundThing): string {
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
    case "task":
      return `${at}/tasks#task-${id}`;
  }
}

const groups: { name: string; kinds: readonly FoundThing["kind"][] }[] = [
  { name: "Claims", kinds: ["claim"] },
  { name: "Articles", kinds: ["article", "sentence"] },
  { name: "Sources", kinds: ["source"] },
  { name: "Tasks", kinds: ["task"] },
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
  task: "tasks",
};

/** The words that lead its line: what a claim or a sentence says, what the others are called. */
export const foundWords = ({ kind, title, snippet }: FoundThing): string =>
  kind === "claim" || kind === "sentence" ? snippet : title;

/** What stands at the end of its line: a claim's reference, the article of a sentence, what is known of the others. */
export const foundAside = ({ kind, title, snippet }: FoundThing): string =>
  kind === "claim" || kind === "sentence" ? title : snippet;

/** Cuts a line at the words that were looked for, in any case, so that they can be shown. */
export function matchesIn(text: string, words: readonly string[]): { text: string; matches: boolean; at: number }[] {
  const wanted = words.filter((word) => word !== "").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (wanted.length === 0) return [{ text, matches: false, at: 0 }];
  let at = 0;
  return text
    .split(new RegExp(`(${wanted.sort((a, b) => b.length - a.length).join("|")})`, "giu"))
    .map((part, index) => {
      const from = at;
      at += part.length;
      return { text: part, matches: index % 2 === 1, at: from };
    })
    .filter((part) => part.text !== "");
}
