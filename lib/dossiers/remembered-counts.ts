import { type Read, seesOnlyStored } from "@/db/client";
import { lastEventNumber } from "@/db/history";

/** So many dossiers are remembered for each connection, those counted last. */
const mostDossiers = 500;

/**
 * Remembers what is counted of dossiers, so that a desk, a list or the frame of a page does not count every claim and
 * sentence of them again. Whatever changes it writes an event in its transaction: while the last event of a dossier is
 * the same, so is this. It must be the same for everybody who sees the dossier. Inside a transaction all is counted.
 * @returns what gives the counts of some dossiers; `count` is asked for those that are not known.
 */
export function rememberedOf<T>() {
  const remembered = new WeakMap<Read, Map<string, { head: number; counted: T }>>();
  return async (
    db: Read,
    dossierIds: readonly string[],
    count: (dossierIds: string[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<ReadonlyMap<string, T>> => {
    if (!seesOnlyStored(db)) return count([...dossierIds]);
    const known = remembered.get(db) ?? new Map<string, { head: number; counted: T }>();
    remembered.set(db, known);
    // The last events are read first: what is counted after them is as new or newer, and never older.
    const heads = new Map<string, number>();
    for (const id of dossierIds) heads.set(id, await lastEventNumber(db, id));
    const unknown = dossierIds.filter((id) => known.get(id)?.head !== heads.get(id));
    const counted = unknown.length > 0 ? await count(unknown) : new Map<string, T>();
    for (const [id, one] of counted) {
      known.delete(id);
      known.set(id, { head: heads.get(id) ?? 0, counted: one });
    }
    const found = new Map<string, T>();
    for (const id of dossierIds) {
      const one = known.get(id);
      if (one) found.set(id, one.counted);
    }
    for (const oldest of known.keys()) {
      if (known.size <= mostDossiers) break;
      known.delete(oldest);
    }
    return found;
  };
}
