import { and, asc, eq, sql } from "drizzle-orm";
import { substanceFor } from "@/db/blind";
import type { Mention } from "@/db/claims";
import type { Read, Tx } from "@/db/client";
import { claims, mentionPlaces, mentions, revisions } from "@/db/schema";
import { type Viewer, visible } from "@/db/visible";
import { type MentionFate, mentionFates } from "@/lib/articles/article";
import type { TextRange } from "@/lib/claims/anchor";
import type { ClaimStatus, MentionMode, Substance } from "@/lib/claims/claim";

/** What became of one mention in a revision. */
export type ReportLine = {
  mentionId: string;
  claimId: string;
  /** What people call the claim: A2. */
  ref: string;
  statement: string;
  status: ClaimStatus;
  stale: boolean;
  substance: Substance | null;
  mode: MentionMode;
  fate: MentionFate;
  /** Its words in the revision before. */
  was: string;
  /** Its words in this one; null while it is gone. */
  quote: string | null;
  start: number | null;
  end: number | null;
  /** Where a gone one may be, the likeliest first. */
  candidates: TextRange[];
  /** It was gone, and a person has placed it. */
  placed: boolean;
  /** Of the mention, for placing it. */
  version: number;
};

/** What became of every mention in a revision: the gone first, then the reworded, the moved, the unchanged. */
export async function reportOf(db: Read, viewer: Viewer, revisionId: string): Promise<ReportLine[]> {
  const rows = await db
    .select({
      mentionId: mentionPlaces.mentionId,
      claimId: mentions.claimId,
      ref: claims.ref,
      statement: claims.statement,
      status: claims.status,
      stale: claims.stale,
      substance: substanceFor(viewer),
      mode: mentions.mode,
      fate: mentionPlaces.fate,
      was: sql<string>`coalesce((select p.quote from mention_places p join revisions r on r.id = p.revision_id
        where p.mention_id = ${mentionPlaces.mentionId} and r.number < ${revisions.number}
        order by r.number desc limit 1), ${mentionPlaces.quote})`,
      candidates: mentionPlaces.candidates,
      version: mentions.version,
      // While it stands in this revision its own row tells where, since it may have been put right by hand.
      here: sql<boolean>`${mentions.revisionId} = ${mentionPlaces.revisionId}`.mapWith(Boolean),
      mention: { start: mentions.start, end: mentions.end, quote: mentions.quote },
      place: { start: mentionPlaces.start, end: mentionPlaces.end, quote: mentionPlaces.quote },
    })
    .from(mentionPlaces)
    .innerJoin(mentions, eq(mentions.id, mentionPlaces.mentionId))
    .innerJoin(claims, eq(claims.id, mentions.claimId))
    .innerJoin(revisions, eq(revisions.id, mentionPlaces.revisionId))
    .where(
      and(
        eq(mentionPlaces.revisionId, revisionId),
        sql`${mentionPlaces.fate} is not null`,
        visible(viewer, mentionPlaces.dossierId),
      ),
    )
    .orderBy(asc(mentionPlaces.start), asc(mentions.start), asc(mentionPlaces.mentionId));
  const lines = rows.map(({ here, mention, place, fate: stored, ...row }): ReportLine => {
    const fate = stored ?? "unchanged";
    const { start, end, quote } = here ? mention : place;
    const found = start !== null;
    return { ...row, fate, start, end, quote: found ? quote : null, placed: fate === "gone" && found };
  });
  const rank = (line: ReportLine) => mentionFates.indexOf(line.fate);
  return lines.sort((one, other) => rank(other) - rank(one));
}

/** A mention as it stood in a revision. */
export type MentionThen = Pick<Mention, "id" | "claimId" | "start" | "end" | "quote" | "mode">;

/** The mentions that stand in a revision, or stood there before its article was corrected, in the order of the text. */
export async function mentionsShownIn(db: Read, viewer: Viewer, revisionId: string): Promise<MentionThen[]> {
  const { id, claimId, mode } = mentions;
  const standing = await db
    .select({ id, claimId, mode, start: mentions.start, end: mentions.end, quote: mentions.quote })
    .from(mentions)
    .where(and(eq(mentions.revisionId, revisionId), visible(viewer, mentions.dossierId)));
  const stood = await db
    .select({
      id,
      claimId,
      mode,
      start: sql<number>`${mentionPlaces.start}`,
      end: sql<number>`${mentionPlaces.end}`,
      quote: mentionPlaces.quote,
    })
    .from(mentionPlaces)
    .innerJoin(mentions, eq(mentions.id, mentionPlaces.mentionId))
    .where(
      and(
        eq(mentionPlaces.revisionId, revisionId),
        sql`${mentions.revisionId} <> ${mentionPlaces.revisionId} and ${mentionPlaces.start} is not null`,
        visible(viewer, mentionPlaces.dossierId),
      ),
    );
  return [...standing, ...stood].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/** A mention of an article, wherever it stands, with what is needed to look for it. */
export type MentionOfArticle = typeof mentions.$inferSelect & { gone: boolean };

/**
 * Every mention of an article, for the program alone.
 * @param revisionId the one in which those stand that are not gone.
 */
export async function mentionsOfArticle(db: Read, articleId: string, revisionId: string): Promise<MentionOfArticle[]> {
  const rows = await db
    .select({ mention: mentions })
    .from(mentions)
    .innerJoin(revisions, eq(revisions.id, mentions.revisionId))
    .where(eq(revisions.articleId, articleId))
    .orderBy(asc(mentions.start), asc(mentions.id));
  return rows.map(({ mention }) => ({ ...mention, gone: mention.revisionId !== revisionId }));
}

type Place = typeof mentionPlaces.$inferInsert;

/** Rows for one statement: SQLite takes 32,766 values in one. */
const batch = 500;

/** Writes where mentions stand in a revision. What was found out before about the same revision keeps its fate. */
export async function savePlaces(tx: Tx, places: Place[]): Promise<void> {
  for (let from = 0; from < places.length; from += batch)
    await tx
      .insert(mentionPlaces)
      .values(places.slice(from, from + batch))
      .onConflictDoUpdate({
        target: [mentionPlaces.mentionId, mentionPlaces.revisionId],
        set: { start: sql`excluded."start"`, end: sql`excluded."end"`, quote: sql`excluded."quote"` },
      });
}
