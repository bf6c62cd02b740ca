/** Rich text from the clipboard: what a browser, Word or Google Docs put there as HTML. */

import type { Block, Document } from "@/lib/articles/intake/document";
import { finished } from "@/lib/articles/intake/finished";
import type { ReadingTime } from "@/lib/articles/intake/formats";
import { parsedPage } from "@/lib/articles/intake/html/parse";
import { type Piece, piecesOf } from "@/lib/articles/intake/html/pieces";
import { Blocks } from "@/lib/articles/intake/limits";

/** A headline stands at the top, under a section's name or a date at most. */
const HEAD = 4;

/**
 * Reads rich text that was pasted or mailed. Somebody chose it, so all of it is the article but what its wording shows
 * not to be. An item of a list is a paragraph, a short row of a table is one.
 * @throws UnreadableError if it holds more than one article can.
 */
export function readRichText(htmlFragment: string, time: ReadingTime): Document {
  const { pieces } = piecesOf(parsedPage(htmlFragment).documentElement);
  const headline = headlineAmong(pieces);
  const blocks = new Blocks();
  for (const [index, piece] of pieces.entries()) {
    const role: Block["role"] = index === headline ? "headline" : levelOf(piece) > 0 ? "heading" : "body";
    blocks.add({ text: piece.text, role, aside: null, ...(piece.links ? { links: piece.links } : {}) });
  }
  return finished(blocks.list, {}, time);
}

/** 1 to 6 for headings, 0 for all else. */
const levelOf = ({ box }: Piece): number => Number(/^h([1-6])$/.exec(box.tag)?.[1] ?? 0);

/** The first heading near the top, if no other is as high; -1 if there is none. */
function headlineAmong(pieces: readonly Piece[]): number {
  const first = pieces.findIndex((piece) => levelOf(piece) > 0);
  if (first < 0 || first >= HEAD) return -1;
  const level = pieces[first] ? levelOf(pieces[first]) : 0;
  return pieces.some((piece, index) => index !== first && levelOf(piece) > 0 && levelOf(piece) <= level) ? -1 : first;
}
