import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Read, Tx } from "@/db/client";
import { claims, evidence, mentions, signOffs } from "@/db/schema";
import { type Viewer, visible } from "@/db/visible";
import type { ClaimStatus } from "@/lib/claims/claim";
import { Conflict } from "@/lib/errors";

export type Claim = typeof claims.$inferSelect;
export type Mention = typeof mentions.$inferSelect;
export type SignOff = typeof signOffs.$inferSelect;

export type ClaimFilter = { status?: ClaimStatus; articleId?: string; assigneeId?: string };

/** A page of a dossier's claims in the order of tagging; `cursor` is the id of the last one seen. */
export async function claimsOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: ClaimFilter & { limit?: number; cursor?: string } = {},
): Promise<Claim[]> {
  const query = db
    .select()
    .from(claims)
    .where(
      and(
        eq(claims.dossierId, dossierId),
        visible(viewer, claims.dossierId),
        page.status ? eq(claims.status, page.status) : undefined,
        page.assigneeId ? eq(claims.assigneeId, page.assigneeId) : undefined,
        page.articleId
          ? sql`exists (select 1 from mentions m join revisions r on r.id = m.revision_id where m.claim_id = ${claims.id} and r.article_id = ${page.articleId})`
          : undefined,
        page.cursor ? sql`${claims.id} > ${page.cursor}` : undefined,
      ),
    )
    .orderBy(asc(claims.id));
  return page.limit ? query.limit(page.limit) : query;
}

export async function claimById(db: Read, viewer: Viewer, id: string): Promise<Claim | null> {
  const [row] = await db
    .select()
    .from(claims)
    .where(and(eq(claims.id, id), visible(viewer, claims.dossierId)));
  return row ?? null;
}

/** Claims for review in the viewer's dossiers, oldest first: whether it is their own work is asked afterwards. */
export async function claimsForReview(db: Read, viewer: Viewer, limit: number): Promise<Claim[]> {
  return db
    .select()
    .from(claims)
    .where(and(eq(claims.status, "for-review"), visible(viewer, claims.dossierId)))
    .orderBy(asc(claims.id))
    .limit(limit);
}

const mentionsWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select()
    .from(mentions)
    .where(and(where, visible(viewer, mentions.dossierId)))
    .orderBy(asc(mentions.revisionId), asc(mentions.start), desc(mentions.end), asc(mentions.id));

/** The mentions of some claims, in the order of the text. */
export async function mentionsOf(db: Read, viewer: Viewer, claimIds: string[]): Promise<Mention[]> {
  return claimIds.length === 0 ? [] : mentionsWhere(db, viewer, inArray(mentions.claimId, claimIds));
}

/** The mentions in one revision, in the order of the text. */
export async function mentionsIn(db: Read, viewer: Viewer, revisionId: string): Promise<Mention[]> {
  return mentionsWhere(db, viewer, eq(mentions.revisionId, revisionId));
}

export async function mentionById(db: Read, viewer: Viewer, id: string): Promise<Mention | null> {
  const [row] = await mentionsWhere(db, viewer, eq(mentions.id, id));
  return row ?? null;
}

/** Claims and their mentions as they are, for the program alone: visibility was decided before. */
export async function claimContents(
  db: Read,
  claimIds: readonly string[],
): Promise<{ claims: Claim[]; mentions: Mention[] }> {
  if (claimIds.length === 0) return { claims: [], mentions: [] };
  return {
    claims: await db
      .select()
      .from(claims)
      .where(inArray(claims.id, [...claimIds])),
    mentions: await db
      .select()
      .from(mentions)
      .where(inArray(mentions.claimId, [...claimIds])),
  };
}

/** Every sign-off of some claims, newest first. */
export async function signOffsOf(db: Read, viewer: Viewer, claimIds: string[]): Promise<SignOff[]> {
  if (claimIds.length === 0) return [];
  return db
    .select()
    .from(signOffs)
    .where(and(inArray(signOffs.claimId, claimIds), visible(viewer, signOffs.dossierId)))
    .orderBy(desc(signOffs.at));
}

