import type { ArticleMetadata, Capture, MentionFate } from "@/lib/articles/article";
import type {
  Attribution,
  Cited,
  ClaimKind,
  ClaimStatus,
  MentionMode,
  Reply,
  Stakes,
  Substance,
} from "@/lib/claims/claim";
import type { CommentSubject } from "@/lib/comments/comment";
import type { Audience, DossierRole, DossierState } from "@/lib/dossiers/dossier";
import type { RuleName, Standard } from "@/lib/dossiers/standard";
import type { MailChoice, NoticeKind } from "@/lib/history/notice";
import type { NewsroomRole, TokenScope } from "@/lib/people/person";
import type { LinkKind, LinkState, Reliability, SourceKind, SourceState, Stance } from "@/lib/sources/source";
import type { TaskState } from "@/lib/tasks/task";

/**
 * What happened: one event per change, written in the same transaction as the change. A payload holds what a reader of
 * the history needs, with old and new values where something changed; never a password, a token or a link's secret.
 */

/** `{field: [before, after]}` for each field that changed. */
export type Changes<T> = { [K in keyof T]?: [T[K], T[K]] };

export type SourceFields = {
  kind: SourceKind;
  title: string;
  outlet: string;
  author: string;
  url: string;
  publishedAt: string | null;
  ownReporting: boolean | null;
  unidentified: boolean;
  state: SourceState;
  confidential: boolean;
  pseudonym: string;
  reliability: Reliability;
  /** Somebody graded the source itself; left out in events from before that was told apart. */
  graded?: boolean;
};

export type EvidenceFields = {
  stance: Stance;
  quote: string;
  locator: string;
  credibility: number;
  note: string;
  via: string[];
};

export type ClaimFields = {
  statement: string;
  kind: ClaimKind;
  stakes: Stakes;
  about: string[];
  reply: Reply | null;
  assigneeId: string | null;
  /** Left out where there is none, and in events from before there were any. */
  dueAt?: string | null;
};

export type TaskFields = {
  title: string;
  detail: string;
  assigneeId: string | null;
  dueAt: string | null;
  state: TaskState;
  outcome: string;
  // Left out where there is none, and in events from before there were any.
  /** The sign-off of its claim waits for it. */
  blocks?: boolean;
  remindAt?: string | null;
  evidenceIds?: string[];
};

type MentionFields = {
  revisionId: string;
  start: number;
  end: number;
  quote: string;
  mode: MentionMode;
  /** Whom the article cites for it, where somebody said so. */
  cites?: Cited | null;
};

type MovedCounts = { mentions: number; evidence: number; comments: number; tasks: number };

