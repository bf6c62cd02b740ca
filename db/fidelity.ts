import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { articles, originLinks, snapshots, sources } from "@/db/schema";
import { cleared, type Viewer, visible } from "@/db/visible";
import { firstHandKinds, type LinkKind, linkKinds } from "@/lib/sources/source";

const secondHand = linkKinds.filter((kind) => !firstHandKinds.includes(kind));

/** Confirmed links by which a source got it from others second-hand, in the order in which they were drawn. */
export async function secondHandLinksFrom(
  db: Read,
  viewer: Viewer,
  sourceId: string,
): Promise<{ id: string; to: string; kind: LinkKind }[]> {
  return db
    .select({ id: originLinks.id, to: originLinks.toId, kind: originLinks.kind })
    .from(originLinks)
    .where(
      and(
        eq(originLinks.fromId, sourceId),
        eq(originLinks.state, "confirmed"),
        inArray(originLinks.kind, secondHand),
        visible(viewer, originLinks.dossierId),
      ),
    )
    .orderBy(asc(originLinks.id));
}

/** The newest text that was read from a snapshot of a source; null without one, and for those not cleared for it. */
export async function snapshotTextOf(
  db: Read,
  viewer: Viewer,
  sourceId: string,
): Promise<{ id: string; text: string } | null> {
  const [row] = await db
    .select({ id: snapshots.id, text: snapshots.text })
    .from(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .where(
      and(
        eq(snapshots.sourceId, sourceId),
        sql`${snapshots.text} is not null`,
        visible(viewer, snapshots.dossierId),
        cleared(viewer),
      ),
    )
    .orderBy(sql`${snapshots.id} desc`)
    .limit(1);
  return row && row.text !== null ? { id: row.id, text: row.text } : null;
}

const sourcesOfArticles = prepared((db) =>
  db
    .select({ articleId: articles.id, sourceId: sources.id })
    .from(articles)
    .innerJoin(sources, eq(sources.articleId, articles.id))
    .innerJoin(originLinks, eq(originLinks.fromId, sources.id))
    .where(
      and(
        eq(articles.dossierId, sql.placeholder("dossierId")),
        eq(originLinks.state, "confirmed"),
        inArray(originLinks.kind, secondHand),
      ),
    )
    .groupBy(articles.id)
    .prepare(),
);

/** Articles of a dossier that got it from others second-hand, with the source that each is. For the program alone. */
export async function rewritingArticles(db: Read, dossierId: string): Promise<Map<string, string>> {
  const rows = await sourcesOfArticles(db).execute({ dossierId });
  return new Map(rows.map(({ articleId, sourceId }) => [articleId, sourceId]));
}
