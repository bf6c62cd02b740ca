import { and, asc, eq, exists, inArray, isNull, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { dossiers, events, sources, tasks } from "@/db/schema";
import { cleared, type Viewer, visible } from "@/db/visible";
import type { SourceState } from "@/lib/sources/source";

/** A source of the same work, as the program sees it. */
export type SameWork = {
  id: string;
  dossierId: string;
  /** What everybody may read: its pseudonym where it is confidential. */
  called: string;
  state: SourceState;
  /** The program put it up and nobody has used it. */
  proposed: boolean;
  createdBy: string;
};

/** The ids of the sources, in all dossiers, with the same address or the same bytes as one of them, itself included. */
const sameWorkAs = (id: unknown) => sql`(
  with hashes(sha256) as (
    select n.sha256 from snapshots n where n.source_id = ${id}
    union
    select r.original_sha256 from sources o join revisions r on r.article_id = o.article_id where o.id = ${id}
  )
  select ${id}
  union
  select s.id from sources o join sources s on s.canonical_url = o.canonical_url where o.id = ${id} and o.canonical_url <> ''
  union
  select n.source_id from hashes h join snapshots n on n.sha256 = h.sha256
  union
  select s.id from dossiers d, hashes h
    join revisions r on r.dossier_id = d.id and r.original_sha256 = h.sha256
    join sources s on s.article_id = r.article_id
)`;

const sameWork = prepared((db) =>
  db
    .select({
      id: sources.id,
      dossierId: sources.dossierId,
      called: sql<string>`case when ${sources.confidential} then ${sources.pseudonym} else ${sources.title} end`,
      state: sources.state,
      proposed: sources.proposed,
      createdBy: sources.createdBy,
    })
    .from(sources)
    .where(sql`${sources.id} in ${sameWorkAs(sql.placeholder("id"))}`)
    .orderBy(asc(sources.dossierId), asc(sources.id))
    .prepare(),
);

/** A source and all others of the same work, in every dossier, for the program alone. Never shown as it stands. */
export async function sourcesOfSameWork(db: Read, sourceId: string): Promise<SameWork[]> {
  return sameWork(db).execute({ id: sourceId });
}

/** The sources of the same work that a viewer may know to be it: in their own dossiers, and open to them. */
export async function sameWorkSeenBy(
  db: Read,
  viewer: Viewer,
  sourceId: string,
): Promise<{ id: string; dossierId: string; dossierTitle: string; state: SourceState }[]> {
  return db
    .select({ id: sources.id, dossierId: sources.dossierId, dossierTitle: dossiers.title, state: sources.state })
    .from(sources)
    .innerJoin(dossiers, eq(dossiers.id, sources.dossierId))
    .where(and(sql`${sources.id} in ${sameWorkAs(sourceId)}`, visible(viewer, sources.dossierId), cleared(viewer)))
    .orderBy(asc(sources.dossierId), asc(sources.id));
}

/** The open tasks about some sources that the program made. */
export async function openTasksByProgram(db: Read, sourceIds: string[]): Promise<{ id: string; sourceId: string }[]> {
  const made = db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.subjectId, tasks.id), eq(events.type, "task-assigned"), isNull(events.actorId)));
  const rows = await db
    .select({ id: tasks.id, sourceId: tasks.sourceId })
    .from(tasks)
    .where(and(inArray(tasks.sourceId, sourceIds), eq(tasks.state, "open"), exists(made)))
    .orderBy(asc(tasks.id));
  return rows.map(({ id, sourceId }) => ({ id, sourceId: sourceId ?? "" }));
}
