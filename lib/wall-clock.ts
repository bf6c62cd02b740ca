/**
 * What a zone's clocks show. A clock's time is counted in milliseconds as if it were UTC, an instant in milliseconds
 * since 1970.
 */

/** The instant at which a zone's clocks show a time. */
export function instantOf(clock: number, timeZone: string): number {
  const guess = clock - offsetAt(clock, timeZone);
  return clock - offsetAt(guess, timeZone);
}

/** What a zone's clocks show at an instant, to the second. */
export const clockAt = (instant: number, timeZone: string): number =>
  Math.floor(instant / 1000) * 1000 + offsetAt(instant, timeZone);

function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
  return shown - Math.floor(instant / 1000) * 1000;
}
