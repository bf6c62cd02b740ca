import { diffArrays } from "diff";

/** A paragraph that is not the same in two versions; null on the side where it is missing. */
export type Change = { before: string | null; after: string | null };

/** Beyond so many paragraphs that differ the two are different texts, and no list of changes is of use. */
const MOST = 400;

/**
 * Lists what differs between the paragraphs of two versions, in the order of reading.
 * @returns null where hardly anything is the same.
 */
export function changesOf(before: readonly string[], after: readonly string[]): Change[] | null {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST });
  if (!parts) return null;
  const changes: Change[] = [];
  for (const [index, { value, added, removed }] of parts.entries()) {
    if (!added && !removed) continue;
    const last = parts[index - 1];
    // What was added where something was removed is taken for its correction, paragraph by paragraph.
    const pairs = added && last?.removed ? changes.slice(-last.value.length) : [];
    for (const [at, words] of value.entries()) {
      const pair = pairs[at];
      if (removed) changes.push({ before: words, after: null });
      else if (pair) pair.after = words;
      else changes.push({ before: null, after: words });
    }
  }
  return changes;
}
