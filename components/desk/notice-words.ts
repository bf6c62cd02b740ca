import { blocksOf, plainWords } from "@/lib/comments/markdown";
import type { EventType, Payloads } from "@/lib/history/events";
import type { NoticeKind } from "@/lib/history/notice";

/** A notice as a line on somebody's desk. */
export type DeskNotice = {
  id: string;
  kind: NoticeKind;
  at: string;
  dossierId: string;
  dossierTitle: string;
  claimId: string | null;
  claimRef: string | null;
  taskId: string | null;
  actorName: string | null;
  eventType: EventType;
  subject: { type: string; id: string };
  payload: Payloads[EventType] | null;
};

/** What it says, without who: the words of a comment, or what was done. */
export function noticeWords(notice: DeskNotice): string {
  const told = notice.payload as Record<string, unknown> | null;
  // One step over many claims tells of all of them at once.
  const many = notice.eventType === "claims-told-together" && Array.isArray(told?.refs) ? told.refs.length : 0;
  const claim = many > 0 ? `${many} claims` : (notice.claimRef ?? "a claim");
  const text = (field: string) => (typeof told?.[field] === "string" ? (told[field] as string).trim() : "");
  const comment = plainWords(blocksOf(text("text")));
  switch (notice.kind) {
    case "mentioned":
      return comment || "named you in a comment that you may not read.";
    case "answered":
      return comment ? `answered: ${comment}` : "answered in a thread that you may not read.";
    case "assigned":
      if (notice.taskId) return given(text("title"), text("note"));
      if (notice.eventType.startsWith("blind-")) return blindly(notice, claim);
      return `gave you ${claim} to check.`;
    case "reminded":
      return text("title") ? `It is time for the task “${text("title")}”.` : "It is time for a task of yours.";
    case "watched":
      if (notice.eventType === "comment-written")
        return comment ? `said about a task: ${comment}` : "said something about a task that you may not read.";
      return watched(notice, text("title") ? `the task “${text("title")}”` : "a task that you watch");
    case "asked-to-sign":
      return `asks for ${claim} to be reviewed.`;
    case "sent-back":
      return text("reason") ? `sent ${claim} back: ${text("reason")}` : `sent ${claim} back.`;
    case "stale":
      return `What you signed of ${claim} has changed since. Look at it again.`;
  }
}

const given = (title: string, note: string): string =>
  `gave you ${title ? `the task “${title}”` : "a task"}${note ? `: ${note}` : "."}`;

/** What somebody has to do with a blind check; never what anybody found in it. */
function blindly({ eventType, payload }: DeskNotice, claim: string): string {
  if (eventType === "blind-check-asked") return `asks you for a blind verdict on ${claim}.`;
  if (eventType === "blind-check-ended") return `The two blind verdicts on ${claim} differ. Name who settles them.`;
  if (eventType === "blind-check-cancelled") {
    const reason = (payload as Partial<Payloads["blind-check-cancelled"]> | null)?.reason;
    return `cancelled the blind check of ${claim}${reason ? `: ${reason}` : "."}`;
  }
  const third = (payload as Partial<Payloads["blind-third-named"]> | null)?.personId;
  return third ? `asks you to settle two verdicts on ${claim}.` : `left open who settles two verdicts on ${claim}.`;
}

/** What became of a task that somebody watches, or had. */
function watched({ eventType, payload }: DeskNotice, task: string): string {
  if (eventType === "task-taken") return `took ${task}.`;
  if (eventType === "task-handed-over") return `handed ${task} on.`;
  const { state, outcome } = (payload as Partial<Payloads["task-changed"]> | null)?.changes ?? {};
  if (state?.[1] === "done") return `finished ${task}${outcome?.[1] ? `: ${outcome[1]}` : "."}`;
  if (state?.[1] === "cancelled") return `cancelled ${task}.`;
  return state?.[1] === "open" ? `opened ${task} again.` : `changed ${task}.`;
}

/** Where it is about: "A5 · Halvern dredging". */
export const noticePlace = ({ claimRef, dossierTitle }: DeskNotice): string =>
  [claimRef, dossierTitle].filter(Boolean).join(" · ");

/** Cuts a comment at the names in it, so that they can be set apart: "@Lena Lead" is a part that names. */
export function namesSetApart(text: string): { text: string; names: boolean; at: number }[] {
  let at = 0;
  return text
    .split(/(@[\p{Lu}][\p{L}\p{M}'’-]*(?: [\p{Lu}][\p{L}\p{M}'’-]*)?|@[\w.+-]+@[\w.-]+\w)/u)
    .filter((part) => part !== "")
    .map((part) => {
      const from = at;
      at += part.length;
      return { text: part, names: part.startsWith("@"), at: from };
    });
}
