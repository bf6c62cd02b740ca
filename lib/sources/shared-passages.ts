/**
 * The passages that two texts share: runs of the same words, longest first and none twice (greedy string tiling, Wise 1993),
 * joined where a few other words stand between them, since whoever edits lightly leaves such gaps.
 */

import type { Words } from "@/lib/sources/wording-words";

/** The same words, `length` of them, at two places. */
export type Tile = { a: number; b: number; length: number };
/** Tiles in the same order in both, with little between them; word numbers, the last one exclusive. */
export type Passage = { a: [number, number]; b: [number, number]; words: number; tiles: Tile[] };

/** Words in a row that may be more than a phrase. */
const SHORTEST = 3;
/** In a text that says the same over and over, so many places are looked at for each word. */
const PLACES = 24;
/** Other words between two tiles of one passage. */
const GAP = 7;
/** Fewer words that are the same are no passage, nor are these where they say nothing. */
const FEWEST = 8;
const FEWEST_IN_A_ROW = 6;
const TELLING = 3;

/** The runs of words that are the same in both, in the order of the first; each word in one at most. */
export function tilesOf(one: Words, other: Words): Tile[] {
  const found = runsOf(one, other);
  found.sort((x, y) => y.length - x.length || x.a + x.b - (y.a + y.b) || x.a - y.a);
  const usedA = new Uint8Array(one.count);
  const usedB = new Uint8Array(other.count);
  const tiles: Tile[] = [];
  for (const run of found) {
    let length = 0;
    for (let k = 0; k <= run.length; k += 1) {
      if (k < run.length && usedA[run.a + k] === 0 && usedB[run.b + k] === 0) {
        length += 1;
        continue;
      }
      if (length >= SHORTEST) {
        const tile = { a: run.a + k - length, b: run.b + k - length, length };
        if (says(one, tile)) {
          usedA.fill(1, tile.a, tile.a + length);
          usedB.fill(1, tile.b, tile.b + length);
          tiles.push(tile);
        }
      }
      length = 0;
    }
  }
  return tiles.sort((x, y) => x.a - y.a);
}

/** Two words that say something, or five that are the same in a row. */
function says({ stems }: Words, { a, length }: Tile): boolean {
  if (length >= 5) return true;
  let telling = 0;
  for (let at = a; at < a + length; at += 1) if (stems[at] !== 0) telling += 1;
  return telling >= 2;
}

/** The longest runs that begin at each pair of places. */
function runsOf(one: Words, other: Words): Tile[] {
  const last = other.count - SHORTEST;
  const mask = tableSize(other.count) - 1;
  const heads = new Int32Array(mask + 1);
  const nexts = new Int32Array(other.count + 1);
  for (let at = last; at >= 0; at -= 1) {
    const slot = runAt(other.forms, at) & mask;
    nexts[at + 1] = heads[slot] ?? 0;
    heads[slot] = at + 1;
  }
  const found: Tile[] = [];
  for (let a = 0; a + SHORTEST <= one.count; a += 1) {
    let places = 0;
    for (let next = heads[runAt(one.forms, a) & mask] ?? 0; next > 0; next = nexts[next] ?? 0) {
      const b = next - 1;
      if (places >= PLACES) break;
      if (one.forms[a] !== other.forms[b]) continue;
      places += 1;
      if (a > 0 && b > 0 && one.forms[a - 1] === other.forms[b - 1]) continue;
      let length = 0;
      while (a + length < one.count && b + length < other.count && one.forms[a + length] === other.forms[b + length])
        length += 1;
      if (length >= SHORTEST) found.push({ a, b, length });
    }
  }
  return found;
}

function tableSize(count: number): number {
  let size = 64;
  while (size < count * 2) size *= 2;
  return size;
}

const runAt = (forms: Int32Array, at: number): number => {
  let hash = Math.imul(forms[at] ?? 0, 0x9e3779b1) ^ (forms[at + 1] ?? 0);
  hash = Math.imul(hash, 0x85ebca6b) ^ (forms[at + 2] ?? 0);
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** Joins tiles to passages and leaves out what may be chance, in the order of the first text. No two of them overlap. */
export function passagesOf(tiles: readonly Tile[], one: Words): Passage[] {
  // A phrase that stands elsewhere must not divide a passage: what is chance goes first.
  const near = joined(tiles, (passages, tile) => passages.findLast((passage) => follows(passage, tile)));
  const kept = near.filter((passage) => tells(passage, one)).flatMap((passage) => passage.tiles);
  kept.sort((x, y) => x.a - y.a);
  const before = new Map<Tile, Tile>();
  let last: Tile | undefined;
  for (const tile of kept.toSorted((x, y) => x.b - y.b)) {
    if (last) before.set(tile, last);
    last = tile;
  }
  const adjacent = joined(kept, (passages, tile) => {
    const last = passages.at(-1);
    return last && last.tiles.at(-1) === before.get(tile) && follows(last, tile) ? last : undefined;
  });
  return adjacent.filter((passage) => tells(passage, one));
}

/** @param into tells which passage a tile goes on with, if any. */
function joined(
  tiles: readonly Tile[],
  into: (passages: readonly Passage[], tile: Tile) => Passage | undefined,
): Passage[] {
  const passages: Passage[] = [];
  for (const tile of tiles) {
    const { a, b, length } = tile;
    const passage = into(passages, tile);
    if (passage) {
      passage.a[1] = a + length;
      passage.b[1] = b + length;
      passage.words += length;
      passage.tiles.push(tile);
    } else passages.push({ a: [a, a + length], b: [b, b + length], words: length, tiles: [tile] });
  }
  return passages;
}

function follows({ a, b }: Passage, tile: Tile): boolean {
  return tile.a >= a[1] && tile.a - a[1] <= GAP && tile.b >= b[1] && tile.b - b[1] <= GAP;
}

function tells({ words, tiles }: Passage, { stems }: Words): boolean {
  const longest = Math.max(...tiles.map(({ length }) => length));
  if (words < FEWEST && longest < FEWEST_IN_A_ROW) return false;
  let telling = 0;
  for (const { a, length } of tiles) for (let at = a; at < a + length; at += 1) if (stems[at] !== 0) telling += 1;
  return telling >= TELLING;
}
