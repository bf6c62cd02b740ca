/** Which pieces of a page are its article: where most of its prose stands together, without what is put in between. */

import type { AsideReason } from "@/lib/articles/article";
import { asideReasonOf } from "@/lib/articles/intake/aside";
import type { Box, Piece } from "@/lib/articles/intake/html/pieces";
import { regionOf } from "@/lib/articles/intake/html/regions";

/** A part of the page with more of its prose than this is not what its name says. */
const MOST_OF_REGION = 0.3;
/** The article's box is the innermost that holds this much of the prose around it. */
const MOST_OF_ARTICLE = 0.7;
/** A standfirst stands in a box at most this many steps out of the article's. */
const STEPS_OUT = 4;
/** Among the last pieces of an article authors are introduced and readers asked for support. */
const FOOT = 5;

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export const isHeading = ({ box }: Piece): boolean => /^h[1-6]$/.test(box.tag);

/** How much a piece says that it is prose: its characters, if it is about a sentence or more and not made of links. */
function proseIn(piece: Piece): number {
  const { text, linked } = piece;
  if (text.length < (dense.test(text) ? 25 : 70) || linked * 2 > text.length) return 0;
  if (isHeading(piece) || piece.box.tag === "tr") return 0;
  return /[.!?:;,。！？।؟،]/.test(text) ? text.length - linked : 0;
}

/** Makes the sum of any range one subtraction. */
function sumsOf(values: readonly number[]) {
  const sums = [0];
  for (const [index, value] of values.entries()) sums.push((sums[index] ?? 0) + value);
  return ({ from, to }: { from: number; to: number }) => (sums[to] ?? 0) - (sums[from] ?? 0);
}

/**
 * For each piece null if it is the article, else why not.
 * @param body the article's text as the page's structured data give it, "" where they do not.
 */
export function asideOf(pieces: readonly Piece[], boxes: readonly Box[], body: string): (AsideReason | null)[] {
  const prose = pieces.map(proseIn);
  const reasons = regionsOf(pieces, boxes, prose);
  const proseOf = sumsOf(prose.map((length, index) => (reasons[index] ? 0 : length)));
  const all: Pick<Box, "from" | "to"> = { from: 0, to: pieces.length };
  const main = boxes.reduce<Box | null>(
    (best, box) => (proseOf(box) > 0 && proseOf(box) >= proseOf(best ?? all) * MOST_OF_ARTICLE ? box : best),
    null,
  );
  if (!main) return reasons;

  const start = standfirst(pieces, main);
  const isProse = (index: number) => (prose[index] ?? 0) > 0;
  let begun = false;
  const aside = pieces.map((piece, index): AsideReason | null => {
    const reason = reasons[index];
    const within = index >= main.from && index < main.to;
    if (reason === "image-credit" && within && tells(piece)) return null;
    if (reason) return reason;
    if (!within && !(index >= start && index < main.from && isProse(index)))
      return index < main.from && isLink(piece) ? "navigation" : "other";
    begun ||= isProse(index);
    // Before the first sentences stand the date, buttons and the like.
    if (!begun && !isHeading(piece) && piece.box.tag !== "li") return "other";
    return isLink(piece) ? "read-also" : null;
  });
  byBody(pieces, aside, body);
  byWording(pieces, aside);
  return aside;
}

const creditWords = /photo|image|credit|getty|reuters|\/|©/i;

/** A caption that says something in a sentence, rather than whose picture it is: it may hold claims like any other text. */
const tells = ({ box, text }: Piece): boolean =>
  box.tag === "figcaption" &&
  text.split(/\s+/).length > 8 &&
  /[.!?]["”’]?$/.test(text.trim()) &&
  !creditWords.test(text);

/** A piece that is nothing but a link; a headline or a cell of a table may be one. */
function isLink(piece: Piece): boolean {
  return piece.linked > piece.text.length * 0.8 && !isHeading(piece) && !/^t[dhr]$/.test(piece.box.tag);
}

function regionsOf(pieces: readonly Piece[], boxes: readonly Box[], prose: readonly number[]) {
  const reasons: (AsideReason | null)[] = pieces.map(() => null);
  const proseOf = sumsOf(prose);
  const lengthOf = sumsOf(pieces.map(({ text }) => text.length));
  const linkedOf = sumsOf(pieces.map(({ linked }) => linked));
  const whole = proseOf({ from: 0, to: pieces.length });
  let done = 0;
  for (const box of boxes) {
    const reason = box.from >= done && box.to > box.from ? regionOf(box) : null;
    if (!reason || proseOf(box) > whole * MOST_OF_REGION) continue;
    // Ways out of a page are links; a part so named that has other prose has the name from what it is linked by.
    const leadsOut = reason === "navigation" || reason === "read-also";
    if (leadsOut && box.tag !== "nav" && proseOf(box) > 0 && linkedOf(box) * 2 < lengthOf(box)) continue;
    reasons.fill(reason, box.from, box.to);
    done = box.to;
  }
  return reasons;
}

/** Where a standfirst may begin that is set outside the article's box: behind the headline. */
function standfirst(pieces: readonly Piece[], main: Box): number {
  const headline = pieces.findLastIndex(({ box }, index) => box.tag === "h1" && index < main.from);
  let around: Box = main;
  for (let step = 0; step < STEPS_OUT && around.parent; step += 1) around = around.parent;
  return headline < 0 ? main.from : Math.max(headline + 1, around.from);
}

const bare = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Sets aside what structured data do not have, if they have most of the article and not only its beginning. */
function byBody(pieces: readonly Piece[], aside: (AsideReason | null)[], body: string): void {
  if (body.length < 500 || body.length > 200_000) return;
  const said = bare(body);
  const kept = pieces.flatMap((piece, index) => (aside[index] || isHeading(piece) ? [] : [index]));
  const found = new Set(kept.filter((index) => said.includes(bare(pieces[index]?.text ?? ""))));
  const lengthOf = (indices: Iterable<number>) =>
    [...indices].reduce((sum, at) => sum + (pieces[at]?.text.length ?? 0), 0);
  if (lengthOf(found) < lengthOf(kept) * 0.6) return;
  for (const index of kept) if (!found.has(index)) aside[index] = "other";
}

function byWording(pieces: readonly Piece[], aside: (AsideReason | null)[]): void {
  const kept = pieces.flatMap((_, index) => (aside[index] ? [] : [index]));
  for (const [place, index] of kept.entries()) {
    const piece = pieces[index];
    if (piece && !isHeading(piece)) aside[index] = asideReasonOf(piece.text, { atFoot: place >= kept.length - FOOT });
  }
}
