import { and, desc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { prepared, preparedShapes, type Read, type Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { readable } from "@/db/history";
import { queueMail } from "@/db/mails";
import { among, idList } from "@/db/rows";
import { claims, dossiers, events, notices, people } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { EventType, Payloads } from "@/lib/history/events";
import type { NoticeKind } from "@/lib/history/notice";
import { settings } from "@/lib/settings";

export type NewNotice = {
  /** Who is told. */
  personId: string;
  dossierId: string;
  kind: NoticeKind;
  /** The event that it tells of. */
  eventId: number;
  claimId?: string | null;
  taskId?: string | null;
  at: string;
};

/** A notice with what it takes to show it as one line. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  at: string;
  readAt: string | null;
  dossierId: string;
  dossierTitle: string;
  claimId: string | null;
  claimRef: string | null;
  taskId: string | null;
  /** Who did what it tells of; null for the program. */
  actorId: string | null;
  actorName: string | null;
  eventType: EventType;
  /** What happened to it, as the article or source that was talked about. */
  subject: { type: string; id: string };
  /** Null where it is withheld or was erased; the type of event tells which payload it is. */
  payload: Payloads[EventType] | null;
};

/**
 * Tells a person of something that concerns them, in the transaction of what happened; by mail as well, later and as
 * they chose, where mail is set up.
 */
export async function addNotice(tx: Tx, notice: NewNotice): Promise<void> {
  const id = newId();
  await tx.insert(notices).values({ ...notice, id });
  const { mail, timeZone } = settings();
  if (mail) await queueMail(tx, { ...notice, id }, timeZone);
}

const mine = (viewer: Viewer, more?: SQL) =>
  and(eq(notices.personId, viewer.personId), visible(viewer, notices.dossierId), more);

/**
 * A page of the viewer's notices, newest first, from dossiers that they still see; `cursor` is the id of the last one
 * seen, `ids` leaves only some of them, and `mentions` only those that tell of a comment which names the viewer, or the others. What tells of a confidential source is withheld from those not cleared by now.
 */
export async function noticesOf(
  db: Read,
  viewer: Viewer,
  page: { limit: number; cursor?: string; unread?: boolean; ids?: string[]; mentions?: boolean },
): Promise<Notice[]> {
  const { limit, cursor = "", unread = false, ids, mentions } = page;
  const query = noticePages(db, `${unread} ${ids !== undefined} ${mentions}`, () => noticesWhere(db, page));
  const rows = await query.execute({ ...lookingAs(viewer), limit, cursor, ids: idList(ids ?? []) });
  return rows.map(({ subjectType, subjectId, payload, ...row }) => ({
    ...row,
    subject: { type: subjectType, id: subjectId },
    payload: payload === null ? null : (JSON.parse(payload) as Payloads[EventType]),
  }));
}

const noticePages = preparedShapes();

const noticesWhere = (db: Read, page: { unread?: boolean; ids?: string[]; mentions?: boolean }) =>
  db
    .select({
      id: notices.id,
      kind: notices.kind,
      at: notices.at,
      readAt: notices.readAt,
      dossierId: notices.dossierId,
      dossierTitle: dossiers.title,
      claimId: notices.claimId,
      claimRef: claims.ref,
      taskId: notices.taskId,
      actorId: events.actorId,
      actorName: people.name,
      eventType: events.type,
      subjectType: events.subjectType,
      subjectId: events.subjectId,
      payload: readable(anyViewer),
    })
    .from(notices)
    .innerJoin(dossiers, eq(dossiers.id, notices.dossierId))
    .innerJoin(events, eq(events.id, notices.eventId))
    .leftJoin(people, eq(people.id, events.actorId))
    .leftJoin(claims, eq(claims.id, notices.claimId))
    .where(
      mine(
        anyViewer,
        and(
          page.unread ? isNull(notices.readAt) : undefined,
          sql`(${sql.placeholder("cursor")} = '' or ${notices.id} < ${sql.placeholder("cursor")})`,
          page.ids ? among(notices.id, "ids") : undefined,
          page.mentions === undefined
            ? undefined
            : page.mentions
              ? eq(notices.kind, "mentioned")
              : ne(notices.kind, "mentioned"),
        ),
      ),
    )
    .orderBy(desc(notices.id))
    .limit(sql.placeholder("limit"))
    .prepare();

const unreadOfMine = prepared((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(notices)
    .where(mine(anyViewer, isNull(notices.readAt)))
    .prepare(),
);

const unreadKinds = prepared((db) =>
  db
    .select({ kind: notices.kind, count: sql<number>`count(*)` })
    .from(notices)
    .where(mine(anyViewer, isNull(notices.readAt)))
    .groupBy(notices.kind)
    .prepare(),
);

/** How many notices of each kind the viewer has not read; kinds without any are left out. */
export async function unreadByKind(db: Read, viewer: Viewer): Promise<Map<NoticeKind, number>> {
  const rows = await unreadKinds(db).execute({ ...lookingAs(viewer) });
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** How many notices the viewer has not read. */
export async function unreadCount(db: Read, viewer: Viewer): Promise<number> {
  const [row] = await unreadOfMine(db).execute({ ...lookingAs(viewer) });
  return row?.count ?? 0;
}

/** Marks the person's own notices as read, all of them when no ids are given; others' stay as they are. */
export async function markNoticesRead(
  tx: Tx,
  personId: string,
  noticeIds: string[] | undefined,
  at: string,
): Promise<void> {
  await tx
    .update(notices)
    .set({ readAt: at })
    .where(
      and(
        eq(notices.personId, personId),
        isNull(notices.readAt),
        noticeIds ? inArray(notices.id, noticeIds) : undefined,
      ),
    );
}
