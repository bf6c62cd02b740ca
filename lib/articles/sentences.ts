/** The sentences of a text, the unit in which an article is examined. */

import {
  alwaysShort,
  dottedOrdinals,
  isStarter,
  shortBeforeNumber,
  sometimesShort,
} from "@/lib/articles/abbreviations";
import { type Paragraph, paragraphsOf } from "@/lib/articles/paragraphs";
import { cutsPair, type TextRange, trimmedRange } from "@/lib/claims/anchor";

export type Sentence = TextRange & {
  /** Index into the paragraphs of the same text. */
  paragraph: number;
};

/**
 * Cuts a text into sentences: offsets into the text, without the white space around them.
 * Every other character of a paragraph is in exactly one sentence, and none crosses the end of a paragraph, so that
 * "every sentence is examined" means that every word is.
 * @param locale BCP 47; decides which abbreviations and first words are known. Unknown ones are read as English.
 */
export function sentencesOf(
  text: string,
  locale = "en",
  paragraphs: readonly Paragraph[] = paragraphsOf(text),
): Sentence[] {
  const language = (locale.split("-")[0] ?? "").toLowerCase() || "en";
  const segmenter = segmenterFor(locale);
  const sentences: Sentence[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const breaks = breaksIn(text, paragraph, segmenter);
    let start = paragraph.start;
    for (const [order, at] of breaks.entries()) {
      if (at <= start || belongsTogether(text, start, at, breaks[order + 1] ?? paragraph.end, language)) continue;
      const range = trimmedRange(text, start, at);
      if (range) sentences.push({ ...range, paragraph: index });
      start = at;
    }
    const last = trimmedRange(text, start, paragraph.end);
    if (last) sentences.push({ ...last, paragraph: index });
  }
  return sentences;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known) return known;
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(locale || "en", { granularity: "sentence" });
  } catch {
    segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  }
  segmenters.set(locale, segmenter);
  return segmenter;
}

/** Intl.Segmenter is superlinear in the length of what it is given (Node 20), so it is given windows. */
const WINDOW = 1024;
/** A break this near the end of a window may still be undone by what follows, so the next window decides. */
const LOOKAHEAD = 128;

/** Where a paragraph may be cut, ascending: candidates, some of which `belongsTogether` takes back. */
function breaksIn(text: string, { start, end }: TextRange, segmenter: Intl.Segmenter): number[] {
  const breaks: number[] = [];
  if (!/\p{Sentence_Terminal}/u.test(text.slice(start, end))) return breaks;
  for (let from = start; from < end; ) {
    let to = Math.min(from + WINDOW, end);
    if (cutsPair(text, to)) to -= 1;
    // A line end inside a paragraph is a space: the text was broken at a fixed width.
    const window = text.slice(from, to).replace(/[\n\r\u0085\u2029]/g, " ");
    let last = 0;
    for (const { index } of segmenter.segment(window)) {
      if (index === 0) continue;
      if (to < end && index > window.length - LOOKAHEAD) break;
      breaks.push(adjusted(text, from + index, end));
      last = index;
    }
    if (to === end) break;
    from = last > 0 ? from + last : quietPoint(text, from, to);
  }
  const numeric = breaksBeforeNumbers(text, start, end);
  if (numeric.length === 0) return breaks;
  return [...new Set([...breaks, ...numeric])].sort((one, other) => one - other);
}

/** A place inside a long sentence where a window can begin: after a word, with no full stop waiting for its fate. */
function quietPoint(text: string, from: number, to: number): number {
  for (let at = to - LOOKAHEAD; at > from + WINDOW / 4; at -= 1) {
    if (/\s/.test(text.charAt(at)) && /[\p{L}\d]/u.test(text.charAt(at - 1))) return at;
  }
  const at = to - LOOKAHEAD;
  return cutsPair(text, at) ? at - 1 : at;
}

const noteMark = /(?:\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|[¹²³⁰⁴-⁹]+)+\s*/y;

