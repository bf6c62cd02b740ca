import { type Read, seesOnlyStored } from "@/db/client";
import { lastEventNumber, newsroomChain } from "@/db/history";
import type { Basis, KnownStanding } from "@/lib/claims/standing";

/**
 * Remembers what lists are computed from, so that the next page of the same dossier does not read and count it all
 * again. Whatever changes anything writes an event in its transaction: while the last event of the dossier and that of
 * the newsroom are the same, so is everything here. The same for everybody: what a viewer may not see is withheld
 * afterwards.
 *
 * Inside a transaction nothing is remembered, nor asked: what it wrote may be rolled back, and the number of its event
 * be given again.
 */
type Remembered = { heads: string; basis: Basis };

const remembered = new WeakMap<Read, Map<string, Remembered>>();
const standings = new WeakMap<Basis, Map<string, KnownStanding>>();

/** So many dossiers are remembered for each connection, those asked for last. */
const mostDossiers = 12;
/** So many claims of each. */
const mostClaims = 20_000;

/** What a dossier's claims are computed against: as it was read before, unless something has happened since. */
export async function rememberedBasis(db: Read, dossierId: string, readBasis: () => Promise<Basis>): Promise<Basis> {
  if (!seesOnlyStored(db)) return readBasis();
  const dossiers = remembered.get(db) ?? new Map<string, Remembered>();
  remembered.set(db, dossiers);
  // The last events are read first: what is read after them is as new or newer, and never older.
  const heads = `${await lastEventNumber(db, dossierId)} ${await lastEventNumber(db, newsroomChain)}`;
  const known = dossiers.get(dossierId);
  const basis = known?.heads === heads ? known.basis : await readBasis();
  dossiers.delete(dossierId);
  dossiers.set(dossierId, { heads, basis });
  if (!standings.has(basis)) standings.set(basis, new Map());
  for (const oldest of dossiers.keys()) {
    if (dossiers.size <= mostDossiers) break;
    dossiers.delete(oldest);
  }
  return basis;
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
  const computed = unknown.length > 0 ? await compute(unknown) : new Map<string, KnownStanding>();
  const found = new Map<string, KnownStanding>();
  for (const id of claimIds) {
    const standing = known.get(id) ?? computed.get(id);
    if (standing) found.set(id, standing);
  }
  for (const [id, standing] of computed) if (known.size < mostClaims) known.set(id, standing);
  return found;
}
