import { and, asc, countDistinct, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { rememberedByRevision } from "@/db/examined";
import { asidesBeside, isAside, isNotCheckable } from "@/db/revisions";
import { among, idList, insertInto } from "@/db/rows";
import {
  articles,
  asides,
  clearances,
  comments,
  evidence,
  mentions,
  originLinks,
  revisions,
  sentences,
  snapshots,
  sources,
  tasks,
} from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import { type Coverage, coverageOfStates, coverageSum, examinedSentences } from "@/lib/articles/coverage";
import { letterOf } from "@/lib/articles/letter";
import { Conflict } from "@/lib/errors";

export type Article = typeof articles.$inferSelect & {
  /** What people call it: A, B, … Z, AA. */
  letter: string;
  /** The newest revision, and its number from 1. */
  revisionId: string;
  revisionNumber: number;
  /** The source that it is; null for ours, which is never evidence. */
  sourceId: string | null;
};

/** An article with how far its newest revision has been examined. */
export type ArticleInDossier = Article &
  Coverage & {
    /** Sentences that are claimed or not checkable. */
    examined: number;
    /** Claims with a mention in the newest revision. */
    claims: number;
  };

const articleColumns = {
  article: articles,
  revisionId: revisions.id,
  revisionNumber: revisions.number,
  sourceId: sources.id,
};

const newest = sql`${revisions.number} = (select max(r.number) from revisions r where r.article_id = ${articles.id})`;

const articlesWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select(articleColumns)
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.articleId, articles.id), newest))
    .leftJoin(sources, eq(sources.articleId, articles.id))
    .where(and(where, visible(viewer, articles.dossierId)))
    .orderBy(asc(articles.position));

type ArticleRow = { article: typeof articles.$inferSelect } & Pick<
  Article,
  "revisionId" | "revisionNumber" | "sourceId"
>;
const asArticle = ({ article, ...rest }: ArticleRow): Article => ({
  ...article,
  letter: letterOf(article.position),
  ...rest,
});

const articlePage = prepared((db) => {
  const [dossierId, cursor] = [sql.placeholder("dossierId"), sql.placeholder("cursor")];
  const seen = sql`(select c.position from articles c where c.id = ${cursor} and c.dossier_id = ${dossierId})`;
  return articlesWhere(
    db,
    anyViewer,
    and(eq(articles.dossierId, dossierId), sql`(${cursor} = '' or ${articles.position} > ${seen})`),
  )
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** A page of a dossier's articles in the order of their letters; `cursor` is the id of the last one seen. */
export async function articlesOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { limit = -1, cursor = "" }: { limit?: number; cursor?: string } = {},
): Promise<ArticleInDossier[]> {
  const rows = await articlePage(db).execute({ dossierId, ...lookingAs(viewer), limit, cursor });
  const found = rows.map(asArticle);
  const examined = await rememberedExamined(
    db,
    dossierId,
    found.map((article) => article.revisionId),
  );
  return found.map((article) => ({ ...article, ...(examined.get(article.revisionId) ?? nothingExamined) }));
}

const someArticles = prepared((db) => articlesWhere(db, anyViewer, among(articles.id, "ids")).prepare());

/** Some articles at once, in the order of their letters; those that the viewer may not see are left out. */
export async function articlesAmong(db: Read, viewer: Viewer, ids: readonly string[]): Promise<Article[]> {
  if (ids.length === 0) return [];
  return (await someArticles(db).execute({ ids: idList(ids), ...lookingAs(viewer) })).map(asArticle);
}

const namesInDossier = prepared((db) =>
  db
    .select({
      id: articles.id,
      position: articles.position,
      outlet: articles.outlet,
      title: articles.title,
      ours: articles.ours,
      revisionId: revisions.id,
    })
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.articleId, articles.id), newest))
    .where(and(eq(articles.dossierId, sql.placeholder("dossierId")), visible(anyViewer, articles.dossierId)))
    .orderBy(asc(articles.position))
    .prepare(),
);

const claimsBorne = prepared((db) =>
  db
    .select({ revisionId: mentions.revisionId, claims: countDistinct(mentions.claimId) })
    .from(mentions)
    .where(among(mentions.revisionId, "ids"))
    .groupBy(mentions.revisionId)
    .prepare(),
);

