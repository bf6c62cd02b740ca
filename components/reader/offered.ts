/** Suggestions, found in the markup of `readingMarkup`. */

import type { TextRange } from "@/lib/claims/anchor";
import {
  type ClaimKind,
  claimKinds,
  type MentionMode,
  mentionModes,
  type Stakes,
  stakesLevels,
} from "@/lib/claims/claim";
import { type SuggestionReason, suggestionReasons } from "@/lib/claims/suggestion";
import { wordsOf } from "./sentences";

/** A suggestion as it stands in the text. */
export type Offered = TextRange & {
  id: string;
  span: HTMLElement;
  words: string;
  statement: string;
  kind: ClaimKind;
  stakes: Stakes;
  mode: MentionMode;
  reasons: SuggestionReason[];
};

/** The first suggestion of a sentence that nobody has dismissed; null where there is none. */
export function offeredIn(sentence: Element | null): Offered | null {
  const span = sentence?.classList.contains("done") ? null : sentence?.querySelector<HTMLElement>(".sg");
  if (!span) return null;
  const { g = "", start, end, kind, stakes, mode, why = "", says } = span.dataset;
  const words = wordsOf(span);
  const given = why.split(" ");
  return {
    id: g,
    span,
    start: Number(start),
    end: Number(end),
    words,
    statement: says ?? words,
    kind: claimKinds.find((each) => each === kind) ?? "other",
    stakes: stakesLevels.find((each) => each === stakes) ?? "routine",
    mode: mentionModes.find((each) => each === mode) ?? "asserts",
    reasons: suggestionReasons
      .filter((each) => given.includes(each))
      .sort((a, b) => given.indexOf(a) - given.indexOf(b)),
  };
}

export const bearsSuggestion = (sentence: Element): boolean => sentence.classList.contains("hs");

/** Why a sentence is suggested, in words that stand after "Suggested:". */
export const reasonWord: Record<SuggestionReason, string> = {
  figure: "a figure",
  date: "a date",
  "name-and-action": "somebody named did something",
  quotation: "a quotation",
  attribution: "says who said so",
  cause: "a cause",
  superlative: "a superlative",
  comparison: "a comparison",
  allegation: "an allegation",
};
