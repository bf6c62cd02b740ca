/** Whom and what an article names, and whether another text names the same. */

import { namesIn, writesNounsLarge } from "@/lib/claims/facts";
import { firstNames } from "@/lib/claims/first-names";
import { Sign, signsOfWords } from "@/lib/claims/suggest-words";

export type Name = {
  /** Where it was reported from: no part of the story. */
  dateline?: true;
  start: number;
  end: number;
  words: string;
  /** Small, without titles, accents and "the". */
  parts: string[];
};

const titles = new Set(
  "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend father sister brother sgt sergeant det detective inspector constable superintendent commissioner di dci pc officer capt captain col colonel gen general maj major lt lieutenant admiral cmdr commander sen senator rep representative gov governor pres president vice king queen prince princess pope archbishop bishop cardinal rabbi imam sheikh judge justice minister secretary chancellor premier mayor councillor cllr mp msp chief sheriff ambassador coach manager herr frau monsieur madame señor señora don doña the".split(
    " ",
  ),
);
/** Words in names that many bear, and that show nobody. */
const plain = new Set("of the and for de du la le von van der al bin city county council university school".split(" "));

/** "Ohio and Texas" are two, so are "Tessellate's Liis Tamm"; "St Anne's Hospital" is one. */
const pieces =
  /(?<= )and |(?<=[’']s)(?<!St\.? \p{L}+[’']s) (?!(?:Hospital|School|College|Church|Cathedral|Park|Court|Island|Bay|Street|House|Day|Square|University|Hall|Road|Bank|League|Cup|Party|Association|Union|Institute|Committee|Council|Office|Fund)\b)/u;
const designator =
  /\b(?:Boeing|Airbus|Route|Highway|Interstate|Flight|Channel|Covid|Formula|Terminal|Gate|Junction|Windows|iPhone|Apollo|Radio)$/;
const speaks =
  /^ (?:said|says|told|announced|declined|added|denied|wrote|replied|insisted|argued|claimed|warned|promised|refused)\b/;

type Range = { start: number; end: number };

/**
 * The names in a sentence.
 * @param told `taken` is no name, such as dates; `known` are small words that one of the texts writes with a capital letter inside
 * a sentence: these are names at the beginning of one, too.
 */
