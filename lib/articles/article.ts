/** The newsroom's words for articles. */

/** Every sentence of a revision is in exactly one of these. `claimed` follows from its mentions and is never stored. */
export const sentenceStates = ["unexamined", "claimed", "not-checkable"] as const;
export type SentenceState = (typeof sentenceStates)[number];

/** Metadata that an article carries; proposed at intake, editable afterwards. */
export type ArticleMetadata = {
  title: string;
  outlet: string;
  byline: string;
  /** ISO 8601, UTC; or a bare date where the text shows no time; null if unknown. */
  publishedAt: string | null;
  url: string;
  /** BCP 47, as "en"; empty if unknown. */
  language: string;
};
