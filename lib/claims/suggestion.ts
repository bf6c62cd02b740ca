import type { ClaimKind, MentionMode, Stakes } from "@/lib/claims/claim";

/** What in a sentence can be checked; shown beside the suggestion as the reason for it. */
export const suggestionReasons = [
  "figure",
  "date",
  "name-and-action",
  "quotation",
  "attribution",
  "cause",
  "superlative",
  "comparison",
  "allegation",
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/** Words for a tag as a person would make it: never a verdict. Offsets count UTF-16 units of the text. */
export type Suggestion = {
  start: number;
  end: number;
  /** Drafted from the sentence to stand alone; what could not be resolved with certainty is left as it is. */
  statement: string;
  kind: ClaimKind;
  stakes: Stakes;
  mode: MentionMode;
  /** The weightiest first. */
  reasons: SuggestionReason[];
  /** From 0 to 1. */
  weight: number;
};
