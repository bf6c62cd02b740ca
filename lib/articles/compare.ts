/**
 * Lays two articles side by side: which sentences say the same, in which words, and what differs between them. Made for
 * rewrites, where hardly a sentence stays as it was, and so compared by sentence and not by revision.
 */

import { type Compared, cut, joined, paired, type Side, type Sides } from "@/lib/articles/compare-pairs";
import { type DifferenceKind, differences } from "@/lib/claims/differences";

export type { Compared, SentenceRange } from "@/lib/articles/compare-pairs";

/** Words that stand in a row: a sentence, or several that the other article says in one, or nowhere. */
export type Passage = {
  start: number;
  end: number;
  sentences: number;
  /** Where words are the same as on the other side, ascending. */
  shared: [number, number][];
};

export type Row = {
  one: Passage | null;
  other: Passage | null;
  /** Part of the other side's words that are the same, from 0 to 1; null where a side is missing. */
  likeness: number | null;
  /** It stands elsewhere in the other article, not in the order of this one. */
  moved: boolean;
};

export type Place = [start: number, end: number];

/** Something that differs, numbered from 1 in the order of the rows. */
export type FoundDifference = {
  row: number;
  kind: DifferenceKind;
  one: Place | null;
  other: Place | null;
  rounded: boolean;
};

export type Comparison = {
  rows: Row[];
  differences: FoundDifference[];
  /** Part of the other article's words that are in the first, in the same order; from 0 to 1. */
  share: number;
  /** Sentences that only one of the two has, and how many of them quote somebody. */
  onlyOne: { sentences: number; quoting: number };
  onlyOther: { sentences: number; quoting: number };
};

