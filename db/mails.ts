import { and, asc, eq, gt, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { mails, noticeChoices, people } from "@/db/schema";
import { type MailChoice, type NoticeKind, noticeKinds } from "@/lib/history/notice";
import { mailDue, usualMail } from "@/lib/people/mail-due";

export type Mail = typeof mails.$inferSelect;

/** How somebody is told by mail, for every kind of notice. */
export type NoticeChoices = Record<NoticeKind, MailChoice>;

const chosen = prepared((db) =>
  db
    .select({ kind: noticeChoices.kind, mail: noticeChoices.mail })
    .from(noticeChoices)
    .where(eq(noticeChoices.personId, sql.placeholder("personId")))
    .prepare(),
);

/** How a person wants to be told by mail; what they have not chosen is as usual. */
export async function noticeChoicesOf(db: Read, personId: string): Promise<NoticeChoices> {
  const rows = await chosen(db).execute({ personId });
  return { ...usualMail, ...Object.fromEntries(rows.map(({ kind, mail }) => [kind, mail])) };
}

/** Keeps how a person wants to be told by mail. */
export async function saveNoticeChoices(tx: Tx, personId: string, choices: Partial<NoticeChoices>): Promise<void> {
  const rows = noticeKinds.flatMap((kind) => {
    const mail = choices[kind];
    return mail ? [{ personId, kind, mail }] : [];
  });
  if (rows.length === 0) return;
  await tx
    .insert(noticeChoices)
    .values(rows)
    .onConflictDoUpdate({
      target: [noticeChoices.personId, noticeChoices.kind],
      set: { mail: sql`excluded.mail` },
    });
}

/**
 * Puts a notice into the mail that its person will get: the one that waits for them, or a new one; none where they want
 * none. A mail that was tried already is left as it is.
 */
export async function queueMail(
  tx: Tx,
  notice: { id: string; personId: string; kind: NoticeKind; at: string },
  timeZone: string,
): Promise<void> {
  const { id, personId, at } = notice;
  const kind = (await noticeChoicesOf(tx, personId))[notice.kind];
  if (kind === "never") return;
  const dueAt = mailDue(kind, at, timeZone);
  const joined = await tx
    .update(mails)
    .set({ noticeIds: sql`json_insert(${mails.noticeIds}, '$[#]', ${id})` })
    .where(
      and(
        eq(mails.personId, personId),
        eq(mails.kind, kind),
        eq(mails.state, "waiting"),
        eq(mails.attempts, 0),
        gt(mails.dueAt, at),
        lte(mails.dueAt, dueAt),
      ),
    )
    .returning({ id: mails.id });
  if (joined.length === 0) await tx.insert(mails).values({ personId, noticeIds: [id], kind, dueAt, createdAt: at });
}

/** The mails that are due, those that wait longest first. */
export const dueMails = async (db: Read, now: Date, limit: number): Promise<Mail[]> =>
  db
    .select()
    .from(mails)
    .where(and(eq(mails.state, "waiting"), lte(mails.dueAt, now.toISOString())))
    .orderBy(asc(mails.dueAt))
    .limit(limit);

/**
 * Takes a mail to send it: of several who try, in whatever process, one gets it. Until `until` nobody else will, and
 * then it is due again should the one who took it be gone.
 * @param seen the mail as it was found due.
 * @returns the mail as it is now; null when it is another's.
 */
export async function takeMail(tx: Tx, seen: Pick<Mail, "id" | "attempts">, until: string): Promise<Mail | null> {
  const [taken] = await tx
    .update(mails)
    .set({ attempts: seen.attempts + 1, dueAt: until, error: "" })
    .where(and(eq(mails.id, seen.id), eq(mails.attempts, seen.attempts), eq(mails.state, "waiting")))
    .returning();
  return taken ?? null;
}

/** Writes what became of a mail that was taken, unless it was taken anew meanwhile. */
export async function settleMail(
  tx: Tx,
  taken: Pick<Mail, "id" | "attempts">,
  set: Pick<Mail, "state" | "endedAt" | "error">,
): Promise<void> {
  await tx
    .update(mails)
    .set(set)
    .where(and(eq(mails.id, taken.id), eq(mails.attempts, taken.attempts), eq(mails.state, "waiting")));
}

/** Lets go of every mail that waits: the desk sends none any more. */
export async function dropWaitingMails(tx: Tx, at: string): Promise<void> {
  await tx.update(mails).set({ state: "dropped", endedAt: at }).where(eq(mails.state, "waiting"));
}

/** Forgets mails that went out, or were let go, before an instant. */
export async function forgetMails(tx: Tx, before: string): Promise<void> {
  await tx.delete(mails).where(and(inArray(mails.state, ["sent", "dropped"]), lt(mails.endedAt, before)));
}

/** A mail that could not be sent so far, as an administrator sees it: nothing of what it tells. */
export type UnsentMail = {
  id: string;
  name: string;
  email: string;
  state: "waiting" | "failed";
  attempts: number;
  error: string;
  /** When it is tried next. */
  dueAt: string;
  createdAt: string;
};

/** While it is being tried it has no error, so that nobody restarts it under the hands of the one who sends it. */
const unsent = (more?: SQL) =>
  and(or(eq(mails.state, "failed"), and(eq(mails.state, "waiting"), ne(mails.error, ""))), more);

/** The mails that could not be sent so far, oldest first, for administrators. */
export async function unsentMails(db: Read, limit: number): Promise<UnsentMail[]> {
  const rows = await db
    .select({
      id: mails.id,
      name: people.name,
      email: people.email,
      state: mails.state,
      attempts: mails.attempts,
      error: mails.error,
      dueAt: mails.dueAt,
      createdAt: mails.createdAt,
    })
    .from(mails)
    .innerJoin(people, eq(people.id, mails.personId))
    .where(unsent())
    .orderBy(asc(mails.id))
    .limit(limit);
  return rows as UnsentMail[];
}

/** Has a mail that could not be sent tried again from the start; null when there is no such mail. */
export async function restartMail(tx: Tx, id: string, at: string): Promise<{ personId: string } | null> {
  const [restarted] = await tx
    .update(mails)
    .set({ state: "waiting", attempts: 0, dueAt: at, error: "", endedAt: null })
    .where(unsent(eq(mails.id, id)))
    .returning({ personId: mails.personId });
  return restarted ?? null;
}
