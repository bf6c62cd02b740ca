import { commentSubjects, talkHref } from "@/lib/comments/comment";
import { taskHref } from "@/lib/tasks/task";

/** What a person can be told about. */
export const noticeKinds = [
  "mentioned",
  "answered",
  "assigned",
  "reminded",
  "asked-to-sign",
  "sent-back",
  "stale",
  "watched",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How somebody is told by mail, besides in the app. */
export const mailChoices = ["at-once", "daily", "never"] as const;
export type MailChoice = (typeof mailChoices)[number];

export const mailStates = ["waiting", "sent", "failed", "dropped"] as const;
export type MailState = (typeof mailStates)[number];

type Told = {
  kind?: NoticeKind;
  dossierId: string;
  claimId: string | null;
  taskId: string | null;
  subject: { type: string; id: string };
  /** Names the comment, where somebody said something. */
  payload?: object | null;
};

/** Where a notice leads: the comment that it tells of, or the claim, task, article or source that it is about. */
export function noticeHref({ kind, dossierId, claimId, taskId, subject, payload }: Told): string {
  const at = `/dossiers/${dossierId}`;
  const commentId = payload && "commentId" in payload ? String(payload.commentId) : undefined;
  const on = commentSubjects.find((each) => each === subject.type);
  if (on && commentId) return talkHref({ dossierId, commentId }, on, subject.id, claimId ?? undefined);
  if (taskId) return taskHref({ dossierId, id: taskId });
  if (claimId) return `${at}/claims/${claimId}`;
  // Of an article nobody is told but what was said about it.
  if (subject.type === "article") return talkHref({ dossierId }, "article", subject.id);
  if (subject.type === "source") return `${at}/sources/${subject.id}`;
  if (subject.type === "task") return taskHref({ dossierId, id: subject.id });
  // One step over many claims: those that it left with whoever is told.
  if (kind === "assigned") return `${at}/claims?checker=me`;
  if (kind === "asked-to-sign") return `${at}/claims?status=for-review`;
  if (kind === "sent-back") return `${at}/claims?status=checking&checker=me`;
  return at;
}
