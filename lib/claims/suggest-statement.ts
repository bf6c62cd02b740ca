/** Drafts the statement of a claim from a sentence, so that it stands alone as far as that is certain. */

import type { MentionMode } from "@/lib/claims/claim";
import { personMeant } from "@/lib/claims/pronoun";
import type { Signs } from "@/lib/claims/sentence-signs";
import { type Calendar, datesTold } from "@/lib/claims/told-dates";

/** Longest statement of a claim. */
const LONGEST = 1000;
/** How far back the paragraph is read, in characters. */
const FARTHEST = 2000;

type Place = { start: number; end: number; paragraphStart: number };

export function statementOf(
  text: string,
  { start, end, paragraphStart }: Place,
  { relative }: Pick<Signs, "relative">,
  { calendar, english, mode }: { calendar: Calendar | null; english: boolean; mode: MentionMode },
): string {
  let statement = text.slice(start, Math.min(end, start + 4 * LONGEST));
  if (/[^\S ]|\s\s/.test(statement)) statement = statement.replace(/\s+/g, " ");
  // Whom a pronoun far down a long paragraph means is not certain.
  const before = start - paragraphStart > FARTHEST ? null : text.slice(paragraphStart, start);
  if (english) {
    if (relative && calendar) statement = datesTold(statement, calendar, before ?? "");
    statement = withoutLink(statement);
    if (before && /^(?:He|She|His|Her)\s/.test(statement)) statement = personNamed(statement, before);
    if (mode === "attributes") statement = withoutSource(statement);
  }
  return shortened(statement);
}

/** "However, …" points at another sentence. */
const withoutLink = (statement: string): string =>
  statement.replace(
    /^(?:However|Meanwhile|Still|Moreover|Nevertheless|But|And|Yet),?\s+(?=\p{L})(\p{L})/u,
    (_, first: string) => first.toUpperCase(),
  );

function personNamed(statement: string, before: string): string {
  const [pronoun = ""] = /^\w+/.exec(statement) ?? [];
  const name = personMeant(pronoun === "He" || pronoun === "His" ? "he" : "she", before);
  if (!name) return statement;
  const own = pronoun === "His" || pronoun === "Her";
  return `${name}${own ? "’s" : ""}${statement.slice(pronoun.length)}`;
}

const lead = /^According to (?:[^,"“”]{2,60}), (?=\p{L}[^"“”]*$)/u;
const tail =
  /^, (?!(?:but|and|or|nor|though|although|while|when|than|not|no|nobody|none|few|if|unless|because|which|who|whatever)\b)(?:according to [^,"“”]{2,60}|[^,"“”]{2,50} (?:said|says|announced|reported|wrote|confirmed)(?: (?:on )?[A-Z]\p{L}+day(?: \d[^,]*)?)?)\.$/u;
/** Shorter, what stands before the comma is hardly a sentence: "Yes, he said." */
const SHORTEST = 20;

/** The claim is what was said; who said it belongs to the mention. Only where a comma divides the two. */
function withoutSource(statement: string): string {
  if (/["“”]/.test(statement)) return statement;
  const led = statement.replace(lead, "");
  if (led !== statement) return led.charAt(0).toUpperCase() + led.slice(1);
  const comma = statement.lastIndexOf(", ");
  if (comma < SHORTEST || !tail.test(statement.slice(comma))) return statement;
  return `${statement.slice(0, comma)}.`;
}

/** A statement is one line of at most a thousand characters, cut between words. */
function shortened(statement: string): string {
  const whole = statement.toWellFormed();
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}
