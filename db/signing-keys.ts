import { desc, eq, isNull } from "drizzle-orm";
import type { Read, Tx } from "@/db/client";
import { signingKeys } from "@/db/schema";

export type SigningKeyRow = typeof signingKeys.$inferSelect;

/** The newsroom's public keys, the newest first. They are no secret: whoever checks an edition needs them. */
export async function signingKeysAll(db: Read): Promise<SigningKeyRow[]> {
  return db.select().from(signingKeys).orderBy(desc(signingKeys.createdAt), desc(signingKeys.fingerprint));
}

/** The key that signs now; null before the first. */
export async function signingKeyNow(db: Read): Promise<SigningKeyRow | null> {
  const [row] = await db
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt))
    .limit(1);
  return row ?? null;
}

export async function insertSigningKey(tx: Tx, row: typeof signingKeys.$inferInsert): Promise<void> {
  await tx.insert(signingKeys).values(row);
}

export async function retireSigningKey(tx: Tx, fingerprint: string, at: string): Promise<void> {
  await tx.update(signingKeys).set({ retiredAt: at }).where(eq(signingKeys.fingerprint, fingerprint));
}