/** Type of event → its payload. */
export type Payloads = {
  // The newsroom's chain
  "person-added": { name: string; email: string; role: NewsroomRole };
  "person-invited": { name: string; email: string; role: NewsroomRole; expiresAt: string };
  "person-changed": { changes: Changes<{ name: string; role: NewsroomRole; disabled: boolean }> };
  "reset-offered": { expiresAt: string };
  "password-changed": { by: "themselves" | "link" };
  "signed-in": Record<string, never>;
  "signed-out": Record<string, never>;
  "token-created": { name: string; scope: TokenScope; expiresAt: string };
  "token-ended": { name: string };
  "outlet-saved": {
    name: string;
    shortNames: string[];
    domains: string[];
    /** ISO 3166-1 alpha-2, "" for none; left out in events from before there was one. */
    country?: string;
    reliability: Reliability | null;
  };
  "task-template-saved": { title: string; detail: string; dueInHours: number | null; blocks: boolean };
  "task-template-removed": { title: string };
  /** `retired` is the fingerprint of the key that it takes the place of. */
  "signing-key-made": { fingerprint: string; retired: string | null };
  /** When somebody wants mail about what concerns them. */
  "notices-chosen": { changes: Changes<Record<NoticeKind, MailChoice>> };
  /** A mail to them that could not be sent goes out anew. */
  "mail-tried-again": Record<string, never>;
  // A dossier's chain
  "dossier-created": { title: string; brief: string; deadline: string | null; standard: Standard };
  "dossier-changed": {
    changes: Changes<{
      title: string;
      brief: string;
      deadline: string | null;
      standard: Standard;
      state: DossierState;
    }>;
  };
  "member-added": { personId: string; role: DossierRole };
  "member-changed": { personId: string; role: [DossierRole, DossierRole] };
  "member-removed": { personId: string; role: DossierRole };
  "lead-appointed": { personId: string };
  "article-added": ArticleMetadata & { ours: boolean; revisionId: string; originalSha256: string; fileName: string };
  "article-changed": { changes: Changes<ArticleMetadata & { ours: boolean; inFull: boolean }> };
  "article-revised": {
    revisionId: string;
    /** From 2. */
    number: number;
    originalSha256: string;
    fileName: string;
    fates: Record<MentionFate, number>;
    /** Those that did not stay where they were. */
    mentions: { mentionId: string; claimId: string; fate: Exclude<MentionFate, "unchanged"> }[];
  };
  "sentences-marked": { revisionId: string; sentenceIds: string[]; state: "not-checkable" | "unexamined" };
  "paragraphs-set-aside": { revisionId: string; paragraphs: number[]; state: "aside" | "article" };
  /** `dismissed` is false where it was offered again. */
  "suggestion-dismissed": { revisionId: string; suggestionId: string; statement: string; dismissed: boolean };
  /** `file` here and below: the name of the file that it was imported from. */
  "claim-created": ClaimFields & { ref: string; file?: string };
  /** Rows of a file that became claims; `known` were there before. Each of them has an event of its own as well. */
  "claims-imported": {
    fileName: string;
    sha256: string;
    claims: number;
    known: number;
    mentions: number;
    sources: number;
    evidence: number;
  };
  /** Taken back right after it was tagged; its number is not given again. */
  "claim-withdrawn": { ref: string; statement: string };
  "claim-changed": { changes: Changes<ClaimFields> };
  /** One step told the same people the same of so many claims; what was done to each has its own event. */
  "claims-told-together": { kind: "assigned" | "asked-to-sign" | "sent-back"; personIds: string[]; refs: string[] };
  /** A way to look at the claims that is shared; `name` is null for one that is only its owner's. */
  "view-kept": { name: string | null };
  "view-changed": { name: string | null; changes: Changes<{ name: string; shared: boolean; query: string }> };
  "view-removed": { name: string | null };
  /** `from` went into `into`, with so many things of its own. */
  "claims-merged": { from: string; into: string; moved: MovedCounts };
  "merge-undone": { from: string; into: string; moved: MovedCounts };
  "mention-added": MentionFields & { claimId: string };
  "mention-changed": { claimId: string; changes: Changes<MentionFields> };
  /** A correction of the article changed its words, or left them out, or brought them back. */
  "mention-reworded": { claimId: string; articleId: string; revisionId: string; changes: { quote: [string, string] } };
  "mention-gone": { claimId: string; articleId: string; revisionId: string; quote: string };
  "mention-found": { claimId: string; articleId: string; revisionId: string; quote: string };
  "mention-removed": MentionFields & { claimId: string };
  "claim-moved": { from: ClaimStatus; to: ClaimStatus; reason: string };
  "send-back-answered": { answer: string };
  /** `given`: the first is the verdict that the claim has. */
  "blind-check-asked": { firstId: string; secondId: string; given: boolean };
  /** Withheld from everybody until both are in. */
  "blind-verdict-given": { as: "first" | "second"; substance: Substance; note: string };
  "blind-check-ended": { state: "agreed" | "differs"; first: Substance; second: Substance };
  "blind-third-named": { personId: string | null };
  "blind-check-settled": { substance: Substance; note: string };
  "blind-check-cancelled": { reason: string };
  "verdict-set": {
    /** It came out of a blind check. */
    by?: "blind-check";
    substance?: [Substance | null, Substance | null];
    attribution?: [Attribution | null, Attribution | null];
    mentionId?: string;
  };
  "claim-signed-off": { digest: string };
  "sign-off-stale": { digest: string };
  "line-waived": { rule: string; reason: string };
  "waiver-lifted": { rule: string };
  /** `proposed`: the program put it up as the far end of a link that it proposes. */
  "source-added": SourceFields & { articleId: string | null; proposed?: true; file?: string };
  /** `because`: what the program did in consequence of another change, of the outlet's grade or of the same work elsewhere. */
  "source-changed": { changes: Changes<SourceFields>; because?: "outlet-graded" | "same-work" };
  "source-cleared": { added: string[]; removed: string[] };
  /** `by` and `finalUrl` where it came from the web. */
  "snapshot-stored": { sha256: string; fileName: string; by?: Capture["by"]; finalUrl?: string };
  /** `byProgram`: read in a text; `confidence` is how sure the program is, 0 to 100. */
  "link-drawn": {
    from: string;
    to: string;
    kind: LinkKind;
    quote: string;
    state: LinkState;
    byProgram?: true;
    confidence?: number;
  };
  /** Somebody had the program look where an article says it got things from: so many links were new. */
  "origins-looked-for": { revisionId: string; links: number };
  "link-changed": { from: string; to: string; changes: Changes<{ kind: LinkKind; state: LinkState; quote: string }> };
  "evidence-entered": EvidenceFields & { claimId: string; sourceId: string; file?: string };
  "evidence-changed": { claimId: string; sourceId: string; changes: Changes<EvidenceFields> };
  "evidence-removed": EvidenceFields & { claimId: string; sourceId: string };
  /** `rule`: the failing line of the claim that it was made of. */
  "task-assigned": TaskFields & {
    claimId: string | null;
    articleId: string | null;
    sourceId: string | null;
    rule?: RuleName;
  };
  /** `title` is what it was called, for telling those who watch it; left out in events from before. */
  "task-changed": { title?: string; changes: Changes<TaskFields> };
  /** Somebody made a task their own, of nobody or of another. */
  "task-taken": { title: string; from: string | null };
  "task-handed-over": { title: string; from: string | null; to: string | null; note: string };
  "task-watched": { title: string; watching: boolean };
  "task-reminded": { title: string; personId: string };
  /** `threadId`: the first comment of the thread that it answers in. Left out in events from before there were threads. */
  "comment-written": { on: CommentSubject; text: string; commentId?: string; threadId?: string; words?: string };
  "comment-edited": { on: CommentSubject; commentId: string; text: string; was: string };
  "thread-resolved": { on: CommentSubject; commentId: string };
  "thread-reopened": { on: CommentSubject; commentId: string };
  "edition-made": { number: number; audience: Audience; reason: string; contentSha256: string };
  /** What these events of the dossier said is gone, on legal demand. */
  "payloads-erased": { numbers: number[]; of: string; reason: string };
};

