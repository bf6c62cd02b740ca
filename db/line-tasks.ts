import { and, asc, eq, isNotNull, like, or, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { events, people, tasks } from "@/db/schema";
import { taskUnsealed } from "@/db/tasks";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import { type RuleName, ruleNames } from "@/lib/dossiers/standard";
import type { LineTask } from "@/lib/tasks/line-task";

/** Open tasks by claim, then by the line of the standard that they were made of, or that they make fail. */
export type LineTasks = ReadonlyMap<string, ReadonlyMap<RuleName, LineTask>>;

// Which line a task was made of is told by the event of its making: it is what happened, and never changes.
const openTasks = prepared((db) => openTasksWhere(db));
const openTasksAmong = prepared((db) => openTasksWhere(db, true));

const openTasksWhere = (db: Read, ofSome = false) =>
  db
    .select({
      id: tasks.id,
      claimId: tasks.claimId,
      title: sql<string>`case when ${taskUnsealed(anyViewer)} then ${tasks.title} else 'A task' end`,
      assigneeId: tasks.assigneeId,
      assigneeName: people.name,
      payload: events.payload,
      blocks: tasks.blocks,
    })
    .from(tasks)
    .innerJoin(events, and(eq(events.subjectId, tasks.id), eq(events.type, "task-assigned")))
    .leftJoin(people, eq(people.id, tasks.assigneeId))
    .where(
      and(
        eq(tasks.dossierId, sql.placeholder("dossierId")),
        eq(tasks.state, "open"),
        isNotNull(tasks.claimId),
        ofSome ? among(tasks.claimId, "claimIds") : undefined,
        or(eq(tasks.blocks, true), like(events.payload, '%"rule":%')),
        visible(anyViewer, tasks.dossierId),
      ),
    )
    .orderBy(asc(tasks.id))
    .prepare();

/**
 * The open tasks that were made of failing lines, or that the sign-off waits for, in a dossier or for some of its claims;
 * the oldest where there are two.
 */
export async function lineTasksOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  claimIds?: readonly string[],
): Promise<LineTasks> {
  const asked = { ...lookingAs(viewer), dossierId };
  const rows = claimIds
    ? await openTasksAmong(db).execute({ ...asked, claimIds: idList(claimIds) })
    : await openTasks(db).execute(asked);
  const found = new Map<string, Map<RuleName, LineTask>>();
  for (const { claimId, payload, blocks, ...task } of rows) {
    if (!claimId) continue;
    const ofClaim = found.get(claimId) ?? new Map<RuleName, LineTask>();
    const rule = ruleIn(payload);
    if (rule && !ofClaim.has(rule)) ofClaim.set(rule, task);
    if (blocks && !ofClaim.has("task")) ofClaim.set("task", task);
    found.set(claimId, ofClaim);
  }
  return found;
}

function ruleIn(payload: string | null): RuleName | undefined {
  const { rule } = payload === null ? {} : (JSON.parse(payload) as { rule?: string });
  return ruleNames.find((name) => name === rule);
}
