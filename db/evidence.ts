import { and, asc, count, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { isSealed } from "@/db/blind";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList, insertInto, staleRow, updateOf } from "@/db/rows";
import { claims, evidence, sources } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible, withheld } from "@/db/visible";
import type { Stance } from "@/lib/sources/source";

export type Evidence = {
  id: string;
  dossierId: string;
  claimId: string;
  sourceId: string;
  stance: Stance;
  quote: string;
  locator: string;
  credibility: number;
  note: string;
  via: string[];
  enteredBy: string;
  createdAt: string;
  version: number;
};

/** A note, empty where it is withheld: from a confidential source, or of others before a blind second verdict. */
const noteAsSeen = (viewer: Viewer) =>
  sql<string>`case when ${isSealed(viewer, evidence.claimId)} and ${evidence.enteredBy} <> ${viewer.personId} then '' else ${withheld(viewer, evidence.note)} end`;

const evidenceColumns = (viewer: Viewer) => ({
  id: evidence.id,
  dossierId: evidence.dossierId,
  claimId: evidence.claimId,
  sourceId: evidence.sourceId,
  stance: evidence.stance,
  quote: withheld(viewer, evidence.quote),
  locator: withheld(viewer, evidence.locator),
  credibility: evidence.credibility,
  note: noteAsSeen(viewer),
  via: evidence.via,
  enteredBy: evidence.enteredBy,
  createdAt: evidence.createdAt,
  version: evidence.version,
});

const evidenceWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select(evidenceColumns(viewer))
    .from(evidence)
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(and(where, visible(viewer, evidence.dossierId)))
    .orderBy(asc(evidence.id));

const evidenceOfClaims = prepared((db) => evidenceWhere(db, anyViewer, among(evidence.claimId, "claimIds")).prepare());

/**
 * The evidence for some claims; quotes and notes from a confidential source are withheld from those not cleared, notes of
 * others from whoever gives a blind second verdict.
 */
export async function evidenceOf(db: Read, viewer: Viewer, claimIds: string[]): Promise<Evidence[]> {
  if (claimIds.length === 0) return [];
  return evidenceOfClaims(db).execute({ claimIds: idList(claimIds), ...lookingAs(viewer) });
}

/** How many notes on the evidence of a dossier's claims the viewer may read. */
export async function notesCounted(db: Read, viewer: Viewer, dossierId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(evidence)
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .where(
      and(
        eq(evidence.dossierId, dossierId),
        isNull(claims.mergedInto),
        eq(sources.proposed, false),
        visible(viewer, evidence.dossierId),
        ne(noteAsSeen(viewer), ""),
      ),
    );
  return row?.count ?? 0;
}

/** The evidence that a source gives, for all claims of its dossier. */
export async function evidenceFrom(db: Read, viewer: Viewer, sourceId: string): Promise<Evidence[]> {
  return evidenceWhere(db, viewer, eq(evidence.sourceId, sourceId));
}

export async function evidenceById(db: Read, viewer: Viewer, id: string): Promise<Evidence | null> {
  const [row] = await evidenceWhere(db, viewer, eq(evidence.id, id));
  return row ?? null;
}

export const insertEvidence = insertInto(evidence);

const changeEvidence = updateOf(evidence);

export async function updateEvidence(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof evidence.$inferInsert>,
): Promise<void> {
  if (!(await changeEvidence(tx, id, seen, set))) throw await staleRow(tx, evidence, id, "evidence");
}

export async function deleteEvidence(tx: Tx, id: string): Promise<void> {
  await tx.delete(evidence).where(eq(evidence.id, id));
}
