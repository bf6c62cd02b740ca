import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { isSealed } from "@/db/blind";
import type { Read, Tx } from "@/db/client";
import { asidesBeside, isAside, isNotCheckable } from "@/db/revisions";
import {
  asides,
  claims,
  comments,
  editionFiles,
  editions,
  events,
  evidence,
  people,
  revisions,
  sentences,
  snapshots,
  sources,
} from "@/db/schema";
import { clearance, cleared, isOwn, type Viewer, visible } from "@/db/visible";

export type Edition = typeof editions.$inferSelect;

/** A page of a dossier's editions, newest first; `cursor` is the id of the last one seen. */
export async function editionsOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: { limit: number; cursor?: string },
): Promise<Edition[]> {
  return db
    .select()
    .from(editions)
    .where(
      and(
        eq(editions.dossierId, dossierId),
        visible(viewer, editions.dossierId),
        page.cursor ? sql`${editions.id} < ${page.cursor}` : undefined,
      ),
    )
    .orderBy(desc(editions.number))
    .limit(page.limit);
}

export async function editionById(db: Read, viewer: Viewer, id: string): Promise<Edition | null> {
  const [row] = await db
    .select()
    .from(editions)
    .where(and(eq(editions.id, id), visible(viewer, editions.dossierId)));
  return row ?? null;
}

/** The edition before one, for the same audience, of those that the viewer may read: what its readers hold. */
export async function editionBefore(
  db: Read,
  viewer: Viewer,
  { dossierId, audience, number }: Pick<Edition, "dossierId" | "audience" | "number">,
): Promise<Edition | null> {
  const [row] = await db
    .select()
    .from(editions)
    .where(
      and(
        eq(editions.dossierId, dossierId),
        eq(editions.audience, audience),
        lt(editions.number, number),
        visible(viewer, editions.dossierId),
        sql`not exists (select 1 from json_each(${editions.names}) n join sources s on s.id = n.value
          where s.confidential = 1 and not ${clearance(viewer, sql`s.id`)})`,
      ),
    )
    .orderBy(desc(editions.number))
    .limit(1);
  return row ?? null;
}

