/**
 * Which texts share prints or marks with one: an inverted index in flat arrays, grown by appending. New texts stay as they are
 * for a while, then become a sorted run; runs of like size are merged, so that there are few and each number moves rarely.
 */

import type { Wording } from "@/lib/sources/wording";

export type Candidate = {
  /** The text's number, in the order in which they were added. */
  text: number;
  /** From 0: how much of what the smaller of the two says is in the other, rare things counted more. */
  likeness: number;
};

/** More texts than these are sorted before a question is answered; so many at once, however many come. */
const YOUNG = 128;
const MOST_AT_ONCE = 16_384;
/** A number that more than this part of the texts has, says nothing. */
const COMMON = 0.1;
/** Fewer texts tell nothing of how common a number is. */
const FEW = 20;
/** Less in common is chance, or the same event told by somebody else; a free rewrite has twice as much. */
const LEAST = 0.12;

/** Pairs of a number and a text that has it, by the upper bits of the number; of the same number the texts ascend. */
type Run = Uint32Array;
type Added = Wording & { text: number };

export class WordingIndex {
  private runs: Run[] = [];
  private young: Added[] = [];
  /** Of each text: who may see it, how many numbers it has; a superseded one is in no answer. */
  private groups = new Int32Array(1024);
  private sizes = new Int32Array(1024);
  private superseded = new Uint8Array(1024);
  private votes = new Float64Array(1024);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** @param group a number from 0 for all texts that the same people see. Returns the text's number. */
  add({ prints, marks }: Wording, group: number): number {
    const text = this.count;
    if (text === this.groups.length) this.grow();
    this.groups[text] = group;
    this.sizes[text] = prints.length + marks.length;
    this.young.push({ text, prints, marks });
    this.count += 1;
    if (this.young.length >= MOST_AT_ONCE) this.settle();
    return text;
  }

  /** Leaves a text out of all answers: there is a newer one in its place. */
  supersede(text: number): void {
    this.superseded[text] = 1;
  }

  /**
   * The texts that are likest, the likest first. What the asker may not see takes no part, not even in how rare a word is.
   * @param allowed by group: 1 if the asker may see it.
   */
  candidates({ prints, marks }: Wording, allowed: Uint8Array, most: number): Candidate[] {
    if (this.young.length > YOUNG) this.settle();
    const { votes, groups, sizes, superseded } = this;
    let visible = 0;
    for (let text = 0; text < this.count; text += 1)
      if (allowed[groups[text] ?? 0] === 1 && superseded[text] === 0) visible += 1;
    const young = this.youngPostings(prints, marks);
    const tooMany = Math.max(FEW, Math.floor(visible * COMMON));
    const holders = new Uint32Array(tooMany + 1);
    const seen: number[] = [];
    let whole = 0;
    for (const asked of [prints, marks])
      for (let which = 0; which < asked.length; which += 1) {
        const number = asked[which] ?? 0;
        let found = 0;
        for (const run of this.runs)
          for (let at = lowerBound(run, number); at < run.length && found <= tooMany; at += 2) {
            const other = run[at] ?? 0;
            if (other >>> LOWER !== number >>> LOWER) break;
            const text = run[at + 1] ?? 0;
            if (other !== number || allowed[groups[text] ?? 0] !== 1 || superseded[text] === 1) continue;
            holders[found] = text;
            found += 1;
          }
        for (const text of young.get(number) ?? []) {
          if (found > tooMany) break;
          if (allowed[groups[text] ?? 0] !== 1 || superseded[text] === 1) continue;
          holders[found] = text;
          found += 1;
        }
        if (found > tooMany) continue;
        const weight = Math.log(1 + (visible + 1) / (found + 0.5));
        whole += weight;
        for (let k = 0; k < found; k += 1) {
          const text = holders[k] ?? 0;
          if (votes[text] === 0) seen.push(text);
          votes[text] = (votes[text] ?? 0) + weight;
        }
      }
    const each = whole / Math.max(1, prints.length + marks.length);
    const likest = seen
      .map((text) => ({ text, likeness: (votes[text] ?? 0) / Math.max(1, Math.min(whole, (sizes[text] ?? 0) * each)) }))
      .filter(({ likeness }) => likeness >= LEAST)
      .sort((one, other) => other.likeness - one.likeness || one.text - other.text);
    for (const text of seen) votes[text] = 0;
    return likest.slice(0, most);
  }

