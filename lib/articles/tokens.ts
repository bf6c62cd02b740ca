/** A text as a row of words and signs, the unit in which two revisions are compared. */

import { paragraphsOf } from "@/lib/articles/paragraphs";

/** A text cut into tokens: words, single signs, single ideographs. White space lies between them. */
export type Tokens = {
  text: string;
  /** UTF-16 offsets. */
  starts: Int32Array;
  ends: Int32Array;
  /** The same number for the same characters, typesetting aside, in every text that was cut with the same `known`. */
  ids: Int32Array;
};

/** A stretch of tokens: a paragraph or a sentence. */
export type Unit = { from: number; to: number };

export const SPACE = 1;
const SIGN = 2;
export const WORD = 3;
/** Scripts that are written without spaces: each character is a token. */
export const SINGLE = 4;
/** Joins what stands before it, as accents do. */
export const MARK = 5;

const classes = new Uint8Array(0x10000);

/** Which of these a UTF-16 unit is. */
export function classOf(code: number): number {
  const seen = classes[code] ?? 0;
  if (seen !== 0) return seen;
  const sign = String.fromCharCode(code);
  let found = SIGN;
  if (/[\s\u200b\ufeff]/.test(sign)) found = SPACE;
  else if (/[\p{M}\u00ad\u200c\u200d]/u.test(sign)) found = MARK;
  else if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u.test(sign)) found = SINGLE;
  else if (/[\p{L}\p{N}_]/u.test(sign)) found = WORD;
  classes[code] = found;
  return found;
}

/** Dashes and quotation marks, of which typesetting changes the kind and nobody the meaning. */
const isTypeset = (code: number) => code >= 0x2010 && code <= 0x201f;

const levelled = (token: string): string =>
  token
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[\u2018-\u201b]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"');

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Cuts a text into tokens. @param known what the ids stand for; grows. */
export function tokensOf(text: string, known: Map<string, number>): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  const { length } = text;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const start = at;
    let typeset = isTypeset(code);
    at += isHigh(code) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
    for (; at < length; at += 1) {
      const next = text.charCodeAt(at);
      const nextKind = classOf(next);
      if (nextKind === MARK) continue;
      if (kind !== WORD) break;
      if (nextKind === WORD) continue;
      // An apostrophe between letters is part of the word.
      const apostrophe = next === 0x27 || next === 0x2019;
      if (!apostrophe || at + 1 >= length || classOf(text.charCodeAt(at + 1)) !== WORD) break;
      typeset ||= next === 0x2019;
    }
    const word = typeset ? levelled(text.slice(start, at)) : text.slice(start, at);
    let id = known.get(word);
    if (id === undefined) {
      id = known.size;
      known.set(word, id);
    }
    starts.push(start);
    ends.push(at);
    ids.push(id);
  }
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends), ids: Int32Array.from(ids) };
}

/** Which of the known tokens are words and not signs, by id. */
export function wordsAmong(known: ReadonlyMap<string, number>): Uint8Array {
  const words = new Uint8Array(known.size);
  for (const [token, id] of known)
    words[id] = classOf(token.charCodeAt(0)) === SIGN && !isHigh(token.charCodeAt(0)) ? 0 : 1;
  return words;
}

/** The first token that ends after an offset. */
export function tokenAfter({ ends }: Pick<Tokens, "ends">, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The paragraphs of a text, as stretches of its tokens. */
export function paragraphUnits(tokens: Tokens): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (const { end } of paragraphsOf(tokens.text)) {
    let to = from;
    while (to < tokens.ids.length && (tokens.starts[to] ?? 0) < end) to += 1;
    if (to > from) units.push({ from, to });
    from = to;
  }
  if (from < tokens.ids.length) units.push({ from, to: tokens.ids.length });
  return units;
}

const SHORTEST = 4;
const LONGEST = 120;

/** Marks by id which tokens end a sentence. */
export function enders(known: ReadonlyMap<string, number>): Uint8Array {
  const found = new Uint8Array(known.size);
  for (const sign of [".", "!", "?", "…", "。", "！", "？"]) {
    const id = known.get(sign);
    if (id !== undefined) found[id] = 1;
  }
  return found;
}

/**
 * Cuts a paragraph roughly into sentences, alike in both revisions. Text without full stops is cut at words that their
 * own number chooses, so that an edit moves no cut but those beside it.
 */
export function sentenceUnits(tokens: Tokens, { from, to }: Unit, ends: Uint8Array): Unit[] {
  const units: Unit[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const long = at + 1 - start;
    if (long < SHORTEST) continue;
    const id = tokens.ids[at] ?? 0;
    const ended = isSentenceEnd(tokens, at, ends);
    const chosen = long > LONGEST / 4 && (Math.imul(id + 1, 0x9e3779b1) >>> 27 === 0 || long >= LONGEST);
    // A sentence of a usual length is never cut: only what has run on for long is.
    if (!ended && !(chosen && long > LONGEST / 2)) continue;
    units.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  if (start < to) units.push({ from: start, to });
  return units;
}

/** True if a sentence ends with a token: a full stop, or the closing mark after one, before white space. */
export function isSentenceEnd({ text, ids, starts, ends: tokenEnds }: Tokens, at: number, ends: Uint8Array): boolean {
  const end = tokenEnds[at] ?? 0;
  const stop = ends[ids[at] ?? 0] === 1;
  const closes = !stop && at > 0 && ends[ids[at - 1] ?? 0] === 1 && /^["”’»)\]]/.test(text.charAt(starts[at] ?? 0));
  if (!stop && !closes) return false;
  return starts[at + 1] !== end || /[。！？]/.test(text.charAt(end - 1));
}
