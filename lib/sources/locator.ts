/** Where in a source a quote stands, as far as its text knows. */

import { occursIn } from "@/lib/claims/anchor";

/** A text of a source; `pages` are the offsets at which its pages begin, null where it has none. */
export type SourceText = { text: string; pages: number[] | null };

/** The page, from 1, on which an offset of the text lies; null where the text has no pages. */
export function pageOf(pages: readonly number[] | null, offset: number): number | null {
  if (!pages || pages.length === 0) return null;
  // A page without words begins where the next one does: the words are the later one's.
  return Math.max(1, pages.findLastIndex((start) => start <= offset) + 1);
}

/**
 * Finds a quote in the texts of a source, in their order: its words as they stand there, and the locator that the
 * pages propose ("p. 3", "pp. 3–4"; empty without pages). Null where no text has it.
 */
export function quotedFrom(texts: readonly SourceText[], quote: string): { quote: string; locator: string } | null {
  for (const { text, pages } of texts) {
    const found = occursIn(text, quote);
    if (!found) continue;
    const first = pageOf(pages, found.start);
    const last = pageOf(pages, found.end - 1);
    const locator = first === null ? "" : first === last ? `p. ${first}` : `pp. ${first}–${last}`;
    return { quote: text.slice(found.start, found.end), locator };
  }
  return null;
}