/** How many claims each of some revisions bears. */
async function claimCounts(db: Read, revisionIds: string[]): Promise<Map<string, number>> {
  const rows = await claimsBorne(db).execute({ ids: idList(revisionIds) });
  const found = new Map(rows.map((row) => [row.revisionId, row.claims]));
  return new Map(revisionIds.map((id) => [id, found.get(id) ?? 0]));
}

const rememberedClaimCounts = rememberedByRevision(claimCounts);

/** The articles of a dossier in the order of their letters, each with how many claims its newest revision bears. */
export async function articleNames(
  db: Read,
  viewer: Viewer,
  dossierId: string,
): Promise<{ id: string; letter: string; outlet: string; title: string; ours: boolean; claims: number }[]> {
  const rows = await namesInDossier(db).execute({ dossierId, ...lookingAs(viewer) });
  const claims = await rememberedClaimCounts(
    db,
    dossierId,
    rows.map(({ revisionId }) => revisionId),
  );
  return rows.map(({ position, revisionId, ...row }) => ({
    ...row,
    letter: letterOf(position),
    claims: claims.get(revisionId) ?? 0,
  }));
}

const oneArticle = prepared((db) => articlesWhere(db, anyViewer, eq(articles.id, sql.placeholder("id"))).prepare());

export async function articleById(db: Read, viewer: Viewer, id: string): Promise<Article | null> {
  const [row] = await oneArticle(db).execute({ id, ...lookingAs(viewer) });
  return row ? asArticle(row) : null;
}

/** Articles of a dossier that are to be checked in full and have sentences that nobody has examined. */
export async function unexaminedInFull(
  db: Read,
  viewer: Viewer,
  dossierId: string,
): Promise<{ articleId: string; letter: string; unexamined: number }[]> {
  const query = articlesWhere(db, viewer, and(eq(articles.dossierId, dossierId), eq(articles.inFull, true)));
  const found = (await query).map(asArticle);
  const examined = await examinedIn(
    db,
    found.map((article) => article.revisionId),
  );
  return found.flatMap(({ id, letter, revisionId }) => {
    const unexamined = examined.get(revisionId)?.unexamined ?? 0;
    return unexamined > 0 ? [{ articleId: id, letter, unexamined }] : [];
  });
}

/** How far a dossier's articles have been examined, together and one by one. */
export async function coverageOf(db: Read, viewer: Viewer, dossierId: string) {
  const found = await articlesOf(db, viewer, dossierId);
  return {
    ...coverageSum(found),
    perArticle: found.map(({ id, letter, title, revisionId, sentences, claimed, notCheckable, unexamined }) => ({
      articleId: id,
      letter,
      title,
      revisionId,
      sentences,
      claimed,
      notCheckable,
      unexamined,
    })),
  };
}

/**
 * How many sentences each of some dossiers has, and how many of them somebody has examined: bears a mention or was marked
 * not checkable. Counted where they lie, since a list of dossiers would otherwise read every sentence of all of them.
 */
export async function examinedByDossier(
  db: Read,
  viewer: Viewer,
  dossierIds: string[],
): Promise<Map<string, { sentences: number; examined: number }>> {
  if (dossierIds.length === 0) return new Map();
  const tagged = sql`exists (
    select 1 from mentions m where m.revision_id = ${sentences.revisionId}
    and m.start < ${sentences.end} and m.end > ${sentences.start}
  )`;
  const rows = await db
    .select({
      dossierId: articles.dossierId,
      sentences: sql<number>`count(*)`,
      examined: sql<number>`sum(case when ${sentences.notCheckableBy} is not null or ${tagged} then 1 else 0 end)`,
    })
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.articleId, articles.id), newest))
    .innerJoin(sentences, eq(sentences.revisionId, revisions.id))
    .leftJoin(asides, asidesBeside)
    .where(
      and(
        inArray(articles.dossierId, dossierIds),
        visible(viewer, articles.dossierId),
        sql`(${asides.reason} is null or ${tagged})`,
      ),
    )
    .groupBy(articles.dossierId);
  return new Map(rows.map(({ dossierId, ...counts }) => [dossierId, counts]));
}

