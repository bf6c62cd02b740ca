/**
 * Where a quotation stands in a text. Offsets are UTF-16 units of the revision's plain text, which never changes.
 */

export type TextRange = { start: number; end: number };

/** A W3C TextPositionSelector and TextQuoteSelector in one. */
export type Selector = TextRange & { exact: string; prefix: string; suffix: string };

/** How much of the neighbourhood a selector keeps on either side, at most. */
const CONTEXT = 32;
/** How much text is looked at to find the grapheme boundaries near a cut. */
const LOOK = CONTEXT * 4;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Describes a place in a text so that it can be shown without the text and found again in another revision.
 * Prefix and suffix have up to 32 units and never begin or end inside a character as a reader sees it.
 * @throws RangeError if the range is empty or lies outside the text.
 */
export function selectorAt(text: string, start: number, end: number): Selector {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
    throw new RangeError(`There is no text from ${start} to ${end}.`);
  }
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: contextBefore(text, start),
    suffix: contextAfter(text, end),
  };
}

function contextBefore(text: string, at: number): string {
  const from = Math.max(0, at - LOOK);
  for (const { index } of graphemes.segment(text.slice(from, at))) {
    const begin = from + index;
    // The look may begin inside a character; only its later boundaries are certain.
    if (begin >= at - CONTEXT && (index > 0 || from === 0)) return text.slice(begin, at);
  }
  return "";
}

function contextAfter(text: string, at: number): string {
  let length = 0;
  for (const { index, segment } of graphemes.segment(text.slice(at, at + LOOK))) {
    if (index + segment.length > CONTEXT) break;
    length = index + segment.length;
  }
  return text.slice(at, at + length);
}

/**
 * Shrinks a range over the white space at its ends and widens it to whole code points, as selections by mouse need it.
 * Returns null if nothing but white space is left.
 */
export function trimmedRange(text: string, start: number, end: number): TextRange | null {
  let from = Math.max(0, Math.min(start, text.length));
  let to = Math.max(0, Math.min(end, text.length));
  if (cutsPair(text, from)) from -= 1;
  if (cutsPair(text, to)) to += 1;
  if (from >= to) return null;
  const inner = text.slice(from, to);
  from += inner.length - inner.trimStart().length;
  to -= inner.length - inner.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

/** True if an offset lies between the two halves of a surrogate pair. */
export function cutsPair(text: string, at: number): boolean {
  const after = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return after >= 0xdc00 && after <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

/**
 * Finds a quotation in a text; null if it does not occur there word for word.
 * Only what typesetting changes may differ: runs of white space, curly and straight quotation marks, kinds of dashes,
 * soft hyphens. Anything else (capitals, accents, a comma) makes it another quotation.
 */
export function occursIn(text: string, quote: string): TextRange | null {
  const wanted = quote.trim();
  if (wanted === "") return null;
  const exact = text.indexOf(wanted);
  if (exact >= 0) return { start: exact, end: exact + wanted.length };

  const needle = folded(wanted).text;
  if (needle === "" || needle === " ") return null;
  const hay = folded(text);
  const at = hay.text.indexOf(needle);
  if (at < 0) return null;
  const last = at + needle.length - 1;
  return { start: hay.starts[at] ?? 0, end: hay.ends[last] ?? text.length };
}

const foldable = /\s+|\u00ad+|[‘’‚‛]|[“”„‟]|[-‐‑‒–—―−]{2,}|[‐‑‒–—―−]/g;

/** The text with typesetting levelled, and for each of its units where it began and ended in the original. */
export function folded(text: string): { text: string; starts: Uint32Array; ends: Uint32Array } {
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  const parts: string[] = [];
  let length = 0;
  let at = 0;
  const keep = (until: number) => {
    if (until > at) parts.push(text.slice(at, until));
    for (; at < until; at += 1, length += 1) {
      starts[length] = at;
      ends[length] = at + 1;
    }
  };
  for (const found of text.matchAll(foldable)) {
    keep(found.index);
    at = found.index + found[0].length;
    const level = levelled(found[0]);
    // A soft hyphen between two spaces must not make two runs of white space of one.
    if (level === "" || (level === " " && parts.at(-1)?.endsWith(" "))) continue;
    parts.push(level);
    starts[length] = found.index;
    ends[length] = at;
    length += 1;
  }
  keep(text.length);
  return { text: parts.join(""), starts, ends };
}

function levelled(found: string): string {
  if (found.startsWith("\u00ad")) return "";
  if (/^\s/.test(found)) return " ";
  if (/^[‘’‚‛]/.test(found)) return "'";
  if (/^[“”„‟]/.test(found)) return '"';
  return "-";
}

/** The sentences that share at least one character with a range; `sentences` are in the order of the text. */
export function sentencesTouched<S extends TextRange>(sentences: readonly S[], start: number, end: number): S[] {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const touched: S[] = [];
  for (let index = low; index < sentences.length; index += 1) {
    const sentence = sentences[index];
    if (!sentence || sentence.start >= end) break;
    touched.push(sentence);
  }
  return touched;
}
