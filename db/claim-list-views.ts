import { and, asc, eq, or, sql } from "drizzle-orm";
import { isDuplicate, prepared, type Read, type Tx } from "@/db/client";
import { insertInto, updateOf } from "@/db/rows";
import { claimListViews, people } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import { Conflict, NotFound } from "@/lib/errors";

export type ClaimListView = {
  id: string;
  dossierId: string;
  /** Whose it is. */
  personId: string;
  personName: string;
  name: string;
  shared: boolean;
  query: string;
  version: number;
};

const columns = {
  id: claimListViews.id,
  dossierId: claimListViews.dossierId,
  personId: claimListViews.personId,
  personName: people.name,
  name: claimListViews.name,
  shared: claimListViews.shared,
  query: claimListViews.query,
  version: claimListViews.version,
};

/** A view is its owner's, and everybody's in the dossier once it is shared. */
const mine = and(
  visible(anyViewer, claimListViews.dossierId),
  or(eq(claimListViews.personId, anyViewer.personId), eq(claimListViews.shared, true)),
);

const viewsIn = prepared((db) =>
  db
    .select(columns)
    .from(claimListViews)
    .innerJoin(people, eq(people.id, claimListViews.personId))
    .where(and(eq(claimListViews.dossierId, sql.placeholder("dossierId")), mine))
    .orderBy(asc(claimListViews.shared), asc(claimListViews.id))
    .prepare(),
);

/** The views of a dossier's claims that somebody may use: their own first, then those that are shared, as they were kept. */
export async function claimListViewsOf(db: Read, viewer: Viewer, dossierId: string): Promise<ClaimListView[]> {
  return viewsIn(db).execute({ dossierId, ...lookingAs(viewer) });
}

const viewWithId = prepared((db) =>
  db
    .select(columns)
    .from(claimListViews)
    .innerJoin(people, eq(people.id, claimListViews.personId))
    .where(and(eq(claimListViews.id, sql.placeholder("id")), mine))
    .prepare(),
);

/** A view; null for one of somebody else's own, just as for one that does not exist. */
export async function claimListViewById(db: Read, viewer: Viewer, id: string): Promise<ClaimListView | null> {
  const [row] = await viewWithId(db).execute({ id, ...lookingAs(viewer) });
  return row ?? null;
}

const insertView = insertInto(claimListViews);
const updateView = updateOf(claimListViews);

const sameName = () => new Conflict("You have a view of this name already. Choose another name, or change that one.");

/** @throws Conflict where its owner has one of this name already. */
export async function insertClaimListView(tx: Tx, view: typeof claimListViews.$inferInsert): Promise<void> {
  try {
    await insertView(tx, view);
  } catch (error) {
    throw isDuplicate(error) ? sameName() : error;
  }
}

/** @throws Conflict for one that was changed since it was seen, or a name that its owner uses already. */
export async function updateClaimListView(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<typeof claimListViews.$inferInsert>,
): Promise<void> {
  try {
    if (await updateView(tx, id, seen, set)) return;
  } catch (error) {
    throw isDuplicate(error) ? sameName() : error;
  }
  const [current] = await tx
    .select({ version: claimListViews.version })
    .from(claimListViews)
    .where(eq(claimListViews.id, id));
  if (!current) throw new NotFound();
  throw new Conflict("Somebody changed this view while you were at it. Look at it again.", {
    current: current.version,
  });
}

export async function deleteClaimListView(tx: Tx, id: string): Promise<void> {
  await tx.delete(claimListViews).where(eq(claimListViews.id, id));
}

/** How many views somebody keeps in a dossier. */
export const viewsKept = (db: Read, dossierId: string, personId: string): Promise<number> =>
  Promise.resolve(
    db.$count(claimListViews, and(eq(claimListViews.dossierId, dossierId), eq(claimListViews.personId, personId))),
  );
