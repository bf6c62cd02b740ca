import { type Read, seesOnlyStored } from "@/db/client";
import { hasHappened, lastEventNumber } from "@/db/history";
import type { EventType } from "@/lib/history/events";

/** Events after which other sentences of a dossier are examined, or bear other claims, than before. A claim that is created with a place adds a mention. */
export const changesExamined: ReadonlySet<EventType> = new Set<EventType>([
  "article-added",
  "article-changed",
  "article-revised",
  "sentences-marked",
  "paragraphs-set-aside",
  "claim-withdrawn",
  "claims-imported",
  "claims-merged",
  "merge-undone",
  "mention-added",
  "mention-changed",
  "mention-removed",
  "mention-reworded",
  "mention-gone",
  "mention-found",
]);

/** So many dossiers are remembered for each connection, those asked for last. */
const mostDossiers = 50;

/**
 * Makes what counts something for revisions of a dossier: as it was counted before, unless something has happened since
 * that can have changed it. The same for everybody. Inside a transaction it is always counted.
 * @param count counts for those that are not known.
 */
export function rememberedByRevision<E>(
  count: (db: Read, revisionIds: string[]) => Promise<Map<string, E>>,
): (db: Read, dossierId: string, revisionIds: string[]) => Promise<Map<string, E>> {
  const remembered = new WeakMap<Read, Map<string, { head: number; counted: Map<string, E> }>>();
  return async (db, dossierId, revisionIds) => {
    if (revisionIds.length === 0) return new Map();
    if (!seesOnlyStored(db)) return count(db, revisionIds);
    const dossiers = remembered.get(db) ?? new Map<string, { head: number; counted: Map<string, E> }>();
    remembered.set(db, dossiers);
    // The last event is read first: what is counted after it is as new or newer, and never older.
    const head = await lastEventNumber(db, dossierId);
    const known = dossiers.get(dossierId);
    const kept =
      known &&
      (known.head === head || !(await hasHappened(db, dossierId, known.head, (type) => changesExamined.has(type))))
        ? known.counted
        : null;
    const counted = kept ?? new Map<string, E>();
    dossiers.delete(dossierId);
    dossiers.set(dossierId, { head, counted });
    for (const oldest of dossiers.keys()) {
      if (dossiers.size <= mostDossiers) break;
      dossiers.delete(oldest);
    }
    const unknown = revisionIds.filter((id) => !counted.has(id));
    if (unknown.length > 0) for (const [id, one] of await count(db, unknown)) counted.set(id, one);
    return counted;
  };
}
