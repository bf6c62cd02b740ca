import { and, asc, eq, or } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { claims, evidence, sources } from "@/db/schema";
import { anyViewer, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";
import type { Stance } from "@/lib/sources/source";

/** Which of some pieces of evidence are a dossier's, for the program alone. */
export async function evidenceIn(
  db: Read,
  dossierId: string,
  evidenceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (evidenceIds.length === 0) return new Set();
  const rows = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.dossierId, dossierId), or(...evidenceIds.map((id) => eq(evidence.id, id)))));
  return new Set(rows.map(({ id }) => id));
}

/** A piece of evidence as a task names it, as the viewer may see its source. */
export type TaskEvidence = {
  id: string;
  claimId: string;
  claimRef: string;
  sourceId: string;
  source: string;
  stance: Stance;
};

const columns = {
  id: evidence.id,
  claimId: evidence.claimId,
  claimRef: claims.ref,
  sourceId: evidence.sourceId,
  source: sourceColumns(anyViewer).title,
  stance: evidence.stance,
};

const named = prepared((db) =>
  db
    .select(columns)
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(and(among(evidence.id, "ids"), visible(anyViewer, evidence.dossierId)))
    .prepare(),
);

/** Pieces of evidence by their ids; those that are gone, or in a dossier that the viewer does not see, are left out. */
export async function evidenceNamed(
  db: Read,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, TaskEvidence>> {
  if (ids.length === 0) return new Map();
  const rows = await named(db).execute({ ids: idList(ids), ...lookingAs(viewer) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of one claim or source a task is rarely about more evidence than this. */
const mostOffered = 400;

const offered = prepared((db) =>
  db
    .select(columns)
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(
      and(
        or(among(evidence.claimId, "claimIds"), among(evidence.sourceId, "sourceIds")),
        visible(anyViewer, evidence.dossierId),
      ),
    )
    .orderBy(asc(evidence.id))
    .limit(mostOffered)
    .prepare(),
);

/** The evidence that can have come of tasks: that of the claims and sources that they are about. */
export async function evidenceFor(
  db: Read,
  viewer: Viewer,
  tasks: readonly { claimId: string | null; sourceId: string | null }[],
): Promise<TaskEvidence[]> {
  const claimIds = [...new Set(tasks.flatMap(({ claimId }) => claimId ?? []))];
  const sourceIds = [...new Set(tasks.flatMap(({ sourceId }) => sourceId ?? []))];
  if (claimIds.length + sourceIds.length === 0) return [];
  return offered(db).execute({
    claimIds: idList(claimIds),
    sourceIds: idList(sourceIds),
    ...lookingAs(viewer),
  });
}
