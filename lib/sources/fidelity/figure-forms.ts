/** Figures that stand in no numeral: "one in eight", "a third", "half a million", "dozens", "twice", "third", "a month". */

import { numeralsIn } from "@/lib/claims/numerals";
import type { Amount } from "@/lib/sources/fidelity/amounts";

/** What a form of figure says: what `Amount` says besides is as usual. */
export type FoundForm = { start: number; words: string; value: number; rest: Partial<Amount> };

const small = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const numberWord = `(?:${small.join("|")}|twenty|thirty|fifty|\\d{1,4})`;
const countOf = (word: string): number => {
  const at = small.indexOf(word.toLowerCase());
  return at >= 0 ? at + 1 : (numeralsIn(word)[0]?.value ?? Number(word));
};

const parts = new Map<string, number>([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["eighth", 8],
  ["tenth", 10],
]);
const partName = "(half|third|quarter|fifth|sixth|eighth|tenth)";
const ratio = new RegExp(
  `(?<![\\p{L}\\p{N}])(${numberWord})(?: \\p{Ll}+)? (?:in|out of) (?:every )?(${numberWord})(?![\\p{L}\\p{N}.,]|[.,]\\d)(?! (?:day|week|month|year|hour|minute|second|million|billion|thousand)s?)`,
  "giu",
);
const fractions: RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:an?|one)[ -]${partName}(?=\\s+of\\b|\\W*$|[.,;:)]|\\s+(?:more|less|fewer)\\b)`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\p{N}-])(two|three|four|five|seven|nine)[ -]${partName}s\\b`, "giu"),
  /(?<![\p{L}\p{N}-]|\b(?:first|second|other|a|and a) )(half)(?![-\p{L}\p{N}]|\s+(?:time|an?)\b)/giu,
];
const ofOne =
  /^ (?:of )?an? (million|billion|thousand|hundred|dozen|percentage point|point|hour|mile|day|year|century|kilometre|kilometer|tonne|ton|acre)\b/iu;
const scale = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["dozen", 12],
]);
const single = /(?<![\p{L}\p{N}-])an? (hundred|thousand|million|billion)(?![\p{L}-])/giu;
const vague = /(?<![\p{L}\p{N}-])(?:(tens|hundreds) of )?(dozens|scores|hundreds|thousands|millions)(?![\p{L}-])/giu;
const betweens = new Map<string, [number, number]>([
  ["dozens", [24, 199]],
  ["scores", [20, 199]],
  ["hundreds", [200, 1999]],
  ["thousands", [1500, 19_999]],
  ["tens of thousands", [15_000, 199_999]],
  ["hundreds of thousands", [150_000, 1_999_999]],
  ["millions", [1.5e6, 2e8]],
  ["tens of millions", [1.5e7, 2e8]],
  ["hundreds of millions", [1.5e8, 2e9]],
]);
const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(
    " ",
  );
const ordinal = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${ordinals.join("|")})|(\\d{1,3})(?:st|nd|rd|th))(?![\\p{L}\\p{N}])`,
  "giu",
);
const standing = new Set(
  "said says was is were are had has have did does of and or in on at to from will would could may might who which that then one ones day half time".split(
    " ",
  ),
);
const times =
  /(?<![\p{L}-])(?:(twice|double|doubled|doubling)|(thrice|triple|tripled|treble|trebled)|(quadrupled?))(?![\p{L}-])/giu;
const unitName = (name: string): string => (name === "percentage point" ? "percentage" : name);
export const singular = (noun: string): string => (noun.length > 3 ? noun.replace(/s$/, "") : noun);

/** In the order in which they are to be believed: none may overlap an earlier one. */
export const formsIn = (text: string): FoundForm[] => [
  ...ratiosIn(text),
  ...partsIn(text),
  ...vagueIn(text),
  ...ordinalsIn(text),
  ...timesIn(text),
  ...singleUnitsIn(text),
];

function ratiosIn(text: string): FoundForm[] {
  return [...text.matchAll(ratio)].flatMap((match): FoundForm[] => {
    const [few, many] = [countOf(match[1] ?? ""), countOf(match[2] ?? "")];
    if (few <= 0 || few >= many || few > 12) return [];
    return [{ start: match.index, words: match[0], value: (100 * few) / many, rest: { of: "%", fraction: true } }];
  });
}

/** "two thirds", "a quarter of a percentage point", "half an hour" */
function partsIn(text: string): FoundForm[] {
  const of = (start: number, words: string, share: number, name: string): FoundForm => ({
    start,
    words,
    value: share * (scale.get(name) ?? 1),
    rest: { unit: scale.has(name) ? "" : unitName(name) },
  });
  const found = fractions.flatMap((form) =>
    [...text.matchAll(form)].map((match): FoundForm => {
      const [whole, first = "", second] = match;
      const share = (second ? countOf(first) : 1) / (parts.get((second ?? first).toLowerCase()) ?? 1);
      const unit = ofOne.exec(text.slice(match.index + whole.length, match.index + whole.length + 32));
      if (unit?.[1]) return of(match.index, whole + unit[0], share, unit[1].toLowerCase());
      return { start: match.index, words: whole, value: 100 * share, rest: { of: "%", fraction: true } };
    }),
  );
  for (const match of text.matchAll(/(?<![\p{L}-])half(?= an? )/giu)) {
    const unit = ofOne.exec(text.slice(match.index + 4, match.index + 36));
    if (unit?.[1]) found.push(of(match.index, match[0] + unit[0], 0.5, unit[1].toLowerCase()));
  }
  for (const match of text.matchAll(single)) found.push(of(match.index, match[0], 1, match[1]?.toLowerCase() ?? ""));
  return found;
}

function vagueIn(text: string): FoundForm[] {
  return [...text.matchAll(vague)].flatMap((match): FoundForm[] => {
    const between = betweens.get(`${match[1] ? `${match[1]} of ` : ""}${match[2]}`.toLowerCase());
    return between ? [{ start: match.index, words: match[0], value: between[0], rest: { between } }] : [];
  });
}

function ordinalsIn(text: string): FoundForm[] {
  return [...text.matchAll(ordinal)].map((match): FoundForm => {
    const value = match[1] ? ordinals.indexOf(match[1].toLowerCase()) + 1 : Number(match[2]);
    const tail = text.slice(match.index + match[0].length);
    const unit = /^[\s-](\p{L}+)/u.exec(tail)?.[1]?.toLowerCase() ?? "";
    // "The third said": one of some, and not the third of a row.
    const stands = unit === "" || standing.has(unit);
    const rest = { ordinal: true, weak: value <= 2 || stands, unit: singular(unit) };
    return { start: match.index, words: match[0], value, rest };
  });
}

function timesIn(text: string): FoundForm[] {
  return [...text.matchAll(times)].map((match): FoundForm => {
    const value = match[1] ? 2 : match[2] ? 3 : 4;
    return { start: match.index, words: match[0], value, rest: { unit: "time", weak: true } };
  });
}

const singleUnit =
  /(?<![\p{L}\p{N}-]|\p{N} )an? (hour|day|week|fortnight|month|year|decade|century)(?![\p{L}-]|['’]\p{L}| (?:ago|earlier|before|later|after|or|and a)\b)/giu;

function singleUnitsIn(text: string): FoundForm[] {
  return [...text.matchAll(singleUnit)].map((match): FoundForm => {
    const unit = match[1]?.toLowerCase() ?? "";
    return { start: match.index, words: match[0], value: 1, rest: { unit, weak: true, bare: true } };
  });
}
