import { randomBytes } from "node:crypto";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList, insertInto, staleRow, updateOf } from "@/db/rows";
import { blobs, clearances, originLinks, revisions, snapshots, sources } from "@/db/schema";
import { anyViewer, clearance, cleared, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";
import type { SourceText } from "@/lib/sources/locator";
import { canonicalUrl } from "@/lib/sources/outlet";
import type { LinkReason } from "@/lib/sources/proposal";
import type { LinkKind, LinkState, Reliability, SourceKind, SourceState } from "@/lib/sources/source";

/** A source as one viewer may see it. */
export type Source = {
  id: string;
  dossierId: string;
  kind: SourceKind;
  title: string;
  outlet: string;
  author: string;
  url: string;
  publishedAt: string | null;
  articleId: string | null;
  ownReporting: boolean | null;
  unidentified: boolean;
  held: boolean;
  state: SourceState;
  confidential: boolean;
  pseudonym: string;
  reliability: Reliability;
  /** Somebody graded it itself; otherwise its grade is its outlet's. */
  graded: boolean;
  createdBy: string;
  createdAt: string;
  version: number;
  /** The program put it up at the end of a proposed link, and nobody has confirmed or used it. */
  proposed: boolean;
  /** The viewer may see what it is. */
  cleared: boolean;
};

export type LinkRow = {
  id: string;
  dossierId: string;
  from: string;
  to: string;
  kind: LinkKind;
  quote: string;
  state: LinkState;
  decidedBy: string | null;
  /** The program read it in a text. */
  byProgram: boolean;
  /** How sure the program is, 0 to 100; null for what a person drew. */
  confidence: number | null;
  /** What texts say for it; none for those not cleared for either end. */
  reasons: LinkReason[];
  version: number;
};

/** Not one that the program put up and whose links were all rejected. */
export const wantedSource = sql`(${sources.proposed} = 0 or exists (select 1 from origin_links l
  where (l.from_id = sources.id or l.to_id = sources.id) and l.state <> 'rejected'))`;

const dossierGiven = sql.placeholder("dossierId");
const ofDossier = eq(sources.dossierId, dossierGiven);
/** Looked up one by one, as by `someOf`. */
const ofIds = sql`${among(sources.id, "ids")} and +${sources.dossierId} = ${dossierGiven}`;

const sourcesWhere = (which: SQL) =>
  prepared((db) =>
    db
      .select(sourceColumns(anyViewer))
      .from(sources)
      .where(
        and(
          which,
          visible(anyViewer, sources.dossierId),
          sql`+${sources.id} > ${sql.placeholder("cursor")}`,
          sql`coalesce(${sources.proposed} = ${sql.placeholder("proposed")}, 1)`,
        ),
      )
      .orderBy(asc(sources.id))
      .limit(sql.placeholder("limit"))
      .prepare(),
  );
const sourcePages = { all: sourcesWhere(ofDossier), some: sourcesWhere(ofIds) };

/**
 * A page of a dossier's sources in the order of adding; `cursor` is the id of the last one seen. Those that the program put
 * up and nobody has confirmed are among them unless `proposed` says which are asked for.
 */
export async function sourcesOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: {
    limit?: number;
    cursor?: string;
    proposed?: boolean | undefined;
    ids?: readonly string[];
  } = {},
): Promise<Source[]> {
  const { limit = -1, cursor = "", proposed, ids } = page;
  const query = sourcePages[ids ? "some" : "all"];
  return query(db).execute({
    ...{ ...lookingAs(viewer), dossierId, ids: idList(ids ?? []) },
    ...{ cursor, proposed: proposed === undefined ? null : Number(proposed), limit },
  });
}

const sourceWithId = prepared((db) =>
  db
    .select(sourceColumns(anyViewer))
    .from(sources)
    .where(and(eq(sources.id, sql.placeholder("id")), visible(anyViewer, sources.dossierId)))
    .prepare(),
);

export async function sourceById(db: Read, viewer: Viewer, id: string): Promise<Source | null> {
  const [row] = await sourceWithId(db).execute({ id, ...lookingAs(viewer) });
  return row ?? null;
}

/** Who is cleared for a confidential source; shown to leads, who clear, and to those cleared. */
export async function clearedFor(db: Read, sourceId: string): Promise<string[]> {
  const rows = await db
    .select({ personId: clearances.personId })
    .from(clearances)
    .where(eq(clearances.sourceId, sourceId))
    .orderBy(asc(clearances.personId));
  return rows.map((row) => row.personId);
}

