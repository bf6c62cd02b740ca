import { type Read, seesOnlyStored } from "@/db/client";
import { claimsWithEvidenceFrom } from "@/db/graph";
import { eventsSince, lastEventNumber, newsroomChain } from "@/db/history";
import type { Basis, KnownStanding } from "@/lib/claims/standing";
import { leadingTo, touchedBy, touchesDossiers } from "@/lib/claims/touched";

/**
 * Remembers what lists are computed from, so that the next page of the same dossier does not read and count it all
 * again. Whatever changes anything writes an event in its transaction: while the last event of the dossier and that of
 * the newsroom are the same, so is everything here; and where there are new ones, what they cannot have changed
 * (`touched.ts`) is kept. The same for everybody: what a viewer may not see is withheld afterwards.
 *
 * Inside a transaction nothing is remembered, nor asked: what it wrote may be rolled back, and the number of its event
 * be given again.
 */
type Remembered = { heads: Heads; basis: Basis };
/** Numbers of the last events of the dossier and of the newsroom. */
type Heads = { dossier: number; newsroom: number };

const remembered = new WeakMap<Read, Map<string, Remembered>>();
const standings = new WeakMap<Basis, Map<string, KnownStanding>>();

/** So many dossiers are remembered for each connection, those asked for last. */
const mostDossiers = 32;
/** So many claims of each. */
const mostClaims = 20_000;
/** After more events than these everything is computed anew. */
const mostEvents = 2_000;
/** So many claims are computed at once; others of the process go on between. */
const atOnce = 100;

/** What a dossier's claims are computed against: as it was read before, unless something has happened since. */
export async function rememberedBasis(db: Read, dossierId: string, readBasis: () => Promise<Basis>): Promise<Basis> {
  if (!seesOnlyStored(db)) return readBasis();
  const dossiers = remembered.get(db) ?? new Map<string, Remembered>();
  remembered.set(db, dossiers);
  // The last events are read first: what is read after them is as new or newer, and never older.
  const heads = {
    dossier: await lastEventNumber(db, dossierId),
    newsroom: await lastEventNumber(db, newsroomChain),
  };
  const known = dossiers.get(dossierId);
  const basis =
    (known && (isSame(known.heads, heads) ? known.basis : await carriedOver(db, dossierId, known, readBasis))) ??
    (await readBasis());
  dossiers.delete(dossierId);
  dossiers.set(dossierId, { heads, basis });
  if (!standings.has(basis)) standings.set(basis, new Map());
  for (const oldest of dossiers.keys()) {
    if (dossiers.size <= mostDossiers) break;
    dossiers.delete(oldest);
  }
  return basis;
}

const isSame = (one: Heads, other: Heads): boolean => one.dossier === other.dossier && one.newsroom === other.newsroom;

/**
 * The basis after new events, with the standings that they cannot have changed; null where they may have changed all.
 *
 * It is always a new one: what is still being computed against the old one is remembered with that, and goes with it.
 */
async function carriedOver(
  db: Read,
  dossierId: string,
  { heads, basis }: Remembered,
  readBasis: () => Promise<Basis>,
): Promise<Basis | null> {
  const elsewhere = await eventsSince(db, newsroomChain, heads.newsroom, mostEvents + 1);
  if (elsewhere.length > mostEvents || elsewhere.some(({ type }) => touchesDossiers.includes(type))) return null;
  const events = await eventsSince(db, dossierId, heads.dossier, mostEvents + 1);
  const touched = events.length > mostEvents ? null : touchedBy(events);
  if (!touched) return null;
  const next = touched.graph ? await readBasis() : { ...basis };
  // Links that came or went count as well: both graphs are asked.
  const links = [...basis.index.links, ...next.index.links];
  const reached = await claimsWithEvidenceFrom(db, dossierId, [...leadingTo(touched.sourceIds, links)]);
  const kept = new Map(standings.get(basis));
  for (const id of [...touched.claimIds, ...reached]) kept.delete(id);
  standings.set(next, kept);
  return next;
}

/** Where claims stand against a basis, those computed before and the others, in the order asked for. */
export async function rememberedStandings(
  basis: Basis,
  claimIds: readonly string[],
  compute: (claimIds: readonly string[]) => Promise<Map<string, KnownStanding>>,
): Promise<Map<string, KnownStanding>> {
  const known = standings.get(basis);
  if (!known) return compute(claimIds);
  const unknown = claimIds.filter((id) => !known.has(id));
  const computed = new Map<string, KnownStanding>();
  for (let from = 0; from < unknown.length; from += atOnce) {
    if (from > 0) await new Promise((goOn) => setImmediate(goOn));
    for (const [id, standing] of await compute(unknown.slice(from, from + atOnce))) computed.set(id, standing);
  }
  const found = new Map<string, KnownStanding>();
  for (const id of claimIds) {
    const standing = known.get(id) ?? computed.get(id);
    if (standing) found.set(id, standing);
  }
  for (const [id, standing] of computed) if (known.size < mostClaims) known.set(id, standing);
  return found;
}
