/** Figures of an article with what they measure, so that "48 hours" is "two days" and "a fifth" is "20%". */

import type { Figure } from "@/lib/claims/facts";
import { numeralsIn } from "@/lib/claims/numerals";
import { formsIn, singular } from "@/lib/sources/fidelity/figure-forms";
import { isAge, measureOf, oftenIn, units } from "@/lib/sources/fidelity/measures";

export type Amount = Figure & {
  /** In the base unit of what it measures; null where it counts things. */
  measure: { of: "time" | "length" | "area" | "mass" | "speed"; value: number } | null;
  /** "a day", "weekly": every so often; empty if once. */
  per: string;
  /** "third", "21st". */
  ordinal: boolean;
  /** A part such as a third, which is 33% as well as 33.3%. */
  fraction: boolean;
  /** "dozens" lies between; null for what says a number. */
  between: [number, number] | null;
  /** Says too little to be missed: "one", "twice", "first". */
  weak: boolean;
  /** "a month": counts only where it stands for "30 days". */
  bare: boolean;
};

type Range = { start: number; end: number };

/** "the two sides", "these three": whoever was named before. */
const referring = /\b(?:the|these|those|both|all) $/i;
/** "two-day": `numeralsIn` takes it for one word. Of the same length, so that places stay. */
const compound =
  /(?<![\p{L}\p{N}-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?=\p{Ll}{3})(?!one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b)/giu;
const halved = /^ and a half\b/i;

/**
 * The figures of a text, in its order.
 * @param taken what is no figure, such as dates and names with numbers.
 */
export function amountsIn(text: string, taken: readonly Range[]): Amount[] {
  const found: Amount[] = [];
  const free = ({ start, end }: Range) => ![...taken, ...found].some((one) => one.start < end && one.end > start);
  for (const { start, words, value, rest } of formsIn(text)) {
    const range = { start, end: start + words.length };
    if (free(range)) found.push({ ...usual, ...range, words, value, ...rest });
  }
  const none = [...taken, ...found].sort((one, other) => one.start - other.start);
  for (const numeral of dozens(text, numeralsIn(text.replace(compound, "$1 "), none))) {
    if (!free(numeral)) continue;
    const half = halved.exec(text.slice(numeral.end, numeral.end + 12))?.[0] ?? "";
    const unit = half ? (/^\s(\p{L}+)/u.exec(text.slice(numeral.end + half.length))?.[1] ?? "") : numeral.unit;
    const words = text.slice(numeral.start, numeral.end);
    const spelled = numeral.value <= 12 && /^\p{L}/u.test(words);
    found.push({
      ...usual,
      ...numeral,
      end: numeral.end + half.length,
      words: words + half,
      value: numeral.value + (half ? 0.5 : 0),
      unit: singular(unit.toLowerCase()),
      weak: /^one$/i.test(words) || (spelled && referring.test(text.slice(0, numeral.start))),
    });
  }
  found.sort((one, other) => one.start - other.start);
  for (const one of found) {
    one.per = oftenIn(text, one);
    if (isAge(text, one)) one.unit = "age";
    one.measure = measureOf(text, one);
  }
  return joined(text, found);
}

const usual = {
  of: "",
  unit: "",
  large: false,
  measure: null,
  per: "",
  ordinal: false,
  fraction: false,
  between: null,
  weak: false,
  bare: false,
} satisfies Partial<Amount>;

/** "two dozen" is 24, "half a dozen" is found before. */
function dozens<T extends Range & { value: number }>(text: string, numerals: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of numerals) {
    const before = kept.at(-1);
    if (before && /^dozen/i.test(text.slice(one.start, one.end)) && /^\s$/.test(text.slice(before.end, one.start)))
      kept[kept.length - 1] = { ...one, start: before.start, value: before.value * 12 };
    else kept.push(one);
  }
  return kept;
}

/** "four years and six months" is one figure. */
function joined(text: string, amounts: Amount[]): Amount[] {
  const kept: Amount[] = [];
  for (const one of amounts) {
    const before = kept.at(-1);
    const between = before ? text.slice(before.end, one.start) : "";
    if (
      before?.measure?.of === "time" &&
      one.measure?.of === "time" &&
      one.measure.value < before.measure.value &&
      /^\s\p{L}+,? and $/u.test(between)
    ) {
      const value = before.measure.value + one.measure.value;
      kept[kept.length - 1] = {
        ...before,
        end: one.end,
        words: text.slice(before.start, one.end),
        unit: one.unit,
        value: value / (units.get(one.unit)?.[1] ?? 1),
        measure: { of: "time", value },
      };
    } else kept.push(one);
  }
  return kept;
}
