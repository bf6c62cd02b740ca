import { and, asc, eq, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Read, Tx } from "@/db/client";
import { readable } from "@/db/history";
import {
  blindChecks,
  commentEdits,
  comments,
  editions,
  events,
  evidence,
  originLinks,
  sendBacks,
  snapshots,
  sources,
  tasks,
  waivers,
} from "@/db/schema";
import { type Viewer, visible } from "@/db/visible";
import { type ErasedThing, erasedWords } from "@/lib/history/erasing";
import type { EventType } from "@/lib/history/events";

/** An event that somebody wants erased. */
export type ErasableEvent = {
  id: number;
  number: number;
  at: string;
  type: EventType;
  actorId: string | null;
  subjectId: string;
  claimId: string | null;
  /** Its payload is gone already. */
  erased: boolean;
  /** The viewer may read its payload. */
  open: boolean;
  /** The comment that it is of, where it is of one. */
  commentId: string | null;
};

const columns = (viewer: Viewer) => ({
  id: events.id,
  number: events.number,
  at: events.at,
  type: events.type,
  actorId: events.actorId,
  subjectId: events.subjectId,
  claimId: events.claimId,
  erased: sql<boolean>`${events.payload} is null`.mapWith(Boolean),
  open: sql<boolean>`(${readable(viewer)}) is not null`.mapWith(Boolean),
  // Events from before they named their comment are of the one that was written in the same instant.
  commentId: sql<
    string | null
  >`coalesce(json_extract(${events.payload}, '$.commentId'), case when events.type = 'comment-written' then
    (select c.id from comments c where c.dossier_id = events.chain and c.person_id = events.actor_id and c.created_at = events.at limit 1) end)`,
});

/** One event of a dossier by its number. */
export async function erasableEvent(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  number: number,
): Promise<ErasableEvent | null> {
  const [row] = await db
    .select(columns(viewer))
    .from(events)
    .where(and(eq(events.chain, dossierId), eq(events.number, number), visible(viewer, events.chain)));
  return row ?? null;
}

/** The events with payloads that are of the same thing. */
export async function eventsWith(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  event: ErasableEvent,
  types: readonly EventType[],
): Promise<ErasableEvent[]> {
  const same: SQL | undefined =
    event.commentId === null
      ? and(eq(events.subjectId, event.subjectId), inArray(events.type, [...types]))
      : and(inArray(events.type, [...types]), sql`json_extract(${events.payload}, '$.commentId') = ${event.commentId}`);
  return db
    .select(columns(viewer))
    .from(events)
    .where(
      and(
        eq(events.chain, dossierId),
        visible(viewer, events.chain),
        sql`${events.payload} is not null`,
        or(eq(events.id, event.id), same),
      ),
    )
    .orderBy(asc(events.number));
}

/** Takes payloads away, with the salts by which they could be guessed; their hashes stay in the chain. */
export async function erasePayloads(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx
    .update(events)
    .set({ payload: null, salt: "" })
    .where(inArray(events.id, [...ids]));
}

/** The editions that hold an event, by their numbers: they were handed out, and stay as they are. */
export async function editionsWith(db: Read, viewer: Viewer, dossierId: string, number: number): Promise<number[]> {
  const rows = await db
    .select({ number: editions.number })
    .from(editions)
    .where(
      and(eq(editions.dossierId, dossierId), gte(editions.eventNumber, number), visible(viewer, editions.dossierId)),
    )
    .orderBy(asc(editions.number));
  return rows.map((row) => row.number);
}

type Whose = { id: string; claimId: string | null; at: string; actorId: string | null };

/** Takes the words of a thing away where it lives; the search index follows by itself. */
export const eraseThing: Record<ErasedThing, (tx: Tx, of: Whose) => Promise<void>> = {
  async comment(tx, { id }) {
    const more = { version: sql`${comments.version} + 1` };
    await tx
      .update(comments)
      .set({ text: erasedWords, words: null, ...more })
      .where(eq(comments.id, id));
    await tx.delete(commentEdits).where(eq(commentEdits.commentId, id));
  },
  async evidence(tx, { id }) {
    const more = { version: sql`${evidence.version} + 1` };
    await tx
      .update(evidence)
      .set({ quote: "", locator: "", note: erasedWords, ...more })
      .where(eq(evidence.id, id));
  },
  async task(tx, { id }) {
    const more = { version: sql`${tasks.version} + 1` };
    await tx
      .update(tasks)
      .set({
        title: erasedWords,
        detail: "",
        outcome: sql`case when ${tasks.outcome} = '' then '' else ${erasedWords} end`,
        ...more,
      })
      .where(eq(tasks.id, id));
  },
  async link(tx, { id }) {
    const more = { version: sql`${originLinks.version} + 1` };
    await tx
      .update(originLinks)
      .set({ quote: "", reasons: [], ...more })
      .where(eq(originLinks.id, id));
  },
  async source(tx, { id }) {
    const more = { version: sql`${sources.version} + 1` };
    const none = { outlet: "", author: "", url: "", canonicalUrl: "", publishedAt: null };
    await tx
      .update(sources)
      .set({
        title: erasedWords,
        pseudonym: sql`case when ${sources.confidential} then ${erasedWords} else '' end`,
        ...none,
        ...more,
      })
      .where(eq(sources.id, id));
    await tx
      .update(snapshots)
      .set({ fileName: "", text: null, pages: null, captured: null })
      .where(eq(snapshots.sourceId, id));
  },
  async waiver(tx, { claimId, at }) {
    if (claimId)
      await tx
        .update(waivers)
        .set({ reason: erasedWords })
        .where(and(eq(waivers.claimId, claimId), eq(waivers.at, at)));
  },
  async "send-back"(tx, { claimId, at }) {
    if (!claimId) return;
    const its = eq(sendBacks.claimId, claimId);
    await tx
      .update(sendBacks)
      .set({ reason: erasedWords })
      .where(and(its, eq(sendBacks.at, at)));
    await tx
      .update(sendBacks)
      .set({ answer: erasedWords })
      .where(and(its, eq(sendBacks.answeredAt, at)));
  },
  async "blind-check"(tx, { id }) {
    const note = (column: typeof blindChecks.firstNote) =>
      sql`case when ${column} = '' then '' else ${erasedWords} end`;
    await tx
      .update(blindChecks)
      .set({
        firstNote: note(blindChecks.firstNote),
        secondNote: sql`case when ${blindChecks.secondNote} = '' then '' else ${erasedWords} end`,
        thirdNote: sql`case when ${blindChecks.thirdNote} = '' then '' else ${erasedWords} end`,
      })
      .where(eq(blindChecks.id, id));
  },
};
