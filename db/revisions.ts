import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { mentions, revisions, sentences } from "@/db/schema";
import { anyViewer, type Viewer, visible } from "@/db/visible";
import type { SentenceState } from "@/lib/articles/article";
import { sentenceStates } from "@/lib/articles/coverage";

export type Sentence = {
  id: string;
  position: number;
  /** Which of the revision's paragraphs it is in, from 0. */
  paragraph: number;
  /** UTF-16 units of the revision's text. */
  start: number;
  end: number;
  state: SentenceState;
};

export type Revision = typeof revisions.$inferSelect;
/** A revision without what is long. */
export type RevisionInList = Omit<Revision, "text" | "paragraphs" | "pages" | "sketch">;

const revisionWithText = prepared((db) =>
  db
    .select()
    .from(revisions)
    .where(and(eq(revisions.id, sql.placeholder("id")), visible(anyViewer, revisions.dossierId)))
    .prepare(),
);

/** One revision with its text and paragraphs. */
export async function revisionById(db: Read, viewer: Viewer, id: string): Promise<Revision | null> {
  const [row] = await revisionWithText(db).execute({ id, viewerId: viewer.personId });
  return row ?? null;
}

/** The revisions of an article, newest first, without their texts. */
export async function revisionsOf(db: Read, viewer: Viewer, articleId: string): Promise<RevisionInList[]> {
  const { id, dossierId, number, originalSha256, fileName, charset, format, captured, createdBy, createdAt } =
    revisions;
  return db
    .select({
      id,
      dossierId,
      articleId: revisions.articleId,
      number,
      originalSha256,
      fileName,
      charset,
      format,
      captured,
      createdBy,
      createdAt,
    })
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), visible(viewer, revisions.dossierId)))
    .orderBy(desc(number));
}

const sentencesIn = prepared((db) =>
  db
    .select({
      id: sentences.id,
      position: sentences.position,
      paragraph: sentences.paragraph,
      start: sentences.start,
      end: sentences.end,
      notCheckableBy: sentences.notCheckableBy,
    })
    .from(sentences)
    .where(
      and(eq(sentences.revisionId, sql.placeholder("revisionId")), visible(anyViewer, sql.placeholder("dossierId"))),
    )
    .orderBy(asc(sentences.position))
    .prepare(),
);

const mentionRangesIn = prepared((db) =>
  db
    .select({ start: mentions.start, end: mentions.end })
    .from(mentions)
    .where(eq(mentions.revisionId, sql.placeholder("revisionId")))
    .orderBy(asc(mentions.start))
    .prepare(),
);

/** The sentences of a revision in the order of the text, each with its state. */
export async function sentencesOfRevision(
  db: Read,
  viewer: Viewer,
  revision: { id: string; dossierId: string },
): Promise<Sentence[]> {
  const rows = await sentencesIn(db).execute({
    revisionId: revision.id,
    dossierId: revision.dossierId,
    viewerId: viewer.personId,
  });
  const ranges = await mentionRangesIn(db).execute({ revisionId: revision.id });
  const states = sentenceStates(
    rows.map((row) => ({ ...row, notCheckable: row.notCheckableBy !== null })),
    ranges,
  );
  return rows.map(({ notCheckableBy: _, ...row }, index) => ({ ...row, state: states[index] ?? "unexamined" }));
}

/** The article of a revision whose visibility was decided before. */
export async function articleOfRevision(db: Read, revisionId: string): Promise<string> {
  const [row] = await db.select({ id: revisions.articleId }).from(revisions).where(eq(revisions.id, revisionId));
  if (!row) throw new Error("no such revision");
  return row.id;
}

/** Which of these sentences the revision has, with who marked them. */
export async function sentencesAmong(
  db: Read,
  revisionId: string,
  sentenceIds: string[],
): Promise<{ id: string; notCheckableBy: string | null }[]> {
  return db
    .select({ id: sentences.id, notCheckableBy: sentences.notCheckableBy })
    .from(sentences)
    .where(and(eq(sentences.revisionId, revisionId), inArray(sentences.id, sentenceIds)));
}

export async function insertRevision(tx: Tx, row: typeof revisions.$inferInsert): Promise<void> {
  await tx.insert(revisions).values(row);
}

/** Rows for one statement: SQLite takes 32,766 values in one, and building longer ones gains nothing. */
const batch = 500;

export async function insertSentences(tx: Tx, rows: (typeof sentences.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch)
    await tx.insert(sentences).values(rows.slice(from, from + batch));
}

/** @param personId who says that they are not checkable; null takes the mark away. */
export async function markNotCheckable(tx: Tx, sentenceIds: string[], personId: string | null): Promise<void> {
  await tx.update(sentences).set({ notCheckableBy: personId }).where(inArray(sentences.id, sentenceIds));
}
