import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { dossiers, tasks } from "@/db/schema";

// As the index of reminders says it, so that it is found.
const waits = sql`tasks.reminded_at is null and tasks.state = 'open'`;

const due = prepared((db) =>
  db
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(dossiers, and(eq(dossiers.id, tasks.dossierId), eq(dossiers.state, "open")))
    .where(and(waits, sql`${tasks.remindAt} <= ${sql.placeholder("at")}`))
    .orderBy(asc(tasks.remindAt), asc(tasks.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** Tasks whose time to be reminded of has come, of open dossiers, for the program alone. */
export async function dueReminders(db: Read, at: string, limit: number): Promise<string[]> {
  return (await due(db).execute({ at, limit })).map(({ id }) => id);
}

/**
 * Takes the reminder of a task, to give it: of several who try, in whatever processes, one gets it. It is no change of the
 * task: whoever has it open goes on.
 * @returns the task; null where the reminder was given, changed or done with meanwhile.
 */
export async function takeReminder(tx: Tx, taskId: string, at: string): Promise<typeof tasks.$inferSelect | null> {
  const [taken] = await tx
    .update(tasks)
    .set({ remindedAt: at })
    .where(
      and(eq(tasks.id, taskId), eq(tasks.state, "open"), isNull(tasks.remindedAt), sql`${tasks.remindAt} <= ${at}`),
    )
    .returning();
  return taken ?? null;
}
