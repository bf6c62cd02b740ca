import type { Result } from "@/lib/action";
import type { CommentSubject } from "@/lib/comments/comment";

/** A comment as it is shown. */
export type SaidComment = {
  id: string;
  personId: string;
  personName: string;
  text: string;
  withheld: boolean;
  createdAt: string;
  evidenceId: string | null;
  threadId: string | null;
  words: SaidWords | null;
  editedAt: string | null;
  edits: readonly { text: string; at: string }[];
  resolvedAt: string | null;
  resolvedByName: string | null;
  version: number;
};

/** The exact words that a comment is about. */
export type SaidWords = {
  revisionId: string;
  articleId: string;
  start: number;
  end: number;
  quote: string;
  gone: boolean;
};

/** Words that somebody is about to say something about; the quote is left out where they run over a paragraph's end. */
export type ChosenWords = { revisionId: string; start: number; end: number; quote?: string };

type Act<I> = (input: I) => Promise<Result<unknown>>;

/** What can be done in talk, whatever it is about. */
export type TalkActions = {
  writeComment: Act<{
    on: CommentSubject;
    id: string;
    text: string;
    threadId?: string | null;
    words?: ChosenWords | null;
  }>;
  editComment: Act<{ commentId: string; text: string; seen: number }>;
  resolveThread: Act<{ commentId: string; resolved: boolean; seen: number }>;
};

/** What every part of talk is told: what it is about, who looks, and who can be named. */
export type TalkAbout = {
  on: CommentSubject;
  id: string;
  dossierId: string;
  meId: string;
  /** Members who can be named with @. */
  people: readonly { personId: string; name: string }[];
  /** May this viewer talk here now? */
  may: boolean;
  actions: TalkActions;
  now: string;
  zone: string;
};
