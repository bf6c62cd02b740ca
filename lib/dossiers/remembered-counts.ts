import { type Read, seesOnlyStored } from "@/db/client";
import { hasHappened, lastEventNumber } from "@/db/history";
import type { EventType } from "@/lib/history/events";

/** So many dossiers are remembered for each connection, those counted last. */
const mostDossiers = 500;
/** Talk and the like: there are as many claims, sources, links and tasks after them as before, of the same status and people. */
const changesNoCount: ReadonlySet<EventType> = new Set<EventType>([
  "comment-written",
  "comment-edited",
  "thread-resolved",
  "thread-reopened",
  "view-kept",
  "view-changed",
  "view-removed",
  "claims-told-together",
  "task-watched",
  "task-reminded",
]);

/** May an event change how much there is of anything in a dossier? */
export const mayChangeCounts = (type: EventType): boolean => !changesNoCount.has(type);

/**
 * Remembers what is counted of dossiers, so that a desk, a list or the frame of a page does not count every claim and
 * sentence of them again. Whatever changes it writes an event in its transaction: while there is no new event in a dossier
 * that may have changed it, it is the same. It must be the same for everybody who sees the dossier. Inside a transaction
 * all is counted.
 * @param mayChange tells of an event whether what is counted may be otherwise after it.
 * @returns what gives the counts of some dossiers; `count` is asked for those that are not known.
 */
export function rememberedOf<T>(mayChange: (type: EventType) => boolean) {
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
    const unknown: string[] = [];
    for (const id of dossierIds) {
      const head = await lastEventNumber(db, id);
      heads.set(id, head);
      const before = known.get(id);
      if (before && (before.head === head || !(await hasHappened(db, id, before.head, mayChange))))
        before.head = Math.max(before.head, head);
      else unknown.push(id);
    }
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
