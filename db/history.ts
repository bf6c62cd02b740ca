import { randomBytes } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import { isSealed } from "@/db/blind";
import { prepared, type Read, type Tx } from "@/db/client";
import { mergedWith } from "@/db/merges";
import { idList } from "@/db/rows";
import { events } from "@/db/schema";
import { anyViewer, clearance, lookingAs, type Viewer, visible } from "@/db/visible";
import { canonical, genesis, hashOf, type Link, payloadHashOf } from "@/lib/history/chain";
import type { EventType, NewEvent, ReadEvent } from "@/lib/history/events";

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

const insertEvent = prepared((tx: Tx) =>
  tx
    .insert(events)
    .values({
      chain: sql.placeholder("chain"),
      number: sql.placeholder("number"),
      at: sql.placeholder("at"),
      actorId: sql.placeholder("actorId"),
      type: sql.placeholder("type"),
      subjectType: sql.placeholder("subjectType"),
      subjectId: sql.placeholder("subjectId"),
      claimId: sql.placeholder("claimId"),
      sourceId: sql.placeholder("sourceId"),
      otherSourceId: sql.placeholder("otherSourceId"),
      payload: sql.placeholder("payload"),
      salt: sql.placeholder("salt"),
      payloadHash: sql.placeholder("payloadHash"),
      previousHash: sql.placeholder("previousHash"),
      hash: sql.placeholder("hash"),
    })
    .returning({ id: events.id })
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
  const [written] = await insertEvent(tx).execute({
    ...header,
    claimId: event.claimId ?? null,
    sourceId: event.sourceId ?? null,
    otherSourceId: event.otherSourceId ?? null,
    payload,
    salt,
    payloadHash,
    previousHash,
    hash,
  });
  if (!written) throw new Error("the event was not written");
  return written.id;
}

/** Events that tell of a claim's verdict, or hold words that may. */
const tellsVerdict = sql.raw(
  `('verdict-set', 'claim-moved', 'claim-signed-off', 'sign-off-stale', 'send-back-answered', 'line-waived', 'comment-written',
  'comment-edited', 'evidence-entered', 'evidence-changed', 'evidence-removed', 'task-assigned', 'task-changed', 'task-taken',
  'task-handed-over', 'task-watched', 'task-reminded')`,
);

/**
 * The payload is withheld while it tells of a confidential source that the viewer is not cleared for, while it is the
 * verdict of a blind check whose other verdict is not in, and while somebody else's deed may tell a verdict that is
 * sealed from the viewer.
 */
export const readable = (viewer: Viewer): SQL<string | null> =>
  payloadUnless(sql`s.confidential = 1 and not ${clearance(viewer, sql`s.id`)}`, viewer);

