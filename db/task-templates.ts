import { and, asc, eq, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { taskTemplates } from "@/db/schema";

/** A template that the newsroom keeps itself. */
export type TaskTemplate = typeof taskTemplates.$inferSelect;

const all = prepared((db) =>
  db
    .select()
    .from(taskTemplates)
    .orderBy(asc(sql`lower(${taskTemplates.title})`), asc(taskTemplates.id))
    .prepare(),
);

/** Every template of the newsroom's own, by title. They tell of no dossier: everybody who signs in reads them. */
export async function taskTemplatesAll(db: Read): Promise<TaskTemplate[]> {
  return all(db).execute();
}

export async function taskTemplateById(db: Read, id: string): Promise<TaskTemplate | null> {
  const [row] = await db.select().from(taskTemplates).where(eq(taskTemplates.id, id));
  return row ?? null;
}

/** @throws what `isDuplicate` knows when the title is taken. */
export async function insertTaskTemplate(tx: Tx, row: typeof taskTemplates.$inferInsert): Promise<TaskTemplate> {
  const [made] = await tx.insert(taskTemplates).values(row).returning();
  if (!made) throw new Error("the template was not written");
  return made;
}

/** Changes a template; null when `seen` is no longer its version. */
export async function updateTaskTemplate(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<typeof taskTemplates.$inferInsert>,
): Promise<TaskTemplate | null> {
  const [changed] = await tx
    .update(taskTemplates)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(taskTemplates.id, id), eq(taskTemplates.version, seen)))
    .returning();
  return changed ?? null;
}

/** Removes a template; false when it is gone already. Tasks that were made by it stay. */
export async function deleteTaskTemplate(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.delete(taskTemplates).where(eq(taskTemplates.id, id)).returning({ id: taskTemplates.id });
  return gone.length > 0;
}
