/** Which sentences of two articles say the same: the step before their words are compared. */

import { type Tokens, tokensOf, wordsAmong } from "@/lib/articles/tokens";

/** A sentence of the article, in UTF-16 units of its text. */
export type SentenceRange = {
  start: number;
  end: number;
  paragraph: number;
  /** It is a headline, a byline or a date, and not of the running text. */
  head?: boolean;
};
export type Compared = { text: string; sentences: readonly SentenceRange[] };

/** Two sentences that are less alike are about something else. */
const LEAST = 0.34;
/** Out of order two must be more alike. */
const LEAST_MOVED = 0.55;
const CANDIDATES = 8;
/** What a headline and a sentence of the text are worth of their likeness. */
const UNLIKE_ROLES = 0.6;

/** A side, token by token; `ids` are the same for the same word in either case. */
export type Side = {
  tokens: Tokens;
  ids: Int32Array;
  sentences: readonly SentenceRange[];
  /** Tokens of each sentence. */
  from: Int32Array;
  to: Int32Array;
  /** How many sentences each of `sentences` is, once those are joined that one on the other side says. */
  counts: Int32Array;
};
export type Sides = { one: Side; other: Side; words: Uint8Array; weights: Float64Array };

export function cut(one: Compared, other: Compared): Sides {
  const known = new Map<string, number>();
  const raw = [tokensOf(one.text, known), tokensOf(other.text, known)] as const;
  const words = wordsAmong(known);
  const folded = new Map<string, number>();
  const foldOf = new Int32Array(known.size);
  for (const [token, id] of known) {
    const small = token.toLowerCase();
    const first = folded.get(small) ?? id;
    folded.set(small, first);
    foldOf[id] = first;
  }
  const side = (tokens: Tokens, sentences: readonly SentenceRange[]): Side => {
    const from = new Int32Array(sentences.length);
    const to = new Int32Array(sentences.length);
    let at = 0;
    for (const [index, { start, end }] of sentences.entries()) {
      while (at < tokens.ids.length && (tokens.ends[at] ?? 0) <= start) at += 1;
      from[index] = at;
      while (at < tokens.ids.length && (tokens.starts[at] ?? 0) < end) at += 1;
      to[index] = at;
    }
    return { tokens, ids: tokens.ids.map((id) => foldOf[id] ?? id), sentences, from, to, counts: from.map(() => 1) };
  };
  const sides = [side(raw[0], one.sentences), side(raw[1], other.sentences)] as const;
  // How much a word says: the fewer sentences have it, the more.
  const having = new Float64Array(known.size);
  let total = 0;
  for (const each of sides)
    for (let at = 0; at < each.sentences.length; at += 1) {
      total += 1;
      for (const id of wordSet(each, at, words)) having[id] = (having[id] ?? 0) + 1;
    }
  const weights = having.map((count) => Math.log(1 + (total + 1) / (count + 1)));
  return { one: sides[0], other: sides[1], words, weights };
}

function wordSet({ ids, from, to }: Side, at: number, words: Uint8Array): Set<number> {
  const found = new Set<number>();
  for (let token = from[at] ?? 0; token < (to[at] ?? 0); token += 1) {
    const id = ids[token] ?? 0;
    if (words[id] === 1) found.add(id);
  }
  return found;
}

type Pair = { i: number; j: number; score: number };

/** For each sentence of the first article the one of the other that it is, or -1; and which of these are out of order. */
type Pairing = {
  partner: Int32Array;
  moved: Uint8Array;
  /** Are the two alike enough to be one, whatever each is paired with? */
  alike: (i: number, j: number) => boolean;
};

export function paired({ one, other, words, weights }: Sides): Pairing {
  const sets = Array.from(other.sentences, (_, j) => wordSet(other, j, words));
  const weigh = (set: ReadonlySet<number>) => {
    let sum = 0;
    for (const id of set) sum += weights[id] ?? 0;
    return sum;
  };
  const weightOf = sets.map(weigh);
  const postings = new Map<number, number[]>();
  for (const [j, set] of sets.entries())
    for (const id of set) {
      const list = postings.get(id);
      if (list) list.push(j);
      else postings.set(id, [j]);
    }
  const common = Math.max(50, sets.length / 20);
  const shared = new Float64Array(sets.length);
  const all: Pair[] = [];
  for (let i = 0; i < one.sentences.length; i += 1) {
    const set = wordSet(one, i, words);
    const weight = weigh(set);
    const seen: number[] = [];
    // Words that are everywhere find nothing; they count below, for those that others found.
    for (const id of set) {
      const list = postings.get(id);
      if (!list || list.length > common) continue;
      for (const j of list) {
        if (shared[j] === 0) seen.push(j);
        shared[j] = (shared[j] ?? 0) + (weights[id] ?? 0);
      }
    }
    const likely = seen.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b).slice(0, CANDIDATES * 2);
    const scored = likely.map((j) => {
      let both = 0;
      for (const id of set) if (sets[j]?.has(id)) both += weights[id] ?? 0;
      const smaller = Math.min(weight, weightOf[j] ?? 0);
      const dice = (2 * both) / (weight + (weightOf[j] ?? 0));
      // A sentence that was joined with another is wholly in it.
      const within = Math.min(set.size, sets[j]?.size ?? 0) >= 5 && smaller > 0 ? (0.75 * both) / smaller : 0;
      const roles = (one.sentences[i]?.head ?? false) === (other.sentences[j]?.head ?? false) ? 1 : UNLIKE_ROLES;
      return { i, j, score: Math.max(dice, within) * roles };
    });
    for (const j of seen) shared[j] = 0;
    scored.sort((a, b) => b.score - a.score || a.j - b.j);
    all.push(...scored.filter(({ score }) => score >= LEAST).slice(0, CANDIDATES));
  }
  const partner = new Int32Array(one.sentences.length).fill(-1);
  const moved = new Uint8Array(one.sentences.length);
  const taken = new Uint8Array(other.sentences.length);
  for (const { i, j } of inOrder(all, other.sentences.length)) {
    partner[i] = j;
    taken[j] = 1;
  }
  for (const { i, j, score } of [...all].sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)) {
    if (score < LEAST_MOVED || partner[i] !== -1 || taken[j] === 1) continue;
    partner[i] = j;
    taken[j] = 1;
    moved[i] = 1;
  }
  // A headline is never a part of what the text says.
  const heads = (i: number, j: number) => (one.sentences[i]?.head ?? false) === (other.sentences[j]?.head ?? false);
  const likely = new Set(all.filter(({ i, j }) => heads(i, j)).map(({ i, j }) => i * other.sentences.length + j));
  return { partner, moved, alike: (i, j) => likely.has(i * other.sentences.length + j) };
}

