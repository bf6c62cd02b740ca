import { type Read, seesOnlyStored } from "@/db/client";
import { eventsSince, lastEventNumber } from "@/db/history";
import type { EventType } from "@/lib/history/events";

/** Events after which other sentences of a dossier are examined than before. A claim that is created with a place adds a mention. */
const changing: ReadonlySet<EventType> = new Set<EventType>([
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

/** After more events than these everything is counted anew. */
const mostEvents = 500;
/** So many dossiers are remembered for each connection, those asked for last. */
const mostDossiers = 50;

type Remembered<E> = { head: number; examined: Map<string, E> };
const remembered = new WeakMap<Read, Map<string, Remembered<unknown>>>();

/**
 * How far revisions of a dossier have been examined: as it was counted before, unless something has happened since that
 * can have changed it. The same for everybody. Inside a transaction it is always counted.
 * @param count counts for those that are not known.
 */
export async function rememberedExamined<E>(
  db: Read,
  dossierId: string,
  revisionIds: string[],
  count: (revisionIds: string[]) => Promise<Map<string, E>>,
): Promise<Map<string, E>> {
  if (!seesOnlyStored(db) || revisionIds.length === 0) return count(revisionIds);
  const dossiers = (remembered.get(db) ?? new Map()) as Map<string, Remembered<E>>;
  remembered.set(db, dossiers);
  // The last event is read first: what is counted after it is as new or newer, and never older.
  const head = await lastEventNumber(db, dossierId);
  const known = dossiers.get(dossierId);
  const kept = known && (known.head === head || (await isSameSince(db, dossierId, known.head))) ? known.examined : null;
  const examined = kept ?? new Map<string, E>();
  dossiers.delete(dossierId);
  dossiers.set(dossierId, { head, examined });
  for (const oldest of dossiers.keys()) {
    if (dossiers.size <= mostDossiers) break;
    dossiers.delete(oldest);
  }
  const unknown = revisionIds.filter((id) => !examined.has(id));
  if (unknown.length > 0) for (const [id, one] of await count(unknown)) examined.set(id, one);
  return examined;
}

async function isSameSince(db: Read, dossierId: string, head: number): Promise<boolean> {
  const events = await eventsSince(db, dossierId, head, mostEvents + 1);
  return events.length <= mostEvents && !events.some(({ type }) => changing.has(type));
}
