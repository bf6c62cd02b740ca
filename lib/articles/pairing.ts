/** Which paragraph of one revision is which of the other: at most one of each, so that a copy never stands for another. */

import { Postings } from "@/lib/articles/postings";
import type { Unit } from "@/lib/articles/tokens";

/** One side of a comparison: its token ids, and the stretches of it that are to be paired. */
export type Side = { ids: Int32Array; units: readonly Unit[] };

/** How much the neighbourhood weighs beside the words: enough to tell equals apart, no more. */
const CONTEXT = 0.03;
/** Shared pairs of words, as a part of all (Dice), from which two units are taken for one that was edited. */
const ALIKE = 0.5;
/** The same where both neighbours say that it is the place. */
const ALIKE_IN_PLACE = 0.25;
/** A part of a unit that was split or joined: nearly all of the smaller one is in the other. */
const CONTAINED = 0.75;
/** How much better the best must be than the second best to be taken without asking the neighbours. */
const MARGIN = 0.08;
/** How much worse than the best, which is taken, the second best may be. */
const SECOND_BEST = 0.15;
const ROUNDS = 4;
/** Word pairs that stand in more units than this say nothing of which unit it is. */
const COMMON = 24;

type Candidate = { i: number; j: number; alike: number; contained: number };

/**
 * Pairs units one to one: the same words first, then nearly the same, by their words and then by their neighbours.
 * @param edge for each token of the old side the one that it is known to correspond to, or -1; at the ends of each pair
 *   that is found this function writes it, so that pairs are neighbours to others.
 * @returns for each old unit the index of its new one, or -1.
 */
export function pairUnits(old: Side, fresh: Side, edge: Int32Array): Int32Array {
  const pairing = new Pairing(old, fresh, edge);
  pairing.sameWords();
  pairing.nearlySame();
  return pairing.newOf;
}

class Pairing {
  readonly newOf: Int32Array;
  private readonly oldOf: Int32Array;

  constructor(
    private readonly old: Side,
    private readonly fresh: Side,
    private readonly edge: Int32Array,
  ) {
    this.newOf = new Int32Array(old.units.length).fill(-1);
    this.oldOf = new Int32Array(fresh.units.length).fill(-1);
  }

  sameWords(): void {
    const { old, fresh } = this;
    const lengths = [old.units.length, fresh.units.length] as const;
    const oldKeys = old.units.map((unit) => keyOf(old.ids, unit));
    const newKeys = fresh.units.map((unit) => keyOf(fresh.ids, unit));
    const same = (i: number, j: number) => oldKeys[i] === newKeys[j] && this.equal(i, j);
    let head = 0;
    while (head < Math.min(...lengths) && same(head, head)) this.pair(head, head++);
    let [i, j] = [lengths[0] - 1, lengths[1] - 1];
    while (i >= head && j >= head && same(i, j)) this.pair(i--, j--);

    const once = soleIndexes(oldKeys);
    for (const [key, j] of soleIndexes(newKeys)) {
      const i = once.get(key) ?? -1;
      if (j >= 0 && i >= 0 && this.free(i, j) && this.equal(i, j)) this.pair(i, j);
    }
    // What stands beside a pair and says the same is a pair, too, though it be said elsewhere again.
    for (let i = 0; i + 1 < lengths[0]; i += 1) {
      const j = this.newOf[i] ?? -1;
      if (j >= 0 && this.adjacent(i, j) && this.free(i + 1, j + 1) && same(i + 1, j + 1)) this.pair(i + 1, j + 1);
    }
    for (let i = lengths[0] - 1; i > 0; i -= 1) {
      const j = this.newOf[i] ?? -1;
      if (j > 0 && this.adjacent(i - 1, j - 1) && this.free(i - 1, j - 1) && same(i - 1, j - 1))
        this.pair(i - 1, j - 1);
    }
  }

  nearlySame(): void {
    const candidates = this.candidates();
    const best = { old: new Map<number, number[]>(), fresh: new Map<number, number[]>() };
    for (const { i, j, alike } of candidates) {
      note(best.old, i, alike);
      note(best.fresh, j, alike);
    }
    const rivals = ({ i, j, alike }: Candidate) => {
      const ofOld = best.old.get(i) ?? [];
      const ofNew = best.fresh.get(j) ?? [];
      return {
        best: Math.max(ofOld[0] ?? 0, ofNew[0] ?? 0),
        second: Math.max(other(ofOld, alike), other(ofNew, alike)),
      };
    };
    for (const candidate of candidates) {
      const { best, second } = rivals(candidate);
      const { i, j, alike } = candidate;
      if (alike >= ALIKE && alike >= best && alike >= second + MARGIN) this.pair(i, j);
    }
    for (let round = 0; round < ROUNDS; round += 1) if (!this.settle(candidates, (one) => rivals(one).best)) break;
  }

