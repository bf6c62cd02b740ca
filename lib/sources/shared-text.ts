/** What two texts share: whole passages, and the signs that one was rewritten from the other. */

import { evidenceIn, sureOf, type Told } from "@/lib/sources/rewrite-evidence";
import { type Passage, passagesOf, tilesOf } from "@/lib/sources/shared-passages";
import { quotedWords } from "@/lib/sources/wording-quotes";
import { wordsOf } from "@/lib/sources/wording-words";

/** The same words in both, but for few between them: [start, end] in UTF-16 units of each text. */
export type SharedPassage = { a: [start: number, end: number]; b: [start: number, end: number] };

export type SharedText = {
  /** Part of each text's words that are the same in a shared passage, from 0 to 1. */
  shareOfA: number;
  shareOfB: number;
  /** From 0 to 1: how sure that one rewrites the other, or both the same text. */
  rewrite: number;
  /** In the order of the first text. */
  passages: SharedPassage[];
};

const nothing: SharedText = { shareOfA: 0, shareOfB: 0, rewrite: 0, passages: [] };

/**
 * Compares two texts. The same whichever is named first, but for the names of the sides.
 * Some milliseconds for two usual articles, more for long ones: the server compares in the process apart.
 */
export function sharedText(a: string, b: string): SharedText {
  const turned = a.length === b.length ? a > b : a.length > b.length;
  const found = turned ? compared(b, a) : compared(a, b);
  return turned ? swapped(found) : found;
}

function swapped({ shareOfA, shareOfB, rewrite, passages }: SharedText): SharedText {
  return {
    shareOfA: shareOfB,
    shareOfB: shareOfA,
    rewrite,
    passages: passages.map(({ a, b }) => ({ a: b, b: a })).sort((x, y) => x.a[0] - y.a[0]),
  };
}

function compared(a: string, b: string): SharedText {
  const [one, other] = [toldIn(a), toldIn(b)];
  const [ours, theirs] = [one.words, other.words];
  if (ours.count === 0 || theirs.count === 0) return nothing;
  const same = ours.count === theirs.count && ours.forms.every((form, at) => form === theirs.forms[at]);
  const whole = { a: 0, b: 0, length: ours.count };
  const tiles = same ? [whole] : tilesOf(ours, theirs);
  const passages: Passage[] = same
    ? [{ a: [0, ours.count], b: [0, ours.count], words: ours.count, tiles }]
    : passagesOf(tiles, ours);
  const shared = passages.reduce((sum, passage) => sum + passage.words, 0);
  return {
    shareOfA: shared / ours.count,
    shareOfB: shared / theirs.count,
    rewrite: same ? 1 : sureOf(evidenceIn(one, other, tiles, passages)),
    passages: passages.map((passage) => ({
      a: [ours.starts[passage.a[0]] ?? 0, ours.ends[passage.a[1] - 1] ?? 0],
      b: [theirs.starts[passage.b[0]] ?? 0, theirs.ends[passage.b[1] - 1] ?? 0],
    })),
  };
}

function toldIn(text: string): Told {
  const words = wordsOf(text);
  return { words, quoted: quotedWords(text, words) };
}
