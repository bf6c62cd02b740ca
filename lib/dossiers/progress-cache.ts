import { type Read, seesOnlyStored } from "@/db/client";
import { lastEventNumber } from "@/db/history";
import type { Progress } from "@/lib/dossiers/progress";

/**
 * Remembers how far dossiers have come, so that a desk or a list of dossiers does not count every sentence of them again.
 * Whatever changes it writes an event in its transaction: while the last event of a dossier is the same, so is this. It
 * is the same for everybody who sees the dossier.
 */
const remembered = new WeakMap<Read, Map<string, { head: number; progress: Progress }>>();

/** So many dossiers are remembered for each connection, those counted last. */
const mostDossiers = 500;

/**
 * How far some dossiers have come: as it was counted before where nothing has happened since.
 * @param count counts for those that are not known; inside a transaction for all.
 */
export async function rememberedProgress(
  db: Read,
  dossierIds: readonly string[],
  count: (dossierIds: string[]) => Promise<Map<string, Progress>>,
): Promise<Map<string, Progress>> {
  if (!seesOnlyStored(db)) return count([...dossierIds]);
  const known = remembered.get(db) ?? new Map<string, { head: number; progress: Progress }>();
  remembered.set(db, known);
  // The last events are read first: what is counted after them is as new or newer, and never older.
  const heads = new Map<string, number>();
  for (const id of dossierIds) heads.set(id, await lastEventNumber(db, id));
  const unknown = dossierIds.filter((id) => known.get(id)?.head !== heads.get(id));
  const counted = unknown.length > 0 ? await count(unknown) : new Map<string, Progress>();
  for (const [id, progress] of counted) {
    known.delete(id);
    known.set(id, { head: heads.get(id) ?? 0, progress });
  }
  const found = new Map<string, Progress>();
  for (const id of dossierIds) {
    const progress = known.get(id)?.progress;
    if (progress) found.set(id, progress);
  }
  for (const oldest of known.keys()) {
    if (known.size <= mostDossiers) break;
    known.delete(oldest);
  }
  return found;
}
