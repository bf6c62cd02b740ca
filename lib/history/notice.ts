/** What a person can be told about. */
export const noticeKinds = ["mentioned", "assigned", "asked-to-sign", "sent-back", "stale"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How somebody is told by mail, besides in the app. */
export const mailChoices = ["at-once", "daily", "never"] as const;
export type MailChoice = (typeof mailChoices)[number];

export const mailStates = ["waiting", "sent", "failed", "dropped"] as const;
export type MailState = (typeof mailStates)[number];

type Told = { dossierId: string; claimId: string | null; taskId: string | null; subject: { type: string; id: string } };

/** Where a notice leads: the claim, task, article or source that it is about. */
export function noticeHref({ dossierId, claimId, taskId, subject }: Told): string {
  const at = `/dossiers/${dossierId}`;
  if (taskId) return `${at}/tasks#task-${taskId}`;
  if (claimId) return `${at}/claims/${claimId}`;
  if (subject.type === "article") return `${at}/articles/${subject.id}`;
  if (subject.type === "source") return `${at}/sources/${subject.id}`;
  if (subject.type === "task") return `${at}/tasks#task-${subject.id}`;
  return at;
}
