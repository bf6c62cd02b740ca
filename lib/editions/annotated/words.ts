import { type Markup, markup } from "@/lib/editions/annotated/markup";
import type { ExportedClaim } from "@/lib/editions/schema";

/** "not-enough-evidence" as it is written at the beginning of a line. */
export const named = (word: string): string => {
  const words = word.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

export const lower = (word: string): string => word.replaceAll("-", " ");

/** The status as it is shown: a stale sign-off says so instead of "for review". */
export const statusOf = ({ status, stale }: ExportedClaim): string => (stale ? "stale" : status);

export const statusWords = (claim: ExportedClaim): string => (claim.stale ? "stale sign-off" : lower(claim.status));

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** "17 March 2026, 09:00" in the newsroom's time zone; a date alone stays as it is. */
export function moment(iso: string, timeZone: string): Markup {
  return markup`<time datetime="${iso}">${formatMoment(iso, timeZone)}</time>`;
}

/** The same as plain text. */
export function formatMoment(iso: string, timeZone: string): string {
  const date = formatDay(iso, timeZone);
  if (dateOnly.test(iso)) return date;
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  return `${date}, ${clock.format(new Date(iso))}`;
}

/** "17 March 2026" in the newsroom's time zone; a date alone is of no zone. */
export const formatDay = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    ...{ day: "numeric", month: "long", year: "numeric" },
    timeZone: dateOnly.test(iso) ? "UTC" : timeZone,
  }).format(new Date(iso));

/** Words from outside inside a line of ours: their direction does not touch the rest of it. */
export const words = (text: string): Markup => markup`<bdi>${text}</bdi>`;

/** A claim's name in an article: bare number where the letter is the article's own. */
export const numberIn = (letter: string, ref: string): string =>
  ref.startsWith(letter) && /^\d+$/.test(ref.slice(letter.length)) ? ref.slice(letter.length) : ref;

const glyphNames: Record<string, string> = {
  supported: "v-supported",
  refuted: "v-refuted",
  conflicting: "v-conflicting",
  "not-enough-evidence": "v-nee",
  "not-checkable": "v-nc",
  accurate: "v-supported",
  inaccurate: "v-refuted",
  "not-yet-checked": "v-unchecked",
  "to-check": "s-tocheck",
  checking: "s-checking",
  "for-review": "s-review",
  "signed-off": "s-signed",
  stale: "s-stale",
  supports: "e-supports",
  refutes: "e-refutes",
  context: "e-context",
};

/** The sign of a status, verdict or stance; the word always stands beside it. */
export const glyph = (word: string): Markup =>
  markup`<svg class="g" viewBox="0 0 16 16" aria-hidden="true"><use href="#${glyphNames[word] ?? "v-unchecked"}"/></svg>`;

/** The verdict on the claim itself, or its status while there is none. */
export const verdictOf = (claim: ExportedClaim): { glyph: Markup; word: string } =>
  claim.substance
    ? { glyph: glyph(claim.substance), word: named(claim.substance) }
    : { glyph: glyph(statusOf(claim)), word: claim.stale ? "Stale sign-off" : named(claim.status) };