  /** One round over what is undecided, the likeliest first; tells whether it found any. */
  private settle(candidates: readonly Candidate[], bestOf: (candidate: Candidate) => number): boolean {
    const open = candidates
      .filter(({ i, j }) => this.free(i, j))
      .map((one) => {
        const context = this.context(one.i, one.j);
        return { ...one, context, score: one.alike + CONTEXT * context };
      })
      .sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
    const tiedOld = tally(open, ({ i, score }) => `${i} ${score.toFixed(6)}`);
    const tiedNew = tally(open, ({ j, score }) => `${j} ${score.toFixed(6)}`);
    let found = false;
    for (const one of open) {
      const { i, j, alike, contained, context, score } = one;
      if (!this.free(i, j)) continue;
      const enough = alike >= ALIKE || contained >= CONTAINED || (context >= 2 && alike >= ALIKE_IN_PLACE);
      if (!enough) continue;
      const best = bestOf(one);
      if (alike < best - (alike >= ALIKE ? SECOND_BEST : 0) && context < 2) continue;
      // Two that are alike in words and neighbours, and one place: nobody can tell which of them it was.
      const [ofOld, ofNew] = [tiedOld.get(`${i} ${score.toFixed(6)}`), tiedNew.get(`${j} ${score.toFixed(6)}`)];
      if (ofOld !== ofNew) continue;
      this.pair(i, j);
      found = true;
    }
    return found;
  }

  /** Pairs of free units that share rare words, or that stand where the other is expected. */
  private candidates(): Candidate[] {
    const { old, fresh } = this;
    const freeOld = indexesOf(this.newOf);
    const freeNew = indexesOf(this.oldOf);
    if (freeOld.length === 0 || freeNew.length === 0) return [];
    const length = freeNew.reduce((sum, j) => sum + lengthOf(fresh.units[j]), 0);
    const postings = new Postings(2 * (length + freeNew.length), COMMON);
    const newGrams = new Map<number, Uint32Array>();
    for (const j of freeNew) {
      const unit = fresh.units[j];
      if (!unit) continue;
      const grams = gramsOf(fresh.ids, unit, 2);
      newGrams.set(j, grams);
      postings.add(j, grams);
      postings.add(j, gramsOf(fresh.ids, unit, 4));
    }
    const found: Candidate[] = [];
    const votes = new Int32Array(fresh.units.length);
    for (const i of freeOld) {
      const unit = old.units[i];
      if (!unit) continue;
      const grams = gramsOf(old.ids, unit, 2);
      const seen: number[] = [];
      postings.vote(grams, votes, seen);
      postings.vote(gramsOf(old.ids, unit, 4), votes, seen);
      const likely = mostVoted(seen, votes);
      for (const j of seen) votes[j] = 0;
      for (const j of this.expected(i)) if (!likely.includes(j)) likely.push(j);
      for (const j of likely) {
        const others = newGrams.get(j);
        if (!others) continue;
        const shared = overlap(grams, others);
        const alike = this.equal(i, j) ? 1 : (2 * shared) / (grams.length + others.length);
        const contained = shared >= 6 ? shared / Math.min(grams.length, others.length) : 0;
        if (alike >= ALIKE_IN_PLACE || contained >= CONTAINED) found.push({ i, j, alike, contained });
      }
    }
    return found;
  }

  /** Free new units beside what a neighbour was paired with. */
  private expected(i: number): number[] {
    const found: number[] = [];
    for (const step of [-1, 1]) {
      for (let away = 1; away <= 3; away += 1) {
        const j = this.newOf[i + step * away] ?? -1;
        if (j < 0) continue;
        for (let near = 1; near <= away + 1; near += 1) {
          const expected = j - step * near;
          if (this.oldOf[expected] === -1) found.push(expected);
        }
        break;
      }
    }
    return found;
  }

  /** From 0 to 2: how far the neighbours on either side say that the two are one. */
  private context(i: number, j: number): number {
    const [from, to] = [this.old.units[i], this.fresh.units[j]];
    if (!from || !to) return 0;
    return this.before(i, from.from, to.from) + this.after(i, from.to, to.to);
  }

  private before(i: number, from: number, to: number): number {
    if (from === 0 || to === 0) return from === to ? 1 : 0;
    if (this.edge[from - 1] === to - 1) return 1;
    for (let k = i - 1; k >= Math.max(0, i - 4); k -= 1) {
      const last = (this.old.units[k]?.to ?? 0) - 1;
      const there = this.edge[last] ?? -1;
      if (there >= 0) return there < to && to - there <= 2 * (from - last) + 60 ? 0.5 : 0;
    }
    return 0;
  }

