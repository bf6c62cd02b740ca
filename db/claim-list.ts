import { and, asc, eq, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Read } from "@/db/client";
import { articles, claims, people } from "@/db/schema";
import { type Viewer, visible } from "@/db/visible";
import type { ClaimGroup, ClaimRow } from "@/lib/claims/listed";
import { spellingsOf } from "@/lib/search/words";

export type ClaimListFilter = {
  status?: ClaimGroup | undefined;
  articleId?: string | undefined;
  /** null: those that nobody checks. */
  checkerId?: string | null | undefined;
  /** All of them occur in the statement or the reference. */
  words?: readonly string[];
  ids?: readonly string[] | undefined;
};

const rankOf = (stale: SQLWrapper, status: SQLWrapper): SQL =>
  sql`(case when ${stale} then 4 else case ${status} when 'to-check' then 0 when 'checking' then 1 when 'for-review' then 2 else 3 end end)`;

/** After every article. */
const noArticle = 1_000_000;
const rank = rankOf(claims.stale, claims.status);
const place = sql`coalesce(${articles.position}, ${noArticle})`;

/** Where it is read: in the article that it is named after, else in the first that mentions it. */
const readIn = sql<string | null>`(select r.article_id from mentions m join revisions r on r.id = m.revision_id
  where m.claim_id = claims.id order by r.article_id = claims.article_id desc, m.id limit 1)`;

/**
 * A page of a dossier's claims by status, then in the order of the articles and of tagging; `cursor` is the id of the
 * last one seen.
 */
export async function claimListPage(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  filter: ClaimListFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: ClaimRow[]; next: string | null }> {
  const after = page.cursor
    ? sql`(${rank}, ${place}, ${claims.number}) > (select ${rankOf(sql`c.stale`, sql`c.status`)},
        coalesce(a.position, ${noArticle}), c.number
        from claims c left join articles a on a.id = c.article_id where c.id = ${page.cursor} and c.dossier_id = ${dossierId})`
    : undefined;
  const rows = await db
    .select({
      id: claims.id,
      ref: claims.ref,
      statement: claims.statement,
      kind: claims.kind,
      stakes: claims.stakes,
      status: claims.status,
      stale: claims.stale,
      substance: claims.substance,
      assigneeId: claims.assigneeId,
      assigneeName: people.name,
      articleId: readIn,
    })
    .from(claims)
    .leftJoin(articles, eq(articles.id, claims.articleId))
    .leftJoin(people, eq(people.id, claims.assigneeId))
    .where(and(matching(viewer, dossierId, filter), after))
    .orderBy(rank, place, asc(claims.number))
    .limit(page.limit + 1);
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** How many claims a filter leaves. */
export async function claimListCount(db: Read, viewer: Viewer, dossierId: string, filter: ClaimListFilter) {
  return db.$count(claims, matching(viewer, dossierId, filter));
}

/** How many claims there are in all, in each group, and whose they are. */
export async function claimListTotals(
  db: Read,
  viewer: Viewer,
  dossierId: string,
): Promise<{ all: number; mine: number; unassigned: number; groups: Record<ClaimGroup, number> }> {
  const shown = sql<ClaimGroup>`case when ${claims.stale} then 'stale' else ${claims.status} end`;
  const rows = await db
    .select({
      group: shown,
      count: sql<number>`count(*)`,
      mine: sql<number>`coalesce(sum(${claims.assigneeId} = ${viewer.personId}), 0)`,
      unassigned: sql<number>`coalesce(sum(${claims.assigneeId} is null), 0)`,
    })
    .from(claims)
    .where(matching(viewer, dossierId, {}))
    .groupBy(shown);
  const sum = (of: "count" | "mine" | "unassigned") => rows.reduce((total, row) => total + row[of], 0);
  const groups = { "to-check": 0, checking: 0, "for-review": 0, "signed-off": 0, stale: 0 };
  for (const { group, count } of rows) groups[group] = count;
  return { all: sum("count"), mine: sum("mine"), unassigned: sum("unassigned"), groups };
}

/** The ids of all claims of a dossier. */
export async function claimIdsOf(db: Read, viewer: Viewer, dossierId: string): Promise<string[]> {
  const rows = await db
    .select({ id: claims.id })
    .from(claims)
    .where(matching(viewer, dossierId, {}));
  return rows.map((row) => row.id);
}

const matching = (viewer: Viewer, dossierId: string, filter: ClaimListFilter): SQL | undefined =>
  and(
    eq(claims.dossierId, dossierId),
    isNull(claims.mergedInto),
    visible(viewer, claims.dossierId),
    filter.status === "stale"
      ? eq(claims.stale, true)
      : filter.status
        ? and(eq(claims.status, filter.status), eq(claims.stale, false))
        : undefined,
    filter.articleId
      ? sql`exists (select 1 from mentions m join revisions r on r.id = m.revision_id
          where m.claim_id = claims.id and r.article_id = ${filter.articleId})`
      : undefined,
    filter.checkerId === undefined
      ? undefined
      : filter.checkerId === null
        ? isNull(claims.assigneeId)
        : eq(claims.assigneeId, filter.checkerId),
    filter.ids ? inArray(claims.id, [...filter.ids]) : undefined,
    ...(filter.words ?? []).map((word) =>
      or(
        ...spellingsOf(word).map((spelling) => sql`instr(${claims.statement}, ${spelling}) > 0`),
        sql`lower(${claims.ref}) = ${word.toLowerCase()}`,
      ),
    ),
  );
