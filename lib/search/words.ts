/** What is looked for: the words of a query, and how they are shown where they were found. */

/** More words than this narrow nothing down; the rest is not looked for. */
const mostWords = 10;
const longestWord = 100;

/** The words of a query as typed; none for a blank one. */
export const wordsOf = (query: string): string[] =>
  [...new Set(query.toWellFormed().replaceAll("\0", " ").split(/\s+/u))]
    .filter((word) => word !== "")
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord).toWellFormed());

/**
 * The spellings of a word that count as the same: as typed, small, capital, with a capital. A database that folds the
 * case of A to Z alone finds "école" in "École" by them.
 */
export function spellingsOf(word: string): string[] {
  const small = word.toLowerCase();
  const [first = "", ...rest] = small;
  return [...new Set([word, small, word.toUpperCase(), first.toUpperCase() + rest.join("")])];
}
