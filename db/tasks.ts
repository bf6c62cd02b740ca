import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { articleById } from "@/db/articles";
import { claimById } from "@/db/claims";
import { prepared, type Read, type Tx } from "@/db/client";
import { standsFor } from "@/db/merges";
import { articles, claims, dossiers, people, sources, tasks } from "@/db/schema";
import { sourceById } from "@/db/sources";
import { anyViewer, cleared, sourceColumns, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import { Conflict } from "@/lib/errors";
import type { TaskState } from "@/lib/tasks/task";

export type Task = typeof tasks.$inferSelect & {
  assigneeName: string | null;
  /** What it is about, in words: "A2", "Article B", a source's title as the viewer may see it; null if about no such thing. */
  about: string | null;
  /** It is about a confidential source that the viewer is not cleared for: title, detail and outcome are withheld. */
  withheld: boolean;
};

/** A task on the viewer's own list. */
export type MyTask = Task & { dossierTitle: string; claimRef: string | null };

/** May the viewer read the task? What somebody wrote of a confidential source is for those cleared for it. */
export const taskOpenTo = (viewer: Viewer): SQL<boolean> =>
  sql<boolean>`(${tasks.sourceId} is null or ${cleared(viewer)})`.mapWith(Boolean);

const tasksWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select({
      task: tasks,
      assigneeName: people.name,
      claimRef: claims.ref,
      articlePosition: articles.position,
      sourceTitle: sourceColumns(viewer).title,
      open: taskOpenTo(viewer),
      dossierTitle: dossiers.title,
    })
    .from(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .leftJoin(people, eq(people.id, tasks.assigneeId))
    .leftJoin(claims, eq(claims.id, tasks.claimId))
    .leftJoin(articles, eq(articles.id, tasks.articleId))
    .leftJoin(sources, eq(sources.id, tasks.sourceId))
    .where(and(where, visible(viewer, tasks.dossierId)));

type Row = Awaited<ReturnType<typeof tasksWhere>>[number];

function asTask({ task, assigneeName, claimRef, articlePosition, sourceTitle, open }: Row): Task {
  const article = articlePosition === null ? null : `Article ${letterOf(articlePosition)}`;
  const about = claimRef ?? article ?? (task.sourceId ? sourceTitle : null);
  const words = open ? {} : { title: `About ${sourceTitle}`, detail: "", outcome: "" };
  return { ...task, ...words, assigneeName, about, withheld: !open };
}

const asMine = (row: Row): MyTask => ({ ...asTask(row), dossierTitle: row.dossierTitle, claimRef: row.claimRef });

export type TaskFilter = { state?: TaskState; assigneeId?: string; claimId?: string };

/** A page of a dossier's tasks in the order of making; `cursor` is the id of the last one seen. */
export async function tasksOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: TaskFilter & { limit?: number; cursor?: string } = {},
): Promise<Task[]> {
  const query = tasksWhere(
    db,
    viewer,
    and(
      eq(tasks.dossierId, dossierId),
      page.state ? eq(tasks.state, page.state) : undefined,
      page.assigneeId ? eq(tasks.assigneeId, page.assigneeId) : undefined,
      page.claimId ? eq(tasks.claimId, page.claimId) : undefined,
      page.cursor ? sql`${tasks.id} > ${page.cursor}` : undefined,
    ),
  ).orderBy(asc(tasks.id));
  return (await (page.limit ? query.limit(page.limit) : query)).map(asTask);
}

export async function taskById(db: Read, viewer: Viewer, id: string): Promise<Task | null> {
  const [row] = await tasksWhere(db, viewer, eq(tasks.id, id));
  return row ? asTask(row) : null;
}

/** What a new task is to be about, in words for the one who writes it. */
export type TaskSubject = { words: string; claimId?: string; articleId?: string; sourceId?: string };

/** Finds what a task is begun from; null for what is not in this dossier, or what the viewer may not see. */
export async function taskSubject(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { claimId, articleId, sourceId }: { claimId?: string; articleId?: string; sourceId?: string },
): Promise<TaskSubject | null> {
  if (claimId) {
    const claim = await claimById(db, viewer, await standsFor(db, claimId));
    return claim?.dossierId === dossierId ? { claimId: claim.id, words: `${claim.ref}: ${claim.statement}` } : null;
  }
  if (articleId) {
    const article = await articleById(db, viewer, articleId);
    return article?.dossierId === dossierId
      ? { articleId, words: `article ${article.letter}, ${article.title}` }
      : null;
  }
  const source = sourceId ? await sourceById(db, viewer, sourceId) : null;
  return sourceId && source?.cleared && source.dossierId === dossierId ? { sourceId, words: source.title } : null;
}

/** Sorts after every date. */
const noDate = "9999";

/**
 * The viewer's open tasks in open dossiers that they see, soonest due first, those without a date last; `cursor` is the
 * id of the last one seen.
 */
export async function myTasks(
  db: Read,
  viewer: Viewer,
  page: { limit?: number; cursor?: string } = {},
): Promise<MyTask[]> {
  const due = sql`coalesce(${tasks.dueAt}, ${noDate})`;
  const query = tasksWhere(
    db,
    viewer,
    and(
      eq(tasks.assigneeId, viewer.personId),
      eq(tasks.state, "open"),
      eq(dossiers.state, "open"),
      page.cursor
        ? sql`(${due}, ${tasks.id}) > (select coalesce(c.due_at, ${noDate}), c.id from tasks c where c.id = ${page.cursor} and c.assignee_id = ${viewer.personId})`
        : undefined,
    ),
  ).orderBy(asc(due), asc(tasks.id));
  return (await (page.limit ? query.limit(page.limit) : query)).map(asMine);
}

/** How many tasks of a dossier are open. */
export async function countOpen(db: Read, viewer: Viewer, dossierId: string): Promise<number> {
  return db.$count(
    tasks,
    and(eq(tasks.dossierId, dossierId), eq(tasks.state, "open"), visible(viewer, tasks.dossierId)),
  );
}

const openTasksOfMine = prepared((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(tasks)
    .innerJoin(dossiers, and(eq(dossiers.id, tasks.dossierId), eq(dossiers.state, "open")))
    .where(and(eq(tasks.assigneeId, anyViewer.personId), eq(tasks.state, "open"), visible(anyViewer, tasks.dossierId)))
    .prepare(),
);

/** How many open tasks in open dossiers are the viewer's. */
export async function countMine(db: Read, viewer: Viewer): Promise<number> {
  const [row] = await openTasksOfMine(db).execute({ viewerId: viewer.personId });
  return row?.count ?? 0;
}

/** How many open tasks of a dossier each person has; null for those that nobody has. */
export async function openTasksBy(db: Read, viewer: Viewer, dossierId: string): Promise<Map<string | null, number>> {
  const rows = await db
    .select({ assigneeId: tasks.assigneeId, count: sql<number>`count(*)` })
    .from(tasks)
    .where(and(eq(tasks.dossierId, dossierId), eq(tasks.state, "open"), visible(viewer, tasks.dossierId)))
    .groupBy(tasks.assigneeId);
  return new Map(rows.map(({ assigneeId, count }) => [assigneeId, count]));
}

export async function insertTask(tx: Tx, row: typeof tasks.$inferInsert): Promise<void> {
  await tx.insert(tasks).values(row);
}

/** @throws Conflict with the current version when the task was changed since it was seen. */
export async function updateTask(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof tasks.$inferInsert>,
): Promise<void> {
  const updated = await tx
    .update(tasks)
    .set({ ...set, version: sql`${tasks.version} + 1` })
    .where(and(eq(tasks.id, id), seen === undefined ? undefined : eq(tasks.version, seen)))
    .returning({ id: tasks.id });
  if (updated.length > 0) return;
  const [current] = await tx.select({ version: tasks.version }).from(tasks).where(eq(tasks.id, id));
  throw new Conflict("Somebody changed this task while you were at it. Look at it again.", {
    current: current?.version,
  });
}
