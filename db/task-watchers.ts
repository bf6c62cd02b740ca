import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList } from "@/db/rows";
import { members, people, taskWatchers } from "@/db/schema";

const watching = prepared((db) =>
  db
    .select({ personId: taskWatchers.personId })
    .from(taskWatchers)
    .where(eq(taskWatchers.taskId, sql.placeholder("taskId")))
    .orderBy(asc(taskWatchers.personId))
    .prepare(),
);

/** Who watches a task, for the program alone: whether they may still read it is asked when they are told. */
export async function watchersOf(db: Read, taskId: string): Promise<string[]> {
  return (await watching(db).execute({ taskId })).map(({ personId }) => personId);
}

/** Has somebody watch a task, or no longer; false where it is so already. */
export async function setWatching(tx: Tx, taskId: string, personId: string, watches: boolean): Promise<boolean> {
  const changed = watches
    ? await tx
        .insert(taskWatchers)
        .values({ taskId, personId })
        .onConflictDoNothing()
        .returning({ taskId: taskWatchers.taskId })
    : await tx
        .delete(taskWatchers)
        .where(and(eq(taskWatchers.taskId, taskId), eq(taskWatchers.personId, personId)))
        .returning({ taskId: taskWatchers.taskId });
  return changed.length > 0;
}

const readers = prepared((db) =>
  db
    .select({ personId: members.personId })
    .from(members)
    .innerJoin(people, and(eq(people.id, members.personId), isNull(people.disabledAt)))
    .where(
      and(
        eq(members.dossierId, sql.placeholder("dossierId")),
        among(members.personId, "personIds"),
        // The name of the source's column is written out: see `db/visible.ts`.
        sql`not exists (select 1 from sources s where s.id = ${sql.placeholder("sourceId")} and s.confidential = 1
          and not exists (select 1 from clearances c where c.source_id = s.id and c.person_id = ${members.personId}))`,
      ),
    )
    .prepare(),
);

/**
 * Who of some people may read a task: members who can sign in and, where it is about a confidential source, are cleared
 * for it. In the order in which they were asked for.
 */
export async function readersAmong(
  db: Read,
  { dossierId, sourceId }: { dossierId: string; sourceId: string | null },
  personIds: readonly string[],
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await readers(db).execute({ dossierId, sourceId, personIds: idList(personIds) });
  const found = new Set(rows.map(({ personId }) => personId));
  return personIds.filter((id) => found.has(id));
}