/** The number that the next edition of a dossier gets; from 1. */
export async function nextEditionNumber(db: Read, dossierId: string): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${editions.number}), 0)` })
    .from(editions)
    .where(eq(editions.dossierId, dossierId));
  return (row?.last ?? 0) + 1;
}

export async function insertEdition(tx: Tx, row: typeof editions.$inferInsert): Promise<void> {
  await tx.insert(editions).values(row);
}

/** A format of an edition that was rendered before; null before the first time. Whoever may have it was asked already. */
export async function editionFileOf(db: Read, editionId: string, format: string) {
  const [row] = await db
    .select({ sha256: editionFiles.sha256, size: editionFiles.size })
    .from(editionFiles)
    .where(and(eq(editionFiles.editionId, editionId), eq(editionFiles.format, format)));
  return row ?? null;
}

/** Which formats of some editions were rendered. */
export async function editionFilesOf(db: Read, viewer: Viewer, editionIds: readonly string[]) {
  if (editionIds.length === 0) return [];
  return db
    .select({ editionId: editionFiles.editionId, format: editionFiles.format })
    .from(editionFiles)
    .innerJoin(editions, eq(editions.id, editionFiles.editionId))
    .where(and(inArray(editionFiles.editionId, [...editionIds]), visible(viewer, editions.dossierId)));
}

/** Two who render at once write the same: the first row stays. */
export async function insertEditionFile(tx: Tx, row: typeof editionFiles.$inferInsert): Promise<void> {
  await tx.insert(editionFiles).values(row).onConflictDoNothing();
}

/** What kinds of bytes some originals of a dossier are: the media type of a snapshot, the format that read an article. */
export async function kindsOfOriginals(
  db: Read,
  dossierId: string,
  hashes: readonly string[],
): Promise<Map<string, { mediaType: string } | { format: string }>> {
  if (hashes.length === 0) return new Map();
  const read = await db
    .select({ sha256: revisions.originalSha256, format: revisions.format })
    .from(revisions)
    .where(and(eq(revisions.dossierId, dossierId), inArray(revisions.originalSha256, [...hashes])));
  const stored = await db
    .select({ sha256: snapshots.sha256, mediaType: snapshots.mediaType })
    .from(snapshots)
    .where(and(eq(snapshots.dossierId, dossierId), inArray(snapshots.sha256, [...hashes])));
  const kinds = new Map<string, { mediaType: string } | { format: string }>();
  for (const { sha256, mediaType } of stored) kinds.set(sha256, { mediaType });
  for (const { sha256, format } of read) kinds.set(sha256, { format });
  return kinds;
}

/** Hash of an event of a dossier's chain: with it the chain up to there is told. */
export async function eventHash(db: Read, dossierId: string, number: number): Promise<string> {
  const [row] = await db
    .select({ hash: events.hash })
    .from(events)
    .where(and(eq(events.chain, dossierId), eq(events.number, number)));
  if (!row) throw new Error("an edition of an event that is not there");
  return row.hash;
}

/** The newest revision of each article of a dossier, with its text: one query, however many there are. */
export async function newestTexts(db: Read, viewer: Viewer, dossierId: string) {
  return db
    .select({
      id: revisions.id,
      articleId: revisions.articleId,
      number: revisions.number,
      text: revisions.text,
      paragraphs: revisions.paragraphs,
      originalSha256: revisions.originalSha256,
    })
    .from(revisions)
    .where(
      and(
        eq(revisions.dossierId, dossierId),
        visible(viewer, revisions.dossierId),
        sql`${revisions.number} = (select max(r.number) from revisions r where r.article_id = ${revisions.articleId})`,
      ),
    )
    .orderBy(asc(revisions.articleId));
}

/** The sentences of some revisions in the order of their texts. */
export async function sentencesOfRevisions(db: Read, viewer: Viewer, revisionIds: string[]) {
  if (revisionIds.length === 0) return [];
  return db
    .select({
      revisionId: sentences.revisionId,
      start: sentences.start,
      end: sentences.end,
      notCheckable: isNotCheckable,
      aside: isAside,
    })
    .from(sentences)
    .leftJoin(asides, asidesBeside)
    .where(and(inArray(sentences.revisionId, revisionIds), visible(viewer, sentences.dossierId)))
    .orderBy(asc(sentences.revisionId), asc(sentences.position));
}

/** Which bytes are stored of a dossier's sources, oldest first; none of those that the viewer is not cleared for. */
export async function snapshotsIn(db: Read, viewer: Viewer, dossierId: string) {
  return db
    .select({ sourceId: snapshots.sourceId, sha256: snapshots.sha256, storedAt: snapshots.createdAt })
    .from(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .where(and(eq(snapshots.dossierId, dossierId), visible(viewer, snapshots.dossierId), cleared(viewer)))
    .orderBy(asc(snapshots.id));
}

/** What was said about a dossier's claims, oldest first. */
export async function talkOfClaims(db: Read, viewer: Viewer, dossierId: string) {
  const sealed = isSealed(viewer, sql`${comments.claimId}`);
  const own = isOwn(viewer, comments.personId);
  const rows = await db
    .select({
      claimId: comments.claimId,
      by: people.name,
      at: comments.createdAt,
      text: sql<string>`case when (${sources.id} is null or ${cleared(viewer)}) and (${own} or not ${sealed})
        then ${comments.text} else ${withheldTalk} end`,
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.personId))
    .leftJoin(evidence, eq(evidence.id, comments.evidenceId))
    .leftJoin(sources, eq(sources.id, evidence.sourceId))
    .where(and(eq(comments.dossierId, dossierId), isNotNull(comments.claimId), visible(viewer, comments.dossierId)))
    .orderBy(asc(comments.id));
  return rows.flatMap(({ claimId, ...said }) => (claimId ? [{ claimId, ...said }] : []));
}

/** How much was said about a dossier's claims. */
export async function talkCounted(db: Read, viewer: Viewer, dossierId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(comments)
    .innerJoin(claims, eq(claims.id, comments.claimId))
    .where(and(eq(comments.dossierId, dossierId), isNull(claims.mergedInto), visible(viewer, comments.dossierId)));
  return row?.count ?? 0;
}

/** Stands in the place of what was said about evidence of a confidential source. */
const withheldTalk = "Withheld.";

/** Paragraphs of some revisions that are set aside, in the order of their texts. */
export async function asidesOfRevisions(db: Read, viewer: Viewer, revisionIds: string[]) {
  if (revisionIds.length === 0) return [];
  return db
    .select({ revisionId: asides.revisionId, paragraph: asides.paragraph, reason: asides.reason })
    .from(asides)
    .where(and(inArray(asides.revisionId, revisionIds), visible(viewer, asides.dossierId)))
    .orderBy(asc(asides.revisionId), asc(asides.paragraph));
}
