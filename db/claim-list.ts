import { and, asc, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { claimAsSeen, substanceFor } from "@/db/blind";
import type { Claim } from "@/db/claims";
import { prepared, preparedShapes, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { articles, claims, people } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { ClaimKind, Stakes } from "@/lib/claims/claim";
import type { ClaimGroup, ClaimGrouping, ClaimRow, ClaimSort, DueAsked, VerdictAsked } from "@/lib/claims/listed";
import { spellingsOf } from "@/lib/search/words";

/** What narrows a list of claims down; what is left out, or holds nothing, narrows nothing. */
export type ClaimListFilter = {
  status?: readonly ClaimGroup[];
  /** They are mentioned in one of these. */
  articleIds?: readonly string[];
  /** null: those that nobody checks. */
  checkerIds?: readonly (string | null)[];
  stakes?: readonly Stakes[];
  verdicts?: readonly VerdictAsked[];
  kinds?: readonly ClaimKind[];
  due?: DueAsked | null;
  /** All of them occur in the statement or the reference. */
  words?: readonly string[];
  /** Only these; an empty list is none. */
  ids?: readonly string[] | undefined;
  /** Only those that were tagged after this one. */
  afterId?: string | undefined;
  /** Only those of one group of a grouping. */
  inGroup?: { grouping: ClaimGrouping; key: string } | undefined;
};

export type ClaimOrder = { group: ClaimGrouping; sort: ClaimSort };

/** In the order of the articles and of tagging, put together by nothing. */
export const usualOrder: ClaimOrder = { group: "none", sort: { by: "ref", down: false } };

const shownStatus = sql<ClaimGroup>`(case when claims.stale then 'stale' else claims.status end)`;
const rankOf = (value: SQLWrapper, words: readonly string[]): SQL =>
  sql`(case ${value} ${sql.join(
    words.map((word, at) => sql.raw(`when '${word}' then ${at}`)),
    sql` `,
  )} else ${sql.raw(`${words.length}`)} end)`;

const statusOrder = ["to-check", "checking", "for-review", "signed-off", "stale"];
const stakesOrder = ["critical", "important", "routine"];
const statusRank = rankOf(shownStatus, statusOrder);
const stakesRank = rankOf(sql`claims.stakes`, stakesOrder);
const kindRank = rankOf(sql`claims.kind`, ["event", "figure", "quote", "allegation", "other"]);

/** The verdict as the viewer may know it. Whatever filters, sorts or tells by a verdict takes it from here. */
const shownVerdict = substanceFor(anyViewer);
const verdictRank = rankOf(shownVerdict, [
  "supported",
  "refuted",
  "conflicting",
  "not-enough-evidence",
  "not-checkable",
]);

/** After every article. */
const noArticle = 1_000_000;
const place = sql`coalesce(articles.position, ${sql.raw(`${noArticle}`)})`;

/** Which group a claim is in, and where that stands among the others. */
const groupings: Record<ClaimGrouping, { key: SQL<string>; ranks: readonly SQL[] }> = {
  status: { key: shownStatus, ranks: [statusRank] },
  checker: {
    key: sql`coalesce(claims.assignee_id, '')`,
    ranks: [sql`claims.assignee_id is null`, sql`lower(people.name)`, sql`claims.assignee_id`],
  },
  article: { key: sql`coalesce(claims.article_id, '')`, ranks: [place] },
  stakes: { key: sql`claims.stakes`, ranks: [stakesRank] },
  none: { key: sql`''`, ranks: [] },
};

/** Where a group stands among the others, told by its key. */
const groupKey = sql`counted.key`;
const groupRanks: Record<ClaimGrouping, readonly SQL[]> = {
  status: [rankOf(groupKey, statusOrder)],
  checker: [sql`${groupKey} = ''`, sql`lower(people.name)`, groupKey],
  article: [place],
  stakes: [rankOf(groupKey, stakesOrder)],
  none: [],
};

/** What comes without a value comes last, whichever way the others go. */
const sorts: Record<ClaimSort["by"], { first: readonly SQL[]; by: readonly SQL[] }> = {
  ref: { first: [], by: [place, sql`claims.number`] },
  claim: { first: [], by: [sql`lower(claims.statement)`] },
  status: { first: [], by: [statusRank] },
  verdict: { first: [sql`${shownVerdict} is null`], by: [verdictRank] },
  kind: { first: [], by: [kindRank] },
  stakes: { first: [], by: [stakesRank] },
  checker: { first: [sql`claims.assignee_id is null`], by: [sql`lower(people.name)`, sql`claims.assignee_id`] },
  due: { first: [sql`claims.due_at is null`], by: [sql`claims.due_at`] },
  added: { first: [], by: [sql`claims.id`] },
};

const within = ({ sort: { by, down } }: ClaimOrder): SQL[] => {
  const { first, by: keys } = sorts[by];
  const own = [...first, ...keys.map((key) => (down ? sql`${key} desc` : key))];
  // These decide by themselves, and of an id an index has them in order.
  return by === "added" || by === "ref" ? own : [...own, place, sql`claims.number`];
};

const ordered = (order: ClaimOrder): SQL[] => [...groupings[order.group].ranks, ...within(order)];

const list = (name: string): SQL => sql`(select value from json_each(${sql.placeholder(name)}))`;
const given = (values: readonly unknown[] | undefined): boolean => values !== undefined && values.length > 0;

/** In words that an index answers: a column is asked for itself. */
function ofGroup({ grouping, key }: NonNullable<ClaimListFilter["inGroup"]>): SQL | undefined {
  const groupKey = sql.placeholder("groupKey");
  const orNone = (column: SQLWrapper) => (key === "" ? sql`${column} is null` : sql`${column} = ${groupKey}`);
  switch (grouping) {
    case "status":
      return key === "stale"
        ? sql`(claims.status = 'for-review' and claims.stale = 1)`
        : sql`(claims.status = ${groupKey} and claims.stale = 0)`;
    case "checker":
      return orNone(sql`claims.assignee_id`);
    case "article":
      return orNone(sql`claims.article_id`);
    case "stakes":
      return sql`claims.stakes = ${groupKey}`;
    case "none":
      return undefined;
  }
}

/** The filter as a condition whose values are bound when it is run, so that one statement serves every filter of its shape. */
function matching(filter: ClaimListFilter): SQL | undefined {
  const { due, words = [], ids, afterId, inGroup } = filter;
  const now = sql.placeholder("now");
  const dues: Record<DueAsked, SQL> = {
    overdue: sql`(claims.due_at < ${now} and claims.status <> 'signed-off')`,
    week: sql`(claims.due_at >= ${now} and claims.due_at < ${sql.placeholder("weekOn")})`,
    set: sql`claims.due_at is not null`,
    none: sql`claims.due_at is null`,
  };
  return and(
    eq(claims.dossierId, sql.placeholder("dossierId")),
    isNull(claims.mergedInto),
    // Asked once and not for every claim: the dossier is the same for all.
    visible(anyViewer, sql`${sql.placeholder("dossierId")}`),
    given(filter.status) ? sql`${shownStatus} in ${list("status")}` : undefined,
    given(filter.articleIds)
      ? sql`exists (select 1 from mentions m join revisions r on r.id = m.revision_id
          where m.claim_id = claims.id and r.article_id in ${list("articleIds")})`
      : undefined,
    given(filter.checkerIds) ? sql`coalesce(claims.assignee_id, '') in ${list("checkerIds")}` : undefined,
    given(filter.stakes) ? sql`claims.stakes in ${list("stakes")}` : undefined,
    given(filter.verdicts) ? sql`coalesce(${shownVerdict}, 'none') in ${list("verdicts")}` : undefined,
    given(filter.kinds) ? sql`claims.kind in ${list("kinds")}` : undefined,
    due ? dues[due] : undefined,
    ids ? among(claims.id, "ids") : undefined,
    afterId === undefined ? undefined : sql`claims.id > ${sql.placeholder("afterId")}`,
    inGroup ? ofGroup(inGroup) : undefined,
    ...words.map((word, at) =>
      or(
        ...spellingsOf(word).map(
          (_, spelling) => sql`instr(claims.statement, ${sql.placeholder(`word${at}_${spelling}`)}) > 0`,
        ),
        sql`lower(claims.ref) = ${sql.placeholder(`word${at}`)}`,
      ),
    ),
  );
}

const week = 7 * 24 * 3600 * 1000;

/** What a filter binds. */
function bound(viewer: Viewer, dossierId: string, filter: ClaimListFilter, now: Date): Record<string, unknown> {
  const values: Record<string, unknown> = {
    ...lookingAs(viewer),
    dossierId,
    now: now.toISOString(),
    weekOn: new Date(now.getTime() + week).toISOString(),
    status: JSON.stringify(filter.status ?? []),
    articleIds: JSON.stringify(filter.articleIds ?? []),
    checkerIds: JSON.stringify((filter.checkerIds ?? []).map((id) => id ?? "")),
    stakes: JSON.stringify(filter.stakes ?? []),
    verdicts: JSON.stringify(filter.verdicts ?? []),
    kinds: JSON.stringify(filter.kinds ?? []),
    ids: idList(filter.ids ?? []),
    afterId: filter.afterId,
    groupKey: filter.inGroup?.key,
  };
  for (const [at, word] of (filter.words ?? []).entries()) {
    values[`word${at}`] = word.toLowerCase();
    for (const [spelling, spelled] of spellingsOf(word).entries()) values[`word${at}_${spelling}`] = spelled;
  }
  return values;
}

/** Filters of one shape are answered by one statement. */
const shapeOf = ({ words = [], due, ids, afterId, inGroup, ...lists }: ClaimListFilter): string =>
  JSON.stringify([
    Object.entries(lists)
      .filter(([, values]) => given(values as readonly unknown[]))
      .map(([name]) => name)
      .sort(),
    words.map((word) => spellingsOf(word).length),
    due ?? "",
    ids !== undefined,
    afterId !== undefined,
    inGroup ? [inGroup.grouping, inGroup.key === "" || inGroup.key === "stale" ? inGroup.key : "one"] : [],
  ]);

const kept = preparedShapes();

type Asked = { viewer: Viewer; dossierId: string; filter: ClaimListFilter; now: Date };

const shapeOfOrder = ({ group, sort }: ClaimOrder): string => `${group} ${sort.by} ${sort.down}`;

/** Some of the claims that a filter leaves, in order: their ids and versions. */
export async function claimListIds(
  db: Read,
  { viewer, dossierId, filter, now }: Asked,
  order: ClaimOrder,
  { from = 0, count }: { from?: number; count: number },
): Promise<{ id: string; version: number }[]> {
  const statement = kept(db, `ids ${shapeOf(filter)} ${shapeOfOrder(order)}`, () =>
    db
      .select({ id: claims.id, version: claims.version })
      .from(claims)
      .leftJoin(articles, eq(articles.id, claims.articleId))
      .leftJoin(people, eq(people.id, claims.assigneeId))
      .where(matching(filter))
      .orderBy(...ordered(order))
      .limit(sql.placeholder("count"))
      .offset(sql.placeholder("from"))
      .prepare(),
  );
  return statement.execute({ ...bound(viewer, dossierId, filter, now), from, count });
}

/** Some of the claims that a filter leaves, in the order of tagging. An index has that order, so that no other rows are read. */
export async function claimsTagged(
  db: Read,
  { viewer, dossierId, filter, now }: Asked,
  count: number,
): Promise<Claim[]> {
  const statement = kept(db, `tagged ${shapeOf(filter)}`, () =>
    db
      .select(claimAsSeen(anyViewer))
      .from(claims)
      .where(matching(filter))
      .orderBy(asc(claims.id))
      .limit(sql.placeholder("count"))
      .prepare(),
  );
  return statement.execute({ ...bound(viewer, dossierId, filter, now), count });
}

/** The groups of the claims that a filter leaves, in their order, with how many claims each has; `name` is its checker's. */
export async function claimListGroups(
  db: Read,
  { viewer, dossierId, filter, now }: Asked,
  grouping: ClaimGrouping,
): Promise<{ key: string; count: number; name: string | null }[]> {
  const { key } = groupings[grouping];
  const statement = kept(db, `groups ${shapeOf(filter)} ${grouping}`, () => {
    // Counted before they are named: there are few groups, and very many claims.
    const counted = db
      .select({ key: key.as("key"), count: sql<number>`count(*)`.as("count") })
      .from(claims)
      .where(matching(filter))
      .groupBy(key)
      .as("counted");
    return db
      .select({ key: counted.key, count: counted.count, name: people.name })
      .from(counted)
      .leftJoin(articles, sql`${articles.id} = ${groupKey}`)
      .leftJoin(people, sql`${people.id} = ${groupKey}`)
      .orderBy(...groupRanks[grouping])
      .prepare();
  });
  return statement.execute(bound(viewer, dossierId, filter, now));
}

/** How many claims a filter leaves. */
export async function claimListCount(db: Read, asked: Asked): Promise<number> {
  const [all] = await claimListGroups(db, asked, "none");
  return all?.count ?? 0;
}

/** Where it is read: in the article that it is named after, else in the first that mentions it. */
const readIn = sql<string | null>`(select r.article_id from mentions m join revisions r on r.id = m.revision_id
  where m.claim_id = claims.id order by r.article_id = claims.article_id desc, m.id limit 1)`;

const rowsAmong = prepared((db) =>
  db
    .select({
      id: claims.id,
      ref: claims.ref,
      statement: claims.statement,
      kind: claims.kind,
      stakes: claims.stakes,
      status: claims.status,
      stale: claims.stale,
      substance: shownVerdict,
      assigneeId: claims.assigneeId,
      assigneeName: people.name,
      dueAt: claims.dueAt,
      articleId: readIn,
      createdAt: claims.createdAt,
      version: claims.version,
    })
    .from(claims)
    .leftJoin(people, eq(people.id, claims.assigneeId))
    .where(
      and(
        // Looked up one by one, as by `someOf`.
        sql`+${claims.dossierId} = ${sql.placeholder("dossierId")}`,
        visible(anyViewer, sql`${sql.placeholder("dossierId")}`),
        among(claims.id, "ids"),
      ),
    )
    .prepare(),
);

/** Some claims of a dossier as lines of a list, in the order of their ids as they are given. */
export async function claimListRows(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  ids: readonly string[],
): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  const rows = await rowsAmong(db).execute({ dossierId, ...lookingAs(viewer), ids: idList(ids) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
