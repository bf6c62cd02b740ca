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

/** Why a paragraph is not the article, in the order of what a page shows from top to foot. */
export const asideReasons = [
  "navigation",
  "trail",
  "image-credit",
  "published",
  "read-also",
  "subscribe",
  "author-note",
  "other",
] as const;
export type AsideReason = (typeof asideReasons)[number];

/** What a paragraph that is set aside is, in words that stand beside it. */
export const asideWords: Record<AsideReason, string> = {
  navigation: "part of the page",
  trail: "the site's trail",
  "image-credit": "image credit",
  published: "date line",
  "read-also": "link to another article",
  subscribe: "appeal to readers",
  "author-note": "note on the author",
  other: "set aside by hand",
};

/** How bytes came from the web: by our own fetching, or handed over from an editor's browser. */
export type Capture = {
  by: "fetch" | "bookmarklet";
  /** The address that was asked for, and the one that answered after redirects. */
  url: string;
  finalUrl: string;
  /** ISO 8601, UTC. */
  at: string;
  /** HTTP status; null where a browser handed the page over. */
  status: number | null;
  /** The answer's headers, [name, value], lower-case names; empty where a browser handed the page over. */
  headers: [string, string][];
};

/** What became of a mention in a newer revision. */
export const mentionFates = ["unchanged", "moved", "reworded", "gone"] as const;
export type MentionFate = (typeof mentionFates)[number];
