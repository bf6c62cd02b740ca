import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { substanceFor } from "@/db/blind";
import type { Read } from "@/db/client";
import { articles, claims, evidence, mentions, revisions, snapshots, sources } from "@/db/schema";
import { cleared, sourceColumns, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import type { Looked } from "@/lib/claims/import/places";

/** The newest text of each article of a dossier, to look for words in. */
export async function textsOfArticles(db: Read, viewer: Viewer, dossierId: string): Promise<Looked[]> {
  const rows = await db
    .select({
      id: articles.id,
      position: articles.position,
      url: articles.url,
      revisionId: revisions.id,
      originalSha256: revisions.originalSha256,
      text: revisions.text,
    })
    .from(articles)
    .innerJoin(revisions, eq(revisions.articleId, articles.id))
    .where(
      and(
        eq(articles.dossierId, dossierId),
        visible(viewer, articles.dossierId),
        sql`revisions.number = (select max(r.number) from revisions r where r.article_id = articles.id)`,
      ),
    )
    .orderBy(asc(articles.position));
  return rows.map(({ position, ...row }) => ({ ...row, letter: letterOf(position) }));
}

/** The claims of a dossier by what they say, with what an import leaves as it is, as the viewer may know it. */
export async function claimsToMatch(db: Read, viewer: Viewer, dossierId: string) {
  const { id, ref, statement, stakes, kind, about } = claims;
  return db
    .select({ id, ref, statement, substance: substanceFor(viewer), stakes, kind, about })
    .from(claims)
    .where(and(eq(claims.dossierId, dossierId), isNull(claims.mergedInto), visible(viewer, claims.dossierId)))
    .orderBy(asc(claims.id));
}

/** The sources of a dossier that the viewer may enter evidence from, by what they are known by. */
export async function sourcesToMatch(db: Read, viewer: Viewer, dossierId: string) {
  const { id, title, outlet, author, articleId } = sourceColumns(viewer);
  return db
    .select({
      ...{ id, title, outlet, author, articleId },
      canonicalUrl: sources.canonicalUrl,
      /** A text of it is stored: what is quoted must occur there. */
      hasText: sql<boolean>`(${sources.articleId} is not null or exists (select 1 from ${snapshots} n
        where n.source_id = sources.id and n.text is not null))`.mapWith(Boolean),
    })
    .from(sources)
    .where(and(eq(sources.dossierId, dossierId), visible(viewer, sources.dossierId), cleared(viewer)))
    .orderBy(asc(sources.id));
}

/** What some claims have of evidence and mentions, so that nothing is entered twice. */
export async function contentsOfClaims(db: Read, claimIds: readonly string[]) {
  const ids = [...claimIds];
  if (ids.length === 0) return { evidence: [], mentions: [] };
  const listed = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  return {
    evidence: await db
      .select({
        claimId: evidence.claimId,
        sourceId: evidence.sourceId,
        stance: evidence.stance,
        quote: evidence.quote,
        note: evidence.note,
      })
      .from(evidence)
      .where(inArray(evidence.claimId, listed)),
    mentions: await db
      .select({
        claimId: mentions.claimId,
        revisionId: mentions.revisionId,
        start: mentions.start,
        end: mentions.end,
      })
      .from(mentions)
      .where(inArray(mentions.claimId, listed)),
  };
}
