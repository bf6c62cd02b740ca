/** How much one article can be: what every format stops at, so that no document is read to its end for nothing. */

import type { Block } from "@/lib/articles/intake/document";
import { plainText } from "@/lib/articles/intake/txt";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const MAX_CHARACTERS = 5_000_000;
/** No text of so many UTF-16 units needs more bytes in any encoding. Other formats may be mostly pictures. */
export const MAX_BYTES = MAX_CHARACTERS * 4 + 4;
/** Each line may be a paragraph with its sentences; a list of a million words is data, not an article. */
export const MAX_PARAGRAPHS = 100_000;

export const tooMany =
  "This text has over 100,000 lines, more than one article can have. Take out what is not the article and try again.";
export const tooLong =
  "This text is over 5 million characters long, more than one article can be. Split it and upload the parts.";

/**
 * Gathers blocks, leaving out those without words.
 * @throws UnreadableError from `add` as soon as the limits are passed.
 */
export class Blocks {
  readonly list: Block[] = [];
  #length = 0;

  add(block: Block): void {
    // Where a word may be divided is no part of the word, and would keep quotes from being found.
    const text = plainText(block.text).replaceAll("\u00ad", "").trim();
    if (text === "") return;
    this.#length += text.length + 2;
    if (this.#length > MAX_CHARACTERS + 2) throw new UnreadableError(tooLong);
    if (this.list.length >= MAX_PARAGRAPHS) throw new UnreadableError(tooMany);
    this.list.push({ ...block, text });
  }
}