  private youngPostings(...asked: Uint32Array[]): ReadonlyMap<number, number[]> {
    const found = new Map<number, number[]>();
    if (this.young.length === 0) return found;
    for (const numbers of asked) for (const number of numbers) found.set(number, []);
    for (const { text, prints, marks } of this.young)
      for (const numbers of [prints, marks]) for (const number of numbers) found.get(number)?.push(text);
    return found;
  }

  private settle(): void {
    let run = sortedRun(this.young);
    this.young = [];
    for (let last = this.runs.at(-1); last && last.length <= run.length * 2; last = this.runs.at(-1)) {
      this.runs.pop();
      run = merged(last, run);
    }
    this.runs.push(run);
  }

  private grow(): void {
    const more = <T extends Int32Array | Uint8Array | Float64Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    const room = this.count * 2;
    this.groups = more(new Int32Array(room), this.groups);
    this.sizes = more(new Int32Array(room), this.sizes);
    this.superseded = more(new Uint8Array(room), this.superseded);
    this.votes = more(new Float64Array(room), this.votes);
  }
}

/** The first place of a number, or of its like in the upper bits. Hashes are spread evenly, so the place is guessed first. */
function lowerBound(run: Run, number: number): number {
  const wanted = number >>> LOWER;
  const total = run.length >> 1;
  const isBefore = (at: number) => (run[at * 2] ?? 0) >>> LOWER < wanted;
  let low = Math.floor((number / 0x100000000) * total);
  let high = low;
  for (let step = 64; low > 0 && !isBefore(low); step *= 4) low = Math.max(0, low - step);
  for (let step = 64; high < total && isBefore(high); step *= 4) high = Math.min(total, high + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** Numbers are sorted by their upper 22 bits, two passes of 11; hardly two of some millions share these by chance. */
const BITS = 11;
const BUCKETS = 1 << BITS;
const LOWER = 32 - 2 * BITS;

function sortedRun(texts: readonly Added[]): Run {
  const lower = new Uint32Array(BUCKETS);
  const upper = new Uint32Array(BUCKETS);
  let total = 0;
  for (const { prints, marks } of texts) {
    count(prints, lower, upper);
    count(marks, lower, upper);
    total += prints.length + marks.length;
  }
  toPlaces(lower);
  toPlaces(upper);
  const half: Run = new Uint32Array(total * 2);
  for (const { text, prints, marks } of texts) {
    deal(prints, text, half, lower);
    deal(marks, text, half, lower);
  }
  const run: Run = new Uint32Array(total * 2);
  for (let at = 0; at < half.length; at += 2) {
    const number = half[at] ?? 0;
    const bucket = number >>> (LOWER + BITS);
    const place = upper[bucket] ?? 0;
    upper[bucket] = place + 2;
    run[place] = number;
    run[place + 1] = half[at + 1] ?? 0;
  }
  return run;
}

function count(numbers: Uint32Array, lower: Uint32Array, upper: Uint32Array): void {
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const low = (number >>> LOWER) & (BUCKETS - 1);
    const high = number >>> (LOWER + BITS);
    lower[low] = (lower[low] ?? 0) + 2;
    upper[high] = (upper[high] ?? 0) + 2;
  }
}

/** Makes of how much comes into each bucket where the bucket begins. */
function toPlaces(buckets: Uint32Array): void {
  let sum = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const held = buckets[bucket] ?? 0;
    buckets[bucket] = sum;
    sum += held;
  }
}

/** The first pass, by the lower of the bits that count. */
function deal(numbers: Uint32Array, text: number, to: Run, places: Uint32Array): void {
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const bucket = (number >>> LOWER) & (BUCKETS - 1);
    const place = places[bucket] ?? 0;
    places[bucket] = place + 2;
    to[place] = number;
    to[place + 1] = text;
  }
}

/** @param other holds later texts than the first. */
function merged(one: Run, other: Run): Run {
  const made = new Uint32Array(one.length + other.length);
  for (let at = 0, i = 0, j = 0; at < made.length; at += 2) {
    const first = j >= other.length || (i < one.length && (one[i] ?? 0) >>> LOWER <= (other[j] ?? 0) >>> LOWER);
    made[at] = (first ? one[i] : other[j]) ?? 0;
    made[at + 1] = (first ? one[i + 1] : other[j + 1]) ?? 0;
    if (first) i += 2;
    else j += 2;
  }
  return made;
}