/** Sign-offs in force that may have to go stale: of the named claims, and of those with evidence from the sources. */
export async function signOffsTouched(
  db: Read,
  dossierId: string,
  touched: { claimIds: string[]; sourceIds: string[] },
): Promise<SignOff[]> {
  const byClaim = inArray(claims.id, touched.claimIds);
  const bySource = sql`exists (select 1 from ${evidence} where ${evidence.claimId} = ${claims.id} and ${inArray(evidence.sourceId, touched.sourceIds)})`;
  const rows = await db
    .select({ signOff: signOffs })
    .from(claims)
    .innerJoin(signOffs, and(eq(signOffs.claimId, claims.id), isNull(signOffs.staleAt)))
    .where(
      and(
        eq(claims.dossierId, dossierId),
        eq(claims.status, "signed-off"),
        touched.sourceIds.length > 0 ? sql`(${byClaim} or ${bySource})` : byClaim,
      ),
    );
  return rows.map((row) => row.signOff);
}

/** The signed claims of every dossier, for the program alone. */
export async function signedClaims(db: Read): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ id: claims.id, dossierId: claims.dossierId })
    .from(claims)
    .where(eq(claims.status, "signed-off"))
    .orderBy(asc(claims.dossierId));
  const signed = new Map<string, string[]>();
  for (const { id, dossierId } of rows) signed.set(dossierId, [...(signed.get(dossierId) ?? []), id]);
  return signed;
}

/** The next free number under a letter; `articleId` null for claims made without a mention. */
export async function nextNumber(db: Read, dossierId: string, articleId: string | null): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${claims.number}), 0)` })
    .from(claims)
    .where(
      and(eq(claims.dossierId, dossierId), articleId ? eq(claims.articleId, articleId) : isNull(claims.articleId)),
    );
  return (row?.last ?? 0) + 1;
}

export async function insertClaim(tx: Tx, row: typeof claims.$inferInsert): Promise<void> {
  await tx.insert(claims).values(row);
}

/**
 * Changes a claim that is still as it was seen.
 * @param seen null where the change does not depend on what a person saw.
 * @throws Conflict with the current version and status when it was changed since.
 */
export async function updateClaim(
  tx: Tx,
  id: string,
  seen: number | null,
  set: Partial<typeof claims.$inferInsert>,
): Promise<void> {
  const updated = await tx
    .update(claims)
    .set({ ...set, version: sql`${claims.version} + 1` })
    .where(and(eq(claims.id, id), seen === null ? undefined : eq(claims.version, seen)))
    .returning({ id: claims.id });
  if (updated.length > 0) return;
  const [current] = await tx
    .select({ version: claims.version, status: claims.status, statement: claims.statement })
    .from(claims)
    .where(eq(claims.id, id));
  throw new Conflict("Somebody changed this claim while you were at it. Look at it again.", {
    current: current?.version,
    theirs: current,
  });
}

export async function insertMention(tx: Tx, row: typeof mentions.$inferInsert): Promise<void> {
  await tx.insert(mentions).values(row);
}

export async function updateMention(
  tx: Tx,
  id: string,
  seen: number | null,
  set: Partial<typeof mentions.$inferInsert>,
): Promise<void> {
  const updated = await tx
    .update(mentions)
    .set({ ...set, version: sql`${mentions.version} + 1` })
    .where(and(eq(mentions.id, id), seen === null ? undefined : eq(mentions.version, seen)))
    .returning({ id: mentions.id });
  if (updated.length > 0) return;
  const [current] = await tx.select({ version: mentions.version }).from(mentions).where(eq(mentions.id, id));
  throw new Conflict("Somebody changed this mention while you were at it. Look at it again.", {
    current: current?.version,
  });
}

export async function deleteMention(tx: Tx, id: string): Promise<void> {
  await tx.delete(mentions).where(eq(mentions.id, id));
}

export async function insertSignOff(tx: Tx, row: typeof signOffs.$inferInsert): Promise<void> {
  await tx.insert(signOffs).values(row);
}

/** Ends the sign-offs in force of a claim. */
export async function endSignOffs(tx: Tx, claimId: string, at: string): Promise<void> {
  await tx
    .update(signOffs)
    .set({ staleAt: at })
    .where(and(eq(signOffs.claimId, claimId), isNull(signOffs.staleAt)));
}
