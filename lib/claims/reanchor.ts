/** Finds quotations again in a corrected text. */

import { type Alignment, aligned } from "@/lib/articles/alignment";
import type { MentionFate } from "@/lib/articles/article";
import { type Tokens, tokenAfter, type Unit } from "@/lib/articles/tokens";
import type { Selector, TextRange } from "@/lib/claims/anchor";
import { likelyPlaces } from "@/lib/claims/likely-places";

export type Reanchored = {
  id: string;
  state: MentionFate;
  /** UTF-16 units of the new text; null where it is gone. */
  start: number | null;
  end: number | null;
  /** Where a gone one may be, the likeliest first, for a person to choose; at most five. */
  candidates: TextRange[];
};

/** The part of a quotation's words that must have stayed for the rest to count as reworded. */
const STAYED = 0.5;
/** Around a short quotation so many tokens on either side are looked at, to see whether the place is sure. */
const AROUND = 8;
/** A quotation of so many words is long enough to be sure of by itself. */
const LONG = 10;
/** So many words may all be others: "nine" that became "ten". */
const REPLACED = 2;

/**
 * Looks quotations of a text up in its revision. Unchanged: the same words at the corresponding place. Moved: the same
 * words, in another order among the rest. Reworded: the corresponding place, with other words. Gone: everything else,
 * since a wrong place is worse than none.
 */
export function reanchored<S extends Selector & { id: string }>(
  oldText: string,
  newText: string,
  selectors: readonly S[],
): Reanchored[] {
  if (selectors.length === 0) return [];
  const alignment = aligned(oldText, newText);
  const found = selectors.map((selector) => {
    const range = standing(oldText, selector);
    return { selector, range, place: range && placeOf(alignment, range) };
  });
  const lost = found.flatMap(({ selector, range, place }) =>
    place && place.state !== "gone" ? [] : [{ exact: selector.exact, first: place?.near ?? null, range }],
  );
  const likely = likelyPlaces(alignment, lost);
  return found.map(({ selector: { id }, place }) =>
    place && place.state !== "gone"
      ? { id, state: place.state, start: place.start, end: place.end, candidates: [] }
      : { id, state: "gone" as const, start: null, end: null, candidates: likely.shift() ?? [] },
  );
}

/** Where a quotation stands in its own text: where it says, or else where its words and surroundings are. */
function standing(text: string, { exact, prefix, suffix, start, end }: Selector): TextRange | null {
  if (exact === "") return null;
  if (text.slice(start, end) === exact && end > start) return { start, end };
  const context = text.indexOf(prefix + exact + suffix);
  let best: { start: number; score: number } | null = null;
  if (context >= 0 && text.indexOf(prefix + exact + suffix, context + 1) < 0)
    return { start: context + prefix.length, end: context + prefix.length + exact.length };
  for (let at = text.indexOf(exact), seen = 0; at >= 0 && seen < 1000; at = text.indexOf(exact, at + 1), seen += 1) {
    const score =
      sharedEnd(text.slice(Math.max(0, at - prefix.length), at), prefix) +
      sharedStart(text.slice(at + exact.length, at + exact.length + suffix.length), suffix);
    const nearer = best !== null && score === best.score && Math.abs(at - start) < Math.abs(best.start - start);
    if (best === null || score > best.score || nearer) best = { start: at, score };
  }
  return best && { start: best.start, end: best.start + exact.length };
}

function sharedStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

function sharedEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

type Place =
  | { state: Exclude<MentionFate, "gone">; start: number; end: number; near: null }
  /** `near`: what the alignment shows there, though it is not sure enough. */
  | { state: "gone"; near: TextRange | null };

const gone = (near: TextRange | null = null): Place => ({ state: "gone", near });

function placeOf(alignment: Alignment, range: TextRange): Place {
  const { old, fresh, newOf, moved } = alignment;
  const from = tokenAfter(old, range.start);
  let to = tokenAfter(old, range.end - 1);
  if (to < old.starts.length && (old.starts[to] ?? 0) < range.end) to += 1;
  const exact = old.text.slice(range.start, range.end);
  if (from >= to) return blank(alignment, range, from, exact);

  const first = newOf[from] ?? -1;
  let whole = first >= 0;
  for (let at = from; whole && at < to; at += 1) whole = newOf[at] === first + at - from;
  if (whole) {
    const last = first + to - 1 - from;
    const tokens = { start: fresh.starts[first] ?? 0, end: fresh.ends[last] ?? 0 };
    if (!isSure(alignment, from, to, first, last + 1)) return gone(tokens);
    let count = 0;
    for (let at = from; at < to; at += 1) count += moved[at] ?? 0;
    const start = tokens.start + range.start - (old.starts[from] ?? 0);
    const end = tokens.end + range.end - (old.ends[to - 1] ?? 0);
    if (start >= 0 && fresh.text.slice(start, end) === exact)
      return { state: count * 2 > to - from ? "moved" : "unchanged", start, end, near: null };
    return { state: "reworded", ...tokens, near: null };
  }
  return changed(alignment, from, to, exact);
}

