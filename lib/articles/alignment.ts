/** Which words of one revision are which of the next: worked out once, then asked for any number of quotes. */

import { pairUnits, type Side } from "@/lib/articles/pairing";
import { sharedRuns, tellingLength } from "@/lib/articles/shared-runs";
import {
  enders,
  isSentenceEnd,
  paragraphUnits,
  sentenceUnits,
  type Tokens,
  tokensOf,
  type Unit,
  wordsAmong,
} from "@/lib/articles/tokens";

/** Two texts, token by token. */
export type Alignment = {
  old: Tokens;
  fresh: Tokens;
  /** For each old token the new one that it is, or -1. No new token is two old ones. */
  newOf: Int32Array;
  /** 1 for each old token that is in the new text in another order than the rest. */
  moved: Uint8Array;
  /** By id: 1 for a word, 0 for a sign. */
  words: Uint8Array;
  /** The old paragraphs, ascending. */
  paragraphs: readonly Unit[];
  /** Their sentences, roughly, ascending. */
  sentences: readonly Unit[];
  /** From 0 to 1: how likely two words of the old text are the same, by which chance likeness is told from the true one. */
  chance: number;
};

/** Pairs of tokens that are compared one by one at most; longer stretches are divided into sentences before. */
const CELLS = 400_000;
/** A sentence of which less is known than this part is looked for elsewhere. */
const LOST = 0.2;
/** Words in a row that cannot be the same by chance, where nothing else says that two stretches belong together. */
const RUN = 5;

/**
 * Aligns two texts. Paragraphs are paired one to one, then sentences where a paragraph is long, was split, joined or
 * parted with some, then words. Nothing is found by likeness alone that has a better partner, so that a near copy which
 * stood before does not take the place of what was deleted.
 */
export function aligned(oldText: string, newText: string): Alignment {
  const known = new Map<string, number>();
  const old = tokensOf(oldText, known);
  const fresh = tokensOf(newText, known);
  const made = new Aligning(old, fresh, known);
  return {
    old,
    fresh,
    newOf: made.newOf,
    moved: movedTokens(made.newOf, fresh.ids.length),
    words: made.words,
    paragraphs: made.paragraphs,
    sentences: made.sentences,
    chance: made.chance,
  };
}

class Aligning {
  readonly newOf: Int32Array;
  readonly words: Uint8Array;
  readonly paragraphs: Unit[];
  readonly sentences: Unit[];
  readonly chance: number;
  private readonly oldOf: Int32Array;
  private readonly edge: Int32Array;
  private readonly ends: Uint8Array;

  constructor(
    private readonly old: Tokens,
    private readonly fresh: Tokens,
    known: ReadonlyMap<string, number>,
  ) {
    this.newOf = new Int32Array(old.ids.length).fill(-1);
    this.oldOf = new Int32Array(fresh.ids.length).fill(-1);
    this.edge = new Int32Array(old.ids.length).fill(-1);
    this.words = wordsAmong(known);
    this.ends = enders(known);
    this.chance = chanceOf(old.ids, this.words);
    this.paragraphs = paragraphUnits(old);
    this.sentences = this.paragraphs.flatMap((one) => sentenceUnits(old, one, this.ends));
    const newParagraphs = paragraphUnits(fresh);
    this.pairAll(this.paragraphs, newParagraphs, (one, other) =>
      this.pairAll(sentenceUnits(old, one, this.ends), sentenceUnits(fresh, other, this.ends), () => {}),
    );
    const lost = this.lost(this.old, this.paragraphs, this.newOf);
    this.pairAll(lost, this.lost(this.fresh, newParagraphs, this.oldOf), () => {});
    this.joinSharedRuns();
    this.fillGaps();
  }

  /** @param divide what to do with two that belong together and are too long to compare word by word. */
  private pairAll(ofOld: readonly Unit[], ofNew: readonly Unit[], divide: (one: Unit, other: Unit) => void): void {
    const side = (tokens: Tokens, units: readonly Unit[]): Side => ({ ids: tokens.ids, units });
    const pairs = pairUnits(side(this.old, ofOld), side(this.fresh, ofNew), this.edge);
    for (const [i, one] of ofOld.entries()) {
      const other = ofNew[pairs[i] ?? -1];
      if (!other) continue;
      if (this.same(one, other)) this.join(one.from, other.from, one.to - one.from);
      else if ((one.to - one.from) * (other.to - other.from) <= CELLS) this.compare(one, other, 1);
      else divide(one, other);
    }
    for (const [at, there] of this.newOf.entries()) this.edge[at] = there;
  }

  private same(one: Unit, other: Unit): boolean {
    if (one.to - one.from !== other.to - other.from) return false;
    for (let k = 0; k < one.to - one.from; k += 1) if (!this.equal(one.from + k, other.from + k)) return false;
    return true;
  }

  private equal(i: number, j: number): boolean {
    return this.old.ids[i] === this.fresh.ids[j];
  }

