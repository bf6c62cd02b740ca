import { and, asc, eq, gt, lte, max, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { readable } from "@/db/history";
import { articles, events, members } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { Happened } from "@/lib/live/message";

const newestEvent = prepared((db) =>
  db
    .select({ id: max(events.id) })
    .from(events)
    .prepare(),
);

/** The id of the newest event over all chains; 0 before the first. */
export async function newestEventId(db: Read): Promise<number> {
  const [row] = await newestEvent(db).execute();
  return row?.id ?? 0;
}

const happenings = prepared((db) =>
  db
    .select({
      id: events.id,
      dossierId: events.chain,
      type: events.type,
      subjectType: events.subjectType,
      subjectId: events.subjectId,
      claimId: events.claimId,
      actorId: events.actorId,
      withheld: sql<number>`${events.payload} is not null and (${readable(anyViewer)}) is null`,
    })
    .from(events)
    .where(
      and(
        gt(events.id, sql.placeholder("after")),
        lte(events.id, sql.placeholder("upTo")),
        visible(anyViewer, events.chain),
      ),
    )
    .orderBy(asc(events.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** What happened in the viewer's dossiers after one event, up to another, oldest first. */
export async function happeningsBetween(
  db: Read,
  viewer: Viewer,
  between: { after: number; upTo: number; limit: number },
): Promise<Happened[]> {
  const rows = await happenings(db).execute({ ...lookingAs(viewer), ...between });
  return rows.map(({ id, dossierId, type, subjectType, subjectId, claimId, actorId, withheld }) => ({
    id,
    dossierId,
    about: withheld ? null : { type, subject: { type: subjectType, id: subjectId }, claimId },
    own: actorId === viewer.personId,
  }));
}

const membership = prepared((db) =>
  db
    .select({ one: sql`1` })
    .from(members)
    .where(and(eq(members.dossierId, sql.placeholder("dossierId")), eq(members.personId, anyViewer.personId)))
    .prepare(),
);

/** Is the viewer a member of the dossier? */
export async function isMember(db: Read, viewer: Viewer, dossierId: string): Promise<boolean> {
  return (await membership(db).execute({ dossierId, ...lookingAs(viewer) })).length > 0;
}

const articlePlace = prepared((db) =>
  db
    .select({ dossierId: articles.dossierId })
    .from(articles)
    .where(and(eq(articles.id, sql.placeholder("id")), visible(anyViewer, articles.dossierId)))
    .prepare(),
);

/** The dossier of an article; null when the viewer cannot see it. */
export async function dossierOfArticle(db: Read, viewer: Viewer, id: string): Promise<string | null> {
  const [row] = await articlePlace(db).execute({ id, ...lookingAs(viewer) });
  return row?.dossierId ?? null;
}