/** Nothing but white space is where it was if what stands around it is. */
function blank({ old, fresh, newOf }: Alignment, range: TextRange, next: number, exact: string): Place {
  const before = newOf[next - 1] ?? -1;
  if (before < 0 || newOf[next] !== before + 1) return gone();
  const start = (fresh.ends[before] ?? 0) + range.start - (old.ends[next - 1] ?? 0);
  const end = start + exact.length;
  return fresh.text.slice(start, end) === exact ? { state: "unchanged", start, end, near: null } : gone();
}

/** The place of a quotation of which not every word was found in a row. */
function changed(alignment: Alignment, from: number, to: number, exact: string): Place {
  const { fresh, moved } = alignment;
  const group = heaviestGroup(alignment, from, to);
  const asked = wordsIn(alignment, from, to);
  if (!group) return replaced(alignment, from, to, exact);
  const start = afterSigns(alignment, leftEnd(alignment, from, group.from), group.from);
  const end = rightEnd(alignment, to, group.to);
  const tokens = { start: fresh.starts[start] ?? 0, end: fresh.ends[end - 1] ?? 0 };
  const stayed = wordsFound(alignment, group.from, group.to) / Math.max(1, asked);
  const swollen = end - start > 4 * (to - from) + 60;
  if (stayed < STAYED + alignment.chance || swollen || !isSure(alignment, from, to, start, end))
    return gone(stayed >= 0.2 ? tokens : null);
  const at = sameWordsAt(fresh, exact, tokens);
  if (at !== null) {
    const state = moved[group.from] === 1 ? "moved" : "unchanged";
    return { state, start: at, end: at + exact.length, near: null };
  }
  return { state: "reworded", ...tokens, near: null };
}

/**
 * Where the alignment left a word out that is there after all: of "very very", one was deleted and nobody can tell which.
 * @returns the offset of the same words at the place; null where they are not there, or twice.
 */
function sameWordsAt({ text, starts, ends }: Tokens, exact: string, { start, end }: TextRange): number | null {
  const whole = (at: number) => {
    const first = tokenAfter({ ends }, at);
    const last = tokenAfter({ ends }, at + exact.length - 1);
    return text.startsWith(exact, at) && starts[first] === at && ends[last] === at + exact.length;
  };
  const found = new Set([start, end - exact.length].filter((at) => at >= 0 && whole(at)));
  const inside = text.slice(start, end);
  for (let at = inside.indexOf(exact); at >= 0; at = inside.indexOf(exact, at + 1))
    if (whole(start + at)) found.add(start + at);
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** A word or two that were replaced, where what stands around them stayed; of more, the place is a candidate. */
function replaced(alignment: Alignment, from: number, to: number, exact: string): Place {
  const { fresh, newOf } = alignment;
  const [before, after] = [foundBefore(newOf, from), foundAfter(newOf, to)];
  const paragraph = unitAt(alignment.paragraphs, from);
  // Both neighbours must be of the same paragraph: at its ends nothing tells a replaced word from one that went.
  if (before === null || before < paragraph.from || after === null || after >= paragraph.to) return gone();
  const [start, end] = [(newOf[before] ?? 0) + 1, newOf[after] ?? 0];
  const [was, is] = [after - before - 1, end - start];
  if (is <= 0 || is > 4 * was + 20) return gone();
  const even = was === is;
  const first = even ? start + from - before - 1 : start;
  const last = even ? first + to - from : end;
  const range = { start: fresh.starts[first] ?? 0, end: fresh.ends[last - 1] ?? 0 };
  const small = wordsIn(alignment, from, to) <= REPLACED && was <= to - from + 2 && is <= was + 2;
  if (!small || !isSure(alignment, from, to, start, end)) return gone(range);
  const state = fresh.text.slice(range.start, range.end) === exact ? "unchanged" : "reworded";
  return { state, ...range, near: null };
}

/** The found tokens of a quotation that ascend without a leap, those with most words. */
function heaviestGroup(alignment: Alignment, from: number, to: number): { from: number; to: number } | null {
  const { newOf } = alignment;
  let best: { from: number; to: number; words: number } | null = null;
  let open: { from: number; to: number; words: number } | null = null;
  const leap = 3 * (to - from) + 60;
  for (let at = from; at < to; at += 1) {
    const there = newOf[at] ?? -1;
    if (there < 0) continue;
    const last: number = open ? (newOf[open.to - 1] ?? -1) : -1;
    if (!open || there < last || there - last > leap) open = { from: at, to: at + 1, words: 0 };
    open.to = at + 1;
    open.words += isWord(alignment, at) ? 1 : 0.01;
    if (!best || open.words > best.words) best = { ...open };
  }
  return best;
}

/** A place begins with a word, not with the full stop of the sentence before. */
function afterSigns({ fresh, newOf }: Alignment, start: number, found: number): number {
  let at = start;
  const last = newOf[found] ?? start;
  while (at <= last && /^[.,;:!?…)\]»”。！？，、]/.test(fresh.text.charAt(fresh.starts[at] ?? 0))) at += 1;
  return at > start && at < fresh.starts.length ? at : start;
}

