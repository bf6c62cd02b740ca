/**
 * How words are compared: without case, accents and the ways of writing that a reader does not hear. The index and the
 * query are folded alike; whoever changes this has to have everything indexed anew (by a migration that fills the queue).
 *
 * - Letters lose their accents (but й is not и): café is cafe, ё is е. ß is ss, æ is ae, ø is o.
 * - Arabic loses its vowel signs; the forms of alef, of yeh and of teh marbuta are one, and the article al- is left out.
 * - Chinese, Japanese, Thai, Lao, Khmer and Burmese do not part their words: they are cut into pairs of letters.
 * - Figures are one word whatever parts their thousands: 1,400 is 1400.
 */

/** Scripts that do not part words. */
const unparted = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const unpartedRuns = new RegExp(`[${unparted}]+`, "gu");
const mayBeUnparted = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\ud840-\ud88f]/;
/** Signs inside a word that nobody sees: soft hyphens, joiners, marks of direction. */
const unseen = "\\u00ad\\u200c-\\u200f\\u2060\\ufeff";
const inWord = String.raw`[\p{L}\p{N}\p{M}${unseen}]`;
const thousands = String.raw`(?<=\d)[,.'’\u00a0\u202f](?=\d{3}(?!\d))`;
const thousandsSigns = new RegExp(thousands, "g");
const betweenWords = new RegExp(String.raw`[^\p{L}\p{N}\p{M}${unseen}\n]+`, "gu");
const words = new RegExp(`([${unparted}]+)|(?:(?![${unparted}])${inWord}|${thousands})+`, "gu");
const unseenSigns = new RegExp(`[${unseen}]`, "g");
/** Other forms of letters that stand for the same: ligatures, Arabic presentation forms, wide and half-wide letters. */
const forms = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uff9f]/g;
/** Accents, Hebrew points, Arabic vowel signs; the breve of й stays. */
const marks =
  /[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]|(?<!и)\u0306/gu;
const same: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
};
const sameLetters = /[ßæœøłđðþıςٱىیکة٠-٩۰-۹]/g;
const arabic = /[\u0600-\u06ff]/;
const article = new RegExp(String.raw`(?<!${inWord})ال(?=\p{L}{3})`, "gu");

const foldLetters = (text: string): string =>
  text
    .replace(forms, (letter) => letter.normalize("NFKC"))
    .toLowerCase()
    .normalize("NFD")
    .replace(marks, "")
    .normalize("NFC")
    .replace(unseenSigns, "")
    .replace(sameLetters, (letter) => same[letter] ?? String((letter.codePointAt(0) ?? 0) & 15));

/** Each letter with the one after it, and the last alone: so that one letter is found as well, as a beginning. */
function pairsOf(run: string): string {
  const letters = [...run];
  return ` ${letters.map((letter, at) => letter + (letters[at + 1] ?? "")).join(" ")} `;
}

/**
 * The words of a text as the index has them, parted by spaces; lines stay lines. Nothing but letters, figures, spaces and
 * line breaks is left.
 */
export function foldText(text: string): string {
  const joined = text.replace(thousandsSigns, "");
  // Plain ASCII, which most English sentences are.
  if (/^[\0-\x7f]*$/.test(joined)) return joined.toLowerCase().replace(/[^a-z0-9\n]+/g, " ");
  const wellFormed = joined.toWellFormed();
  const parted = mayBeUnparted.test(wellFormed) ? wellFormed.replace(unpartedRuns, " $& ") : wellFormed;
  let folded = foldLetters(parted.replace(betweenWords, " ")).replace(betweenWords, " ");
  if (arabic.test(folded)) folded = folded.replace(article, "");
  return mayBeUnparted.test(folded) ? folded.replace(unpartedRuns, pairsOf) : folded;
}

/** The folded words of a text, in order. */
export const foldedWords = (text: string): string[] => foldText(text).split(/\s+/).filter(Boolean);

const oneUnparted = new RegExp(`^[${unparted}]$`, "u");

/**
 * The words to look for, of what somebody typed. At its end a text in a script that does not part words goes on, for all
 * that is known: its last letter is no word of its own, and stands for those that begin with it where it is all there is.
 */
export function wantedWords(text: string): { words: string[]; beginning: boolean } {
  const words = foldedWords(text);
  const last = words.at(-1) ?? "";
  if (!oneUnparted.test(last)) return { words, beginning: false };
  const before = words.at(-2) ?? "";
  return before.length > last.length && before.endsWith(last)
    ? { words: words.slice(0, -1), beginning: false }
    : { words, beginning: true };
}

/** A folded word and where it stands in the text: UTF-16 units. */
export type Place = { word: string; start: number; end: number };

const plainWords = /(?:[a-z0-9]|(?<=\d)[,.'](?=\d{3}(?!\d)))+/gi;

/** The folded words of a text with their places, for marking what was found. */
export function placesIn(text: string): Place[] {
  const places: Place[] = [];
  if (/^[\0-\x7f]*$/.test(text)) {
    for (const { 0: found, index } of text.matchAll(plainWords))
      places.push({ word: found.toLowerCase().replace(/[,.']/g, ""), start: index, end: index + found.length });
    return places;
  }
  for (const match of text.matchAll(words)) {
    const start = match.index;
    const [found, run] = match;
    if (run === undefined) {
      for (const word of foldedWords(found)) places.push({ word, start, end: start + found.length });
      continue;
    }
    let at = start;
    const letters = [...run].map((letter) => {
      const place = { word: foldLetters(letter), start: at, end: at + letter.length };
      at = place.end;
      return place;
    });
    for (const [index, letter] of letters.entries()) {
      const next = letters[index + 1];
      places.push({ word: letter.word + (next?.word ?? ""), start: letter.start, end: next?.end ?? letter.end });
    }
  }
  return places;
}
