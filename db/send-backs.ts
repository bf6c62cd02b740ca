import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { isSealed } from "@/db/blind";
import { prepared, type Read, type Tx } from "@/db/client";
import { insertInto } from "@/db/rows";
import { claims, dossiers, people, sendBacks } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";

/** A claim that was sent back, why, and what its checker answered. */
export type SendBack = {
  id: string;
  claimId: string;
  personId: string;
  byName: string;
  /** Empty where it is withheld, as from one who gives a blind second verdict. */
  reason: string;
  at: string;
  /** Null while nobody has answered; empty where it is withheld. */
  answer: string | null;
  answeredByName: string | null;
  answeredAt: string | null;
};

const answerers = alias(people, "answerers");

const sentBack = (db: Read, viewer: Viewer, where: SQL | undefined) => {
  const open = (column: SQL | typeof sendBacks.reason) =>
    sql<string>`case when ${isSealed(viewer, sendBacks.claimId)} then '' else ${column} end`;
  return db
    .select({
      id: sendBacks.id,
      claimId: sendBacks.claimId,
      personId: sendBacks.personId,
      byName: people.name,
      reason: open(sendBacks.reason),
      at: sendBacks.at,
      answer: sql<
        string | null
      >`case when ${sendBacks.answeredAt} is not null then ${open(sql`${sendBacks.answer}`)} end`,
      answeredByName: answerers.name,
      answeredAt: sendBacks.answeredAt,
    })
    .from(sendBacks)
    .innerJoin(people, eq(people.id, sendBacks.personId))
    .leftJoin(answerers, eq(answerers.id, sendBacks.answeredBy))
    .where(and(where, visible(viewer, sendBacks.dossierId)));
};

const ofClaim = prepared((db) =>
  sentBack(db, anyViewer, eq(sendBacks.claimId, sql.placeholder("claimId")))
    .orderBy(desc(sendBacks.at), desc(sendBacks.id))
    .prepare(),
);

/** Every time that a claim was sent back, the newest first. */
export const sendBacksOf = async (db: Read, viewer: Viewer, claimId: string): Promise<SendBack[]> =>
  ofClaim(db).execute({ claimId, ...lookingAs(viewer) });

const unanswered = prepared((db) =>
  db
    .select()
    .from(sendBacks)
    .where(and(eq(sendBacks.claimId, sql.placeholder("claimId")), isNull(sendBacks.answeredAt)))
    .orderBy(desc(sendBacks.at))
    .limit(1)
    .prepare(),
);

/** The one that waits for an answer, for the program alone; null where none does. */
export async function openSendBack(db: Read, claimId: string): Promise<typeof sendBacks.$inferSelect | null> {
  const [row] = await unanswered(db).execute({ claimId });
  return row ?? null;
}

/** A claim that was sent back to the viewer, whose answer it waits for. */
export type WaitingSendBack = {
  id: string;
  claimId: string;
  claimRef: string;
  statement: string;
  dossierId: string;
  dossierTitle: string;
  byName: string;
  /** Empty where it is withheld. */
  reason: string;
  /** Since when it waits, ISO 8601 UTC. */
  at: string;
};

/** Who answers: the claim's checker, or where it has none whoever judged it, or wrote it. */
const answeredBy = sql`coalesce(${claims.assigneeId}, ${claims.substanceBy}, ${claims.statementBy})`;

const waiting = prepared((db) =>
  db
    .select({
      id: sendBacks.id,
      claimId: claims.id,
      claimRef: claims.ref,
      statement: claims.statement,
      dossierId: dossiers.id,
      dossierTitle: dossiers.title,
      byName: people.name,
      reason: sql<string>`case when ${isSealed(anyViewer, sendBacks.claimId)} then '' else ${sendBacks.reason} end`,
      at: sendBacks.at,
    })
    .from(sendBacks)
    .innerJoin(claims, eq(claims.id, sendBacks.claimId))
    .innerJoin(dossiers, eq(dossiers.id, sendBacks.dossierId))
    .innerJoin(people, eq(people.id, sendBacks.personId))
    .where(
      and(
        isNull(sendBacks.answeredAt),
        isNull(claims.mergedInto),
        eq(dossiers.state, "open"),
        sql`${answeredBy} = ${anyViewer.personId}`,
        // Of the send-backs and not of the claims: SQLite then begins with what was sent back, which is far less.
        sql`${sendBacks.dossierId} in (select m.dossier_id from members m where m.person_id = ${anyViewer.personId} and m.role <> 'reader')`,
      ),
    )
    .orderBy(asc(sendBacks.at), asc(sendBacks.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** What was sent back to the viewer and waits for their answer, in open dossiers, longest waiting first. */
export const waitingSendBacks = async (db: Read, viewer: Viewer, limit = 100): Promise<WaitingSendBack[]> =>
  waiting(db).execute({ ...lookingAs(viewer), limit });

export const insertSendBack = insertInto(sendBacks);

/** @returns whether it waited for an answer until now. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  answered: { answer: string; answeredBy: string; answeredAt: string },
): Promise<boolean> {
  const rows = await tx
    .update(sendBacks)
    .set(answered)
    .where(and(eq(sendBacks.id, id), isNull(sendBacks.answeredAt)))
    .returning({ id: sendBacks.id });
  return rows.length > 0;
}
