import { clockAt, instantOf } from "@/lib/wall-clock";

/** By how many more or fewer claims were open after a stretch of time that begins then. */
export type OpenChange = { at: string; by: number };

/** How many claims were open at the end of a day in the newsroom's time zone; of today, how many are now. */
export type OpenOnDay = { day: string; open: number };

/** How the open claims of a dossier became fewer, or more, day by day. */
export type BurnDown = {
  /** From the day of the first claim, or as far back as is told of; the last is today. At least one. */
  days: OpenOnDay[];
  /** The most that were open at the end of a day, and the last day on which they were. */
  most: OpenOnDay;
  /** Null where the dossier has no deadline. */
  deadline: {
    /** The day that it falls on. */
    day: string;
    passed: boolean;
    /** How many an even pace from the most to none at the deadline leaves open now, rounded. */
    even: number;
  } | null;
};

/** So far back it goes at most, in days. */
const furthest = 180;

const dayLength = 86_400_000;

/**
 * Counts back from how many claims are open now, by what changed since: so what is shown of today is always right.
 * @param changes in the order of time.
 * @returns null while there has been no claim.
 */
export function burnDown(
  changes: readonly OpenChange[],
  openNow: number,
  { now, deadline, timeZone }: { now: Date; deadline: string | null; timeZone: string },
): BurnDown | null {
  const first = changes[0];
  if (!first) return null;
  const today = dayAt(now.getTime(), timeZone);
  const byDay = new Map<string, number>();
  for (const { at, by } of changes) {
    const day = dayAt(Date.parse(at), timeZone);
    byDay.set(day, (byDay.get(day) ?? 0) + by);
  }
  const earliest = daysAfter(today, -furthest);
  const begun = dayAt(Date.parse(first.at), timeZone);
  const from = begun < earliest ? earliest : begun;
  const days: OpenOnDay[] = [];
  for (let day = today, open = openNow; day >= from; day = daysAfter(day, -1)) {
    // What an erased or merged claim leaves out of the count must not make it fall below nothing.
    days.unshift({ day, open: Math.max(0, open) });
    open -= byDay.get(day) ?? 0;
  }
  const most = days.reduce((top, day) => (day.open >= top.open ? day : top), { day: today, open: 0 });
  return { days, most, deadline: deadline === null ? null : pace(deadline, most, now, timeZone) };
}

function pace(deadline: string, most: OpenOnDay, now: Date, timeZone: string): NonNullable<BurnDown["deadline"]> {
  const end = Date.parse(deadline);
  // A day's count is that of its end.
  const start = Math.min(endOf(most.day, timeZone), now.getTime());
  const passed = end <= now.getTime();
  const left = passed ? 0 : (end - now.getTime()) / Math.max(1, end - start);
  return { day: dayAt(end, timeZone), passed, even: Math.round(most.open * Math.min(1, left)) };
}

/** The day that the newsroom's calendar shows: "2026-03-17". */
export const dayAt = (instant: number, timeZone: string): string =>
  new Date(clockAt(instant, timeZone)).toISOString().slice(0, 10);

const daysAfter = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayLength).toISOString().slice(0, 10);

const endOf = (day: string, timeZone: string): number =>
  instantOf(Date.parse(`${daysAfter(day, 1)}T00:00:00Z`), timeZone);

/** How many days lie between two. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLength;

/** Says where the work stands against an even pace. */
export function paceWords({ days, deadline }: BurnDown): string {
  const open = days.at(-1)?.open ?? 0;
  const claims = `${open} ${open === 1 ? "claim is" : "claims are"} open`;
  if (!deadline) return `${claims}. There is no deadline to measure them against.`;
  if (deadline.passed) return open === 0 ? "Every claim is signed off." : `The deadline has passed, and ${claims}.`;
  if (open === 0) return "Every claim is signed off, ahead of the deadline.";
  const behind = open - deadline.even;
  if (behind === 0) return `${claims}, just as an even pace to the deadline would have it.`;
  return `${claims}; an even pace to the deadline would leave ${deadline.even}: ${Math.abs(behind)} ${behind > 0 ? "behind" : "ahead"}.`;
}
