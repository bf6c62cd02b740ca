import type { MailChoice, NoticeKind } from "@/lib/history/notice";
import { clockAt, instantOf } from "@/lib/wall-clock";

/** When notices are mailed, and tried again. Instants are ISO 8601 in UTC. */

/** How somebody who has not chosen is told by mail: what waits for them at once, what can wait once a day. */
export const usualMail: Record<NoticeKind, MailChoice> = {
  mentioned: "at-once",
  answered: "at-once",
  assigned: "at-once",
  reminded: "at-once",
  "asked-to-sign": "at-once",
  "sent-back": "at-once",
  stale: "daily",
  watched: "daily",
};

const minute = 60_000;
const day = 24 * 60 * minute;

/** The hour of the newsroom's clocks at which the daily mail goes out. */
export const morning = 7;

/** What is told at once waits this long, so that what follows in the same breath comes in the same mail. */
const gathered = minute / 2;

/** When the mail that tells of something is due. */
export function mailDue(choice: Exclude<MailChoice, "never">, at: string, timeZone: string): string {
  const told = Date.parse(at);
  const due = choice === "daily" ? nextMorning(told, timeZone) : told + gathered;
  return new Date(due).toISOString();
}

function nextMorning(after: number, timeZone: string): number {
  const midnight = Math.floor(clockAt(after, timeZone) / day) * day;
  const today = instantOf(midnight + morning * 60 * minute, timeZone);
  return today > after ? today : instantOf(midnight + day + morning * 60 * minute, timeZone);
}

const pauses = [1, 5, 30, 120].map((minutes) => minutes * minute);

/** A mail that could not be sent so often is given up, until an administrator has it tried again. */
export const mostAttempts = pauses.length + 1;

/** When the next try is due, after so many. */
export const nextTry = (attempts: number, now: Date): string =>
  new Date(now.getTime() + (pauses[Math.min(attempts, pauses.length) - 1] ?? minute)).toISOString();
