import { and, asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { articleById } from "@/db/articles";
import { isSealed } from "@/db/blind";
import { claimById } from "@/db/claims";
import { prepared, preparedShapes, type Read, type Tx } from "@/db/client";
import { standsFor } from "@/db/merges";
import { among, idList } from "@/db/rows";
import { articles, claims, dossiers, members, people, sources, tasks, taskWatchers } from "@/db/schema";
import { sourceById } from "@/db/sources";
import { anyViewer, cleared, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import { Conflict } from "@/lib/errors";
import type { TaskState } from "@/lib/tasks/task";

export type Task = typeof tasks.$inferSelect & {
  assigneeName: string | null;
  /** What it is about, in words: "A2", "Article B", a source's title as the viewer may see it; null if about no such thing. */
  about: string | null;
  /**
   * It is about a confidential source that the viewer is not cleared for, or somebody else's and about a claim whose verdict
   * is sealed from them: title, detail and outcome are withheld.
   */
  withheld: boolean;
  /** The viewer is told what becomes of it. */
  watching: boolean;
};

/** A task on the viewer's own list. */
export type MyTask = Task & { dossierTitle: string; claimRef: string | null };

/** What others wrote about a claim whose verdict is sealed from the viewer waits until it is not; their own tasks stay. */
export const taskUnsealed = (viewer: Viewer): SQL<boolean> =>
  sql<boolean>`(not ${isSealed(viewer, tasks.claimId)} or ${tasks.createdBy} = ${viewer.personId}
    or ${tasks.assigneeId} is ${viewer.personId})`.mapWith(Boolean);

/** May the viewer read the task? What somebody wrote of a confidential source is for those cleared for it. */
export const taskOpenTo = (viewer: Viewer): SQL<boolean> =>
  sql<boolean>`((${tasks.sourceId} is null or ${cleared(viewer)}) and ${taskUnsealed(viewer)})`.mapWith(Boolean);

const tasksWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select({
      task: tasks,
      assigneeName: people.name,
      claimRef: claims.ref,
      articlePosition: articles.position,
      sourceTitle: sourceColumns(viewer).title,
      open: taskOpenTo(viewer),
      watching:
        sql<boolean>`exists (select 1 from ${taskWatchers} where ${taskWatchers.taskId} = ${tasks.id} and ${taskWatchers.personId} = ${viewer.personId})`.mapWith(
          Boolean,
        ),
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

function asTask({ task, assigneeName, claimRef, articlePosition, sourceTitle, open, watching }: Row): Task {
  const article = articlePosition === null ? null : `Article ${letterOf(articlePosition)}`;
  const about = claimRef ?? article ?? (task.sourceId ? sourceTitle : null);
  const words = open ? {} : { title: `About ${about}`, detail: "", outcome: "", evidenceIds: [] };
  return { ...task, ...words, assigneeName, about, withheld: !open, watching };
}

const asMine = (row: Row): MyTask => ({ ...asTask(row), dossierTitle: row.dossierTitle, claimRef: row.claimRef });

export type TaskFilter = { state?: TaskState; assigneeId?: string; claimId?: string; sourceId?: string };

const taskPages = preparedShapes();

/** A page of a dossier's tasks in the order of making; `cursor` is the id of the last one seen. */
export async function tasksOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: TaskFilter & { limit?: number; cursor?: string } = {},
): Promise<Task[]> {
  const { limit = -1, ...asked } = page;
  const given = (["state", "assigneeId", "claimId", "sourceId", "cursor"] as const).filter((name) => asked[name]);
  const query = taskPages(db, given.join(" "), () => {
    const own = given.map((name) =>
      name === "cursor" ? sql`${tasks.id} > ${sql.placeholder("cursor")}` : eq(tasks[name], sql.placeholder(name)),
    );
    return tasksWhere(db, anyViewer, and(eq(tasks.dossierId, sql.placeholder("dossierId")), ...own))
      .orderBy(asc(tasks.id))
      .limit(sql.placeholder("limit"))
      .prepare();
  });
  return (await query.execute({ ...asked, dossierId, ...lookingAs(viewer), limit })).map(asTask);
}

/** Which tasks of a dossier a list shows: open ones, the viewer's own or nobody's of these, or those that have ended. */
export const taskLists = ["open", "mine", "free", "ended"] as const;
export type TaskList = (typeof taskLists)[number];

const inList = (viewer: Viewer, list: TaskList): SQL | undefined => {
  if (list === "ended") return ne(tasks.state, "open");
  if (list === "mine") return and(eq(tasks.state, "open"), eq(tasks.assigneeId, viewer.personId));
  if (list === "free") return and(eq(tasks.state, "open"), sql`${tasks.assigneeId} is null`);
  return eq(tasks.state, "open");
};

/** A page of a dossier's tasks as a list shows them: open ones soonest due first, those that ended newest first. */
export async function tasksListed(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { list, limit, offset }: { list: TaskList; limit: number; offset: number },
): Promise<Task[]> {
  const query = tasksWhere(db, viewer, and(eq(tasks.dossierId, dossierId), inList(viewer, list)));
  const sorted = list === "ended" ? query.orderBy(desc(tasks.id)) : query.orderBy(asc(soonest), asc(tasks.id));
  return (await sorted.limit(limit).offset(offset)).map(asTask);
}

const listCounts = prepared((db) =>
  db
    .select({
      open: sql<number>`coalesce(sum(${tasks.state} = 'open'), 0)`,
      mine: sql<number>`coalesce(sum(${tasks.state} = 'open' and ${tasks.assigneeId} = ${anyViewer.personId}), 0)`,
      free: sql<number>`coalesce(sum(${tasks.state} = 'open' and ${tasks.assigneeId} is null), 0)`,
      ended: sql<number>`coalesce(sum(${tasks.state} <> 'open'), 0)`,
    })
    .from(tasks)
    .where(and(eq(tasks.dossierId, sql.placeholder("dossierId")), visible(anyViewer, tasks.dossierId)))
    .prepare(),
);

/** How many tasks of a dossier each list has. */
export async function taskCounts(db: Read, viewer: Viewer, dossierId: string): Promise<Record<TaskList, number>> {
  const [row] = await listCounts(db).execute({ dossierId, ...lookingAs(viewer) });
  return row ?? { open: 0, mine: 0, free: 0, ended: 0 };
}

const taskWithId = prepared((db) => tasksWhere(db, anyViewer, eq(tasks.id, sql.placeholder("id"))).prepare());

export async function taskById(db: Read, viewer: Viewer, id: string): Promise<Task | null> {
  const [row] = await taskWithId(db).execute({ id, ...lookingAs(viewer) });
  return row ? asTask(row) : null;
}

const blockingAmong = prepared((db) =>
  db
    .select({ claimId: tasks.claimId, title: tasks.title })
    .from(tasks)
    .where(
      and(
        eq(tasks.dossierId, sql.placeholder("dossierId")),
        eq(tasks.state, "open"),
        eq(tasks.blocks, true),
        among(tasks.claimId, "claimIds"),
      ),
    )
    .orderBy(asc(tasks.id))
    .prepare(),
);

/** What the open tasks are called that the sign-off of some claims waits for, for the program alone. */
export async function blockingTasks(
  db: Read,
  dossierId: string,
  claimIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await blockingAmong(db).execute({ dossierId, claimIds: idList(claimIds) });
  const found = new Map<string, string[]>();
  for (const { claimId, title } of rows) {
    if (!claimId) continue;
    const list = found.get(claimId);
    if (list) list.push(title);
    else found.set(claimId, [title]);
  }
  return found;
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
const soonest = sql`coalesce(${tasks.dueAt}, ${noDate})`;

const tasksOfMine = prepared((db) =>
  tasksWhere(
    db,
    anyViewer,
    and(
      eq(tasks.assigneeId, anyViewer.personId),
      eq(tasks.state, "open"),
      eq(dossiers.state, "open"),
      sql`(${sql.placeholder("cursor")} is null or (${soonest}, ${tasks.id}) >
        (select coalesce(c.due_at, ${noDate}), c.id from tasks c where c.id = ${sql.placeholder("cursor")} and c.assignee_id = ${anyViewer.personId}))`,
    ),
  )
    .orderBy(asc(soonest), asc(tasks.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/**
 * The viewer's open tasks in open dossiers that they see, soonest due first, those without a date last; `cursor` is the
 * id of the last one seen.
 */
export async function myTasks(
  db: Read,
  viewer: Viewer,
  page: { limit?: number; cursor?: string } = {},
): Promise<MyTask[]> {
  const rows = await tasksOfMine(db).execute({
    ...lookingAs(viewer),
    cursor: page.cursor ?? null,
    limit: page.limit ?? -1,
  });
  return rows.map(asMine);
}

const dueTimes = prepared((db) =>
  db
    .select({ dueAt: tasks.dueAt })
    .from(tasks)
    .innerJoin(dossiers, and(eq(dossiers.id, tasks.dossierId), eq(dossiers.state, "open")))
    .where(and(eq(tasks.assigneeId, anyViewer.personId), eq(tasks.state, "open"), visible(anyViewer, tasks.dossierId)))
    .orderBy(asc(soonest))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** When each of the viewer's open tasks is due, in the order of `myTasks`: for counting them by that. */
export async function dueOfMine(db: Read, viewer: Viewer, limit: number): Promise<(string | null)[]> {
  return (await dueTimes(db).execute({ ...lookingAs(viewer), limit })).map(({ dueAt }) => dueAt);
}

const tasksOfNobody = prepared((db) =>
  tasksWhere(
    db,
    anyViewer,
    and(
      sql`${tasks.assigneeId} is null`,
      eq(tasks.state, "open"),
      eq(dossiers.state, "open"),
      taskOpenTo(anyViewer),
      sql`exists (select 1 from ${members} where ${members.dossierId} = ${tasks.dossierId} and ${members.personId} = ${anyViewer.personId} and ${members.role} <> 'reader')`,
    ),
  )
    .orderBy(asc(soonest), asc(tasks.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** Open tasks that nobody has and that the viewer may take, in all their open dossiers, soonest due first. */
export async function freeTasks(db: Read, viewer: Viewer, limit: number): Promise<MyTask[]> {
  return (await tasksOfNobody(db).execute({ ...lookingAs(viewer), limit })).map(asMine);
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
  const [row] = await openTasksOfMine(db).execute({ ...lookingAs(viewer) });
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

/** The open tasks that somebody has in a dossier, for the program alone. */
export async function openTasksOf(db: Read, dossierId: string, personId: string) {
  const { id, title, claimId, articleId, sourceId } = tasks;
  return db
    .select({ id, title, claimId, articleId, sourceId, dossierId: tasks.dossierId })
    .from(tasks)
    .where(and(eq(tasks.dossierId, dossierId), eq(tasks.assigneeId, personId), eq(tasks.state, "open")))
    .orderBy(asc(id));
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
