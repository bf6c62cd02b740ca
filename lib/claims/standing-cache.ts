import { type Read, seesOnlyStored } from "@/db/client";
import { claimsWithEvidenceFrom } from "@/db/graph";
import { eventsSince, hasHappened, lastEventNumber, newsroomChain } from "@/db/history";
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

type Memory = { remembered: WeakMap<Read, Map<string, Remembered>>; standings: WeakMap<Basis, Map<string, Cell>> };
// The framework loads a module once for its pages, once for its routes and once for the start: they remember together.
const shared = globalThis as { standingsMemory?: Memory };
shared.standingsMemory ??= { remembered: new WeakMap(), standings: new WeakMap() };
const { remembered, standings } = shared.standingsMemory;

/**
 * Where one claim stands, or what will tell. Bases that it is true of share it: what somebody waits for is computed once,
 * however many ask, and is not lost where something else changes meanwhile.
 */
type Cell = { standing?: KnownStanding; coming?: Promise<void> | undefined };

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
 * It is always a new one: what is computed against the old one from here on may have been changed by these events, and
 * what is being computed already is of claims that they have not touched.
 */
async function carriedOver(
  db: Read,
  dossierId: string,
  { heads, basis }: Remembered,
  readBasis: () => Promise<Basis>,
): Promise<Basis | null> {
  if (await hasHappened(db, newsroomChain, heads.newsroom, (type) => touchesDossiers.includes(type))) return null;
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
  const cells = new Map<string, Cell>();
  const unknown = new Map<string, Cell>();
  for (const id of claimIds) {
    const before = known.get(id);
    const cell = before?.standing || before?.coming ? before : {};
    if (cell !== before) unknown.set(id, cell);
    cells.set(id, cell);
  }
  const coming = new Set([...cells.values()].flatMap((cell) => cell.coming ?? []));
  if (unknown.size > 0) coming.add(computeInTurns(known, unknown, compute));
  await Promise.all(coming);
  const found = new Map<string, KnownStanding>();
  for (const [id, { standing }] of cells) if (standing) found.set(id, standing);
  return found;
}

/** Computes claims that nobody has asked for, so many at a time; whoever asks meanwhile waits for the same. */
function computeInTurns(
  known: Map<string, Cell>,
  cells: ReadonlyMap<string, Cell>,
  compute: (claimIds: readonly string[]) => Promise<Map<string, KnownStanding>>,
): Promise<void> {
  const all = [...cells];
  let last: Promise<void> = Promise.resolve();
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    const turn = async () => {
      if (from > 0) await new Promise((goOn) => setImmediate(goOn));
      const computed = await compute(some.map(([id]) => id));
      for (const [id, cell] of some) {
        const standing = computed.get(id);
        if (standing) cell.standing = standing;
      }
    };
    last = last.then(turn).finally(() => {
      // One that could not be computed is neither known nor coming, and whoever asks next tries anew.
      for (const [, cell] of some) cell.coming = undefined;
    });
    for (const [id, cell] of some) {
      cell.coming = last;
      if (known.has(id) || known.size < mostClaims) known.set(id, cell);
    }
  }
  return last;
}
