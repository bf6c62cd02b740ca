/** Finds the sentences of an article that hold something checkable, and words the claim as a person might. */

import type { Paragraph } from "@/lib/articles/paragraphs";
import type { Sentence } from "@/lib/articles/sentences";
import type { ClaimKind, MentionMode, Stakes } from "@/lib/claims/claim";
import { type Signs, signsIn } from "@/lib/claims/sentence-signs";
import { statementOf } from "@/lib/claims/suggest-statement";
import { Sign } from "@/lib/claims/suggest-words";
import type { Suggestion, SuggestionReason } from "@/lib/claims/suggestion";
import { calendarOf } from "@/lib/claims/told-dates";

/** What is known of the article, by which words such as "yesterday" can be told. */
export type SuggestionContext = {
  /** ISO 8601, UTC, or a bare date; null where it is not known, and then nothing relative is told. */
  publishedAt: string | null;
  /** IANA, of the newsroom. */
  timeZone: string;
  /** BCP 47; empty if unknown. */
  language: string;
};

/** From this weight on a sentence is suggested: chosen on marked sentences, see bench/suggestions. */
const enough = 1;

/**
 * Suggests what to tag, in the order of the text, never in headlines, bylines, date lines and headings. Hints for the order
 * of work: what is suggested may hold nothing checkable, and what is not may.
 * @param sentences in the order of the text.
 */
export function suggestionsOf(
  text: string,
  sentences: readonly Sentence[],
  paragraphs: readonly Pick<Paragraph, "role">[],
  { publishedAt, timeZone, language }: SuggestionContext,
): Suggestion[] {
  const english = language === "" || /^en\b/i.test(language);
  const calendar = english ? calendarOf(publishedAt, timeZone) : null;
  const known = new Set<string>();
  const suggestions: Suggestion[] = [];
  let paragraph = -1;
  let paragraphStart = 0;
  let quoting = false;
  for (const sentence of sentences) {
    if (paragraphs[sentence.paragraph]?.role !== "body") continue;
    if (sentence.paragraph !== paragraph) {
      paragraph = sentence.paragraph;
      paragraphStart = sentence.start;
      quoting = false;
    }
    const { start, end } = sentence;
    const signs = signsIn(text, start, end, known, quoting);
    quoting = signs.quoting;
    const found = reasonsIn(signs, english);
    const score = found.reduce((sum, [, weight]) => sum + weight, 0) - doubts(signs, english);
    if (score < enough) continue;
    const reasons = found.sort(([, one], [, other]) => other - one).map(([reason]) => reason);
    const mode = modeOf(signs);
    const kind = kindOf(signs);
    suggestions.push({
      start,
      end,
      statement: statementOf(text, { start, end, paragraphStart }, signs, { calendar, english, mode }),
      kind,
      stakes: stakesOf(signs, kind),
      mode,
      reasons: reasons.length > 0 ? reasons : ["name-and-action"],
      weight: Math.round((100 * score) / (score + 3)) / 100,
    });
  }
  return suggestions;
}

/** Why a sentence may be checkable, each reason with its weight. */
function reasonsIn(signs: Signs, english: boolean): [SuggestionReason, number][] {
  const { all, outside, figures, years, names, longNames, quoted, deeds } = signs;
  const found: [SuggestionReason, number][] = [];
  const add = (reason: SuggestionReason, weight: number) => {
    if (weight > 0) found.push([reason, weight]);
  };
  if (figures > 0) add("figure", 1.6);
  else if (all & Sign.number) add("figure", 0.8);
  if (years > 0 || signs.relative) add("date", years > 0 ? 1.2 : 0.8);
  if (quoted > 3) add("quotation", outside & Sign.said ? 1.6 : signs.allQuoted ? 0.5 : 1);
  else if (quoted > 0) add("quotation", 0.4);
  if (outside & Sign.said) add("attribution", 1);
  if (all & (Sign.alleges | Sign.crime)) add("allegation", all & Sign.alleges ? 1.2 : 0.9);
  if (all & Sign.cause) add("cause", 0.7);
  if (all & Sign.superlative) add("superlative", 1);
  if (all & Sign.comparison) add("comparison", 0.8);
  const acts = (outside & Sign.act) !== 0 ? 0.9 : deeds > 0 ? 0.7 : 0;
  const who = names > 0 ? 0.7 + (longNames > 0 ? 0.3 : 0) : outside & Sign.actor ? 0.6 : 0;
  if (english) add("name-and-action", acts + who);
  else if (longNames > 0 || names > 2) add("name-and-action", 1.6);
  return found;
}

/** What speaks against it: questions, appeals, wishes, opinions, and sentences too short to say much. */
function doubts(signs: Signs, english: boolean): number {
  const { outside, all, words, figures, asks, stops, appeals, allQuoted, quoted } = signs;
  let doubt = 0;
  if (asks) doubt += 2.5;
  if (words < 6) doubt += words < 4 ? 1 : 0.5;
  if (!english) return doubt;
  if (!stops && words < 12) doubt += 1;
  const said = allQuoted ? all : outside;
  const little = figures > 0 ? 0.5 : 1;
  if (appeals && quoted === 0) doubt += 2.5;
  if (said & Sign.opinion) doubt += 0.8 * little;
  if (said & Sign.modal) doubt += 0.6 * little;
  if (said & Sign.listener) doubt += 0.8 * little;
  if (said & Sign.speaker) doubt += 0.8 * little;
  return doubt;
}

function modeOf({ outside }: Signs): MentionMode {
  if (outside & Sign.denies) return "denies";
  if (outside & Sign.said && !(outside & Sign.hedge)) return "attributes";
  return outside & Sign.hedge ? "hedges" : outside & Sign.said ? "attributes" : "asserts";
}

function kindOf({ all, outside, figures, quoted, deeds, longNames, relative }: Signs): ClaimKind {
  if (all & Sign.alleges) return "allegation";
  if (quoted > 3 && outside & Sign.said) return "quote";
  if (figures > 0 && all & (Sign.number | Sign.money | Sign.comparison)) return "figure";
  const states = (all & (Sign.cause | Sign.superlative | Sign.comparison)) !== 0 && !relative && longNames === 0;
  if (outside & Sign.act && !(states && figures === 0)) return "event";
  if (figures > 0) return "figure";
  return deeds > 0 && !states ? "event" : "other";
}

function stakesOf({ all, names, figures }: Signs, kind: ClaimKind): Stakes {
  const grave = (all & (Sign.crime | Sign.death)) !== 0;
  if (names > 0 && (all & Sign.death || (kind === "allegation" && all & (Sign.crime | Sign.money)))) return "critical";
  if (grave || kind === "allegation" || (names > 0 && all & Sign.money && figures > 0)) return "important";
  return "routine";
}