  private join(from: number, to: number, count: number): void {
    for (let k = 0; k < count; k += 1) {
      if (this.newOf[from + k] !== -1 || this.oldOf[to + k] !== -1) continue;
      this.newOf[from + k] = to + k;
      this.oldOf[to + k] = from + k;
    }
  }

  /** The sentences of which hardly a word was found. */
  private lost(tokens: Tokens, paragraphs: readonly Unit[], partners: Int32Array): Unit[] {
    return paragraphs.flatMap((paragraph) => {
      if (countFound(partners, paragraph) === paragraph.to - paragraph.from) return [];
      return sentenceUnits(tokens, paragraph, this.ends).filter(
        (unit) => countFound(partners, unit) < (unit.to - unit.from) * LOST,
      );
    });
  }

  /** What no unit explains, as half a sentence that was put elsewhere, or lines that are no paragraphs in one of the two. */
  private joinSharedRuns(): void {
    const { old, fresh, newOf, oldOf } = this;
    const left = (partners: Int32Array) => partners.reduce((count, partner) => count + (partner === -1 ? 1 : 0), 0);
    const length = tellingLength(left(newOf), left(oldOf), this.chance);
    for (const [at, there] of sharedRuns(
      { ids: old.ids, partners: newOf },
      { ids: fresh.ids, partners: oldOf },
      length,
    )) {
      const free = (k: number) => newOf[at + k] === -1 && oldOf[there + k] === -1 && this.equal(at + k, there + k);
      let [from, to] = [0, 0];
      while (free(to)) to += 1;
      if (to < length) continue;
      while (free(from - 1)) from -= 1;
      this.join(at + from, there + from, to - from);
    }
  }

  /** What lies between two places that are certain is compared, too, but chance likeness is not taken. */
  private fillGaps(): void {
    const { length } = this.newOf;
    const moved = movedTokens(this.newOf, this.fresh.ids.length);
    let [from, to] = [0, 0];
    for (let at = 0; at <= length; at += 1) {
      const there = at === length ? this.fresh.ids.length : (this.newOf[at] ?? -1);
      if (there < 0 || moved[at] === 1) continue;
      const [rows, columns] = [at - from, there - to];
      if (rows > 0 && columns > 0 && rows * columns <= CELLS / 4) {
        let clear = true;
        for (let k = from; k < at; k += 1) if (this.newOf[k] !== -1) clear = false;
        for (let k = to; k < there; k += 1) if (this.oldOf[k] !== -1) clear = false;
        if (clear) this.compare({ from, to: at }, { from: to, to: there }, RUN);
      }
      from = at + 1;
      to = there + 1;
    }
  }

  /** Compares two stretches word by word. @param least how many in a row count as found. */
  private compare(one: Unit, other: Unit, least: number): void {
    let [from, to] = [one.from, other.from];
    let [oldEnd, newEnd] = [one.to, other.to];
    if (least === 1) {
      while (from < oldEnd && to < newEnd && this.equal(from, to)) [from, to] = [from + 1, to + 1];
      while (oldEnd > from && newEnd > to && this.equal(oldEnd - 1, newEnd - 1))
        [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];
      // A sentence that begins or ends like its neighbour must not lend it its words: back to the last full stop.
      const head = from;
      while (from > one.from && !isSentenceEnd(this.old, from - 1, this.ends)) from -= 1;
      to -= head - from;
      const tail = oldEnd;
      while (oldEnd < one.to && !isSentenceEnd(this.old, oldEnd - 1, this.ends)) oldEnd += 1;
      newEnd += oldEnd - tail;
      if (to > newEnd || from > oldEnd)
        [from, to, oldEnd, newEnd] = [head, to + head - from, tail, newEnd - (oldEnd - tail)];
      this.join(one.from, other.from, from - one.from);
      this.join(oldEnd, newEnd, one.to - oldEnd);
    }
    this.trace({ from, to: oldEnd }, { from: to, to: newEnd }, least);
  }

