import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { substanceFor } from "@/db/blind";
import { prepared, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { articles, claims, evidence, sources } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import type { ClaimStatus, Substance } from "@/lib/claims/claim";

const lettered = prepared((db) =>
  db
    .select({
      id: articles.id,
      position: articles.position,
      title: articles.title,
      outlet: articles.outlet,
      sourceId: sources.id,
    })
    .from(articles)
    .leftJoin(sources, eq(sources.articleId, articles.id))
    .where(and(eq(articles.dossierId, sql.placeholder("dossierId")), visible(anyViewer, articles.dossierId)))
    .orderBy(asc(articles.position))
    .prepare(),
);

/** The articles of a dossier by letter, with the source that each is; none for ours. Without texts and coverage. */
export async function letteredArticles(
  db: Read,
  viewer: Viewer,
  dossierId: string,
): Promise<{ id: string; letter: string; title: string; outlet: string; sourceId: string | null }[]> {
  const rows = await lettered(db).execute({ dossierId, ...lookingAs(viewer) });
  return rows.map(({ position, ...row }) => ({ ...row, letter: letterOf(position) }));
}

const total = prepared((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(sources)
    .where(
      and(
        eq(sources.dossierId, sql.placeholder("dossierId")),
        eq(sources.proposed, false),
        visible(anyViewer, sources.dossierId),
      ),
    )
    .prepare(),
);

/** How many sources a dossier has, without those that the program put up and nobody has confirmed or used. */
export async function sourceTotal(db: Read, viewer: Viewer, dossierId: string): Promise<number> {
  const [row] = await total(db).execute({ dossierId, ...lookingAs(viewer) });
  return row?.count ?? 0;
}

const givenBy = prepared((db) =>
  db
    .select({ sourceId: evidence.sourceId, count: sql<number>`count(*)` })
    .from(evidence)
    .where(and(among(evidence.sourceId, "ids"), visible(anyViewer, evidence.dossierId)))
    .groupBy(evidence.sourceId)
    .prepare(),
);

/** How many pieces of evidence each of some sources gives; those that give none are left out. */
export async function evidenceCounts(db: Read, viewer: Viewer, sourceIds: string[]): Promise<Map<string, number>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await givenBy(db).execute({ ids: idList(sourceIds), ...lookingAs(viewer) });
  return new Map(rows.map((row) => [row.sourceId, row.count]));
}

/** What a list says of a claim beside something else. */
export type ClaimLine = {
  id: string;
  ref: string;
  statement: string;
  status: ClaimStatus;
  stale: boolean;
  substance: Substance | null;
  /** An article that it is read in; null while nothing mentions it. */
  articleId: string | null;
};

const dossierGiven = sql.placeholder("dossierId");

const linesWhere = (which: SQL) =>
  prepared((db) =>
    db
      .select({
        id: claims.id,
        ref: claims.ref,
        statement: claims.statement,
        status: claims.status,
        stale: claims.stale,
        substance: substanceFor(anyViewer),
        articleId: sql<string | null>`(select r.article_id from mentions m join revisions r on r.id = m.revision_id
          where m.claim_id = claims.id order by r.article_id = claims.article_id desc, m.id limit 1)`,
      })
      .from(claims)
      .where(and(which, isNull(claims.mergedInto), visible(anyViewer, claims.dossierId)))
      .orderBy(asc(claims.id))
      .prepare(),
  );
const linesOf = {
  all: linesWhere(eq(claims.dossierId, dossierGiven)),
  // Looked up one by one, as by `someOf`.
  some: linesWhere(sql`${among(claims.id, "ids")} and +${claims.dossierId} = ${dossierGiven}`),
};

/** The claims of a dossier in the order of tagging, as other lists name them: all, or those of some ids. */
export async function claimLines(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  ids?: readonly string[],
): Promise<ClaimLine[]> {
  const query = linesOf[ids ? "some" : "all"];
  return query(db).execute({ dossierId, ...lookingAs(viewer), ids: idList(ids ?? []) });
}
