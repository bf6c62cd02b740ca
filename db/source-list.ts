import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { substanceFor } from "@/db/blind";
import { prepared, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { articles, claims, originLinks, sources } from "@/db/schema";
import { wantedSource } from "@/db/sources";
import { anyViewer, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";
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

const dossierGiven = sql.placeholder("dossierId");
const listed = and(
  eq(sources.dossierId, dossierGiven),
  sql`${sources.proposed} = 0`,
  visible(anyViewer, sources.dossierId),
);

const total = prepared((db) => db.select({ count: sql<number>`count(*)` }).from(sources).where(listed).prepare());

/** How many sources a dossier has, without those that the program put up and nobody has confirmed or used. */
export async function sourceTotal(db: Read, viewer: Viewer, dossierId: string): Promise<number> {
  const [row] = await total(db).execute({ dossierId, ...lookingAs(viewer) });
  return row?.count ?? 0;
}

const { id, kind, title, outlet, author, unidentified, ...more } = sourceColumns(anyViewer);
const { held, ownReporting, reliability, state, confidential, cleared, pseudonym } = more;

const listPage = prepared((db) =>
  db
    .select({
      ...{ id, kind, title, outlet, author, held, ownReporting, reliability, state },
      ...{ unidentified, confidential, cleared, pseudonym },
      position: articles.position,
      evidence: sql<number>`(select count(*) from evidence e where e.source_id = sources.id)`,
    })
    .from(sources)
    .leftJoin(articles, eq(articles.id, sources.articleId))
    .where(and(listed, sql`${sources.id} > ${sql.placeholder("cursor")}`))
    .orderBy(asc(sources.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/**
 * A page of the list of a dossier's sources in the order of adding, without those that the program put up and nobody has
 * confirmed or used. `cursor` is the id of the last one seen. Each with the letter of the uploaded article that it is, if it
 * is one, and with how many pieces of evidence it gives.
 */
export async function sourcesListed(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { limit, cursor = "" }: { limit: number; cursor?: string },
) {
  const rows = await listPage(db).execute({ dossierId, ...lookingAs(viewer), limit, cursor });
  return rows.map(({ position, ...row }) => ({ ...row, letter: position === null ? null : letterOf(position) }));
}

const takenBy = prepared((db) =>
  db
    .select({
      by: originLinks.fromId,
      link: originLinks.kind,
      linkState: originLinks.state,
      ...{ kind, title, outlet },
    })
    .from(originLinks)
    .innerJoin(sources, eq(sources.id, originLinks.toId))
    .where(
      and(
        among(originLinks.fromId, "ids"),
        sql`+${originLinks.dossierId} = ${dossierGiven}`,
        sql`${originLinks.state} <> 'rejected'`,
        visible(anyViewer, originLinks.dossierId),
      ),
    )
    .orderBy(asc(originLinks.id))
    .prepare(),
);

/** Where some sources of a dossier got it from, by their id, rejected links left out; the other end as the viewer may see it. */
export async function takenFrom(db: Read, viewer: Viewer, dossierId: string, sourceIds: readonly string[]) {
  const rows = await takenBy(db).execute({ dossierId, ...lookingAs(viewer), ids: idList(sourceIds) });
  const taken = new Map<string, typeof rows>();
  for (const row of rows) taken.set(row.by, [...(taken.get(row.by) ?? []), row]);
  return taken;
}

const putUp = prepared((db) =>
  db
    .select({ id, kind, title, unidentified })
    .from(sources)
    .where(
      and(
        eq(sources.dossierId, dossierGiven),
        sql`${sources.proposed} = 1`,
        wantedSource,
        visible(anyViewer, sources.dossierId),
      ),
    )
    .orderBy(asc(sources.id))
    .prepare(),
);

/** Sources that the program put up, and of whose links not all were rejected. */
export const sourcesPutUp = (db: Read, viewer: Viewer, dossierId: string) =>
  putUp(db).execute({ dossierId, ...lookingAs(viewer) });

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