/** Unicode counts an opening bracket after a full stop to the sentence before; a footnote mark does belong there. */
function adjusted(text: string, at: number, end: number): number {
  let place = at;
  while (/[([{“‘«„]/.test(text.charAt(place - 1))) place -= 1;
  noteMark.lastIndex = place;
  const mark = noteMark.exec(text);
  return mark ? Math.min(place + mark[0].length, end) : place;
}

/** Unicode's rules cut nothing before a figure ("… in 2017. 200 troops were …"), news texts often do. */
function breaksBeforeNumbers(text: string, start: number, end: number): number[] {
  const breaks: number[] = [];
  for (const found of text.slice(start, end).matchAll(/\.["”’)\]]*\s+(?=["“‘(]?[$€£¥]?\d)/g)) {
    const stop = start + found.index;
    if (/(?:[\p{Ll}%)]|\d{3})$/u.test(text.slice(Math.max(start, stop - 3), stop))) breaks.push(stop + found[0].length);
  }
  return breaks;
}

const firstWord = /^["“”‘’'«»„([{¿¡]*([\p{L}\p{M}]+’?)/u;
const speech =
  /^(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*|the|of|an?)\s+){1,5}(?:said|says|asked|asks|added|told|wrote|replied|continued|posted|tweeted|warned|argued|insisted)\b/u;

/** True if what ends at `at` and what begins there are one sentence after all; `next` is the candidate after `at`. */
function belongsTogether(text: string, start: number, at: number, next: number, language: string): boolean {
  const before = text.slice(Math.max(start, at - 48), at);
  const left = before.trimEnd();
  const right = text.slice(at, Math.min(at + 80, Math.max(next, at + 40)));
  if (!/[\p{L}\p{N}]/u.test(text.slice(at, Math.min(next, at + 400)))) return true;
  if (left.length === before.length && /[.!?]$/.test(left) && /^[\p{L}\p{N}_/=&-]/u.test(right)) return true;
  if (/^["“”‘’'«»([]*\p{Ll}(?!\p{Lu})/u.test(right)) return true;
  if (at - start <= 16 && /^\s*[([]?(?:\d{1,3}|\p{L}|[ivxIVX]{1,4})[.)]+\s*$/u.test(text.slice(start, at))) return true;
  if (/[!?…]["”’»]+$/.test(left) && speech.test(right)) return true;
  if (/[。！？][」』]$/.test(left) && /^(?:と|って)/.test(right)) return true;
  return left.endsWith(".") && stopIsShort(left, right, language);
}

const dotted = /(?:^|[^\p{L}\p{M}\p{N}.'’°])([\p{L}\p{M}\p{N}°][\p{L}\p{M}\p{N}.'’°-]*)\.$/u;

/** True if the full stop at the end of `left` belongs to an abbreviation, initial or ordinal within a sentence. */
function stopIsShort(left: string, right: string, language: string): boolean {
  const token = dotted.exec(left)?.[1];
  if (!token || token.endsWith(".")) return false;
  const word = token.toLowerCase();
  const first = firstWord.exec(right)?.[1] ?? "";
  const starts = isStarter(first, language);
  if (alwaysShort.has(word)) return true;
  if (/^\d/.test(right)) return shortBeforeNumber.has(word) || sometimesShort.has(word);
  if (/^\d{1,2}$/.test(token)) return dottedOrdinals.has(language) && !starts && first !== "";
  const initials = /^(?:\p{L}\.)*\p{L}$/u.test(token) || /^\p{Lu}\p{L}?(?:\.\p{Lu}\p{L}?)+$/u.test(token);
  if (!initials && !sometimesShort.has(word)) return false;
  // A new quotation after "the U.S." begins a sentence; within "Robert F. “Bobby” Roe" it does not.
  if (/^["“‘«]/.test(right) && token.length > 1) return false;
  return first !== "" && !starts;
}
