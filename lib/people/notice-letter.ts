import { joined, markup } from "@/lib/editions/annotated/markup";
import type { EventType } from "@/lib/history/events";
import { type NoticeKind, noticeHref } from "@/lib/history/notice";
import type { Letter } from "@/lib/people/mail";

/** A notice as far as a mail tells of it: never its words, since mail lies about in places that nobody of the desk keeps. */
export type MailedNotice = {
  kind: NoticeKind;
  dossierId: string;
  dossierTitle: string;
  claimId: string | null;
  claimRef: string | null;
  taskId: string | null;
  /** Null for the program. */
  actorName: string | null;
  subject: { type: string; id: string };
  eventType?: EventType;
};

/** More than these are counted, not told one by one. */
const mostTold = 50;

/** What happened, without the words of anybody but the names. */
export function toldInMail({
  kind,
  claimRef,
  taskId,
  actorName,
  subject,
  eventType = "claim-changed",
}: MailedNotice): string {
  const who = actorName ?? "Second Source";
  // One step over many claims tells of all of them at once.
  const claim = subject.type === "dossier" ? "several claims" : claimNamed(claimRef);
  switch (kind) {
    case "mentioned":
      return `${who} named you in a comment on ${commentedOn(taskId ? "task" : subject.type, claimRef)}`;
    case "answered":
      return `${who} answered in a thread of yours on ${commentedOn(taskId ? "task" : subject.type, claimRef)}`;
    case "assigned":
      if (eventType === "blind-check-asked") return `${who} asks you for a blind verdict on ${claim}`;
      if (eventType === "blind-third-named") return `Two verdicts on ${claim} are to be settled`;
      if (eventType === "blind-check-ended") return `The two blind verdicts on ${claim} differ`;
      if (eventType === "blind-check-cancelled") return `${who} cancelled the blind check of ${claim}`;
      return `${who} gave you ${taskId ? "a task" : `${claim} to check`}`;
    case "reminded":
      return "It is time for a task of yours";
    case "asked-to-sign":
      return `${who} asks for ${claim} to be reviewed`;
    case "sent-back":
      return `${who} sent ${claim} back`;
    case "stale":
      return `What you signed of ${claim} has changed since`;
    case "watched":
      if (eventType === "comment-written") return `${who} said something about a task that you watch or have`;
      return `${who} changed a task that you watch`;
  }
}

const claimNamed = (ref: string | null): string => (ref ? `claim ${ref}` : "a claim");

const commentedOn = (type: string, claimRef: string | null): string => {
  if (type === "article") return "an article";
  if (type === "source") return "a source";
  if (type === "task") return "a task";
  return claimNamed(claimRef);
};

/**
 * The letter that tells somebody of notices, by dossier. Its subject names no dossier: subjects are shown on locked
 * screens and kept in the logs of mail servers.
 * @param notices newest first, at least one.
 * @param links where the desk is, without a slash at the end, and what ends mail of these kinds.
 */
export function noticeLetter(
  to: { name: string; email: string },
  daily: boolean,
  notices: readonly MailedNotice[],
  links: { siteUrl: string; unsubscribe: string },
): Pick<Letter, "to" | "subject" | "text" | "html"> {
  const told = notices.slice(0, mostTold);
  const more = notices.length - told.length;
  const dossiers = [...new Map(told.map(({ dossierId, dossierTitle }) => [dossierId, dossierTitle]))].map(
    ([id, title]) => ({
      title,
      lines: told
        .filter(({ dossierId }) => dossierId === id)
        .map((notice) => ({ words: toldInMail(notice), href: links.siteUrl + noticeHref(notice) })),
    }),
  );
  const [first] = notices;
  const subject = daily
    ? `Second Source: ${notices.length === 1 ? "one notice" : `${notices.length} notices`} of the day`
    : notices.length === 1 && first
      ? toldInMail(first)
      : `Second Source: ${notices.length} notices`;
  const rest = more > 0 ? `And ${more} more on your desk: ${links.siteUrl}` : null;
  const settings = `${links.siteUrl}/settings#mail`;
  const text = [
    `Hello ${to.name},`,
    ...dossiers.map(({ title, lines }) =>
      [`In the dossier “${title}”:`, ...lines.map(({ words, href }) => `- ${words}\n  ${href}`)].join("\n"),
    ),
    ...(rest ? [rest] : []),
    `When you get mail is up to you: ${settings}\nNo more mail of this kind: ${links.unsubscribe}`,
  ].join("\n\n");
  const html = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head><body>
<p>Hello ${to.name},</p>
${joined(
  dossiers.map(
    ({ title, lines }) =>
      markup`<p>In the dossier “${title}”:</p><ul>${lines.map(({ words, href }) => markup`<li><a href="${href}">${words}</a></li>`)}</ul>`,
  ),
  "\n",
)}
${rest && markup`<p>${rest}</p>`}
<p><a href="${settings}">When you get mail</a> is up to you. <a href="${links.unsubscribe}">No more mail of this kind</a>.</p>
</body></html>`;
  return { to: to.email, subject, text, html: html.text };
}
