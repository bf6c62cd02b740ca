import { randomBytes } from "node:crypto";
import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { events } from "@/db/schema";
import { clearance, type Viewer, visible } from "@/db/visible";
import { canonical, genesis, hashOf, type Link, payloadHashOf } from "@/lib/history/chain";
import type { NewEvent, ReadEvent } from "@/lib/history/events";

/** The chain of what happens outside dossiers. */
export const newsroomChain = "newsroom";

const lastOfChain = prepared((db) =>
  db
    .select({ number: events.number, hash: events.hash })
    .from(events)
    .where(eq(events.chain, sql.placeholder("chain")))
    .orderBy(desc(events.number))
    .limit(1)
    .prepare(),
);

/**
 * Writes an event at the end of its chain, in the transaction of the change that it tells of.
 * @param actorId null for what the program did by itself.
 * @param dossierId null for the newsroom's chain.
 * @returns the id of the event over all chains.
 */
export async function record(
  tx: Tx,
  who: { personId: string | null; now: Date },
  dossierId: string | null,
  event: NewEvent,
): Promise<number> {
  const chain = dossierId ?? newsroomChain;
  const [last] = await lastOfChain(tx).execute({ chain });
  const header = {
    chain,
    number: (last?.number ?? 0) + 1,
    at: who.now.toISOString(),
    actorId: who.personId,
    type: event.type,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
  };
  const payload = canonical(event.payload);
  const salt = randomBytes(16).toString("hex");
  const payloadHash = payloadHashOf(salt, payload);
  const previousHash = last?.hash ?? genesis;
  const hash = hashOf(previousHash, header, payloadHash);
  const [written] = await tx
    .insert(events)
    .values({
      ...header,
      claimId: event.claimId ?? null,
      sourceId: event.sourceId ?? null,
      otherSourceId: event.otherSourceId ?? null,
      payload,
      salt,
      payloadHash,
      previousHash,
      hash,
    })
    .returning({ id: events.id });
  if (!written) throw new Error("the event was not written");
  return written.id;
}

/** The payload is withheld while it tells of a confidential source that the viewer is not cleared for. */
export const readable = (viewer: Viewer): SQL<string | null> =>
  sql<string | null>`case when not exists (
    select 1 from sources s where s.id in (events.source_id, events.other_source_id) and s.confidential = 1
    and not ${clearance(viewer, sql`s.id`)}
  ) then events.payload end`;

const columns = (viewer: Viewer) => ({
  id: events.id,
  number: events.number,
  at: events.at,
  actorId: events.actorId,
  type: events.type,
  subjectType: events.subjectType,
  subjectId: events.subjectId,
  claimId: events.claimId,
  payload: readable(viewer),
});

type Page = { limit: number; before?: number };

/** The history of a dossier, newest first; `before` is the number of the event to go on from. */
export async function historyOf(db: Read, viewer: Viewer, dossierId: string, page: Page): Promise<ReadEvent[]> {
  const rows = await db
    .select(columns(viewer))
    .from(events)
    .where(
      and(
        eq(events.chain, dossierId),
        visible(viewer, events.chain),
        page.before ? lt(events.number, page.before) : undefined,
      ),
    )
    .orderBy(desc(events.number))
    .limit(page.limit);
  return rows.map(readEvent);
}

/** The history of one claim, newest first. */
export async function claimHistory(db: Read, viewer: Viewer, claimId: string, limit: number): Promise<ReadEvent[]> {
  const rows = await db
    .select(columns(viewer))
    .from(events)
    .where(and(eq(events.claimId, claimId), visible(viewer, events.chain)))
    .orderBy(desc(events.id))
    .limit(limit);
  return rows.map(readEvent);
}

/** The newsroom's own history, newest first, for administrators. */
export async function newsroomHistory(db: Read, page: Page): Promise<ReadEvent[]> {
  const rows = await db
    .select(columns({ personId: "" }))
    .from(events)
    .where(and(eq(events.chain, newsroomChain), page.before ? lt(events.number, page.before) : undefined))
    .orderBy(desc(events.number))
    .limit(page.limit);
  return rows.map(readEvent);
}

/** Number of the last event of a dossier; 0 before the first. */
export async function lastEventNumber(db: Read, dossierId: string): Promise<number> {
  const [last] = await lastOfChain(db).execute({ chain: dossierId });
  return last?.number ?? 0;
}

/** Names of all chains there are. */
export async function chains(db: Read): Promise<string[]> {
  const rows = await db.selectDistinct({ chain: events.chain }).from(events).orderBy(asc(events.chain));
  return rows.map((row) => row.chain);
}

/** A stretch of a chain with its hashes, oldest first, for checking and for sealing. */
export async function linksOf(db: Read, chain: string, after: number, limit: number): Promise<Link[]> {
  return db
    .select({
      chain: events.chain,
      number: events.number,
      at: events.at,
      actorId: events.actorId,
      type: events.type,
      subjectType: events.subjectType,
      subjectId: events.subjectId,
      payload: events.payload,
      salt: events.salt,
      payloadHash: events.payloadHash,
      previousHash: events.previousHash,
      hash: events.hash,
    })
    .from(events)
    .where(and(eq(events.chain, chain), gt(events.number, after)))
    .orderBy(asc(events.number))
    .limit(limit);
}

type Row = { payload: string | null; subjectType: string; subjectId: string; type: string };

function readEvent<R extends Row>({ subjectType, subjectId, payload, ...rest }: R): ReadEvent {
  // The type column and the payload were written together by `record`, so that they match.
  return {
    ...rest,
    subject: { type: subjectType, id: subjectId },
    payload: payload === null ? null : JSON.parse(payload),
  } as unknown as ReadEvent;
}
