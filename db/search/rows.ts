import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { isSealed } from "@/db/blind";
import { prepared, type Read } from "@/db/client";
import { among } from "@/db/rows";
import {
  articles,
  claims,
  comments,
  dossiers,
  evidence,
  people,
  revisions,
  sentences,
  snapshots,
  sources,
  tasks,
} from "@/db/schema";
import type { EntryKind } from "@/db/search/numbers";
import { taskOpenTo } from "@/db/tasks";
import { anyViewer, cleared, isOwn, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";

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

/** What every row tells: which entry of the index led to it. */
const entry = { number: sql<number>`e.number`, entry: sql<EntryKind>`e.kind` };

/** The entries of some numbers; their rows are joined across, so that SQLite begins with the few numbers. */
const entriesAsked = sql`json_each(${sql.placeholder("numbers")}) w cross join search_entries e on e.number = w.value`;
const isEntry = (id: SQLWrapper): SQL => sql`${id} = e.id`;

function rowsBy<R>(
  build: (db: Read, viewer: Viewer) => { prepare(): { execute(values: Record<string, unknown>): Promise<R[]> } },
) {
  const query = prepared((db) => build(db, anyViewer).prepare());
  return (db: Read, viewer: Viewer, numbers: readonly number[]): Promise<R[]> =>
    query(db).execute({ ...lookingAs(viewer), numbers: JSON.stringify(numbers) });
}

export const claimRows = rowsBy((db, viewer) =>
  db
    .select({
      ...entry,
      id: claims.id,
      dossierId: claims.dossierId,
      dossierTitle: dossiers.title,
      ref: claims.ref,
      statement: claims.statement,
      at: claims.createdAt,
    })
    .from(entriesAsked)
    .crossJoin(claims)
    .innerJoin(dossiers, eq(dossiers.id, claims.dossierId))
    .where(and(isEntry(claims.id), visible(viewer, claims.dossierId), sql`${claims.mergedInto} is null`)),
);

export const articleRows = rowsBy((db, viewer) =>
  db
    .select({
      ...entry,
      id: articles.id,
      dossierId: articles.dossierId,
      dossierTitle: dossiers.title,
      title: articles.title,
      outlet: articles.outlet,
      byline: articles.byline,
      position: articles.position,
      at: sql<string>`coalesce(${articles.publishedAt}, ${articles.createdAt})`,
    })
    .from(entriesAsked)
    .crossJoin(articles)
    .innerJoin(dossiers, eq(dossiers.id, articles.dossierId))
    .where(and(isEntry(articles.id), visible(viewer, articles.dossierId))),
);

export const sourceRows = rowsBy((db, viewer) => {
  const shown = sourceColumns(viewer);
  return db
    .select({
      ...entry,
      id: sources.id,
      dossierId: sources.dossierId,
      dossierTitle: dossiers.title,
      kind: sources.kind,
      title: shown.title,
      outlet: shown.outlet,
      author: shown.author,
      url: shown.url,
      cleared: shown.cleared,
      proposed: sources.proposed,
      at: sql<string>`coalesce(${shown.publishedAt}, ${sources.createdAt})`,
    })
    .from(entriesAsked)
    .crossJoin(sources)
    .innerJoin(dossiers, eq(dossiers.id, sources.dossierId))
    .where(
      and(
        isEntry(sources.id),
        visible(viewer, sources.dossierId),
        sql`+${sources.articleId} is null`,
        sql`(${sources.proposed} = 0 or ${wanted})`,
      ),
    );
});

/** Of a source that the program put up: somebody may still confirm a link to it. */
const wanted = sql`exists (select 1 from origin_links l
  where (l.from_id = sources.id or l.to_id = sources.id) and l.state <> 'rejected')`;

const rejected = prepared((db) =>
  db
    .select({ number: entry.number })
    .from(entriesAsked)
    .crossJoin(sources)
    .where(and(isEntry(sources.id), eq(sources.proposed, true), sql`not ${wanted}`))
    .prepare(),
);

/** Which of some entries are sources that the program put up and of which every link was rejected. */
export const rejectedSources = (db: Read, numbers: readonly number[]) =>
  rejected(db).execute({ numbers: JSON.stringify(numbers) });

export const snapshotRows = rowsBy((db, viewer) => {
  const shown = sourceColumns(viewer);
  return db
    .select({
      ...entry,
      id: snapshots.id,
      sourceId: sources.id,
      dossierId: snapshots.dossierId,
      dossierTitle: dossiers.title,
      title: shown.title,
      outlet: shown.outlet,
      author: shown.author,
      proposed: sources.proposed,
      text: sql<string>`substr(coalesce(${snapshots.text}, ''), 1, 200000)`,
      fileName: snapshots.fileName,
      at: snapshots.createdAt,
    })
    .from(entriesAsked)
    .crossJoin(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .innerJoin(dossiers, eq(dossiers.id, snapshots.dossierId))
    .where(and(isEntry(snapshots.id), visible(viewer, snapshots.dossierId), cleared(viewer)));
});

const textWithId = prepared((db) =>
  db
    .select({ text: sql<string>`substr(coalesce(${snapshots.text}, ''), 1, 200000)` })
    .from(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .where(and(eq(snapshots.id, sql.placeholder("id")), visible(anyViewer, snapshots.dossierId), cleared(anyViewer)))
    .prepare(),
);

/** The text of a snapshot, as far as one looks for words in it; empty for those who may not see it. */
export async function snapshotText(db: Read, viewer: Viewer, id: string): Promise<string> {
  const [row] = await textWithId(db).execute({ id, ...lookingAs(viewer) });
  return row?.text ?? "";
}

export const commentRows = rowsBy((db, viewer) => {
  const own = isOwn(viewer, comments.personId);
  return db
    .select({
      ...entry,
      id: comments.id,
      dossierId: comments.dossierId,
      dossierTitle: dossiers.title,
      text: comments.text,
      personName: people.name,
      claimId: comments.claimId,
      articleId: comments.articleId,
      sourceId: comments.sourceId,
      taskId: comments.taskId,
      claimRef: claims.ref,
      at: comments.createdAt,
    })
    .from(entriesAsked)
    .crossJoin(comments)
    .innerJoin(dossiers, eq(dossiers.id, comments.dossierId))
    .innerJoin(people, eq(people.id, comments.personId))
    .leftJoin(claims, eq(claims.id, comments.claimId))
    .leftJoin(tasks, eq(tasks.id, comments.taskId))
    .leftJoin(evidence, eq(evidence.id, comments.evidenceId))
    .leftJoin(sources, sql`${sources.id} = coalesce(${comments.sourceId}, ${tasks.sourceId}, ${evidence.sourceId})`)
    .where(
      and(
        isEntry(comments.id),
        visible(viewer, comments.dossierId),
        sql`(((${sources.id} is null or ${cleared(viewer)}) and not ${isSealed(viewer, sql`coalesce(${comments.claimId}, ${tasks.claimId})`)}) or ${own})`,
      ),
    );
});

export const taskRows = rowsBy((db, viewer) =>
  db
    .select({
      ...entry,
      id: tasks.id,
      dossierId: tasks.dossierId,
      dossierTitle: dossiers.title,
      title: tasks.title,
      detail: tasks.detail,
      outcome: tasks.outcome,
      at: tasks.createdAt,
    })
    .from(entriesAsked)
    .crossJoin(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .leftJoin(sources, eq(sources.id, tasks.sourceId))
    .where(and(isEntry(tasks.id), visible(viewer, tasks.dossierId), taskOpenTo(viewer))),
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
  dossierTitles(db).execute({ ids: JSON.stringify([...new Set(ids)]), ...lookingAs(viewer) });

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