type Examined = Coverage & { examined: number; claims: number };
const nothingExamined: Examined = { ...coverageSum([]), examined: 0, claims: 0 };

/** Counts for revisions whose visibility was decided before: two queries, however many there are. */
async function examinedIn(db: Read, revisionIds: string[]): Promise<Map<string, Examined>> {
  if (revisionIds.length === 0) return new Map();
  const rows = await db
    .select({
      revisionId: sentences.revisionId,
      start: sentences.start,
      end: sentences.end,
      notCheckable: isNotCheckable,
      aside: isAside,
    })
    .from(sentences)
    .leftJoin(asides, asidesBeside)
    .where(inArray(sentences.revisionId, revisionIds))
    .orderBy(asc(sentences.revisionId), asc(sentences.position));
  const tagged = await db
    .select({
      revisionId: mentions.revisionId,
      claimId: mentions.claimId,
      start: mentions.start,
      end: mentions.end,
    })
    .from(mentions)
    .where(inArray(mentions.revisionId, revisionIds));
  const sentencesBy = grouped(rows);
  const mentionsBy = grouped(tagged);
  return new Map(
    revisionIds.map((id) => {
      const found = mentionsBy.get(id) ?? [];
      const coverage = coverageOfStates(examinedSentences(sentencesBy.get(id) ?? [], found).map(({ state }) => state));
      const claims = new Set(found.map((mention) => mention.claimId)).size;
      return [id, { ...coverage, examined: coverage.claimed + coverage.notCheckable, claims }];
    }),
  );
}

const rememberedExamined = rememberedByRevision(examinedIn);

function grouped<R extends { revisionId: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.revisionId);
    if (group) group.push(row);
    else groups.set(row.revisionId, [row]);
  }
  return groups;
}

/** The next place in a dossier; articles are never deleted, so that no letter is given twice. */
export async function nextPosition(db: Read, dossierId: string): Promise<number> {
  const [row] = await lastPosition(db).execute({ dossierId });
  return (row?.last ?? -1) + 1;
}

const lastPosition = prepared((db) =>
  db
    .select({ last: sql<number>`coalesce(max(${articles.position}), -1)` })
    .from(articles)
    .where(eq(articles.dossierId, sql.placeholder("dossierId")))
    .prepare(),
);

export const insertArticle = insertInto(articles);

/** @throws Conflict with the current version when the article was changed since it was seen. */
export async function updateArticle(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof articles.$inferInsert>,
): Promise<void> {
  const updated = await tx
    .update(articles)
    .set({ ...set, version: sql`${articles.version} + 1` })
    .where(and(eq(articles.id, id), seen === undefined ? undefined : eq(articles.version, seen)))
    .returning({ id: articles.id });
  if (updated.length > 0) return;
  const [current] = await tx.select({ version: articles.version }).from(articles).where(eq(articles.id, id));
  throw new Conflict("Somebody changed this article while you were at it. Look at it again.", {
    current: current?.version,
  });
}

/** How often a source is used: it can only go while all of these are 0. */
export async function usesOfSource(db: Read, sourceId: string) {
  return {
    evidence: await db.$count(evidence, eq(evidence.sourceId, sourceId)),
    links: await db.$count(originLinks, or(eq(originLinks.fromId, sourceId), eq(originLinks.toId, sourceId))),
    snapshots: await db.$count(snapshots, eq(snapshots.sourceId, sourceId)),
    tasks: await db.$count(tasks, eq(tasks.sourceId, sourceId)),
    comments: await db.$count(comments, eq(comments.sourceId, sourceId)),
  };
}

/** Takes away the unused source of an article that turned out to be ours. */
export async function deleteArticleSource(tx: Tx, sourceId: string): Promise<void> {
  await tx.delete(clearances).where(eq(clearances.sourceId, sourceId));
  await tx.delete(sources).where(eq(sources.id, sourceId));
}

const ourArticles = prepared((db) =>
  db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.dossierId, sql.placeholder("dossierId")), eq(articles.ours, true)))
    .prepare(),
);

/** The articles of this newsroom in a dossier, for the program alone. */
export async function articlesOfOurs(db: Read, dossierId: string): Promise<ReadonlySet<string>> {
  return new Set((await ourArticles(db).execute({ dossierId })).map(({ id }) => id));
}
