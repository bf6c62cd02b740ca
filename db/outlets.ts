import { and, asc, eq, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { outlets, sources } from "@/db/schema";
import { type KnownOutlets, type OutletName, type OutletNames, outletKey } from "@/lib/sources/outlet";
import { knownOutlets, shippedBeside } from "@/lib/sources/outlets/known";
import { isPrimary, type Reliability, type SourceKind } from "@/lib/sources/source";

/** An outlet that the newsroom listed itself. */
export type Outlet = {
  id: string;
  name: string;
  shortNames: string[];
  domains: string[];
  /** ISO 3166-1 alpha-2; "" where nobody said. */
  country: string;
  reliability: Reliability | null;
  version: number;
};

const allOutlets = prepared((db) =>
  db
    .select()
    .from(outlets)
    .orderBy(asc(sql`lower(${outlets.name})`))
    .prepare(),
);

/** Every outlet that the newsroom listed itself, by name. */
export async function outletsAll(db: Read): Promise<Outlet[]> {
  return allOutlets(db).execute();
}

/** The same, as texts name them: what they are read with beside the outlets that come with the desk. */
export async function newsroomOutlets(db: Read): Promise<OutletName[]> {
  return (await allOutlets(db).execute()).map(({ name, shortNames, domains }) => ({ name, shortNames, domains }));
}

export async function outletById(db: Read, id: string): Promise<Outlet | null> {
  const [outlet] = await db.select().from(outlets).where(eq(outlets.id, id));
  return outlet ?? null;
}

/** @throws what `isDuplicate` knows when the name is taken. */
export async function insertOutlet(tx: Tx, row: typeof outlets.$inferInsert): Promise<Outlet> {
  const [made] = await tx.insert(outlets).values(row).returning();
  if (!made) throw new Error("the outlet was not written");
  return made;
}

/** Changes an outlet; null when `seen` is no longer its version. */
export async function updateOutlet(
  tx: Tx,
  id: string,
  seen: number,
  set: Omit<Outlet, "id" | "version">,
): Promise<Outlet | null> {
  const [changed] = await tx
    .update(outlets)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(outlets.id, id), eq(outlets.version, seen)))
    .returning();
  return changed ?? null;
}

/** The newsroom's own outlets and those that come with the desk: what texts are read with, and what origins are joined by. */
export type OutletsToRead = {
  outlets: readonly OutletName[];
  names: OutletNames;
  known: KnownOutlets;
};

let kept: { signature: string; read: OutletsToRead } | undefined;

/** All outlets that are known. Reading them into a look-up takes a while, so the last one is kept until they change. */
export async function outletsToRead(db: Read): Promise<OutletsToRead> {
  const own = await newsroomOutlets(db);
  // What they say and not their versions: a transaction that was rolled back may have written the same ones otherwise.
  const signature = JSON.stringify(own);
  if (kept?.signature !== signature) {
    const known = knownOutlets(own);
    kept = { signature, read: { outlets: [...own, ...shippedBeside(own)], names: known.names, known } };
  }
  return kept.read;
}

/** What says whose a source is. */
export type Issued = { outlet: string; url: string; kind: SourceKind };

/**
 * The key of the outlet whose grade a source follows; "" when it has none. What is primary speaks for itself: where it
 * is published says nothing of it.
 */
export const gradedBy = ({ outlet, url, kind }: Issued, names: OutletNames): string =>
  outletKey(outlet, names) || (isPrimary(kind) ? "" : outletKey(url, names));

/** How reliable the newsroom holds the outlet of a source to be; null if it says nothing. */
export async function outletGrade(db: Read, source: Issued): Promise<Reliability | null> {
  if (!source.outlet && !source.url) return null;
  const graded = (await allOutlets(db).execute()).filter(({ reliability }) => reliability !== null);
  if (graded.length === 0) return null;
  const { names } = await outletsToRead(db);
  const key = gradedBy(source, names);
  return (key && graded.find(({ name }) => outletKey(name, names) === key)?.reliability) || null;
}

const followingSources = prepared((db) =>
  db
    .select({
      id: sources.id,
      dossierId: sources.dossierId,
      outlet: sources.outlet,
      url: sources.url,
      kind: sources.kind,
      reliability: sources.reliability,
    })
    .from(sources)
    .where(and(eq(sources.graded, false), eq(sources.confidential, false)))
    .orderBy(asc(sources.id))
    .prepare(),
);

/**
 * The sources of the newsroom that follow the grade of their outlet, for the program alone. Confidential ones do not: a
 * letter that changes with an outlet's would tell whose they are.
 */
export async function sourcesFollowingOutlets(db: Read) {
  return followingSources(db).execute();
}
