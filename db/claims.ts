import { and, asc, desc, eq, getTableColumns, isNull, type SQL, sql } from "drizzle-orm";
import { claimAsSeen, isSealed } from "@/db/blind";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList, insertInto, updateOf } from "@/db/rows";
import {
  blindChecks,
  claims,
  comments,
  evidence,
  mentions,
  merges,
  revisions,
  signOffs,
  tasks,
  waivers,
} from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { ClaimStatus } from "@/lib/claims/claim";
import { Conflict } from "@/lib/errors";

export type Claim = typeof claims.$inferSelect;
export type Mention = typeof mentions.$inferSelect & {
  /** The article of the revision that it stands in, and that revision's number. */
  articleId: string;
  revisionNumber: number;
  /** Its words were not found again in the article's newest revision: it stands in an older one. */
  gone: boolean;
};
export type SignOff = typeof signOffs.$inferSelect;

export type ClaimFilter = { status?: ClaimStatus; articleId?: string; assigneeId?: string };

/** A page of a dossier's claims in the order of tagging, without those that were merged into others; `cursor` is the id of the last one seen. */
export async function claimsOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  page: ClaimFilter & { limit?: number; cursor?: string } = {},
): Promise<Claim[]> {
  const query = db
    .select(claimAsSeen(viewer))
    .from(claims)
    .where(
      and(
        eq(claims.dossierId, dossierId),
        isNull(claims.mergedInto),
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

const claimWithId = prepared((db) =>
  db
    .select(claimAsSeen(anyViewer))
    .from(claims)
    .where(and(eq(claims.id, sql.placeholder("id")), visible(anyViewer, claims.dossierId)))
    .prepare(),
);

export async function claimById(db: Read, viewer: Viewer, id: string): Promise<Claim | null> {
  const [row] = await claimWithId(db).execute({ id, ...lookingAs(viewer) });
  return row ?? null;
}

const claimsWithIds = prepared((db) =>
  db
    .select(claimAsSeen(anyViewer))
    .from(claims)
    .where(and(among(claims.id, "claimIds"), visible(anyViewer, claims.dossierId)))
    .prepare(),
);

/** Some claims as a viewer may know them, in the order of their ids as they are given. */
export async function claimsById(db: Read, viewer: Viewer, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return [];
  const rows = await claimsWithIds(db).execute({ claimIds: idList(ids), ...lookingAs(viewer) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Claims for review in the viewer's dossiers, oldest first: whether it is their own work is asked afterwards. */
export async function claimsForReview(db: Read, viewer: Viewer, limit: number): Promise<Claim[]> {
  return db
    .select(claimAsSeen(viewer))
    .from(claims)
    .where(and(eq(claims.status, "for-review"), isNull(claims.mergedInto), visible(viewer, claims.dossierId)))
    .orderBy(asc(claims.id))
    .limit(limit);
}

/** Claims of the viewer's open dossiers whose newest sign-off was theirs and has gone stale, longest stale first. */
export async function claimsStaleFor(
  db: Read,
  viewer: Viewer,
  limit: number,
): Promise<(Claim & { staleAt: string })[]> {
  const rows = await db
    .select({ claim: claimAsSeen(viewer), staleAt: signOffs.staleAt })
    .from(claims)
    .innerJoin(signOffs, eq(signOffs.claimId, claims.id))
    .where(
      and(
        eq(claims.stale, true),
        isNull(claims.mergedInto),
        eq(signOffs.personId, viewer.personId),
        sql`${signOffs.id} = (select s.id from sign_offs s where s.claim_id = ${claims.id} order by s.at desc, s.id desc limit 1)`,
        sql`exists (select 1 from dossiers d where d.id = ${claims.dossierId} and d.state = 'open')`,
        visible(viewer, claims.dossierId),
      ),
    )
    .orderBy(asc(signOffs.staleAt), asc(claims.id))
    .limit(limit);
  return rows.map(({ claim, staleAt }) => ({ ...claim, staleAt: staleAt ?? "" }));
}

/** Which claims have a mention in which revision of a dossier, without their words. */
export async function claimsInRevisions(db: Read, viewer: Viewer, dossierId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectDistinct({ revisionId: mentions.revisionId, claimId: mentions.claimId })
    .from(mentions)
    .where(and(eq(mentions.dossierId, dossierId), visible(viewer, mentions.dossierId)));
  const found = new Map<string, string[]>();
  for (const { revisionId, claimId } of rows) {
    const list = found.get(revisionId);
    if (list) list.push(claimId);
    else found.set(revisionId, [claimId]);
  }
  return found;
}

/** Whether the revision that is joined to a mention is no longer the newest of its article. */
export const isGone =
  sql<boolean>`exists (select 1 from revisions n where n.article_id = ${revisions.articleId} and n.number > ${revisions.number})`.mapWith(
    Boolean,
  );

const mentionColumns = {
  ...getTableColumns(mentions),
  articleId: revisions.articleId,
  revisionNumber: revisions.number,
  gone: isGone,
};

const mentionsWhere = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select(mentionColumns)
    .from(mentions)
    .innerJoin(revisions, eq(revisions.id, mentions.revisionId))
    .where(and(where, visible(viewer, mentions.dossierId)))
    .orderBy(asc(mentions.revisionId), asc(mentions.start), desc(mentions.end), asc(mentions.id));

const mentionsOfClaims = prepared((db) => mentionsWhere(db, anyViewer, among(mentions.claimId, "claimIds")).prepare());

/** The mentions of some claims, in the order of the text. */
export async function mentionsOf(db: Read, viewer: Viewer, claimIds: string[]): Promise<Mention[]> {
  if (claimIds.length === 0) return [];
  return mentionsOfClaims(db).execute({ claimIds: idList(claimIds), ...lookingAs(viewer) });
}

const claimAtWords = prepared((db) =>
  db
    .select({ ref: claims.ref })
    .from(mentions)
    .innerJoin(claims, eq(claims.id, mentions.claimId))
    .where(
      and(
        eq(mentions.revisionId, sql.placeholder("revisionId")),
        eq(mentions.start, sql.placeholder("start")),
        eq(mentions.end, sql.placeholder("end")),
        visible(anyViewer, mentions.dossierId),
      ),
    )
    .orderBy(asc(mentions.id))
    .limit(1)
    .prepare(),
);
/** A claim that exactly these words of a revision are tagged as; null where they are not. */
export async function claimTaggedAt(
  db: Read,
  viewer: Viewer,
  { revisionId, start, end }: { revisionId: string; start: number; end: number },
): Promise<{ ref: string } | null> {
  const [row] = await claimAtWords(db).execute({ revisionId, start, end, ...lookingAs(viewer) });
  return row ?? null;
}

export async function mentionById(db: Read, viewer: Viewer, id: string): Promise<Mention | null> {
  const [row] = await mentionsWhere(db, viewer, eq(mentions.id, id));
  return row ?? null;
}

const claimsAmong = prepared((db) => db.select().from(claims).where(among(claims.id, "claimIds")).prepare());
const mentionsAmong = prepared((db) =>
  db
    .select(mentionColumns)
    .from(mentions)
    .innerJoin(revisions, eq(revisions.id, mentions.revisionId))
    .where(among(mentions.claimId, "claimIds"))
    .prepare(),
);

/** Claims and their mentions as they are, for the program alone: visibility was decided before. */
export async function claimContents(
  db: Read,
  claimIds: readonly string[],
): Promise<{ claims: Claim[]; mentions: Mention[] }> {
  if (claimIds.length === 0) return { claims: [], mentions: [] };
  const these = { claimIds: idList(claimIds) };
  return { claims: await claimsAmong(db).execute(these), mentions: await mentionsAmong(db).execute(these) };
}

const signOffsAmong = prepared((db) =>
  db
    .select()
    .from(signOffs)
    .where(
      and(
        among(signOffs.claimId, "claimIds"),
        visible(anyViewer, signOffs.dossierId),
        sql`not ${isSealed(anyViewer, signOffs.claimId)}`,
      ),
    )
    .orderBy(desc(signOffs.at))
    .prepare(),
);

/** Every sign-off of some claims, newest first; none of a claim whose verdict is sealed from the viewer. */
export async function signOffsOf(db: Read, viewer: Viewer, claimIds: string[]): Promise<SignOff[]> {
  if (claimIds.length === 0) return [];
  return signOffsAmong(db).execute({ claimIds: idList(claimIds), ...lookingAs(viewer) });
}

const inForce = (db: Read, which: SQL | undefined) =>
  db
    .select({ signOff: signOffs })
    .from(claims)
    .innerJoin(signOffs, and(eq(signOffs.claimId, claims.id), isNull(signOffs.staleAt)))
    .where(and(eq(claims.status, "signed-off"), which));

// The dossier of the sign-off and not of the claim: SQLite then starts from the few ids, not from all signed claims.
const inForceOfClaims = prepared((db) =>
  inForce(db, and(eq(signOffs.dossierId, sql.placeholder("dossierId")), among(signOffs.claimId, "claimIds"))).prepare(),
);

const inForceOfClaimsAndSources = prepared((db) => {
  const bySource = sql`exists (select 1 from ${evidence} where ${evidence.claimId} = ${claims.id} and ${among(evidence.sourceId, "sourceIds")})`;
  const either = sql`(${among(claims.id, "claimIds")} or ${bySource})`;
  return inForce(db, and(eq(claims.dossierId, sql.placeholder("dossierId")), either)).prepare();
});

/** Sign-offs in force that may have to go stale: of the named claims, and of those with evidence from the sources. */
export async function signOffsTouched(
  db: Read,
  dossierId: string,
  touched: { claimIds: string[]; sourceIds: string[] },
): Promise<SignOff[]> {
  const claimIds = idList(touched.claimIds);
  const rows =
    touched.sourceIds.length === 0
      ? await inForceOfClaims(db).execute({ dossierId, claimIds })
      : await inForceOfClaimsAndSources(db).execute({ dossierId, claimIds, sourceIds: idList(touched.sourceIds) });
  return rows.map((row) => row.signOff);
}

/** Whose sign-off of some claims is in force, for the program alone. */
export async function signersOf(
  db: Read,
  dossierId: string,
  claimIds: readonly string[],
): Promise<Map<string, string>> {
  if (claimIds.length === 0) return new Map();
  const rows = await inForceOfClaims(db).execute({ dossierId, claimIds: idList(claimIds) });
  return new Map(rows.map(({ signOff }) => [signOff.claimId, signOff.personId]));
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

const lastNumber = prepared((db) =>
  db
    .select({ last: sql<number>`coalesce(max(${claims.number}), 0)` })
    .from(claims)
    .where(
      and(
        eq(claims.dossierId, sql.placeholder("dossierId")),
        sql`${claims.articleId} is ${sql.placeholder("articleId")}`,
      ),
    )
    .prepare(),
);

/** The next free number under a letter; `articleId` null for claims made without a mention. */
export async function nextNumber(db: Read, dossierId: string, articleId: string | null): Promise<number> {
  const [row] = await lastNumber(db).execute({ dossierId, articleId });
  return (row?.last ?? 0) + 1;
}

/** How much hangs on a claim besides its mentions: evidence, talk, tasks, waivers, blind checks, and claims that were merged into it. */
export async function usesOfClaim(db: Read, claimId: string): Promise<number> {
  return (
    (await db.$count(evidence, eq(evidence.claimId, claimId))) +
    (await db.$count(comments, eq(comments.claimId, claimId))) +
    (await db.$count(tasks, eq(tasks.claimId, claimId))) +
    (await db.$count(waivers, eq(waivers.claimId, claimId))) +
    (await db.$count(blindChecks, eq(blindChecks.claimId, claimId))) +
    (await db.$count(merges, eq(merges.intoId, claimId)))
  );
}

export const insertClaim = insertInto(claims);

const changeClaim = updateOf(claims);

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
  if (await changeClaim(tx, id, seen, set)) return;
  const [current] = await tx
    .select({ version: claims.version, status: claims.status, statement: claims.statement })
    .from(claims)
    .where(eq(claims.id, id));
  throw new Conflict("Somebody changed this claim while you were at it. Look at it again.", {
    current: current?.version,
    theirs: current,
  });
}

export const insertMention = insertInto(mentions);

const changeMention = updateOf(mentions);

export async function updateMention(
  tx: Tx,
  id: string,
  seen: number | null,
  set: Partial<typeof mentions.$inferInsert>,
): Promise<void> {
  if (await changeMention(tx, id, seen, set)) return;
  const [current] = await tx.select({ version: mentions.version }).from(mentions).where(eq(mentions.id, id));
  throw new Conflict("Somebody changed this mention while you were at it. Look at it again.", {
    current: current?.version,
  });
}

export async function deleteMention(tx: Tx, id: string): Promise<void> {
  await tx.delete(mentions).where(eq(mentions.id, id));
}

export const insertSignOff = insertInto(signOffs);

/** Ends the sign-offs in force of a claim. */
export async function endSignOffs(tx: Tx, claimId: string, at: string): Promise<void> {
  await tx
    .update(signOffs)
    .set({ staleAt: at })
    .where(and(eq(signOffs.claimId, claimId), isNull(signOffs.staleAt)));
}
