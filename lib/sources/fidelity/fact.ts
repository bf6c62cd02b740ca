/** What a rewrite made of the facts of its original: the newsroom's words for it. */

export const factKinds = ["figure", "name", "date", "quotation", "hedge"] as const;
export type FactKind = (typeof factKinds)[number];

/** Kept, though maybe in other words; changed; lost where the rewrite took the sentence; added, not in the original. */
export const fates = ["kept", "changed", "lost", "added"] as const;
export type Fate = (typeof fates)[number];

/** Words of a text: offsets in its UTF-16 units. */
export type FactPlace = { start: number; end: number; text: string };

/** A sentence, from its first to its last character. */
export type SentencePlace = [start: number, end: number];

export type Fact = {
  what: FactKind;
  fate: Fate;
  /** Null for what was added. */
  inOriginal: FactPlace | null;
  /** Null for what was lost. */
  inRewrite: FactPlace | null;
  /** Where the rewrite says the same again. */
  again: FactPlace[];
  /** The sentence that it stands in; of the other text the one that says the same; null where there is none. */
  originalSentence: SentencePlace | null;
  rewriteSentence: SentencePlace | null;
};

export type Fidelity = {
  /** In the order of the rewrite; what was lost stands where it would be. */
  facts: Fact[];
  /** Which sentences of the rewrite say what which of the original say. */
  taken: { original: SentencePlace; rewrite: SentencePlace }[];
  /** Sentences of the original that the rewrite leaves out as a whole, and what facts it leaves out with them. */
  leftOut: { sentences: number; facts: Record<FactKind, number>; places: SentencePlace[] };
  /** Sentences of the rewrite that are not from the original. */
  own: { sentences: number; places: SentencePlace[] };
};

/** A text as one tells it. */
export type Telling = {
  text: string;
  /** Which words are a sentence; `head` for headlines, bylines and dates. */
  sentences: readonly { start: number; end: number; paragraph: number; head?: boolean; aside?: boolean }[];
  /** An instant or a bare date; null if unknown. */
  publishedAt: string | null;
  /** BCP 47; empty if unknown, and then as the other's. */
  language: string;
  /** What its outlet is called: "The Halvern Courier", "Courier". Who says that they have it from there adds nothing. */
  called: readonly string[];
};
