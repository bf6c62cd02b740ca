/**
 * A text as a row of numbers, one for each word: quick enough to do for a whole newsroom, and the same words are the same
 * numbers in every text. `lib/articles/tokens` cuts for revisions, where each sign counts; here only words do.
 */

import { classOf, MARK, SINGLE, SPACE, WORD } from "@/lib/articles/tokens";
import { exchanged, stopWords, weakWords } from "@/lib/sources/wording-lexicon";

export type Words = {
  count: number;
  /** UTF-16 offsets. */
  starts: Int32Array;
  ends: Int32Array;
  /** The word in any case and without accents. */
  forms: Int32Array;
  /** What the word says, whatever its ending and whichever of its like it is; 0 where it says nothing. */
  stems: Int32Array;
  /** A sum of the signs below. */
  kinds: Uint8Array;
};

/** It begins with a capital where no sentence begins. */
export const NAME = 1;
export const FIGURE = 2;
/** A word of all news. */
export const WEAK = 4;
export const BEGINS_SENTENCE = 8;
export const BEGINS_PARAGRAPH = 16;
/** It begins with a capital because a sentence begins. */
export const CAPITAL = 32;

const LONGEST = 64;
const PRIME = 0x01000193;
const SEED = 0x811c9dc5 | 0;

/** What is known of a character: its class, and above it the small letter without accents that it is read as. */
const signs = new Uint32Array(0x10000);

function signOf(code: number): number {
  const folded = String.fromCharCode(code).normalize("NFKD").toLowerCase().charCodeAt(0);
  const sign = (folded << 3) | classOf(code);
  signs[code] = sign;
  return sign;
}

const classAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return (signs[code] || signOf(code)) & 7;
};

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The buffers of the text that is being read; grown, never given away. */
function roomFor(words: number) {
  return {
    starts: new Int32Array(words),
    ends: new Int32Array(words),
    forms: new Int32Array(words),
    stems: new Int32Array(words),
    kinds: new Uint8Array(words),
  };
}
let buffers = roomFor(4096);

/** A word that was not met of late, in small letters. */
const letters = new Uint16Array(LONGEST);

/** The finishing steps of MurmurHash3: every bit of the input moves every bit of the output. */
export function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The words of a text. @returns copies that stay as they are. */
export function wordsOf(text: string): Words {
  const { count, ...row } = readWords(text);
  return {
    count,
    starts: row.starts.slice(0, count),
    ends: row.ends.slice(0, count),
    forms: row.forms.slice(0, count),
    stems: row.stems.slice(0, count),
    kinds: row.kinds.slice(0, count),
  };
}

/** The words of a text in buffers that the next call overwrites: for who reads them at once. */
export function readWords(text: string): Words {
  const { length } = text;
  // In scripts without spaces each character is a word.
  if (length > buffers.kinds.length) buffers = roomFor(length * 2);
  const { starts, ends, forms, stems, kinds } = buffers;
  let count = 0;
  let ended = true;
  let paragraph = true;
  let lastShort = false;
  for (let at = 0; at < length; ) {
    const first = text.charCodeAt(at);
    let sign = signs[first] || signOf(first);
    let kind = sign & 7;
    if (kind < WORD || kind === MARK) {
      if (first === 0x0a) {
        ended = true;
        paragraph = true;
      } else if (kind !== SPACE && (first === 0x2e ? !lastShort : isStop(first))) ended = true;
      at += 1;
      continue;
    }
    const start = at;
    const figure = isDigit(first);
    const upper = sign >> 3 !== first && kind === WORD && !figure;
    let hash = Math.imul(SEED ^ (sign >> 3), PRIME);
    let size = 1;
    let code = first;
    for (at += 1; at < length && kind !== SINGLE; at += 1) {
      code = text.charCodeAt(at);
      sign = signs[code] || signOf(code);
      kind = sign & 7;
      if (kind === WORD) {
        hash = Math.imul(hash ^ (sign >> 3), PRIME);
        size += 1;
      } else if (kind !== MARK) {
        if (!(code === 0x2e || code === 0x2c || code === 0x27 || code === 0x2019) || !staysInside(text, at, figure))
          break;
        if (figure && !isThousands(text, at)) hash = Math.imul(hash ^ 0x2e, PRIME);
      }
    }
    const form = mixed(hash) | 1;
    let said = 0;
    if (ended && (upper || figure || paragraph || first > 0x250)) said = BEGINS_SENTENCE;
    if (paragraph) said |= BEGINS_PARAGRAPH;
    if (upper) said |= ended ? CAPITAL : NAME;
    if (figure) said |= FIGURE;
    const slot = (form >>> 1) & (REMEMBERED - 1);
    if (rememberedForms[slot] !== form) remember(slot, form, figure || kind === SINGLE, text, start, at);
    stems[count] = rememberedStems[slot] ?? 0;
    said |= rememberedKinds[slot] ?? 0;
    if (upper && size > 1 && isAcronym(text, start, at)) {
      said |= NAME;
      // "WHO" is not "who".
      if (stems[count] === 0) stems[count] = form;
    }
    starts[count] = start;
    ends[count] = at;
    forms[count] = form;
    kinds[count] = said;
    count += 1;
    ended = false;
    paragraph = false;
    lastShort = upper && size <= 3 && code === 0x2e;
  }
  return { count, starts, ends, forms, stems, kinds };
}

/** What the words of late have meant; the same few thousand come again and again. */
const REMEMBERED = 1 << 14;
const rememberedForms = new Int32Array(REMEMBERED);
const rememberedStems = new Int32Array(REMEMBERED);
const rememberedKinds = new Uint8Array(REMEMBERED);