/** Payloads, without those of sources `s` that are hidden and of what is sealed from the viewer. */
const payloadUnless = (hidden: SQL, viewer: Viewer): SQL<string | null> =>
  sql<string | null>`case when not exists (
    select 1 from sources s where s.id in (events.source_id, events.other_source_id) and ${hidden}
  ) and not (events.type = 'blind-verdict-given' and exists (
    select 1 from blind_checks b where b.id = events.subject_id and (b.first is null or b.second is null)
  )) and not (events.type in ${tellsVerdict} and events.actor_id is not ${viewer.personId}
    and ${isSealed(viewer, sql`events.claim_id`)}
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
  erased: sql<boolean>`${events.payload} is null`.mapWith(Boolean),
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

/** One event of a dossier by its number, with what its chain holds of it; null where there is none for the viewer. */
export async function eventNumbered(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  number: number,
): Promise<{ event: ReadEvent; hash: string; payloadHash: string } | null> {
  const [row] = await db
    .select({ ...columns(viewer), hash: events.hash, payloadHash: events.payloadHash })
    .from(events)
    .where(and(eq(events.chain, dossierId), eq(events.number, number), visible(viewer, events.chain)));
  if (!row) return null;
  const { hash, payloadHash, ...event } = row;
  return { event: readEvent(event), hash, payloadHash };
}

const ofClaim = prepared((db) => {
  const claimId = sql`${sql.placeholder("claimId")}`;
  return db
    .select(columns(anyViewer))
    .from(events)
    .where(
      and(
        // A merge is told in both: under the claim that stayed, and by its subject under the one that went.
        sql`(${events.claimId} in ${mergedWith(claimId)} or (${events.subjectId} = ${claimId} and ${events.type} in ('claims-merged', 'merge-undone')))`,
        visible(anyViewer, events.chain),
        sql`coalesce(${events.number} < ${sql.placeholder("before")}, 1)`,
      ),
    )
    .orderBy(desc(events.id))
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** The history of one claim and of those merged into it, newest first; `before` is the number of the event to go on from. */
export async function claimHistory(
  db: Read,
  viewer: Viewer,
  claimId: string,
  limit: number,
  before: number | null = null,
): Promise<ReadEvent[]> {
  const rows = await ofClaim(db).execute({ ...lookingAs(viewer), claimId, limit, before });
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

/**
 * What happened to one thing of a dossier, of some types, oldest first. What tells of a confidential source has no
 * payload for those not cleared.
 */
export async function eventsAbout(
  db: Read,
  viewer: Viewer,
  subjectId: string,
  types: EventType[],
): Promise<ReadEvent[]> {
  const rows = await db
    .select(columns(viewer))
    .from(events)
    .where(and(eq(events.subjectId, subjectId), inArray(events.type, types), visible(viewer, events.chain)))
    .orderBy(asc(events.id));
  return rows.map(readEvent);
}

/**
 * What happened to one claim, those merged into it and some other things of its dossier, after an event and of some types,
 * oldest first.
 * @param aboutTypes the types that are asked of the other things.
 */
export async function eventsAfter(
  db: Read,
  viewer: Viewer,
  after: number,
  {
    claimId,
    types,
    about,
    aboutTypes,
  }: { claimId: string; types: EventType[]; about: readonly string[]; aboutTypes: EventType[] },
  limit: number,
): Promise<ReadEvent[]> {
  const since = (where: SQL, of: EventType[]) =>
    db
      .select(columns(viewer))
      .from(events)
      .where(and(where, gt(events.id, after), inArray(events.type, of), visible(viewer, events.chain)))
      .orderBy(asc(events.id))
      .limit(limit);
  const own = await since(sql`${events.claimId} in ${mergedWith(claimId)}`, types);
  const others =
    about.length > 0
      ? await since(sql`${events.subjectId} in (select value from json_each(${JSON.stringify(about)}))`, aboutTypes)
      : [];
  return [...own, ...others].map(readEvent).sort((a, b) => a.id - b.id);
}

const lastOfTypes = prepared((db) =>
  db
    .select({ id: sql<number | null>`max(${events.id})` })
    .from(events)
    .where(and(eq(events.claimId, sql.placeholder("claimId")), eq(events.type, sql.placeholder("type"))))
    .prepare(),
);

/** The last event of a type in a claim's history, for the program alone; 0 before the first. */
export async function lastEventOf(db: Read, claimId: string, type: EventType): Promise<number> {
  const [row] = await lastOfTypes(db).execute({ claimId, type });
  return row?.id ?? 0;
}

/** What happened to some things of the newsroom, of some types, oldest first, for administrators. */
export async function newsroomEventsAbout(db: Read, subjectIds: string[], types: EventType[]): Promise<ReadEvent[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .select(columns({ personId: "" }))
    .from(events)
    .where(and(inArray(events.subjectId, subjectIds), inArray(events.type, types), eq(events.chain, newsroomChain)))
    .orderBy(asc(events.id));
  return rows.map(readEvent);
}

const newEvents = prepared((db) =>
  db
    .select({
      type: events.type,
      claimId: events.claimId,
      sourceId: events.sourceId,
      otherSourceId: events.otherSourceId,
    })
    .from(events)
    .where(and(eq(events.chain, sql.placeholder("chain")), gt(events.number, sql.placeholder("after"))))
    .orderBy(asc(events.number))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** What kinds of things happened in a chain after one of its events, and to what, oldest first, for the program alone. */
export async function eventsSince(db: Read, chain: string, after: number, limit: number) {
  return newEvents(db).execute({ chain, after, limit });
}

/** So many new events are looked at. */
const mostLookedAt = 2_000;

/** Has something happened in a chain after one of its events that matters? Yes where too much has to be looked at. */
export async function hasHappened(db: Read, chain: string, after: number, matters: (type: EventType) => boolean) {
  const events = await eventsSince(db, chain, after, mostLookedAt + 1);
  return events.length > mostLookedAt || events.some(({ type }) => matters(type));
}

// Read from the index alone: asked of every page, often.
const lastNumber = prepared((db) =>
  db
    .select({ number: events.number })
    .from(events)
    .where(eq(events.chain, sql.placeholder("chain")))
    .orderBy(desc(events.number))
    .limit(1)
    .prepare(),
);

/** Number of the last event of a dossier; 0 before the first. */
export async function lastEventNumber(db: Read, dossierId: string): Promise<number> {
  const [last] = await lastNumber(db).execute({ chain: dossierId });
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

/**
 * A dossier's chain as an edition carries it, oldest first. Payloads of sources that it does not name in clear are withheld,
 * with their salts, by which they could be guessed, whatever its maker has been cleared for since.
 */
export async function sealedLinks(
  db: Read,
  { dossierId, createdBy, names }: { dossierId: string; createdBy: string; names: readonly string[] },
  stretch: { after: number; upTo: number; limit: number },
): Promise<Link[]> {
  const rows = await db
    .select({
      chain: events.chain,
      number: events.number,
      at: events.at,
      actorId: events.actorId,
      type: events.type,
      subjectType: events.subjectType,
      subjectId: events.subjectId,
      payload: payloadUnless(sql`s.id not in (select value from json_each(${idList(names)}))`, { personId: createdBy }),
      salt: events.salt,
      payloadHash: events.payloadHash,
      previousHash: events.previousHash,
      hash: events.hash,
    })
    .from(events)
    .where(and(eq(events.chain, dossierId), gt(events.number, stretch.after), lte(events.number, stretch.upTo)))
    .orderBy(asc(events.number))
    .limit(stretch.limit);
  return rows.map((row) => (row.payload === null ? { ...row, salt: "" } : row));
}

type Row = { payload: string | null; subjectType: string; subjectId: string; type: string; erased: boolean };

function readEvent<R extends Row>({ subjectType, subjectId, payload, erased, ...rest }: R): ReadEvent {
  // The type column and the payload were written together by `record`, so that they match.
  return {
    ...rest,
    subject: { type: subjectType, id: subjectId },
    payload: payload === null ? null : JSON.parse(payload),
    ...(erased ? { erased } : {}),
  } as unknown as ReadEvent;
}
