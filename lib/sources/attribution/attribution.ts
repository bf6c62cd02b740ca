import type { LinkSign } from "@/lib/sources/proposal";
import type { LinkKind } from "@/lib/sources/source";

/** Whom a text names as where it got something: a person, an outlet, or nobody ("officials", "a report"). */
export type NamedSource = {
  /** As the text names it at its fullest: "Reuters", "Dana Whitlow, a former adviser", "two officials". */
  name: string;
  /** The outlet's full name where it is one, or where the person speaks for one; empty otherwise. */
  outlet: string;
  unidentified: boolean;
  /** Where a link in the text leads. */
  url?: string;
};

/** A place where a text says that it got something from somebody. */
export type Attribution = {
  /** The words that say it: offsets in UTF-16 units of the text, and the words themselves. */
  start: number;
  end: number;
  quote: string;
  sign: Exclude<LinkSign, "shared-wording">;
  source: NamedSource;
  /** The outlet that has it from this source, where it is not the article's own: "officials told the Journal". */
  through: NamedSource | null;
  /** What the origin link to it would be: of the article, or of `through` where it has one. */
  kind: LinkKind;
  /** The sentences that it governs, [start, end] each. */
  sentences: [number, number][];
  /** How sure this reading is, 0 to 1. */
  confidence: number;
};
