/**
 * What speaks for one text being a rewrite of the other, beyond whole passages. Two reporters at one event write down the
 * same names and some of the same figures; who rewrites takes nearly all of them, sentence by sentence, in the order in which
 * they stood. What both merely quote, and one passage that stands in both while the rest has nothing in common, is no sign.
 */

import type { Passage, Tile } from "@/lib/sources/shared-passages";
import { BEGINS_SENTENCE, CAPITAL, FIGURE, NAME, WEAK, type Words } from "@/lib/sources/wording-words";

/** One of the two texts; `quoted` has a 1 for each word inside quotation marks. */
export type Told = { words: Words; quoted: Uint8Array };

export type Evidence = {
  /** Part of the names and figures of the one that has fewer that are in the other, from 0 to 1. */
  facts: number;
  /** Part of what the shorter text says, sentence by sentence, that one sentence of the other says too, from 0 to 1. */
  cover: number;
  /** Whether these sentences come in the same order: from -1 to 1, and near 0 where they are few. */
  order: number;
  /** How much is in both, in words that say something. */
  common: number;
};

/**
 * How sure that one rewrites the other, from 0 to 1: a logistic model of the evidence. Its weights were found on
 * `bench/wording`, and 0.5 is set where hardly a report of one's own is taken for a rewrite.
 */
export function sureOf({ facts, cover, order, common }: Evidence): number {
  const score = 7.4 * facts + 6.7 * cover + 1.2 * order + 1.1 * Math.log1p(Math.min(common, MOST)) - 12.4;
  return 1 / (1 + Math.exp(-score));
}

/** More in common says no more: of two long texts much is. */
const MOST = 50;
/** Words of a quotation that are the same make it a common one. */
const QUOTED = 4;
/** A passage that is nearly all of the shorter text is the text. */
const WHOLE = 0.6;
/** Of a sentence so much must be in one of the other's to count for the order. */
const MATCHED = 0.3;
/** A sentence that says less is left out. */
const LEAST = 1.5;
/** Sentences whose order is certain. */
const ENOUGH = 5;
/** Where there are few names and figures all other words stand in for them, as if there were so many. */
const FEW_FACTS = 3;
/** A term in so many sentences finds none of them. */
const EVERYWHERE = 200;

/** Weighs the evidence. The same for both orders of the two, but for ties, which the caller breaks. */
export function evidenceIn(one: Told, other: Told, tiles: readonly Tile[], passages: readonly Passage[]): Evidence {
  const left = { one: new Uint8Array(one.words.count), other: new Uint8Array(other.words.count) };
  leaveOut(one, other, tiles, passages, left);
  const terms = new Terms(one.words, other.words);
  const sides = [terms.sentencesOf(one.words, left.one), terms.sentencesOf(other.words, left.other)] as const;
  const weights = terms.weights(sides);
  const known = sides.map((sentences) => new Set(sentences.flat())) as [Set<number>, Set<number>];
  const facts = overlap(known, weights, (term) => terms.fact[term] === 1);
  const all = overlap(known, weights, () => true);
  return {
    facts: (facts.both + (FEW_FACTS * all.both) / Math.max(1, all.fewer)) / (facts.fewer + FEW_FACTS),
    common: all.both,
    ...coverOf(sides, weights),
  };
}

/** Marks with 1 what is no evidence. */
function leaveOut(
  one: Told,
  other: Told,
  tiles: readonly Tile[],
  passages: readonly Passage[],
  left: { one: Uint8Array; other: Uint8Array },
): void {
  for (const { a, b, length } of tiles) {
    let both = 0;
    for (let k = 0; k < length; k += 1) both += (one.quoted[a + k] ?? 0) & (other.quoted[b + k] ?? 0);
    if (both < QUOTED) continue;
    for (let k = 0; k < length; k += 1)
      if (one.quoted[a + k] === 1 && other.quoted[b + k] === 1) {
        left.one[a + k] = 1;
        left.other[b + k] = 1;
      }
  }
  const longest = longestOf(passages);
  if (!longest || longest.words >= WHOLE * Math.min(one.words.count, other.words.count)) return;
  for (const { a, b, length } of longest.tiles) {
    left.one.fill(1, a, a + length);
    left.other.fill(1, b, b + length);
  }
}

export function longestOf(passages: readonly Passage[]): Passage | null {
  let longest: Passage | null = null;
  for (const passage of passages) if (!longest || passage.words > longest.words) longest = passage;
  return longest;
}

type Sentences = number[][];

/** The terms of two texts, numbered from 0, with what is known of each from either. */
class Terms {
  private readonly numbers = new Map<number, number>();
  /** 1 for a name, by the capital that it never goes without, and for a figure. */
  readonly fact: Uint8Array;
  private readonly weak: Uint8Array;