const hiddenWhere = (which: SQL) =>
  prepared((db) =>
    db
      .select({ id: sources.id })
      .from(sources)
      .where(and(which, eq(sources.confidential, true), sql`not ${clearance(anyViewer, sql`sources.id`)}`))
      .prepare(),
  );
const hidden = { all: hiddenWhere(ofDossier), some: hiddenWhere(ofIds) };

/** Confidential sources of a dossier that the viewer is not cleared for: all, or those among some. */
export async function hiddenSources(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  ids?: readonly string[],
): Promise<Set<string>> {
  const query = hidden[ids ? "some" : "all"];
  const rows = await query(db).execute({ dossierId, ...lookingAs(viewer), ids: idList(ids ?? []) });
  return new Set(rows.map((row) => row.id));
}

const to = alias(sources, "to_source");

const bothCleared = (viewer: Viewer): SQL =>
  sql`${cleared(viewer)} and (to_source.confidential = 0 or ${clearance(viewer, sql`to_source.id`)})`;

const linkColumns = (viewer: Viewer) => ({
  id: originLinks.id,
  dossierId: originLinks.dossierId,
  from: originLinks.fromId,
  to: originLinks.toId,
  kind: originLinks.kind,
  quote: sql<string>`case when ${bothCleared(viewer)} then ${originLinks.quote} else '' end`,
  state: originLinks.state,
  decidedBy: originLinks.decidedBy,
  byProgram: originLinks.byProgram,
  confidence: originLinks.confidence,
  reasons: sql<LinkReason[]>`case when ${bothCleared(viewer)} then ${originLinks.reasons} else '[]' end`.mapWith(
    originLinks.reasons,
  ),
  version: originLinks.version,
});

const linksWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select(linkColumns(viewer))
    .from(originLinks)
    .innerJoin(sources, eq(sources.id, originLinks.fromId))
    .innerJoin(to, eq(to.id, originLinks.toId))
    .where(and(where, visible(viewer, originLinks.dossierId)))
    .orderBy(asc(originLinks.id));

const linksSought = (which: SQL) =>
  prepared((db) =>
    linksWhere(
      db,
      anyViewer,
      and(
        which,
        sql`+${originLinks.id} > ${sql.placeholder("cursor")}`,
        sql`coalesce(${originLinks.state} = ${sql.placeholder("state")}, 1)`,
        sql`(not ${sql.placeholder("read")} or ${originLinks.reasons} <> '[]')`,
      ),
    )
      .limit(sql.placeholder("limit"))
      .prepare(),
  );
const linksOfDossier = eq(originLinks.dossierId, dossierGiven);
const linksWithIds = sql`${among(originLinks.id, "ids")} and +${originLinks.dossierId} = ${dossierGiven}`;
const linksFrom = sql`${linksOfDossier} and ${among(originLinks.fromId, "ids")}`;
const linkPages = { all: linksSought(linksOfDossier), some: linksSought(linksWithIds), from: linksSought(linksFrom) };

/**
 * The origin links of a dossier; the words that show a link are withheld from those not cleared for either end.
 * @param page.read only those that the program read in a text.
 */
export async function originLinksOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: {
    limit?: number;
    cursor?: string;
    state?: LinkState | undefined;
    /** From these sources; not together with `ids`. */
    fromIds?: readonly string[];
    ids?: readonly string[] | undefined;
    read?: true;
  } = {},
): Promise<LinkRow[]> {
  const { limit = -1, cursor = "", state = null, fromIds, ids, read = false } = page;
  const query = linkPages[ids ? "some" : fromIds ? "from" : "all"];
  return query(db).execute({
    ...{ ...lookingAs(viewer), dossierId, ids: idList(ids ?? fromIds ?? []) },
    ...{ cursor, state, read: Number(read), limit },
  });
}

export async function originLinkById(db: Read, viewer: Viewer, id: string): Promise<LinkRow | null> {
  const [row] = await linksWhere(db, viewer, eq(originLinks.id, id));
  return row ?? null;
}

const snapshotTexts = prepared((db) =>
  db
    .select({ text: snapshots.text, pages: snapshots.pages })
    .from(snapshots)
    .where(and(eq(snapshots.sourceId, sql.placeholder("sourceId")), sql`${snapshots.text} is not null`))
    .orderBy(sql`${snapshots.id} desc`)
    .prepare(),
);

