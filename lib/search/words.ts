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

/** How many of the words a text has, whatever their case. */
export function countIn(text: string, words: readonly string[]): number {
  const folded = text.toLowerCase();
  return words.filter((word) => folded.includes(word.toLowerCase())).length;
}

/** Around so many UTF-16 units before the first word are shown. */
const lead = 60;

/** A stretch of a text around the first of the words that it has, on one line, cut at words where it can be. */
export function snippetOf(text: string, words: readonly string[], length = 180): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= length) return line;
  const folded = line.toLowerCase();
  const places = words.map((word) => folded.indexOf(word.toLowerCase())).filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const from = Math.max(0, Math.min(first - lead, line.length - length));
  const cut = line
    .slice(from, from + length)
    .toWellFormed()
    .replaceAll("\ufffd", "");
  const begun = from > 0 ? `…${cut.replace(/^\S{0,30}\s/u, "")}` : cut;
  return from + length < line.length ? `${begun.replace(/\s\S{0,30}$/u, "")}…` : begun;
}
