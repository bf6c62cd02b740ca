import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Read, Tx } from "@/db/client";
import { insertAllInto } from "@/db/rows";
import { articles, revisions, sketchMarks } from "@/db/schema";
import { type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import { likeness } from "@/lib/articles/sketch";

/** An article of the dossier that came as the same bytes, or says nearly the same. */
export type Alike = {
  articleId: string;
  letter: string;
  title: string;
  outlet: string;
  url: string;
  ours: boolean;
  same: "bytes" | "text";
  /** How much of their wording both share, from 0 to 1; about, where they are not the same bytes. */
  share: number;
};

/** From this share on a text is nearly the same: one word in ten was changed, or a paragraph in five was added. */
const NEARLY = 0.6;
/** So many numbers of each sketch are indexed; texts that share half of their wording share about half of these. */
const MARKS = 16;
const FEWEST_MARKS = 2;

/**
 * Lists the articles of a dossier that are the same as a text or nearly so, the likest first.
 * Looked for among all revisions, since what comes in may be an older version of what is there.
 */
export async function alikeIn(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { sha256, sketch }: { sha256: string; sketch: readonly number[] | null },
): Promise<Alike[]> {
  const candidates = sketch ? await sharingMarks(db, dossierId, sketch.slice(0, MARKS)) : [];
  const rows = await db
    .select({
      articleId: articles.id,
      position: articles.position,
      title: articles.title,
      outlet: articles.outlet,
      url: articles.url,
      ours: articles.ours,
      originalSha256: revisions.originalSha256,
      sketch: revisions.sketch,
    })
    .from(revisions)
    .innerJoin(articles, eq(articles.id, revisions.articleId))
    .where(
      and(
        eq(revisions.dossierId, dossierId),
        visible(viewer, revisions.dossierId),
        sql`(${eq(revisions.originalSha256, sha256)} or ${inArray(revisions.id, candidates)})`,
      ),
    )
    .orderBy(asc(articles.position));
  const best = new Map<string, Alike>();
  for (const { position, originalSha256, sketch: other, ...row } of rows) {
    const bytes = originalSha256 === sha256;
    const share = bytes ? 1 : sketch && other ? likeness(sketch, other) : 0;
    if (share < NEARLY || share <= (best.get(row.articleId)?.share ?? 0)) continue;
    best.set(row.articleId, { ...row, letter: letterOf(position), same: bytes ? "bytes" : "text", share });
  }
  return [...best.values()].sort((one, other) => other.share - one.share);
}

async function sharingMarks(db: Read, dossierId: string, marks: number[]): Promise<string[]> {
  const rows = await db
    .select({ revisionId: sketchMarks.revisionId })
    .from(sketchMarks)
    .where(and(eq(sketchMarks.dossierId, dossierId), inArray(sketchMarks.mark, marks)))
    .groupBy(sketchMarks.revisionId)
    .having(sql`count(*) >= ${FEWEST_MARKS}`)
    .orderBy(sql`count(*) desc`)
    .limit(50);
  return rows.map((row) => row.revisionId);
}

/** Remembers a revision's sketch so that `alikeIn` finds it. */
export async function insertSketchMarks(
  tx: Tx,
  { dossierId, revisionId, sketch }: { dossierId: string; revisionId: string; sketch: readonly number[] | null },
): Promise<void> {
  if (!sketch) return;
  await insertMarks(
    tx,
    sketch.slice(0, MARKS).map((mark) => ({ dossierId, mark, revisionId })),
  );
}

const insertMarks = insertAllInto(sketchMarks);
