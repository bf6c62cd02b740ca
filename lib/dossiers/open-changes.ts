import { type Read, seesOnlyStored } from "@/db/client";
import { lastEventNumber } from "@/db/history";
import { openChangesOf } from "@/db/overview";
import type { OpenChange } from "@/lib/dossiers/burn-down";

/**
 * Remembers how the open claims of dossiers changed, so that only what has happened since is read from the history. An
 * event is never changed: what was counted once stays right.
 */
type Remembered = { upTo: number; changes: OpenChange[] };

const remembered = new WeakMap<Read, Map<string, Remembered>>();
/** So many dossiers are remembered for each connection, those asked for last. */
const mostDossiers = 50;

/** How the open claims of a dossier changed over all its history, in the order of time. */
export async function changesOfOpenClaims(db: Read, dossierId: string): Promise<OpenChange[]> {
  const upTo = await lastEventNumber(db, dossierId);
  if (!seesOnlyStored(db)) return openChangesOf(db, dossierId, { after: 0, upTo });
  const dossiers = remembered.get(db) ?? new Map<string, Remembered>();
  remembered.set(db, dossiers);
  const known = dossiers.get(dossierId) ?? { upTo: 0, changes: [] };
  const since = known.upTo < upTo ? await openChangesOf(db, dossierId, { after: known.upTo, upTo }) : [];
  const now = { upTo, changes: since.length > 0 ? [...known.changes, ...since] : known.changes };
  dossiers.delete(dossierId);
  dossiers.set(dossierId, now);
  for (const oldest of dossiers.keys()) {
    if (dossiers.size <= mostDossiers) break;
    dossiers.delete(oldest);
  }
  return now.changes;
}
