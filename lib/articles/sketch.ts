/**
 * A short fingerprint of a text's wording, by which nearly the same text is found without reading every text again.
 * Bottom-k MinHash (Broder 1997, "On the resemblance and containment of documents"): of the hashes of all runs of three
 * words the smallest 128 are kept, and two texts share as many of their smallest hashes as they share of their runs.
 */

const SIZE = 128;
const RUN = 3;
/** Fewer runs than this say nothing: two short notes may share most of their words by chance. */
const FEWEST = 24;

const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;

/** The smallest hashes of a text's runs of words, ascending 32-bit numbers; null for a text of a few words. */
export function sketchOf(text: string): number[] | null {
  const hashes = new Set<number>();
  const last = new Uint32Array(RUN);
  let count = 0;
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(words)) {
    last[count % RUN] = hashed(word);
    count += 1;
    if (count < RUN) continue;
    let run = 0x9e3779b9;
    for (let back = RUN; back > 0; back -= 1) run = mixed(run ^ (last[(count - back) % RUN] ?? 0));
    hashes.add(run);
  }
  if (hashes.size < FEWEST) return null;
  return [...Uint32Array.from(hashes).sort().subarray(0, SIZE)];
}

/**
 * How much of their wording two texts share, from 0 to 1: runs of words in both over runs of words in either, doubled as
 * in "of the words of both, this share is common" (the Dice coefficient of the estimated resemblance).
 * An estimate: off by four hundredths where half is shared.
 */
export function likeness(one: readonly number[], other: readonly number[]): number {
  let shared = 0;
  let seen = 0;
  for (let i = 0, j = 0; seen < SIZE && (i < one.length || j < other.length); seen += 1) {
    const a = one[i] ?? Number.POSITIVE_INFINITY;
    const b = other[j] ?? Number.POSITIVE_INFINITY;
    if (a === b) shared += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  const resemblance = seen === 0 ? 0 : shared / seen;
  return (2 * resemblance) / (1 + resemblance);
}

/** FNV-1a over UTF-16 units. */
function hashed(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

/** The finishing steps of MurmurHash3: every bit of the input moves every bit of the output. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
