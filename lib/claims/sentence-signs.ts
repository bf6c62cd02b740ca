/** Reads a sentence once, word by word, for what in it can be checked. */

import { noDeeds, noSuperlatives, Sign, signsOfWords } from "@/lib/claims/suggest-words";

export type Signs = {
  /** Of `Sign`: what its words are signs of, outside quotation marks and in all. */
  outside: number;
  all: number;
  words: number;
  /** Figures in digits, the years and ordinals of dates not among them. */
  figures: number;
  years: number;
  /** Names: words with a capital letter that does not begin a sentence. */
  names: number;
  /** Two such words or more in a row, or one after a title. */
  longNames: number;
  /** Words in -ed outside quotation marks, which mostly tell what somebody did. */
  deeds: number;
  /** Words inside quotation marks. */
  quoted: number;
  /** The whole sentence stands in quotation marks, or continues what does. */
  allQuoted: boolean;
  asks: boolean;
  /** It ends with a mark, as a line that is only a heading or a label does not. */
  stops: boolean;
  appeals: boolean;
  /** "last month", "this year": a unit after last, this or next, or a day that only the article's date tells. */
  relative: boolean;
};

const isDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 0x660 && code <= 0x669) || (code >= 0xff10 && code <= 0xff19);

/** True for what words are made of, in any script; an apostrophe is one inside a word alone. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7 && (code < 0x660 || code > 0x669)) ||
  (code >= 0x3041 && code <= 0xd7ff) ||
  (code >= 0xd800 && code <= 0xdfff);

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

/** A capital letter of a script that has them. */
function isCapital(code: number): boolean {
  if (code <= 90) return code >= 65;
  if (code < 0xc0) return false;
  if (code >= 0x2000) return false;
  const letter = String.fromCharCode(code);
  return letter !== letter.toLowerCase();
}

const opening = new Set(["“", "«", "„", "「", "『"].map((mark) => mark.charCodeAt(0)));
/** „ is closed by “, which opens elsewhere. */
const low = "„".charCodeAt(0);
const closing = new Set(["”", "»", "」", "』"].map((mark) => mark.charCodeAt(0)));

/**
 * @param known names that the text writes with a capital letter inside a sentence; new ones are added.
 * @param quoting whether a quotation that began before is still open.
 */
export function signsIn(
  text: string,
  start: number,
  end: number,
  known: Set<string>,
  quoting = false,
): Signs & { quoting: boolean } {
  let outside = 0;
  let all = 0;
  let words = 0;
  let figures = 0;
  let years = 0;
  let names = 0;
  let longNames = 0;
  let deeds = 0;
  let quoted = 0;
  let first = 0;
  let appeals = false;
  let relative = false;
  let open = quoting;
  let opener = 0;
  let begins = true;
  let before = 0;
  let run = 0;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      const from = at;
      do at += 1;
      while (
        at < end &&
        (isLetter(text.charCodeAt(at)) || (isApostrophe(text.charCodeAt(at)) && isLetter(text.charCodeAt(at + 1))))
      );
      let word = text.slice(from, at);
      const capital = isCapital(code);
      if (word.length > 2 && word.endsWith("s") && isApostrophe(word.charCodeAt(word.length - 2)))
        word = word.slice(0, -2);
      const lower = capital ? word.toLowerCase() : word;
      const signs = signsOfWords.get(lower) ?? 0;
      words += 1;
      if (open) quoted += 1;
      all |= signs;
      if (!open) outside |= signs;
      if (words === 1) first = signs;
      const acts = (signs & Sign.act) !== 0;
      const deed = !acts && !capital && word.length > 4 && word.endsWith("ed") && !noDeeds.has(lower);
      if (deed && !open) deeds += 1;
      if (word.length > 5 && word.endsWith("est") && !capital && !noSuperlatives.has(word)) all |= Sign.superlative;
      if (signs & Sign.unit && before & Sign.relative) relative = true;
      if (signs & (Sign.weekday | Sign.month)) relative = true;
      if (signs & Sign.relative && lower.length > 4) relative = true;
      const common = (signs & Sign.common) !== 0;
      if (!capital) run = 0;
      else if (begins && !known.has(word)) run = common ? 0 : 1;
      else if (common) run = signs & Sign.speaker ? 0 : 1;
      else {
        names += 1;
        run += 1;
        if (run === 2) longNames += 1;
        if (!begins && word.length > 1) known.add(word);
      }
      before = signs;
      begins = false;
      continue;
    }
    if (isDigit(code)) {
      const from = at;
      do at += 1;
      while (
        at < end &&
        (isDigit(text.charCodeAt(at)) || (".,:".includes(text.charAt(at)) && isDigit(text.charCodeAt(at + 1))))
      );
      const length = at - from;
      const year =
        length === 4 &&
        (text.startsWith("19", from) || text.startsWith("20", from)) &&
        !/[$€£]/.test(text.charAt(from - 1));
      if (year) years += 1;
      else figures += 1;
      words += 1;
      run = 0;
      before = 0;
      begins = false;
      continue;
    }
    if (code === 34 ? !open : opening.has(code) && !(open && opener === low)) {
      open = true;
      opener = code;
      begins = true;
    } else if (code === 34 || closing.has(code) || opening.has(code)) open = false;
    else if (code === 58 || code === 33 || code === 63) begins = true;
    if (code !== 32 && code !== 46 && code !== 45 && code !== 0x2019) run = 0;
    at += 1;
  }
  appeals = (first & Sign.appeal) !== 0 && !quoting;
  const mark = finalMark(text, start, end);
  return {
    outside,
    all,
    words,
    figures,
    years,
    names,
    longNames,
    deeds,
    quoted,
    allQuoted: quoted > 0 && quoted >= words - 1,
    asks: mark === "?" || mark === "？" || mark === "؟",
    stops: mark !== "",
    appeals,
    relative,
    quoting: open,
  };
}

/** The mark that a sentence ends with, before quotation marks and brackets that close after it; empty where it has none. */
function finalMark(text: string, start: number, end: number): string {
  for (let at = end - 1; at >= start && at > end - 6; at -= 1) {
    const mark = text.charAt(at);
    if (".?!:;,…؟？。！".includes(mark)) return mark;
    if (!'"”’»)]」』 '.includes(mark)) return "";
  }
  return "";
}
