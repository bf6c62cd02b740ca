import type { Result } from "@/lib/action";
import type { ClaimKind, MentionMode, Stakes } from "@/lib/claims/claim";

type Act<I, T = unknown> = (input: I) => Promise<Result<T>>;

/** The place of a mention: offsets into the revision's text, and the words there where they are in one paragraph. */
export type MarkedPlace = { revisionId: string; start: number; end: number; quote?: string; mode: MentionMode };

/** What can be done while reading; the layout hands over the server actions, in these words. */
export type ReaderActions = {
  createClaim: Act<
    { dossierId: string; statement: string; kind: ClaimKind; stakes: Stakes; mention: MarkedPlace },
    { id: string; ref: string }
  >;
  addMention: Act<{ claimId: string } & MarkedPlace>;
  markSentences: Act<{ revisionId: string; sentenceIds: string[]; state: "not-checkable" | "unexamined" }>;
  setAside: Act<{ revisionId: string; paragraphs: number[]; state: "aside" | "article" }>;
};

export type ArticleActions = {
  editArticle: Act<{
    articleId: string;
    seen: number;
    title: string;
    outlet: string;
    byline: string;
    publishedAt: string | null;
    url: string;
    language: string;
  }>;
  editSource: Act<{ sourceId: string; seen: number; ownReporting: boolean | null }>;
};