/** Words in a row that make shared wording. */
const RUN = 3;
export function compared(one: Compared, other: Compared): Comparison {
  const sides = cut(one, other);
  const rows = rowsOf(joined(sides, paired(sides)));
  const found: FoundDifference[] = [];
  for (const [row, { one: a, other: b }] of rows.entries()) {
    if (!a || !b) continue;
    for (const each of differences(one.text.slice(a.start, a.end), other.text.slice(b.start, b.end))) {
      // Words that are all others may well say otherwise who says so, and how surely: that is no difference to mend.
      const wordy = each.kind === "hedge" || each.kind === "attribution";
      if (wordy && a.shared.length === 0) continue;
      found.push({
        row,
        kind: each.kind,
        one: each.one && [a.start + each.one.start, a.start + each.one.end],
        other: each.other && [b.start + each.other.start, b.start + each.other.end],
        rounded: each.rounded ?? false,
      });
    }
  }
  const counted = (side: "one" | "other", text: string) => {
    const alone = rows.filter((row) => row[side === "one" ? "other" : "one"] === null);
    const passages = alone.flatMap((row) => row[side] ?? []);
    return {
      sentences: passages.reduce((sum, passage) => sum + passage.sentences, 0),
      quoting: passages.filter(({ start, end }) => /["“„«]/.test(text.slice(start, end))).length,
    };
  };
  return {
    rows,
    differences: found,
    share: shareOf(sides, rows),
    onlyOne: counted("one", one.text),
    onlyOther: counted("other", other.text),
  };
}

function rowsOf({ one, other, words, partner, moved }: ReturnType<typeof joined>): Row[] {
  const rows: Row[] = [];
  const used = new Uint8Array(other.sentences.length);
  for (const j of partner) if (j >= 0) used[j] = 1;
  let next = 0;
  const addOther = (until: number) => {
    for (; next < until; next += 1) if (used[next] !== 1) alone(rows, other, next, "other");
  };
  for (let i = 0; i < one.sentences.length; i += 1) {
    const j = partner[i] ?? -1;
    if (j < 0) {
      alone(rows, one, i, "one");
      continue;
    }
    if (moved[i] !== 1) addOther(j);
    const runs = sharedRuns(one, i, other, j, words);
    const wordsOf = (side: Side, at: number) => {
      let count = 0;
      for (let token = side.from[at] ?? 0; token < (side.to[at] ?? 0); token += 1)
        count += words[side.ids[token] ?? 0] ?? 0;
      return count;
    };
    rows.push({
      one: passage(one, i, runs.one),
      other: passage(other, j, runs.other),
      likeness: runs.words / Math.max(1, wordsOf(other, j)),
      moved: moved[i] === 1,
    });
    if (moved[i] !== 1) next = j + 1;
  }
  addOther(other.sentences.length);
  return rows;
}

/** A sentence that the other article does not have: with the one before it, where that is of the same paragraph. */
function alone(rows: Row[], side: Side, at: number, which: "one" | "other"): void {
  const sentence = side.sentences[at];
  if (!sentence) return;
  const last = rows.at(-1);
  const before = last?.[which];
  const lacks = last && (which === "one" ? last.other : last.one) === null;
  const previous = side.sentences[at - 1];
  if (lacks && before && previous && before.end === previous.end && previous.paragraph === sentence.paragraph) {
    before.end = sentence.end;
    before.sentences += 1;
    return;
  }
  const made = { start: sentence.start, end: sentence.end, sentences: 1, shared: [] };
  rows.push({
    one: which === "one" ? made : null,
    other: which === "other" ? made : null,
    likeness: null,
    moved: false,
  });
}

const passage = (side: Side, at: number, shared: [number, number][]): Passage => ({
  start: side.sentences[at]?.start ?? 0,
  end: side.sentences[at]?.end ?? 0,
  sentences: side.counts[at] ?? 1,
  shared,
});

/** Longer sentences are compared by their beginnings: lists and tables, which nobody reads like this. */
const LONGEST = 400;
const MOST_RUNS = 40;

/**
 * The runs of words that two sentences share, the longest first and none twice (Ratcliff and Obershelp's pattern
 * matching), in any order.
 */
function sharedRuns(one: Side, i: number, other: Side, j: number, words: Uint8Array) {
  const a = one.ids.subarray(one.from[i], Math.min(one.to[i] ?? 0, (one.from[i] ?? 0) + LONGEST));
  const b = other.ids.subarray(other.from[j], Math.min(other.to[j] ?? 0, (other.from[j] ?? 0) + LONGEST));
  const taken = [new Uint8Array(a.length), new Uint8Array(b.length)] as const;
  const found: { at: number; there: number; length: number }[] = [];
  while (found.length < MOST_RUNS) {
    let best = { at: 0, there: 0, length: 0, words: 0 };
    let before = new Int32Array(b.length + 1);
    let wordsBefore = new Int32Array(b.length + 1);
    for (let x = 0; x < a.length; x += 1) {
      const lengths = new Int32Array(b.length + 1);
      const counts = new Int32Array(b.length + 1);
      for (let y = 0; y < b.length; y += 1) {
        if (a[x] !== b[y] || taken[0][x] === 1 || taken[1][y] === 1) continue;
        const length = (before[y] ?? 0) + 1;
        const count = (wordsBefore[y] ?? 0) + (words[a[x] ?? 0] ?? 0);
        lengths[y + 1] = length;
        counts[y + 1] = count;
        if (count > best.words || (count === best.words && length > best.length && count > 0))
          best = { at: x - length + 1, there: y - length + 1, length, words: count };
      }
      before = lengths;
      wordsBefore = counts;
    }
    if (best.words < RUN) break;
    found.push(best);
    taken[0].fill(1, best.at, best.at + best.length);
    taken[1].fill(1, best.there, best.there + best.length);
  }
  const places = (side: Side, first: number, key: "at" | "there"): [number, number][] =>
    found
      .map((run): [number, number] => [
        side.tokens.starts[first + run[key]] ?? 0,
        side.tokens.ends[first + run[key] + run.length - 1] ?? 0,
      ])
      .sort((x, y) => x[0] - y[0]);
  let count = 0;
  for (const { at, length } of found) for (let x = at; x < at + length; x += 1) count += words[a[x] ?? 0] ?? 0;
  return { one: places(one, one.from[i] ?? 0, "at"), other: places(other, other.from[j] ?? 0, "there"), words: count };
}

/** Words of the other article that are shared in order, of all its words. */
function shareOf({ other, words }: Sides, rows: readonly Row[]): number {
  const inside = (ranges: readonly [number, number][]) => {
    let [count, range] = [0, 0];
    for (const [at, id] of other.ids.entries()) {
      const start = other.tokens.starts[at] ?? 0;
      while (range < ranges.length && (ranges[range]?.[1] ?? 0) <= start) range += 1;
      if (start >= (ranges[range]?.[0] ?? Number.POSITIVE_INFINITY)) count += words[id] ?? 0;
    }
    return count;
  };
  const whole = inside(other.sentences.map(({ start, end }): [number, number] => [start, end]));
  const shared = rows.filter((row) => !row.moved).flatMap((row) => row.other?.shared ?? []);
  return whole === 0 ? 0 : inside(shared) / whole;
}