/** The first new token of the place, given the first old one of the quotation that was found. */
function leftEnd({ newOf }: Alignment, from: number, found: number): number {
  const there = newOf[found] ?? 0;
  const missing = found - from;
  if (missing === 0) return there;
  const before = foundBefore(newOf, from);
  const room = before === null ? Number.POSITIVE_INFINITY : there - (newOf[before] ?? -1) - 1;
  if (room < 0) return there;
  const gap = before === null ? -1 : found - before - 1;
  const whole = gap === missing && room <= 2 * missing + 4;
  return there - (whole ? room : Math.min(room, missing));
}

/** One past the last new token of the place. */
function rightEnd({ newOf, fresh }: Alignment, to: number, foundTo: number): number {
  const there = (newOf[foundTo - 1] ?? 0) + 1;
  const missing = to - foundTo;
  if (missing === 0) return there;
  const after = foundAfter(newOf, to);
  const room = after === null ? fresh.ids.length - there : (newOf[after] ?? 0) - there;
  if (room < 0) return there;
  const gap = after === null ? -1 : after - foundTo;
  const whole = gap === missing && room <= 2 * missing + 4;
  return there + (whole ? room : Math.min(room, missing));
}

/** True if enough of what stands around a short quotation is found around the place. */
function isSure(alignment: Alignment, from: number, to: number, start: number, end: number): boolean {
  if (wordsFound(alignment, from, to) >= LONG) return true;
  const { newOf, sentences } = alignment;
  const [low, high] = [
    Math.max(unitAt(sentences, from).from, from - AROUND),
    Math.min(unitAt(sentences, to - 1).to, to + AROUND),
  ];
  let found = 0;
  for (let at = low; at < high; at += 1) {
    const there = newOf[at] ?? -1;
    if (there >= start - 3 * AROUND && there < end + 3 * AROUND) found += 1;
  }
  return found >= (STAYED + alignment.chance) * (high - low);
}

/** The stretch that a token is in; they ascend. */
function unitAt(units: readonly Unit[], at: number): Unit {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return units[low] ?? { from: at, to: at + 1 };
}

const isWord = ({ old, words }: Alignment, at: number): boolean => words[old.ids[at] ?? -1] === 1;

function wordsIn(alignment: Alignment, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (isWord(alignment, at)) count += 1;
  return count;
}

function wordsFound(alignment: Alignment, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (isWord(alignment, at) && (alignment.newOf[at] ?? -1) >= 0) count += 1;
  return count;
}

/** So far a neighbour that was found is looked for; one that is further off tells nothing of the place. */
const NEAR = 200;

function foundBefore(newOf: Int32Array, from: number): number | null {
  for (let at = from - 1; at >= Math.max(0, from - NEAR); at -= 1) if (newOf[at] !== -1) return at;
  return null;
}

function foundAfter(newOf: Int32Array, to: number): number | null {
  for (let at = to; at < Math.min(newOf.length, to + NEAR); at += 1) if (newOf[at] !== -1) return at;
  return null;
}
