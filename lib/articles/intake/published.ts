/** Reads the date and time at which an article says it ran. */

import { de, es, fr, it, ja, nl, type ParsedResult, pt, ru, strict, uk } from "chrono-node";
import { instantOf } from "@/lib/wall-clock";

const readers: Record<string, (words: string, now: Date) => ParsedResult[]> = {
  de: (words, now) => de.strict.parse(words, now),
  es: (words, now) => es.strict.parse(words, now),
  fr: (words, now) => fr.strict.parse(words, now),
  it: (words, now) => it.strict.parse(words, now),
  ja: (words, now) => ja.strict.parse(words, now),
  nl: (words, now) => nl.strict.parse(words, now),
  pt: (words, now) => pt.strict.parse(words, now),
  ru: (words, now) => ru.strict.parse(words, now),
  uk: (words, now) => uk.strict.parse(words, now),
};

const DAY = 86_400_000;
const OLDEST_YEAR = 1600;

export type DateReading = { timeZone: string; now: Date; language: string };

/**
 * Reads a date as ISO 8601: with a time in UTC, or a bare date where the words show no time.
 * A time without a zone is read in `timeZone`. Returns null for what is no certain day (no year, 3/4/2026 in English,
 * where it may be March or April) and for days in the future or before 1600: a wrong date is worse than none.
 */
export function publishedAtIn(words: string, { timeZone, now, language }: DateReading): string | null {
  const day = dayFirst(words.slice(0, 160), language);
  if (day === null) return null;
  const found = [...(readers[language]?.(day, now) ?? []), ...strict.parse(day, now)].find(
    ({ start }) => start.isCertain("year") && start.isCertain("month") && start.isCertain("day"),
  );
  if (!found) return null;
  const { start } = found;
  const part = (name: "year" | "month" | "day" | "hour" | "minute" | "second") => start.get(name) ?? 0;
  const local = Date.UTC(part("year"), part("month") - 1, part("day"));
  if (part("year") < OLDEST_YEAR || local > now.getTime() + DAY) return null;
  if (!start.isCertain("hour")) return new Date(local).toISOString().slice(0, 10);

  const clock = local + ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000;
  const offset = start.isCertain("timezoneOffset") ? start.get("timezoneOffset") : null;
  const instant = offset === null ? instantOf(clock, timeZone) : clock - offset * 60_000;
  // A clock that is a little ahead is a clock; tomorrow is a mistake.
  return instant > now.getTime() + DAY / 24 ? null : new Date(instant).toISOString();
}

/** Rewrites dates in figures as year-month-day; null if day and month cannot be told apart. */
function dayFirst(words: string, language: string): string | null {
  let ambiguous = false;
  const rewritten = words.replace(
    /(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/g,
    (all, one: string, sign: string, two: string, year: string) => {
      const [first, second] = [Number(one), Number(two)];
      const monthFirst = second > 12 && first <= 12;
      if (sign === "/" && first <= 12 && second <= 12 && first !== second && (language === "en" || language === "")) {
        ambiguous = true;
        return all;
      }
      const [day, month] = monthFirst ? [two, one] : [one, two];
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    },
  );
  return ambiguous ? null : rewritten;
}
