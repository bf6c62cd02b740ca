/** Words of a text with a little of what stands around them. */
export type WordsInContext = { before: string; words: string; after: string };

/** So many units are shown on each side, cut between words. */
const room = 90;

/**
 * Takes words out of a text with what stands around them in the same paragraph, on one line.
 * @param quote stands for the words where the text does not have them at that place.
 */
export function around(text: string, start: number, end: number, quote: string): WordsInContext {
  if (start < 0 || end > text.length || start >= end) return { before: "", words: line(quote), after: "" };
  const paragraphStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const paragraphEnd = newline < 0 ? text.length : newline;
  const from = Math.max(paragraphStart, start - room);
  const to = Math.min(paragraphEnd, end + room);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from > paragraphStart ? `… ${line(before.replace(/^\S*\s/, "")).trimStart()}` : line(before),
    words: line(text.slice(start, end)),
    after: to < paragraphEnd ? `${line(after.replace(/\s\S*$/, "")).trimEnd()} …` : line(after),
  };
}

const line = (text: string): string => text.replace(/\s+/g, " ").toWellFormed();