  constructor(one: Words, other: Words) {
    const small = new Uint8Array(one.count + other.count);
    this.fact = new Uint8Array(small.length);
    this.weak = new Uint8Array(small.length);
    for (const { count, stems, kinds } of [one, other])
      for (let at = 0; at < count; at += 1) {
        const stem = stems[at] ?? 0;
        const kind = kinds[at] ?? 0;
        if (stem === 0) continue;
        const number = this.numbers.get(stem) ?? this.numbers.size;
        this.numbers.set(stem, number);
        if (kind & (NAME | FIGURE)) this.fact[number] = 1;
        else if (!(kind & CAPITAL)) small[number] = 1;
        if (kind & FIGURE) small[number] = 2;
        if (kind & WEAK) this.weak[number] = 1;
      }
    for (let number = 0; number < this.numbers.size; number += 1) if (small[number] === 1) this.fact[number] = 0;
  }

  /** The terms of each sentence, none twice. */
  sentencesOf({ count, stems, kinds }: Words, left: Uint8Array): Sentences {
    const sentences: Sentences = [];
    let open = new Set<number>();
    const close = () => {
      if (open.size > 0) sentences.push([...open]);
      open = new Set();
    };
    for (let at = 0; at < count; at += 1) {
      if ((kinds[at] ?? 0) & BEGINS_SENTENCE) close();
      if (stems[at] !== 0 && left[at] === 0) open.add(this.numbers.get(stems[at] ?? 0) ?? 0);
    }
    close();
    return sentences;
  }

  /** How much each term says: the fewer sentences have it the more, and words of all news say little. */
  weights(sides: readonly [Sentences, Sentences]): Float64Array {
    const having = new Float64Array(this.numbers.size);
    const total = sides[0].length + sides[1].length;
    for (const sentences of sides)
      for (const terms of sentences) for (const term of terms) having[term] = (having[term] ?? 0) + 1;
    const most = Math.log(1 + (total + 1) / 3);
    return having.map(
      (count, term) => ((this.weak[term] === 1 ? 0.3 : 1) * Math.log(1 + (total + 1) / (count + 1))) / most,
    );
  }
}

function overlap(
  [one, other]: readonly [Set<number>, Set<number>],
  weights: Float64Array,
  counts: (term: number) => boolean,
): { both: number; fewer: number } {
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (const term of one) {
    if (!counts(term)) continue;
    ofOne += weights[term] ?? 0;
    if (other.has(term)) both += weights[term] ?? 0;
  }
  for (const term of other) if (counts(term)) ofOther += weights[term] ?? 0;
  return { both, fewer: Math.min(ofOne, ofOther) };
}

function coverOf(sides: readonly [Sentences, Sentences], weights: Float64Array): Pick<Evidence, "cover" | "order"> {
  const weigh = (terms: readonly number[]) => terms.reduce((sum, term) => sum + (weights[term] ?? 0), 0);
  const sums = sides.map((sentences) => sentences.reduce((sum, terms) => sum + weigh(terms), 0)) as [number, number];
  const [shorter, longer] = sums[0] <= sums[1] ? sides : [sides[1], sides[0]];
  const places = new Map<number, number[]>();
  for (const [at, terms] of longer.entries())
    for (const term of terms) {
      const list = places.get(term);
      if (list) list.push(at);
      else places.set(term, [at]);
    }
  const shared = new Float64Array(longer.length);
  const counts = new Int32Array(longer.length);
  const matched: number[] = [];
  let [covered, total] = [0, 0];
  for (const terms of shorter) {
    const weight = weigh(terms);
    if (weight < LEAST) continue;
    const seen: number[] = [];
    for (const term of terms) {
      const list = places.get(term);
      if (!list || list.length > EVERYWHERE) continue;
      for (const at of list) {
        if (counts[at] === 0) seen.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
        shared[at] = (shared[at] ?? 0) + (weights[term] ?? 0);
      }
    }
    let best = { at: -1, part: 0 };
    for (const at of seen.sort((x, y) => x - y)) {
      // One word in common is none.
      const part = (counts[at] ?? 0) >= 2 ? (shared[at] ?? 0) / weight : 0;
      if (part > best.part) best = { at, part };
      counts[at] = 0;
      shared[at] = 0;
    }
    total += weight;
    covered += weight * best.part;
    if (best.part >= MATCHED) matched.push(best.at);
  }
  return { cover: total === 0 ? 0 : covered / total, order: orderOf(matched) };
}

/** Kendall's rank correlation, less where there is little to go by. Of very many places the first decide. */
function orderOf(places: readonly number[]): number {
  const looked = places.slice(0, 300);
  let [same, turned] = [0, 0];
  for (const [at, place] of looked.entries())
    for (let next = at + 1; next < looked.length; next += 1) {
      const step = (looked[next] ?? 0) - place;
      if (step > 0) same += 1;
      else if (step < 0) turned += 1;
    }
  return same + turned === 0 ? 0 : ((same - turned) / (same + turned)) * Math.min(1, places.length / ENOUGH);
}