export function namesOf(
  text: string,
  sentence: Range,
  { taken, known, head, everyNoun }: { taken: readonly Range[]; known: Known; head: boolean; everyNoun: boolean },
): Name[] {
  let words = text.slice(sentence.start, sentence.end);
  const found: Name[] = [];
  const add = (from: number, name: string) => {
    let start = sentence.start + from;
    let end = start + name.length;
    const number = designator.test(name) ? /^[- ]\d+[A-Z]?\b/.exec(text.slice(end)) : null;
    if (number) end += number[0].length;
    if (taken.some((one) => one.start < end && one.end > start && !number)) return;
    if (found.some((one) => one.start < end && one.end > start)) return;
    let shown = text.slice(start, end);
    for (;;) {
      // What is common begins a sentence, not a name: "Sewage", "Opposition leader", "Residents of Arroyo Verde".
      const [first = "", second] = shown.split(" ");
      const small = folded(first);
      const common = neverName(small.split("-")[0] ?? "") || numberWord.test(small);
      if (/^\p{Lu}/u.test(first) && (!second || !common || titles.has(small))) break;
      if (!second) return;
      start += first.length + 1;
      shown = text.slice(start, end);
    }
    const parts = partsOf(shown);
    if (parts.length === 0) return;
    // "COPS have arrested": tabloids begin like this.
    if (/^\p{Lu}{4,}$/u.test(shown) && !known.all.has(parts[0] ?? "") && words.slice(0, from).trim() === "") return;
    const [only = ""] = parts;
    if (parts.length === 1 && (neverName(only.split("-")[0] ?? "") || numberWord.test(only))) return;
    // A headline may begin every word with a capital letter.
    if (head && !parts.every((part) => known.all.has(part))) return;
    found.push({ start, end, words: shown, parts });
  };
  const line = datelineOf(words);
  for (const piece of line?.places ?? []) add(words.indexOf(piece), piece);
  for (const one of found) one.dateline = true;
  words = withoutDateline(words);
  for (const { start, words: name } of namesIn(words, everyNoun)) {
    let from = start;
    for (const piece of name.split(pieces).flatMap(personAndPlace)) {
      const at = name.indexOf(piece, from - start) + start;
      if (/^\p{Lu}/u.test(piece))
        add(
          at,
          piece
            .trimEnd()
            .replace(/[’']s$/u, "")
            .replace(/[.’'-]+$/u, ""),
        );
      from = at + piece.length;
    }
  }
  // The first word of a sentence, which every sentence writes with a capital letter.
  for (const match of words.matchAll(/(?:^\s*|[“"«„:]\s?)(\p{Lu}[\p{L}\p{N}’'-]*)/gu)) {
    const first = (match[1] ?? "").replace(/[’']s$/u, "");
    const small = folded(first);
    const at = match.index + match[0].length - (match[1] ?? "").length;
    if (known.alone.has(small)) add(at, first);
    else if (!head && !/(?:s|ing|ly)$/.test(small) && speaks.test(words.slice(at + first.length)) && !isCommon(small))
      add(at, first);
  }
  return found.sort((one, other) => one.start - other.start);
}

/** "Father Michael Dunne of St Columba" are two names, "Bank of Orland" is one. */
function personAndPlace(name: string): string[] {
  const at = name.indexOf(" of ");
  const first = name.split(" ")[0] ?? "";
  const person = at > 0 && name.slice(0, at).includes(" ") && (titles.has(folded(first)) || firstNames.has(first));
  return person ? [name.slice(0, at + 4), name.slice(at + 4)] : [name];
}

const isCommon = (small: string): boolean => (signsOfWords.get(small) ?? 0) !== 0;
/** Never a name. The months of other languages are: "Julio". */
const neverName = (small: string): boolean => {
  const signs = signsOfWords.get(small) ?? 0;
  return (signs & Sign.common) !== 0 && ((signs & (Sign.month | Sign.weekday)) === 0 || english.test(small));
};
const english = /(?:day|ary|march|april|may|june|july|august|ber)$/;

/** "SELBURY (USW) - Bus drivers": where and by whom it was reported, before the sentence begins. */
function datelineOf(words: string): { length: number; places: string[] } | null {
  const [whole = "", places = ""] =
    /^(?:(\p{Lu}[\p{L} .'’-]{1,30}(?:, \p{Lu}[\p{L}. ]{1,20})?) ?)??(?:\([^)]{2,20}\) ?)?[—–-]\s+(?=["“„]?\p{Lu})/u.exec(
      words,
    ) ?? [];
  if (!/^\p{Lu}{3}|\(/u.test(whole)) return null;
  return {
    length: whole.length,
    places: places
      .split(/,\s/)
      .map((place) => place.trim())
      .filter(Boolean),
  };
}

/** Nor the mark of a list before it. */
const withoutDateline = (words: string): string => {
  const length = datelineOf(words)?.length ?? /^[-–•*]\s+/.exec(words)?.[0].length ?? 0;
  return " ".repeat(length) + words.slice(length);
};

/** Small words that a text writes with a capital letter where no sentence begins. */
export type Known = {
  all: ReadonlySet<string>;
  /** Those that alone stand for a name: of a federation of grocers no "grocers". */
  alone: ReadonlySet<string>;
};

/** In German every noun begins with a capital letter; where nobody says what language it is, the text tells. */
export const everyNounIn = ({ text, language }: { text: string; language: string }): boolean =>
  language === "" ? writesNounsLarge(text) : /^(?:de|lb)\b/i.test(language);

export function capitalised(telling: {
  text: string;
  language: string;
  sentences: readonly (Range & { head?: boolean })[];
}): Known {
  const { text, sentences } = telling;
  const [all, alone] = [new Set<string>(), new Set<string>()];
  const everyNoun = everyNounIn(telling);
  for (const { start, end, head } of sentences) {
    if (head) continue;
    const sentence = withoutDateline(text.slice(start, end));
    for (const { start: at, words } of namesIn(sentence, everyNoun)) {
      // In capital letters at the beginning it may be any word.
      if (sentence.slice(0, at).trim() === "" && /^\p{Lu}{4,}(?!\p{L})/u.test(words)) continue;
      const parts = partsOf(words);
      for (const [index, part] of parts.entries()) {
        if (isSmallWord(part)) continue;
        all.add(part);
        if (parts.length < 3 || index === 0 || index === parts.length - 1) alone.add(part);
      }
    }
  }
  return { all, alone };
}

export const knownToBoth = (one: Known, other: Known): Known => ({
  all: new Set([...one.all, ...other.all]),
  alone: new Set([...one.alone, ...other.alone]),
});

const isSmallWord = (part: string): boolean => part.length < 2 || neverName(part);

const folded = (word: string): string => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** "Tallinn-based", "Kenyan-born" */
const suffix = /-(?:based|born|led|owned|style|backed|bound|area|wide|listed|registered|flagged|made|run)$/;

function partsOf(name: string): string[] {
  const parts = name
    .split(/[\s]+/u)
    .map((part) =>
      folded(
        part
          .replace(/[’']s?$/u, "")
          .replace(/[.,’']/gu, "")
          .replace(suffix, ""),
      ),
    )
    .filter((part) => part !== "");
  const bare = parts.filter(
    (part, at) => !titles.has(part) || (at === parts.length - 1 && at > 0 && parts.length === 1),
  );
  // "Justice Now" is no judge.
  const told = bare.length > 0 && !(bare.length === 1 && neverName(bare[0] ?? ""));
  return told ? bare : parts.filter((part) => part !== "the");
}

/** Two that may be the same share one of these. */
export const nameKeys = ({ parts }: Name): string[] => [
  ...new Set([...parts.map((part) => part.slice(0, 4)), initialsOf(parts).slice(0, 4)]),
];

/** Is the one name the other, shortened, written out or with a title? */
export function sameName(a: Name, b: Name): boolean {
  const [fewer, more] = a.parts.length <= b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts];
  const own = fewer.filter((part) => !plain.has(part));
  const telling = own.length > 0 ? own : fewer;
  const inMore = (part: string) => more.some((other) => samePart(part, other));
  if (telling.length > 0 && telling.every(inMore)) {
    // A surname or the beginning stands for the whole; of "Grant Holloway" and "Holloway Farms" neither is the other.
    if (fewer.length > 1 || more.length === 1) return true;
    const [only = ""] = telling;
    const rest = more.filter((part) => !plain.has(part));
    return (
      (rest.length > 0 ? [rest[0], rest.at(-1)] : [more[0], more.at(-1)]).some(
        (part) => part !== undefined && samePart(only, part),
      ) && !nationality.test(only)
    );
  }
  return (
    initialsOf(more) === fewer.join("") ||
    (fewer.length === 1 && initialsOf(a.parts.length > b.parts.length ? a.parts : b.parts) === (fewer[0] ?? ""))
  );
}

const initialsOf = (parts: readonly string[]): string =>
  parts.length > 1
    ? parts
        .filter((part) => !/^(?:of|the|and|for|de|du|la)$/.test(part))
        .map((part) => part.charAt(0))
        .join("")
    : "";

const nationality = /^(?:british|french|german|european|american|chinese|russian|[a-z]{3,}(?:ian|ish|ese|can))$/;
const ending = /(?:ians?|ans?|ese|ish|i|ic|ns?|s)$/;
/** "Kenyan" is "Kenya", "Whitlows" is "Whitlow". */
function samePart(one: string, other: string): boolean {
  if (one === other) return true;
  const stem = Math.max(4, Math.min(one.length, other.length) - 1);
  if (Math.abs(one.length - other.length) > 3 || one.slice(0, stem) !== other.slice(0, stem)) return false;
  const longer = one.length > other.length ? one : other;
  return one.length !== other.length && ending.test(longer);
}

const numberWord = /^(?:eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-|$)/u;
const number =
  /^(?:\d+(?:st|nd|rd|th)?|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;
/** "Third Symphony" and "Fifth Symphony" differ in a figure. */
export const differInNumber = (a: Name, b: Name): boolean =>
  a.parts.length === b.parts.length &&
  a.parts.some((part, at) => part !== b.parts[at]) &&
  a.parts.every((part, at) => part === b.parts[at] || (number.test(part) && number.test(b.parts[at] ?? "")));

/** How much two names look like one that was miswritten: from 0 to 1. */
export function nameLikeness(a: Name, b: Name): number {
  const shared = a.parts.filter((part) => !plain.has(part) && b.parts.includes(part)).length;
  const rest = (name: Name, other: Name) => name.parts.filter((part) => !other.parts.includes(part)).join(" ");
  const [one, two] = [rest(a, b), rest(b, a)];
  const alike = one === "" || two === "" ? 0 : 1 - distance(one, two) / Math.max(one.length, two.length);
  if (shared > 0) return Math.max(0.6, alike);
  return alike;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
