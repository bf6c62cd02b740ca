import { and, count, desc, eq, gte, isNull } from "drizzle-orm";
import type { Read } from "@/db/client";
import { claims, dossiers } from "@/db/schema";

/** Open dossiers with so many claims or more, the largest first: for the program alone, whoever may see them. */
export async function largeDossiers(
  db: Read,
  { fewest, limit }: { fewest: number; limit: number },
): Promise<{ id: string; claims: number }[]> {
  return db
    .select({ id: claims.dossierId, claims: count() })
    .from(claims)
    .innerJoin(dossiers, eq(dossiers.id, claims.dossierId))
    .where(and(eq(dossiers.state, "open"), isNull(claims.mergedInto)))
    .groupBy(claims.dossierId)
    .having(gte(count(), fewest))
    .orderBy(desc(count()), claims.dossierId)
    .limit(limit);
}

/** The ids of a dossier's claims, whoever may see them. */
export async function claimIdsIn(db: Read, dossierId: string): Promise<string[]> {
  const rows = await db
    .select({ id: claims.id })
    .from(claims)
    .where(and(eq(claims.dossierId, dossierId), isNull(claims.mergedInto)));
  return rows.map(({ id }) => id);
}
