import type { Result } from "@/lib/action";
import type { ClaimKind, MentionMode, Stakes } from "@/lib/claims/claim";

type Act<I, T = unknown> = (input: I) => Promise<Result<T>>;

/** The place of a mention: offsets into the revision's text, and the words there where they are in one paragraph. */
export type MarkedPlace = {
  revisionId: string;
  start: number;
  end: number;
  quote?: string;
  mode: MentionMode;
  /** Whom the article cites for it. */
  cites?: { who: "person" | "outlet" | "unidentified"; name: string; quote: string };
};

export type MadeClaim = { id: string; ref: string; mentionId: string | null };
export type MadeMention = { id: string; claimId: string };

/** What can be done while reading; the layout hands over the server actions, in these words. */
export type ReaderActions = {
  createClaim: Act<
    { dossierId: string; statement: string; kind: ClaimKind; stakes: Stakes; mention: MarkedPlace },
    MadeClaim
  >;
  /** The same for what is suggested; the page is not read again for it by itself. */
  acceptSuggestion: ReaderActions["createClaim"];
  addMention: Act<{ claimId: string } & MarkedPlace, MadeMention>;
  editMention: Act<
    { mentionId: string; seen?: number; start: number; end: number; quote?: string },
    { version: number }
  >;
  /** Tags further places of a claim along: all or none. */
  addMentions: Act<{ claimId: string; mentions: MarkedPlace[] }, { ids: string[] }>;
  removeMention: Act<{ mentionId: string }>;
  withdrawClaim: Act<{ claimId: string }>;
  dismissSuggestion: Act<{ revisionId: string; suggestionId: string }>;
  restoreSuggestion: Act<{ revisionId: string; suggestionId: string }>;
  markSentences: Act<
    { revisionId: string; sentenceIds: string[]; state: "not-checkable" | "unexamined"; own?: boolean },
    { sentenceIds: string[] }
  >;
  setAside: Act<{ revisionId: string; paragraphs: number[]; state: "aside" | "article" }>;
};

export type ArticleActions = {
  editArticle: Act<{
    articleId: string;
    seen: number;
    title?: string;
    outlet?: string;
    byline?: string;
    publishedAt?: string | null;
    url?: string;
    language?: string;
    inFull?: boolean;
  }>;
  editSource: Act<{ sourceId: string; seen: number; ownReporting: boolean | null }>;
};