  private after(i: number, from: number, to: number): number {
    const [oldEnd, newEnd] = [this.old.ids.length, this.fresh.ids.length];
    if (from === oldEnd || to === newEnd) return oldEnd - from === newEnd - to ? 1 : 0;
    if (this.edge[from] === to) return 1;
    for (let k = i + 1; k <= Math.min(this.old.units.length - 1, i + 4); k += 1) {
      const first = this.old.units[k]?.from ?? 0;
      const there = this.edge[first] ?? -1;
      if (there >= 0) return there >= to && there - to <= 2 * (first - from) + 60 ? 0.5 : 0;
    }
    return 0;
  }

  private free(i: number, j: number): boolean {
    return this.newOf[i] === -1 && this.oldOf[j] === -1;
  }

  /** True if nothing lies between a unit and the next, on both sides. */
  private adjacent(i: number, j: number): boolean {
    const { old, fresh } = this;
    return old.units[i]?.to === old.units[i + 1]?.from && fresh.units[j]?.to === fresh.units[j + 1]?.from;
  }

  private equal(i: number, j: number): boolean {
    const [one, other] = [this.old.units[i], this.fresh.units[j]];
    if (!one || !other || one.to - one.from !== other.to - other.from) return false;
    for (let k = 0; k < one.to - one.from; k += 1)
      if (this.old.ids[one.from + k] !== this.fresh.ids[other.from + k]) return false;
    return true;
  }

  private pair(i: number, j: number): void {
    const [one, other] = [this.old.units[i], this.fresh.units[j]];
    if (!one || !other) return;
    this.newOf[i] = j;
    this.oldOf[j] = i;
    this.edge[one.from] = other.from;
    this.edge[one.to - 1] = other.to - 1;
  }
}

/** A number that differs for different words, but for rare accidents: who relies on it compares. */
function keyOf(ids: Int32Array, { from, to }: Unit): number {
  let one = to - from;
  let two = 0x9e3779b9;
  for (let at = from; at < to; at += 1) {
    const id = ids[at] ?? 0;
    one = Math.imul(one ^ id, 0x01000193) + 0x7f4a7c15;
    two = Math.imul(two ^ (id + 0x85eb), 0x85ebca6b) ^ (two >>> 15);
  }
  return (one >>> 0) * 0x100000 + ((two >>> 0) & 0xfffff);
}

/** key → the index of the only one that has it, or -1 where several have. */
function soleIndexes(keys: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, key] of keys.entries()) found.set(key, found.has(key) ? -1 : index);
  return found;
}

/** Hashes of all runs of some tokens, ascending; of a unit that is shorter, of the whole. */
export function gramsOf(ids: Int32Array, { from, to }: Unit, size: number): Uint32Array {
  const count = Math.max(1, to - from - size + 1);
  const grams = new Uint32Array(count);
  for (let k = 0; k < count; k += 1) {
    let hash = size;
    for (let at = from + k; at < Math.min(to, from + k + size); at += 1)
      hash = Math.imul(hash ^ ((ids[at] ?? 0) + 0x9e3779b9), 0x85ebca6b) ^ (hash >>> 13);
    grams[k] = hash;
  }
  return grams.sort();
}

const lengthOf = (unit: Unit | undefined): number => (unit ? unit.to - unit.from : 0);

/** The eight units with most votes, the most first. */
function mostVoted(seen: readonly number[], votes: Int32Array): number[] {
  let most = 0;
  for (const j of seen) most = Math.max(most, votes[j] ?? 0);
  return seen
    .filter((j) => (votes[j] ?? 0) * 4 >= most)
    .sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b)
    .slice(0, 8);
}

/** How many two sorted lists share, each as often as both have it. */
function overlap(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] ?? 0, other[j] ?? 0];
    if (a === b) shared += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return shared;
}

function indexesOf(partners: Int32Array): number[] {
  const found: number[] = [];
  for (const [index, partner] of partners.entries()) if (partner < 0) found.push(index);
  return found;
}

/** Keeps the two highest, the higher first. */
function note(best: Map<number, number[]>, key: number, value: number): void {
  const [first = -1, second = -1] = best.get(key) ?? [];
  best.set(key, value > first ? [value, first] : [first, Math.max(second, value)]);
}

/** The highest but for the one itself. */
const other = ([first = -1, second = -1]: readonly number[], value: number): number =>
  value === first ? second : first;

function tally<T>(list: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}