function remember(slot: number, form: number, whole: boolean, text: string, start: number, end: number): void {
  let stem = form;
  let said = 0;
  if (stops.get(form) !== 0) stem = 0;
  else {
    if (!whole) {
      let hash = SEED;
      const length = stemLength(spell(text, start, end));
      for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (letters[at] ?? 0), PRIME);
      stem = mixed(hash) | 1;
      stem = likes.get(stem) || stem;
    }
    if (figures.get(stem) !== 0) said |= FIGURE;
    if (weak.get(stem) !== 0) said |= WEAK;
  }
  rememberedForms[slot] = form;
  rememberedStems[slot] = stem;
  rememberedKinds[slot] = said;
}

/** Writes a word into `letters`, as far as there is room, and tells how many it has. */
function spell(text: string, start: number, end: number): number {
  let size = 0;
  for (let at = start; at < end && size < LONGEST; at += 1) {
    const sign = signs[text.charCodeAt(at)] ?? 0;
    if ((sign & 7) !== WORD) continue;
    letters[size] = sign >> 3;
    size += 1;
  }
  return size;
}

const isStop = (code: number): boolean =>
  code === 0x21 || code === 0x3f || code === 0x2026 || code === 0x3002 || code === 0xff01 || code === 0xff1f;

/** Capitals only: "NATO", "U.S." */
function isAcronym(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x2e && (isDigit(code) || (signs[code] ?? 0) >> 3 === code)) return false;
  }
  return true;
}

/** An apostrophe between letters, a point or comma between digits, the points of "U.S.". */
function staysInside(text: string, at: number, figure: boolean): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === 0x27 || code === 0x2019) return classAt(text, at + 1) === WORD;
  if (figure) return isDigit(next);
  return code === 0x2e && isCapital(next) && isCapital(text.charCodeAt(at - 1)) && classAt(text, at + 2) !== WORD;
}

const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** "4,200" and "4.200" are 4200; "4.2" is not 42. */
const isThousands = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at + 2)) && isDigit(text.charCodeAt(at + 3)) && !isDigit(text.charCodeAt(at + 4));

const [A, D, E, G, I, L, M, N, O, R, S, T, U, Y, Z] = [..."adegilmnorstuyz"].map((letter) => letter.charCodeAt(0));
const CAP = 7;

/** How much of the word in `letters` is its stem: English endings go, and no more than seven letters stay. */
function stemLength(size: number): number {
  let end = size;
  let last = letters[end - 1];
  let second = letters[end - 2];
  if (end > 3 && last === S && second !== S && second !== U && second !== I) {
    end -= 1;
    last = second;
    second = letters[end - 2];
  }
  const third = letters[end - 3];
  if (end >= 6 && last === G && second === N && third === I) end -= 3;
  else if (end >= 5 && last === D && second === E) end -= 2;
  else if (end >= 6 && last === Y && second === L) end -= 2;
  else if (end >= 8 && last === T && second === N && third === E && letters[end - 4] === M) end -= 4;
  else if (end >= 6 && last === N && second === O && third === I)
    end -= end >= 9 && letters[end - 4] === T && letters[end - 5] === A ? 5 : 3;
  else if (end >= 7 && last === R && (second === E || second === O)) end -= 2;
  if (end < 4) return end;
  last = letters[end - 1];
  if (last === E || last === Y || last === I) end -= 1;
  if (end < 4) return end;
  last = letters[end - 1];
  if (last === letters[end - 2] && last !== L && last !== S && last !== Z) end -= 1;
  return end < CAP ? end : CAP;
}

/** Odd numbers and what each stands for, in open addressing; a `Map` would cost more than all the rest. */
class Lookup {
  private readonly keys: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(entries: readonly (readonly [number, number])[]) {
    let size = 16;
    while (size < entries.length * 4) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.values = new Int32Array(size);
    for (const [key, value] of entries) {
      let slot = (key >>> 3) & this.mask;
      while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
      if (this.keys[slot] === key) continue;
      this.keys[slot] = key;
      this.values[slot] = value;
    }
  }

  /** 0 for a number that is not among them. */
  get(key: number): number {
    let slot = (key >>> 3) & this.mask;
    for (let found = this.keys[slot]; found !== 0; found = this.keys[slot]) {
      if (found === key) return this.values[slot] ?? 0;
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }
}

// Read while they are empty, the words of the lexicon have the stems of their letters.
let stops = new Lookup([]);
let likes = new Lookup([]);
let weak = new Lookup([]);
let figures = new Lookup([]);

const rowOf = (words: readonly string[], key: "forms" | "stems"): number[] => [...wordsOf(words.join(" "))[key]];
{
  const groups = exchanged.map((group) => rowOf(group, "stems"));
  const like = groups.flatMap((group) => group.map((stem) => [stem, group[0] ?? 0] as const));
  const likeOf = new Map(like.toReversed());
  const ones = (numbers: readonly number[]) => numbers.map((number) => [number, 1] as const);
  const weakStems = rowOf(weakWords, "stems").map((stem) => likeOf.get(stem) ?? stem);
  const numbers = exchanged.flatMap(([first = ""], at) => (/^\d/.test(first) ? [groups[at]?.[0] ?? 0] : []));
  stops = new Lookup(ones(rowOf(stopWords, "forms")));
  likes = new Lookup(like);
  weak = new Lookup(ones(weakStems));
  figures = new Lookup(ones(numbers));
  rememberedForms.fill(0);
}