  /**
   * The alignment of two stretches that keeps most words in few runs: a gap costs more than a word is worth, and less
   * at the end of a sentence, so that a deleted sentence is left out whole.
   */
  private trace(one: Unit, other: Unit, least: number): void {
    const [rows, columns] = [one.to - one.from, other.to - other.from];
    if (rows === 0 || columns === 0) return;
    const width = columns + 1;
    const NEVER = -1_000_000;
    const steps = new Uint8Array((rows + 1) * width);
    let run = new Int32Array(width).fill(NEVER);
    let gap = new Int32Array(width);
    const newEdge = new Uint8Array(width);
    for (let j = 0; j <= columns; j += 1)
      newEdge[j] = j === 0 || j === columns || isSentenceEnd(this.fresh, other.from + j - 1, this.ends) ? 1 : 0;
    for (let i = 0; i <= rows; i += 1) {
      const nextRun = new Int32Array(width).fill(NEVER);
      const nextGap = new Int32Array(width);
      const atEdge = i === 0 || i === rows || isSentenceEnd(this.old, one.from + i - 1, this.ends);
      const afterEdge = i <= 1 || isSentenceEnd(this.old, one.from + i - 2, this.ends);
      const id = this.old.ids[one.from + i - 1] ?? -1;
      const worth = this.words[id] === 1 ? 2 : 1;
      for (let j = 0; j <= columns; j += 1) {
        let step = 0;
        if (i > 0 && j > 0 && this.fresh.ids[other.from + j - 1] === id) {
          const onward = run[j - 1] ?? NEVER;
          const begun = (gap[j - 1] ?? NEVER) - (afterEdge && newEdge[j - 1] === 1 ? 0 : 1);
          nextRun[j] = worth + Math.max(onward, begun);
          if (begun > onward) step |= FROM_GAP;
        }
        const left = j > 0 ? (nextGap[j - 1] ?? NEVER) : NEVER;
        const up = i > 0 ? (gap[j] ?? NEVER) : NEVER;
        const ended = (nextRun[j] ?? NEVER) - (atEdge && newEdge[j] === 1 ? 1 : 2);
        const rest = i === 0 && j === 0 ? 0 : Math.max(left, up);
        nextGap[j] = Math.max(rest, ended);
        if (ended > rest) step |= FROM_RUN;
        else if (up >= left) step |= UP;
        steps[i * width + j] = step;
      }
      run = nextRun;
      gap = nextGap;
    }
    let [i, j] = [rows, columns];
    let running = (run[columns] ?? NEVER) >= (gap[columns] ?? NEVER);
    let last = { i, j };
    while (i > 0 || j > 0) {
      const step = steps[i * width + j] ?? 0;
      if (running) {
        [i, j] = [i - 1, j - 1];
        if (step & FROM_GAP || i === 0 || j === 0) {
          const count = last.i - i;
          const atEdge = (i === 0 && j === 0) || (last.i === rows && last.j === columns);
          if (count >= least || (count > 1 && atEdge)) this.join(one.from + i, other.from + j, count);
          running = false;
          last = { i, j };
        }
      } else if (step & FROM_RUN) {
        if (least === 1) this.matchInPlace(one.from + i, other.from + j, last.i - i, last.j - j);
        last = { i, j };
        running = true;
      } else if (i > 0 && (step & UP || j === 0)) i -= 1;
      else j -= 1;
    }
    if (least === 1 && !running) this.matchInPlace(one.from, other.from, last.i, last.j);
  }

  /** Where as many words were replaced as there are now, those between that stayed are the same. */
  private matchInPlace(from: number, to: number, rows: number, columns: number): void {
    if (rows !== columns) return;
    for (let k = 0; k < rows; k += 1) if (this.equal(from + k, to + k)) this.join(from + k, to + k, 1);
  }
}

const FROM_GAP = 1;
const FROM_RUN = 2;
const UP = 4;

function countFound(partners: Int32Array, { from, to }: Unit): number {
  let found = 0;
  for (let at = from; at < to; at += 1) if (partners[at] !== -1) found += 1;
  return found;
}

/** How likely two words of a text are the same, whichever they are. Under 0.02 in any language that people write. */
function chanceOf(ids: Int32Array, words: Uint8Array): number {
  const counts = new Int32Array(words.length);
  let total = 0;
  for (const id of ids)
    if (words[id] === 1) {
      counts[id] = (counts[id] ?? 0) + 1;
      total += 1;
    }
  // A text of a few words repeats none by chance.
  if (total < 200) return 0;
  let same = 0;
  for (const count of counts) same += (count / total) ** 2;
  return Math.min(same, 0.45);
}

/** Marks what is not in the heaviest ascending row of runs: the least that must have been moved. */
function movedTokens(newOf: Int32Array, newLength: number): Uint8Array {
  const moved = new Uint8Array(newOf.length);
  const runs: { from: number; to: number; at: number }[] = [];
  for (let i = 0; i < newOf.length; i += 1) {
    const at = newOf[i] ?? -1;
    if (at < 0) continue;
    const last = runs.at(-1);
    if (last && last.to === i && at === last.at + (i - last.from)) last.to = i + 1;
    else runs.push({ from: i, to: i + 1, at });
  }
  // Heaviest row that ends with each run, by a Fenwick tree over the new positions: [weight, run].
  const weight = new Int32Array(newLength + 1);
  const holder = new Int32Array(newLength + 1).fill(-1);
  const before = new Int32Array(runs.length).fill(-1);
  let heaviest = { weight: 0, run: -1 };
  for (const [index, { from, to, at }] of runs.entries()) {
    let best = 0;
    for (let k = at; k > 0; k -= k & -k)
      if ((weight[k] ?? 0) > best) {
        best = weight[k] ?? 0;
        before[index] = holder[k] ?? -1;
      }
    const total = best + to - from;
    for (let k = at + 1; k <= newLength; k += k & -k)
      if ((weight[k] ?? 0) < total) {
        weight[k] = total;
        holder[k] = index;
      }
    if (total > heaviest.weight) heaviest = { weight: total, run: index };
  }
  const kept = new Set<number>();
  for (let run = heaviest.run; run >= 0; run = before[run] ?? -1) kept.add(run);
  for (const [index, { from, to }] of runs.entries()) if (!kept.has(index)) moved.fill(1, from, to);
  return moved;
}
