import type { LinkSign } from "@/lib/sources/proposal";
import type { LinkKind } from "@/lib/sources/source";

/** Whom a text names as where it got something: a person, an outlet, or nobody ("officials", "a report"). */
export type NamedSource = {
  /** As the text names it at its fullest: "Reuters", "Dana Whitlow", "two officials", "leaked documents". */
  name: string;
  /** The outlet's full name where it is one or what it published; as the text writes it if it is in no list. Else empty. */
  outlet: string;
  /** What a person speaks for or a document comes from, where that is no outlet: "Ministry of Ports". Else empty. */
  institution: string;
  unidentified: boolean;
  /** What kind of source it would be. */
  is: "outlet" | "person" | "institution" | "document" | "report";
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
  /**
   * Who has it from this source, where it is not the article itself: "officials told the Journal". The article has it
   * from them, which is an attribution of its own.
   */
  through: NamedSource | null;
  /** What the origin link to it would be: of the article, or of `through` where it has one. */
  kind: LinkKind;
  /** The sentences that it governs, [start, end] each, ascending. Of a byline, its own line: it governs the whole. */
  sentences: [number, number][];
  /** How sure this reading is, 0 to 1. */
  confidence: number;
};
