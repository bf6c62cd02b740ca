/**
 * What copied wording is found by without reading every text again: prints of the wording itself and marks of what a rewrite
 * keeps.
 */

import { mixed, readWords, WEAK } from "@/lib/sources/wording-words";

/** Of one text; none twice, in the order of the text. */
export type Wording = {
  /**
   * Hashes of runs of five words, winnowed (Schleimer, Wilkerson and Aiken 2003, "Winnowing"): of any eight in a row the
   * smallest is kept, so that twelve words in a row that two texts share always leave a common print. About 134 for 600 words.
   */
  prints: Uint32Array;
  /**
   * Names, figures and the words that are not of all news, each by its stem; of a long text those with the smallest hashes,
   * so that of two texts the same ones are kept. At most about 160.
   */
  marks: Uint32Array;
};

const RUN = 5;
const WINDOW = 8;
const MARKS = 144;
const FACTOR = 0x01000193;

let power = 1;
for (let k = 1; k < RUN; k += 1) power = Math.imul(power, FACTOR);

let runs = new Int32Array(4096);

/** The wording of a text; the same for the same words, whatever their case, accents and typesetting. */
export function wordingOf(text: string): Wording {
  const { count, forms, stems, kinds } = readWords(text);
  if (count > runs.length) runs = new Int32Array(count * 2);
  return { prints: printsOf(forms, count), marks: marksOf(stems, kinds, count) };
}

function printsOf(forms: Int32Array, count: number): Uint32Array {
  if (count === 0) return new Uint32Array(0);
  const size = Math.min(RUN, count);
  const total = count - size + 1;
  let hash = 0;
  for (let at = 0; at < count; at += 1) {
    if (at >= RUN) hash = (hash - Math.imul(forms[at - RUN] ?? 0, power)) | 0;
    hash = (Math.imul(hash, FACTOR) + (forms[at] ?? 0)) | 0;
    if (at >= size - 1) runs[at - size + 1] = mixed(hash);
  }
  begin(count);
  let least = -1;
  let last = -1;
  for (let at = 0; at < total; at += 1) {
    const run = runs[at] ?? 0;
    if (least > at - WINDOW && least >= 0) {
      // The last of equals, so that words said over and over leave few prints.
      if (run <= (runs[least] ?? 0)) least = at;
    } else {
      least = Math.max(0, at - WINDOW + 1);
      for (let k = least + 1; k <= at; k += 1) if ((runs[k] ?? 0) <= (runs[least] ?? 0)) least = k;
    }
    if (least === last || (at < WINDOW - 1 && at < total - 1)) continue;
    last = least;
    keep(runs[least] ?? 0);
  }
  return kept.slice(0, found);
}

function marksOf(stems: Int32Array, kinds: Uint8Array, count: number): Uint32Array {
  begin(count);
  for (let at = 0; at < count; at += 1) {
    const stem = stems[at] ?? 0;
    if (stem !== 0 && ((kinds[at] ?? 0) & WEAK) === 0) keep(stem);
  }
  if (found <= MARKS) return kept.slice(0, found);
  const largest = (MARKS / found) * 0x100000000;
  let chosen = 0;
  for (let at = 0; at < found; at += 1) {
    const mark = kept[at] ?? 0;
    if (mark > largest) continue;
    kept[chosen] = mark;
    chosen += 1;
  }
  return kept.slice(0, chosen);
}

/** What is kept of a text, and a set of the same numbers, which is emptied by counting up. Short texts use a part of it. */
const SLOTS = 1 << 16;
const FEWEST_SLOTS = 1 << 11;
const kept = new Uint32Array(SLOTS / 2);
let found = 0;
const slots = new Int32Array(SLOTS);
const turns = new Uint32Array(SLOTS);
let turn = 0;
let mask = 0;

function begin(words: number): void {
  found = 0;
  turn = (turn + 1) >>> 0;
  mask = FEWEST_SLOTS - 1;
  while (mask < words * 2 && mask < SLOTS - 1) mask = mask * 2 + 1;
}

/** Keeps a number once; of a text as long as a book the first ones. */
function keep(number: number): void {
  if (found * 2 > mask) return;
  let slot = (number >>> 3) & mask;
  while (turns[slot] === turn && slots[slot] !== number) slot = (slot + 1) & mask;
  if (turns[slot] === turn) return;
  turns[slot] = turn;
  slots[slot] = number;
  kept[found] = number;
  found += 1;
}

/** Numbers as the bytes that are stored, and back. The machines that run this write the low byte first. */
export const packed = (numbers: Uint32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

export const unpacked = (bytes: Uint8Array): Uint32Array =>
  bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
    : new Uint32Array(bytes.slice().buffer);
