import { type Read, seesOnlyStored } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { eventsSince, lastEventNumber } from "@/db/history";
import { type CountedClaim, claimsCounted } from "@/db/overview";
import type { Viewer } from "@/db/visible";
import { touchedBy } from "@/lib/claims/touched";

/**
 * Remembers what each claim of a dossier counts as, so that totals are added up without reading ten thousand claims. After
 * a change only the claims are read again that its events touch (`touched.ts`); after one that may touch any, all are.
 * Inside a transaction all are read: it may be rolled back.
 */
type Remembered = { head: number; claims: ReadonlyMap<string, CountedClaim> };
type Memory = WeakMap<Read, Map<string, Remembered>>;

// The framework loads a module once for its pages, once for its routes and once for the start: they remember together.
const shared = globalThis as { countedClaims?: Memory };
shared.countedClaims ??= new WeakMap();
const { countedClaims: remembered } = shared;

/** So many dossiers are remembered for each connection, those asked for last. */
const mostDossiers = 32;
/** After more events than these all claims are read. */
const mostEvents = 2_000;

const none: ReadonlyMap<string, CountedClaim> = new Map();

/** What the claims of a dossier count as, by their ids; none for whoever may not know of it. Mergings leave one of two. */
export async function countedClaims(
  db: Read,
  viewer: Viewer,
  dossierId: string,
): Promise<ReadonlyMap<string, CountedClaim>> {
  if (!(await dossierById(db, viewer, dossierId))) return none;
  const all = async () => byId(await claimsCounted(db, viewer, dossierId));
  if (!seesOnlyStored(db)) return all();
  const dossiers = remembered.get(db) ?? new Map<string, Remembered>();
  remembered.set(db, dossiers);
  // The last event is read first: what is read after it is as new or newer, and never older.
  const head = await lastEventNumber(db, dossierId);
  const known = dossiers.get(dossierId);
  const claims = (known && (await carriedOver(db, viewer, dossierId, known, head))) ?? (await all());
  const newest = dossiers.get(dossierId);
  dossiers.delete(dossierId);
  // Somebody who asked at the same time may have read what is newer.
  dossiers.set(dossierId, newest && newest.head > head ? newest : { head, claims });
  for (const oldest of dossiers.keys()) {
    if (dossiers.size <= mostDossiers) break;
    dossiers.delete(oldest);
  }
  return claims;
}

/** The claims after new events; null where these may have touched any. */
async function carriedOver(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { head: before, claims }: Remembered,
  head: number,
): Promise<ReadonlyMap<string, CountedClaim> | null> {
  if (before === head) return claims;
  const events = await eventsSince(db, dossierId, before, mostEvents + 1);
  const touched = events.length > mostEvents ? null : touchedBy(events);
  if (!touched) return null;
  if (touched.claimIds.size === 0) return claims;
  const next = new Map(claims);
  const again = byId(await claimsCounted(db, viewer, dossierId, [...touched.claimIds]));
  for (const id of touched.claimIds) {
    const claim = again.get(id);
    if (claim) next.set(id, claim);
    else next.delete(id);
  }
  return next;
}

const byId = (claims: readonly CountedClaim[]): Map<string, CountedClaim> =>
  new Map(claims.map((claim) => [claim.id, claim]));

/** How many claims there are of each stakes and status with each checker. */
export type Tally = Pick<CountedClaim, "stakes" | "status" | "assigneeId"> & { count: number };
/** How many claims of each status have a mention in a revision. */
export type TaggedTally = Pick<CountedClaim, "status"> & { revisionId: string; count: number };

type Totals = { tallies: readonly Tally[]; tagged: readonly TaggedTally[] };
const addedUp = new WeakMap<ReadonlyMap<string, CountedClaim>, Totals>();

/** Adds claims up, those that are the same as before no second time. */
export function totalsOf(claims: ReadonlyMap<string, CountedClaim>): Totals {
  const before = addedUp.get(claims);
  if (before) return before;
  const tallies = new Map<string, Tally>();
  const tagged = new Map<string, TaggedTally>();
  for (const { stakes, status, assigneeId, revisionIds } of claims.values()) {
    addOne(tallies, `${stakes} ${status} ${assigneeId}`, { stakes, status, assigneeId });
    for (const revisionId of revisionIds) addOne(tagged, `${revisionId} ${status}`, { revisionId, status });
  }
  const totals = { tallies: [...tallies.values()], tagged: [...tagged.values()] };
  addedUp.set(claims, totals);
  return totals;
}

function addOne<T>(sums: Map<string, T & { count: number }>, key: string, of: T): void {
  const sum = sums.get(key);
  if (sum) sum.count += 1;
  else sums.set(key, { ...of, count: 1 });
}
