import type { MailChoice, NoticeKind } from "@/lib/history/notice";

/** What each kind of notice is about. */
export const mailedWhen: Record<NoticeKind, string> = {
  mentioned: "when somebody names you in a comment",
  answered: "when somebody answers in a thread that you take part in",
  assigned: "when somebody gives you a claim or a task",
  reminded: "when it is time for a task of yours",
  "asked-to-sign": "when a claim waits for your review",
  "sent-back": "when a claim of yours is sent back",
  stale: "when something that you signed has changed",
  watched: "when a task that you watch changes, or is talked about",
};

export const choiceWords: Record<MailChoice, string> = {
  "at-once": "At once",
  daily: "Once a day, at 7:00",
  never: "Never",
};
