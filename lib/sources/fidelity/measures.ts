/** What a figure measures, how often, and whether it is an age. */

import type { Amount } from "@/lib/sources/fidelity/amounts";

/** "aged 88", "Helen Craddock, 51,", "She was 88." */
export function isAge(text: string, { start, end, value, of, unit }: Amount): boolean {
  if (of !== "" || value < 1 || value > 115 || !Number.isInteger(value)) return false;
  const [lead, tail] = [text.slice(Math.max(0, start - 16), start), text.slice(end, end + 12)];
  if (unit === "year") return /^[\s-]years?[\s-]old/i.test(tail);
  if (/\baged? $/i.test(lead)) return true;
  if (/\p{Lu}[\p{L}’'-]+(?:, | \()$/u.test(lead) && /^(?:[,.;:)]|$)/.test(tail)) return true;
  return /\b(?:(?:he|she|who) (?:is|was)|turn(?:s|ed)?) $/i.test(lead) && /^[,.;)]/.test(tail);
}

const every =
  /^(?:[ -][\p{L}]+){0,3}? (?:an?|per|each|every) (second|minute|hour|day|night|week|month|year)\b(?! (?:earlier|before|ago|later|after|old|or|and))/iu;
const adverb = /^(?:[ -][\p{L}]+){0,1}? (hourly|daily|weekly|monthly|annually|yearly)\b/iu;
const adverbs: Record<string, string> = {
  hourly: "hour",
  daily: "day",
  weekly: "week",
  monthly: "month",
  annually: "year",
  yearly: "year",
};

/** How often it comes: "day" for "six a day"; empty if once. */
export function oftenIn(text: string, { end, ordinal: isOrdinal }: Amount): string {
  if (isOrdinal) return "";
  const after = text.slice(end, end + 60);
  const found = every.exec(after)?.[1]?.toLowerCase();
  return found === "night" ? "day" : (found ?? adverbs[adverb.exec(after)?.[1]?.toLowerCase() ?? ""] ?? "");
}

type Measured = NonNullable<Amount["measure"]>["of"];
export const units = new Map<string, [Measured, number]>(
  (
    [
      ["time", "second sec", 1 / 60],
      ["time", "minute min", 1],
      ["time", "hour hr", 60],
      ["time", "day night", 1440],
      ["time", "week", 10_080],
      ["time", "fortnight", 20_160],
      ["time", "month", 43_800],
      ["time", "year yr", 525_600],
      ["time", "decade", 5_256_000],
      ["time", "century centurie", 52_560_000],
      ["length", "millimetre millimeter mm", 0.001],
      ["length", "centimetre centimeter cm", 0.01],
      ["length", "metre meter m", 1],
      ["length", "kilometre kilometer km", 1000],
      ["length", "inch inche", 0.0254],
      ["length", "foot feet ft", 0.3048],
      ["length", "yard", 0.9144],
      ["length", "mile", 1609.34],
      ["area", "hectare ha", 10_000],
      ["area", "acre", 4046.86],
      ["mass", "gram gramme g", 0.001],
      ["mass", "kilo kilogram kilogramme kg", 1],
      ["mass", "tonne", 1000],
      ["mass", "ton", 950],
      ["mass", "pound lb", 0.4536],
      ["mass", "ounce", 0.02835],
      ["mass", "stone", 6.35],
      ["speed", "mph", 1.609],
      ["speed", "kph kmh", 1],
    ] as const
  ).flatMap(([of, names, size]) => names.split(" ").map((name): [string, [Measured, number]] => [name, [of, size]])),
);

/** In the base unit of time, length and so on; null where it counts things. */
export function measureOf(text: string, { end, unit, of, value, ordinal: isOrdinal }: Amount): Amount["measure"] {
  if (of !== "" || isOrdinal) return null;
  const known = units.get(unit);
  if (!known) return null;
  if (/^[\s-]square/i.test(text.slice(end, end + 8))) return null;
  return { of: known[0], value: value * known[1] };
}
