/** What the program proposes of where a source got it from, and why. A person confirms or rejects. */

/** Where in a text the program read it. */
export const linkSigns = ["attributed", "byline", "hyperlink", "shared-wording"] as const;
export type LinkSign = (typeof linkSigns)[number];

/** One reason for a proposed origin link. */
export type LinkReason = {
  sign: LinkSign;
  /** The revision whose text shows it. */
  revisionId: string;
  /** The exact words, with their offsets in UTF-16 units of the revision's text. */
  quote: string;
  start: number;
  end: number;
  /** The sentences that it governs, [start, end] in the same text. */
  sentences: [number, number][];
  /** Of shared wording: how much of the text is in the other one, 0 to 1. */
  share?: number;
};
