import { eq, lt, sql } from "drizzle-orm";
import { prepared, type Tx } from "@/db/client";
import { repeats } from "@/db/schema";

/** The first answer to a request that carried a key; its body is sealed. */
export type Repeat = { status: number; body: string };

const repeatById = prepared((db) =>
  db
    .select({ status: repeats.status, body: repeats.body })
    .from(repeats)
    .where(eq(repeats.id, sql.placeholder("id")))
    .prepare(),
);

/** The answer that was given to the first of some repeated requests; null for the first. */
export async function firstAnswer(tx: Tx, id: string): Promise<Repeat | null> {
  const [row] = await repeatById(tx).execute({ id });
  return row ?? null;
}

/** Keeps an answer for repeats of its request, and forgets those that are older than `since`. */
export async function keepAnswer(tx: Tx, row: typeof repeats.$inferInsert, since: string): Promise<void> {
  await tx.delete(repeats).where(lt(repeats.at, since));
  await tx.insert(repeats).values(row);
}
