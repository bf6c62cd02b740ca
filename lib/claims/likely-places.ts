/** Where a quotation that is gone may be: for a person to choose, never for the program. */

import type { Alignment } from "@/lib/articles/alignment";
import { tokensOf } from "@/lib/articles/tokens";
import type { TextRange } from "@/lib/claims/anchor";

const AT_MOST = 5;
/** Pairs of words that stand in more places than this tell nothing. */
const COMMON = 300;
/** The part of its pairs of words that a place must share. */
const LIKELY = 0.3;
/** Of a long quotation the rarest pairs are enough. */
const PAIRS = 60;

export type Lost = {
  exact: string;
  /** What the alignment shows at its place, if anything: the likeliest. */
  first: TextRange | null;
};

/** Looks for the places that share most pairs of words with each lost quotation. */
export function likelyPlaces({ fresh }: Alignment, lost: readonly Lost[]): TextRange[][] {
  if (lost.length === 0) return [];
  const known = new Map<string, number>();
  const asked = lost.map(({ exact }) => tokensOf(exact, known).ids);
  // The ids of the new text, as the quotations have them: -1 where none has the word.
  const { ids } = tokensOf(fresh.text, known);
  const pair = (one: number, other: number) => one * known.size + other;
  const places = new Map<number, number[]>();
  for (const quote of asked)
    for (let k = 0; k + 1 < quote.length; k += 1) places.set(pair(quote[k] ?? 0, quote[k + 1] ?? 0), []);
  for (let at = 0; at + 1 < ids.length; at += 1) {
    const list = places.get(pair(ids[at] ?? 0, ids[at + 1] ?? 0));
    if (list && list.length <= COMMON) list.push(at);
  }
  return lost.map(({ first }, index) => {
    const quote = asked[index] ?? new Int32Array();
    const found: TextRange[] = first ? [first] : [];
    for (const { from, to } of windows(quote, (k) => places.get(pair(quote[k] ?? 0, quote[k + 1] ?? 0)) ?? [])) {
      const range = { start: fresh.starts[from] ?? 0, end: fresh.ends[to - 1] ?? 0 };
      if (found.length < AT_MOST && !found.some((one) => one.start < range.end && range.start < one.end))
        found.push(range);
    }
    return found;
  });
}

/** Stretches of the new text in which pairs of a quotation lie about as far apart as in it, the fullest first. */
function windows(quote: Int32Array, placesOf: (k: number) => readonly number[]): { from: number; to: number }[] {
  const length = quote.length;
  const pairs = Array.from({ length: Math.max(0, length - 1) }, (_, k) => ({ k, list: placesOf(k) }))
    .filter(({ list }) => list.length > 0 && list.length <= COMMON)
    .sort((a, b) => a.list.length - b.list.length)
    .slice(0, PAIRS);
  const hits = pairs.flatMap(({ k, list }) => list.map((at) => ({ at, k }))).sort((a, b) => a.at - b.at);
  const asked = Math.min(length - 1, PAIRS);
  const times = new Int32Array(length);
  const found: { from: number; to: number; count: number }[] = [];
  let low = 0;
  let inside = 0;
  for (const { at, k } of hits) {
    if (times[k] === 0) inside += 1;
    times[k] = (times[k] ?? 0) + 1;
    for (let first = hits[low]; first && first.at <= at - length - 4; first = hits[++low]) {
      times[first.k] = (times[first.k] ?? 0) - 1;
      if (times[first.k] === 0) inside -= 1;
    }
    if (inside >= Math.max(1, asked * LIKELY)) found.push({ from: hits[low]?.at ?? at, to: at + 2, count: inside });
  }
  return found
    .sort((a, b) => b.count - a.count || a.to - a.from - (b.to - b.from) || a.from - b.from)
    .slice(0, 20 * AT_MOST);
}