export type EventType = keyof Payloads;
export type SubjectType =
  | "person"
  | "outlet"
  | "signing-key"
  | "task-template"
  | "dossier"
  | "article"
  | "claim"
  | "mention"
  | "blind-check"
  | "source"
  | "origin-link"
  | "evidence"
  | "task"
  | "comment"
  | "claim-list-view"
  | "edition";

/** An event as it is written: the type decides the payload. */
export type NewEvent = {
  [T in EventType]: {
    type: T;
    subject: { type: SubjectType; id: string };
    payload: Payloads[T];
    /** The claim whose history shows it. */
    claimId?: string;
    /** The source that the payload tells of; its confidentiality governs who may read the payload. */
    sourceId?: string;
    /** A second such source: where an origin link leads. */
    otherSourceId?: string;
  };
}[EventType];

/** An event as it is read: `payload` is null where it was erased or is withheld from the reader. */
export type ReadEvent = {
  [T in EventType]: {
    id: number;
    number: number;
    at: string;
    actorId: string | null;
    type: T;
    subject: { type: SubjectType; id: string };
    claimId: string | null;
    payload: Payloads[T] | null;
    /** There where the payload was erased, for whoever looks. */
    erased?: true;
  };
}[EventType];

/** Collects what differs between two values as `{field: [before, after]}`; empty when nothing does. */
export function changesBetween<T extends object>(before: T, after: Partial<T>): Changes<T> {
  const changes: Changes<T> = {};
  for (const key of Object.keys(after) as (keyof T)[]) {
    const to = after[key];
    if (to !== undefined && JSON.stringify(before[key]) !== JSON.stringify(to))
      changes[key] = [before[key], to as T[keyof T]];
  }
  return changes;
}