/** Joins neighbours where one article says in one sentence what the other says in several. */
export function joined(sides: Sides, { partner, moved, alike }: Pairing) {
  const { one, other } = sides;
  const owner = new Int32Array(other.sentences.length).fill(-1);
  const sizes = new Int32Array(one.sentences.length);
  for (const [i, j] of partner.entries()) {
    if (j < 0) continue;
    owner[j] = i;
    sizes[i] = 1;
  }
  const there = partner.slice();
  /** Gives what has no partner to the neighbour's, in both directions. */
  const spread = (list: Int32Array, fits: (at: number, neighbour: number) => boolean) => {
    for (const by of [1, -1])
      for (let step = 1; step < list.length; step += 1) {
        const at = by > 0 ? step : list.length - 1 - step;
        const beside = list[at - by] ?? -1;
        if (list[at] === -1 && beside >= 0 && fits(at, beside)) list[at] = beside;
      }
  };
  spread(owner, (j, i) => {
    if (!alike(i, j)) return false;
    sizes[i] = (sizes[i] ?? 0) + 1;
    return true;
  });
  // Several on both sides would be a paragraph, of which nobody sees what belongs to what.
  spread(there, (i, j) => alike(i, j) && sizes[owner[j] ?? -1] === 1);
  const units = { one: unitsOf(one, there), other: unitsOf(other, owner) };
  const pairs = new Int32Array(units.one.side.sentences.length).fill(-1);
  const outOfOrder = new Uint8Array(pairs.length);
  for (const [i, j] of partner.entries()) {
    if (j < 0) continue;
    const unit = units.one.unitOf[i] ?? 0;
    pairs[unit] = units.other.unitOf[j] ?? -1;
    outOfOrder[unit] = moved[i] ?? 0;
  }
  return { ...sides, one: units.one.side, other: units.other.side, partner: pairs, moved: outOfOrder };
}

/** Makes one of neighbours that belong to the same. @param to -1 for what stands alone. */
function unitsOf(side: Side, to: Int32Array): { side: Side; unitOf: Int32Array } {
  const unitOf = new Int32Array(to.length);
  const sentences: SentenceRange[] = [];
  const [from, until, counts]: [number[], number[], number[]] = [[], [], []];
  for (const [at, sentence] of side.sentences.entries()) {
    const last = sentences.at(-1);
    if (last && at > 0 && (to[at] ?? -1) >= 0 && to[at] === to[at - 1]) {
      sentences[sentences.length - 1] = { ...last, end: sentence.end };
      until[until.length - 1] = side.to[at] ?? 0;
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    } else {
      sentences.push(sentence);
      from.push(side.from[at] ?? 0);
      until.push(side.to[at] ?? 0);
      counts.push(1);
    }
    unitOf[at] = sentences.length - 1;
  }
  const made = { from: Int32Array.from(from), to: Int32Array.from(until), counts: Int32Array.from(counts) };
  return { side: { ...side, sentences, ...made }, unitOf };
}

/** The pairs of the greatest sum in which both sides ascend. Ascending pairs of `i`; a Fenwick tree of maxima over `j`. */
function inOrder(pairs: readonly Pair[], width: number): Pair[] {
  const best = new Float64Array(width + 1);
  const last = new Int32Array(width + 1).fill(-1);
  const before = new Int32Array(pairs.length).fill(-1);
  const sums = new Float64Array(pairs.length);
  const asked = (until: number): [number, number] => {
    let found: [number, number] = [0, -1];
    for (let at = until; at > 0; at -= at & -at)
      if ((best[at] ?? 0) > found[0]) found = [best[at] ?? 0, last[at] ?? -1];
    return found;
  };
  let top = -1;
  for (let at = 0; at < pairs.length; ) {
    let next = at;
    // Those of one sentence do not follow each other.
    while (next < pairs.length && pairs[next]?.i === pairs[at]?.i) {
      const [sum, previous] = asked(pairs[next]?.j ?? 0);
      sums[next] = sum + (pairs[next]?.score ?? 0);
      before[next] = previous;
      next += 1;
    }
    for (; at < next; at += 1) {
      const sum = sums[at] ?? 0;
      for (let place = (pairs[at]?.j ?? 0) + 1; place <= width; place += place & -place)
        if (sum > (best[place] ?? 0)) {
          best[place] = sum;
          last[place] = at;
        }
      if (top < 0 || sum > (sums[top] ?? 0)) top = at;
    }
  }
  const kept: Pair[] = [];
  for (let at = top; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
}
