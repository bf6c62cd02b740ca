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
  const claim = notice.claimRef ?? "a claim";
  const told = notice.payload as Record<string, unknown> | null;
  const text = (field: string) => (typeof told?.[field] === "string" ? (told[field] as string).trim() : "");
  switch (notice.kind) {
    case "mentioned":
      return text("text") || "named you in a comment that you may not read.";
    case "assigned":
      if (notice.taskId) return text("title") ? `gave you the task “${text("title")}”.` : "gave you a task.";
      return `gave you ${claim} to check.`;
    case "asked-to-sign":
      return `asks for ${claim} to be reviewed.`;
    case "sent-back":
      return text("reason") ? `sent ${claim} back: ${text("reason")}` : `sent ${claim} back.`;
    case "stale":
      return `What you signed of ${claim} has changed since. Look at it again.`;
  }
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