const articleTexts = prepared((db) =>
  db
    .select({ text: revisions.text, pages: revisions.pages })
    .from(revisions)
    .where(eq(revisions.articleId, sql.placeholder("articleId")))
    .orderBy(sql`${revisions.number} desc`)
    .prepare(),
);

/**
 * Texts of a source that quotes from it must occur in: its article's revisions, then the snapshots that were read, the
 * newest first of each.
 */
export async function textsOfSource(db: Read, source: { id: string; articleId: string | null }): Promise<SourceText[]> {
  const stored = await snapshotTexts(db).execute({ sourceId: source.id });
  const read = stored.flatMap(({ text, pages }) => (text === null ? [] : [{ text, pages }]));
  if (!source.articleId) return read;
  return [...(await articleTexts(db).execute({ articleId: source.articleId })), ...read];
}

const snapshotColumns = {
  id: snapshots.id,
  sha256: snapshots.sha256,
  size: blobs.size,
  fileName: snapshots.fileName,
  mediaType: snapshots.mediaType,
  captured: snapshots.captured,
  createdBy: snapshots.createdBy,
  createdAt: snapshots.createdAt,
};

export type Snapshot = Awaited<ReturnType<typeof snapshotsOf>>[number];

/** Snapshots of a source, newest first; none for those not cleared. */
export async function snapshotsOf(db: Read, viewer: Viewer, sourceId: string) {
  return db
    .select(snapshotColumns)
    .from(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .innerJoin(blobs, eq(blobs.sha256, snapshots.sha256))
    .where(and(eq(snapshots.sourceId, sourceId), visible(viewer, snapshots.dossierId), cleared(viewer)))
    .orderBy(sql`${snapshots.id} desc`);
}

/** A snapshot by where it is addressed; null for whoever is not cleared for its source. */
export async function snapshotAt(
  db: Read,
  viewer: Viewer,
  at: { dossierId: string; sourceId: string; snapshotId: string },
): Promise<Snapshot | null> {
  const [row] = await db
    .select(snapshotColumns)
    .from(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .innerJoin(blobs, eq(blobs.sha256, snapshots.sha256))
    .where(
      and(
        eq(snapshots.id, at.snapshotId),
        eq(snapshots.sourceId, at.sourceId),
        eq(snapshots.dossierId, at.dossierId),
        visible(viewer, snapshots.dossierId),
        cleared(viewer),
      ),
    );
  return row ?? null;
}

const addSource = insertInto(sources);

export async function insertSource(tx: Tx, row: typeof sources.$inferInsert): Promise<void> {
  const salt = randomBytes(16).toString("hex");
  await addSource(tx, { ...row, canonicalUrl: canonicalUrl(row.url) ?? "", salt });
}

const changeSource = updateOf(sources);

/** @throws Conflict with the current version when the source was changed since it was seen. */
export async function updateSource(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof sources.$inferInsert>,
): Promise<void> {
  const work = set.url === undefined ? {} : { canonicalUrl: canonicalUrl(set.url) ?? "" };
  if (!(await changeSource(tx, id, seen, { ...set, ...work }))) throw await staleRow(tx, sources, id, "source");
}

export async function insertClearances(tx: Tx, sourceId: string, personIds: string[]): Promise<void> {
  if (personIds.length > 0)
    await tx
      .insert(clearances)
      .values(personIds.map((personId) => ({ sourceId, personId })))
      .onConflictDoNothing();
}

export async function deleteClearances(tx: Tx, sourceId: string, personIds: string[]): Promise<void> {
  if (personIds.length > 0)
    await tx.delete(clearances).where(and(eq(clearances.sourceId, sourceId), inArray(clearances.personId, personIds)));
}

/** Takes back what a person was cleared for in a dossier that they leave. */
export async function deleteClearancesOf(tx: Tx, dossierId: string, personId: string): Promise<void> {
  await tx
    .delete(clearances)
    .where(
      and(
        eq(clearances.personId, personId),
        sql`${clearances.sourceId} in (select s.id from sources s where s.dossier_id = ${dossierId})`,
      ),
    );
}

export async function insertSnapshot(tx: Tx, row: typeof snapshots.$inferInsert): Promise<void> {
  await tx.insert(snapshots).values(row);
}

export const insertLink = insertInto(originLinks);

const changeLink = updateOf(originLinks);

export async function updateLink(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof originLinks.$inferInsert>,
): Promise<void> {
  if (!(await changeLink(tx, id, seen, set))) throw await staleRow(tx, originLinks, id, "origin link");
}
