import { diffArrays } from "diff";

/** A stretch of words that both have, or only one of them. */
export type DiffPart = { kept: string } | { removed: string } | { added: string };

/** Beyond so many changed words the two are told one after the other: nobody reads such a diff. */
const MOST_CHANGES = 2000;

const words = new Intl.Segmenter("und", { granularity: "word" });

/**
 * Tells two wordings as one: what stayed, what was removed, what was added, in the order of reading. Without the added
 * parts it says `before`, without the removed ones `after`.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const found = diffArrays(piecesOf(before), piecesOf(after), { maxEditLength: MOST_CHANGES });
  const parts = found
    ? found.map(({ value, added, removed }) => ({ text: value.join(""), side: sideOf(added, removed) }))
    : [
        { text: before, side: "removed" as const },
        { text: after, side: "added" as const },
      ];
  return settled(parts).map(({ text, side }) =>
    side === "kept" ? { kept: text } : side === "added" ? { added: text } : { removed: text },
  );
}

type Part = { text: string; side: "kept" | "added" | "removed" };

const sideOf = (added: boolean, removed: boolean): Part["side"] => (added ? "added" : removed ? "removed" : "kept");

const piecesOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/** A space that stayed between two changes is part of both: word by word replaced reads worse than the whole. */
function settled(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) result.push({ text: removed, side: "removed" });
    if (added) result.push({ text: added, side: "added" });
    removed = "";
    added = "";
  };
  for (const [index, { text, side }] of parts.entries()) {
    const next = parts[index + 1];
    if (side === "removed") removed += text;
    else if (side === "added") added += text;
    else if (removed && added && next && next.side !== "kept" && text.trim() === "") {
      removed += text;
      added += text;
    } else {
      flush();
      if (text) result.push({ text, side });
    }
  }
  flush();
  return result;
}
