import type { Desk } from "@/db/client";
import { dropWaitingMails, dueMails, forgetMails, type Mail, noticeChoicesOf, settleMail, takeMail } from "@/db/mails";
import { noticesOf } from "@/db/notices";
import { personById } from "@/db/people";
import type { Letter } from "@/lib/people/mail";
import { deliver } from "@/lib/people/mail";
import { mostAttempts, nextTry } from "@/lib/people/mail-due";
import { noticeLetter } from "@/lib/people/notice-letter";
import { unsubscribeToken } from "@/lib/people/unsubscribe";
import type { Settings } from "@/lib/settings";

/** Notices go out by mail from here, written when they are sent: by what their reader may see and wants then. */

type Sender = Pick<Settings, "siteUrl"> & {
  mail: NonNullable<Settings["mail"]>;
  /** What the links that end mail are sealed with. */
  secret: string;
};

type Store = Pick<Desk, "read" | "transact">;

const lookEvery = 15_000;
const atATime = 50;
/** So long it is kept what went out. */
const kept = 30 * 24 * 3_600_000;
/** More notices than these no mail has read for it. */
const mostNotices = 500;

/**
 * Starts sending what is due, every few seconds, for as long as the process lives. Where no mail is set up, what still
 * waits is let go: it would be old news when mail comes.
 * @returns how to stop. What is being sent then is found due again by the next process.
 */
export function startMailing(store: Store, of: Omit<Sender, "mail"> & Pick<Settings, "mail">): () => void {
  const { mail } = of;
  // What fails, such as a database that is busy for too long, is done the next time.
  if (!mail) {
    store.transact((tx) => dropWaitingMails(tx, new Date().toISOString())).catch(() => undefined);
    return () => undefined;
  }
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    await sendDue(store, { ...of, mail }, new Date()).catch(() => undefined);
    busy = false;
  };
  const timer = setInterval(look, lookEvery).unref();
  return () => clearInterval(timer);
}

/**
 * Sends the mails that are due at an instant. Of several that do so at once, in whatever processes, each mail is sent by
 * one. When the mail server is away the others wait untried.
 */
export async function sendDue(store: Store, sender: Sender, now: Date): Promise<void> {
  const due = await dueMails(store.read, now, atATime);
  if (due.length === 0) return;
  const before = new Date(now.getTime() - kept).toISOString();
  await store.transact((tx) => forgetMails(tx, before));
  for (const mail of due) {
    const taken = await store.transact((tx) => takeMail(tx, mail, nextTry(mail.attempts + 1, now)));
    if (taken && (await sendOne(store, sender, taken, now)) === "away") return;
  }
}

async function sendOne(store: Store, sender: Sender, mail: Mail, now: Date): Promise<"done" | "away"> {
  const settle = (state: Mail["state"], error = "") => {
    const endedAt = state === "waiting" ? null : now.toISOString();
    return store.transact((tx) => settleMail(tx, mail, { state, error, endedAt }));
  };
  const letter = await letterOf(store, sender, mail);
  if (!letter) {
    await settle("dropped");
    return "done";
  }
  try {
    await deliver(letter, sender.mail);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    await settle(mail.attempts < mostAttempts ? "waiting" : "failed", (message || "unknown reason").slice(0, 300));
    return code && away.has(code) ? "away" : "done";
  }
  await settle("sent");
  return "done";
}

/** What is wrong is not this mail: the next one would fare no better. */
const away = new Set(["ECONNECTION", "ECONNREFUSED", "ETIMEDOUT", "ESOCKET", "EDNS", "ETLS", "EAUTH"]);

/**
 * Writes a mail by what its reader may see now. Null when nothing is left of it: they left the dossier, are disabled,
 * have read it or want no mail about it any more.
 */
async function letterOf({ read }: Store, sender: Sender, mail: Mail): Promise<Letter | null> {
  const person = await personById(read, mail.personId);
  if (!person || person.disabled) return null;
  // Mail leaves the desk: nobody is cleared for what is confidential there.
  const viewer = { personId: person.id, cleared: "nobody" } as const;
  const [choices, notices] = await Promise.all([
    noticeChoicesOf(read, person.id),
    noticesOf(read, viewer, { limit: mostNotices, unread: true, ids: mail.noticeIds.slice(-mostNotices) }),
  ]);
  const wanted = notices.filter(({ kind }) => choices[kind] !== "never");
  if (wanted.length === 0) return null;

  const { siteUrl, secret } = sender;
  const kinds = [...new Set(wanted.map(({ kind }) => kind))];
  const token = unsubscribeToken(secret, { personId: person.id, kinds });
  const unsubscribe = `${siteUrl}/unsubscribe?token=${token}`;
  return {
    ...noticeLetter(person, mail.kind === "daily", wanted, { siteUrl, unsubscribe }),
    messageId: `<${mail.id}@${new URL(siteUrl).hostname}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      // RFC 8058: the mail program ends the mail by itself, without a page.
      "List-Unsubscribe": `<${siteUrl}/unsubscribe/at-once?token=${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}
