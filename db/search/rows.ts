import { and, eq, type SQL, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { among } from "@/db/rows";
import {
  articles,
  claims,
  comments,
  dossiers,
  people,
  revisions,
  sentences,
  snapshots,
  sources,
  tasks,
} from "@/db/schema";
import type { EntryKind } from "@/db/search/numbers";
import { taskOpenTo } from "@/db/tasks";
import { anyViewer, cleared, sourceColumns, type Viewer, visible } from "@/db/visible";

// What the index leads to is read here, each once more with the one predicate of what the viewer may see.

const entries = prepared((db) =>
  db
    .select({ number: sql<number>`number`, kind: sql<EntryKind>`kind`, id: sql<string>`id` })
    .from(sql`search_entries`)
    .where(among(sql`number`, "numbers"))
    .orderBy(sql`number desc`)
    .prepare(),
);

/** What the numbers of things stand for, the newest first. */
export const entriesOf = (db: Read, numbers: readonly number[]) =>
  entries(db).execute({ numbers: JSON.stringify(numbers) });

/** With what the rows of one kind are asked for: those with the ids, or, without words, the newest of a dossier or of all. */
export type Which = { ids: readonly string[] | null; dossierId: string | undefined; limit: number };

/** Prepared for ids and for the newest of all or of one dossier; who looks is told when it runs. */
function rowsBy<R>(
  build: (
    db: Read,
    viewer: Viewer,
    where: SQL | undefined,
  ) => { prepare(): { execute(values: Record<string, unknown>): Promise<R[]> } },
  id: SQL,
  dossier: SQL,
) {
  const forViewer = (cleared?: "nobody") => {
    const viewer = cleared ? { ...anyViewer, cleared } : anyViewer;
    return {
      named: prepared((db) => build(db, viewer, among(id, "ids")).prepare()),
      newest: prepared((db) =>
        build(
          db,
          viewer,
          sql`(${sql.placeholder("dossierId")} = '' or ${dossier} = ${sql.placeholder("dossierId")})`,
        ).prepare(),
      ),
    };
  };
  const asSeen = forViewer();
  const forNobody = forViewer("nobody");
  return (db: Read, viewer: Viewer, { ids, dossierId, limit }: Which): Promise<R[]> => {
    const queries = viewer.cleared === "nobody" ? forNobody : asSeen;
    return (ids ? queries.named : queries.newest)(db).execute({
      viewerId: viewer.personId,
      limit,
      ...(ids ? { ids: JSON.stringify(ids) } : { dossierId: dossierId ?? "" }),
    });
  };
}

export const claimRows = rowsBy(
  (db, viewer, where) =>
    db
      .select({
        id: claims.id,
        dossierId: claims.dossierId,
        ref: claims.ref,
        statement: claims.statement,
        status: claims.status,
        stale: claims.stale,
        substance: claims.substance,
        kind: claims.kind,
        stakes: claims.stakes,
        assigneeId: claims.assigneeId,
        statementBy: claims.statementBy,
        createdBy: claims.createdBy,
        at: claims.createdAt,
      })
      .from(claims)
      .where(and(where, visible(viewer, claims.dossierId), sql`${claims.mergedInto} is null`))
      .orderBy(sql`${claims.id} desc`)
      .limit(sql.placeholder("limit")),
  sql`${claims.id}`,
  sql`${claims.dossierId}`,
);

/** The outlets of the articles that mention some claims. */
export const outletsOfClaims = prepared((db) =>
  db
    .selectDistinct({ claimId: sql<string>`m.claim_id`, outlet: articles.outlet })
    .from(sql`mentions m`)
    .innerJoin(revisions, sql`${revisions.id} = m.revision_id`)
    .innerJoin(articles, eq(articles.id, revisions.articleId))
    .where(among(sql`m.claim_id`, "ids"))
    .prepare(),
);

export const articleRows = rowsBy(
  (db, viewer, where) =>
    db
      .select({
        id: articles.id,
        dossierId: articles.dossierId,
        title: articles.title,
        outlet: articles.outlet,
        byline: articles.byline,
        position: articles.position,
        at: sql<string>`coalesce(${articles.publishedAt}, ${articles.createdAt})`,
      })
      .from(articles)
      .where(and(where, visible(viewer, articles.dossierId)))
      .orderBy(sql`${articles.id} desc`)
      .limit(sql.placeholder("limit")),
  sql`${articles.id}`,
  sql`${articles.dossierId}`,
);

export const sourceRows = rowsBy(
  (db, viewer, where) => {
    const shown = sourceColumns(viewer);
    return db
      .select({
        id: sources.id,
        dossierId: sources.dossierId,
        kind: sources.kind,
        title: shown.title,
        outlet: shown.outlet,
        author: shown.author,
        url: shown.url,
        cleared: shown.cleared,
        at: sql<string>`coalesce(${shown.publishedAt}, ${sources.createdAt})`,
      })
      .from(sources)
      .where(and(where, visible(viewer, sources.dossierId), sql`${sources.articleId} is null`))
      .orderBy(sql`${sources.id} desc`)
      .limit(sql.placeholder("limit"));
  },
  sql`${sources.id}`,
  sql`${sources.dossierId}`,
);

export const snapshotRows = rowsBy(
  (db, viewer, where) => {
    const shown = sourceColumns(viewer);
    return db
      .select({
        id: snapshots.id,
        sourceId: sources.id,
        dossierId: snapshots.dossierId,
        title: shown.title,
        outlet: shown.outlet,
        author: shown.author,
        text: sql<string>`substr(coalesce(${snapshots.text}, ''), 1, 200000)`,
        fileName: snapshots.fileName,
        at: snapshots.createdAt,
      })
      .from(snapshots)
      .innerJoin(sources, eq(sources.id, snapshots.sourceId))
      .where(and(where, visible(viewer, snapshots.dossierId), cleared(viewer)))
      .orderBy(sql`${snapshots.id} desc`)
      .limit(sql.placeholder("limit"));
  },
  sql`${snapshots.id}`,
  sql`${snapshots.dossierId}`,
);

export const commentRows = rowsBy(
  (db, viewer, where) => {
    // Who wrote it reads it anyway, but not in what is made for people of whom nobody is cleared.
    const own = viewer.cleared === "nobody" ? sql`0` : eq(comments.personId, viewer.personId);
    return db
      .select({
        id: comments.id,
        dossierId: comments.dossierId,
        text: comments.text,
        personId: comments.personId,
        personName: people.name,
        claimId: comments.claimId,
        articleId: comments.articleId,
        sourceId: comments.sourceId,
        taskId: comments.taskId,
        claimRef: claims.ref,
        at: comments.createdAt,
      })
      .from(comments)
      .innerJoin(people, eq(people.id, comments.personId))
      .leftJoin(claims, eq(claims.id, comments.claimId))
      .leftJoin(tasks, eq(tasks.id, comments.taskId))
      .leftJoin(sources, sql`${sources.id} = coalesce(${comments.sourceId}, ${tasks.sourceId})`)
      .where(
        and(where, visible(viewer, comments.dossierId), sql`(${sources.id} is null or ${cleared(viewer)} or ${own})`),
      )
      .orderBy(sql`${comments.id} desc`)
      .limit(sql.placeholder("limit"));
  },
  sql`${comments.id}`,
  sql`${comments.dossierId}`,
);

export const taskRows = rowsBy(
  (db, viewer, where) =>
    db
      .select({
        id: tasks.id,
        dossierId: tasks.dossierId,
        title: tasks.title,
        detail: tasks.detail,
        outcome: tasks.outcome,
        assigneeId: tasks.assigneeId,
        createdBy: tasks.createdBy,
        at: tasks.createdAt,
      })
      .from(tasks)
      .leftJoin(sources, eq(sources.id, tasks.sourceId))
      .where(and(where, visible(viewer, tasks.dossierId), taskOpenTo(viewer)))
      .orderBy(sql`${tasks.id} desc`)
      .limit(sql.placeholder("limit")),
  sql`${tasks.id}`,
  sql`${tasks.dossierId}`,
);

/** The articles of texts of the index, by the numbers of the texts. */
export const textRows = prepared((db) =>
  db
    .select({
      number: sql<number>`st.number`,
      part: sql<number>`st.part`,
      revisionId: sql<string>`st.revision_id`,
      articleId: articles.id,
      dossierId: articles.dossierId,
      dossierTitle: dossiers.title,
      title: articles.title,
      outlet: articles.outlet,
      byline: articles.byline,
      at: sql<string>`coalesce(${articles.publishedAt}, ${articles.createdAt})`,
    })
    .from(sql`search_texts st`)
    .innerJoin(articles, sql`${articles.id} = st.article_id`)
    .innerJoin(dossiers, eq(dossiers.id, articles.dossierId))
    .where(and(among(sql`st.number`, "numbers"), visible(anyViewer, articles.dossierId)))
    .prepare(),
);
export type TextRow = Awaited<ReturnType<ReturnType<typeof textRows>["execute"]>>[number];

/** Where sentences stand, by their revision and their place in it. */
export const sentencePlaces = prepared((db) =>
  db
    .select({
      id: sentences.id,
      revisionId: sentences.revisionId,
      position: sentences.position,
      start: sentences.start,
      end: sentences.end,
    })
    .from(sql`json_each(${sql.placeholder("wanted")}) w`)
    .innerJoin(
      sentences,
      and(
        sql`${sentences.revisionId} = json_extract(w.value, '$[0]')`,
        sql`${sentences.position} = json_extract(w.value, '$[1]')`,
      ),
    )
    .prepare(),
);

export const textsOfRevisions = prepared((db) =>
  db.select({ id: revisions.id, text: revisions.text }).from(revisions).where(among(revisions.id, "ids")).prepare(),
);

const outlets = prepared((db) =>
  db.select({ number: sql<number>`number`, name: sql<string>`name` }).from(sql`search_outlets`).prepare(),
);
/** Every outlet that an article was ever of, with what stands for it in the index. */
export const outletsIndexed = (db: Read) => outlets(db).execute();

const dossierTitles = prepared((db) =>
  db
    .select({ id: dossiers.id, title: dossiers.title })
    .from(dossiers)
    .where(and(among(dossiers.id, "ids"), visible(anyViewer, dossiers.id)))
    .prepare(),
);
/** The titles of some of the viewer's dossiers. */
export const titlesOf = (db: Read, viewer: Viewer, ids: readonly string[]) =>
  dossierTitles(db).execute({ ids: JSON.stringify([...new Set(ids)]), viewerId: viewer.personId });

export const peopleNamed = prepared((db) =>
  db
    .select({ id: people.id, name: people.name, email: people.email, disabledAt: people.disabledAt })
    .from(people)
    .prepare(),
);

const left = prepared((db) =>
  db.select({ n: sql<number>`count(*)` }).from(sql`(select 1 from search_queue where later = 1 limit 1001)`).prepare(),
);

/** How many things of the time before the index are not in it yet, counted up to 1,001. */
export async function notYetIndexed(db: Read): Promise<number> {
  const [row] = await left(db).execute();
  return row?.n ?? 0;
}
