import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { insertAllInto, insertInto } from "@/db/rows";
import { asides, mentionPlaces, mentions, revisions, sentences } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { AsideReason, SentenceState } from "@/lib/articles/article";
import { examinedSentences } from "@/lib/articles/coverage";

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
  const [row] = await revisionWithText(db).execute({ id, ...lookingAs(viewer) });
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

/** Paragraphs of a revision that are not the article, ascending; its visibility was decided before. */
export async function asidesOf(db: Read, revisionId: string): Promise<Aside[]> {
  return asidesIn(db).execute({ revisionId });
}

export type Aside = { paragraph: number; reason: AsideReason; setBy: string | null };

const asidesIn = prepared((db) =>
  db
    .select({ paragraph: asides.paragraph, reason: asides.reason, setBy: asides.setBy })
    .from(asides)
    .where(eq(asides.revisionId, sql.placeholder("revisionId")))
    .orderBy(asc(asides.paragraph))
    .prepare(),
);

/** A person said of a sentence that there is nothing to check in it. */
export const isNotCheckable = sql<boolean>`${sentences.notCheckableBy} is not null`.mapWith(Boolean);
/** The paragraph of a sentence is set aside; needs `asidesBeside`. */
export const isAside = sql<boolean>`${asides.reason} is not null`.mapWith(Boolean);
/** Joins to each sentence the row that sets its paragraph aside, if there is one. */
export const asidesBeside = and(eq(asides.revisionId, sentences.revisionId), eq(asides.paragraph, sentences.paragraph));

const sentencesIn = prepared((db) =>
  db
    .select({
      id: sentences.id,
      position: sentences.position,
      paragraph: sentences.paragraph,
      start: sentences.start,
      end: sentences.end,
      notCheckable: isNotCheckable,
      aside: isAside,
    })
    .from(sentences)
    .leftJoin(asides, asidesBeside)
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
    .prepare(),
);

/** Where mentions stood that have since followed their words into a newer revision. */
const formerRangesIn = prepared((db) =>
  db
    .select({ start: sql<number>`${mentionPlaces.start}`, end: sql<number>`${mentionPlaces.end}` })
    .from(mentionPlaces)
    .innerJoin(mentions, eq(mentions.id, mentionPlaces.mentionId))
    .where(
      and(
        eq(mentionPlaces.revisionId, sql.placeholder("revisionId")),
        isNotNull(mentionPlaces.start),
        ne(mentions.revisionId, mentionPlaces.revisionId),
      ),
    )
    .prepare(),
);

/**
 * The sentences of a revision's article in the order of the text, each with its state. Those of paragraphs that are set
 * aside are left out, but for one that bears a mention: who tagged a claim in it found it to be the article.
 */
export async function sentencesOfRevision(
  db: Read,
  viewer: Viewer,
  revision: { id: string; dossierId: string },
): Promise<Sentence[]> {
  const rows = await sentencesIn(db).execute({
    revisionId: revision.id,
    dossierId: revision.dossierId,
    ...lookingAs(viewer),
  });
  const ranges = await mentionRangesIn(db).execute({ revisionId: revision.id });
  const former = await formerRangesIn(db).execute({ revisionId: revision.id });
  return examinedSentences(rows, [...ranges, ...former]);
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

/** The sentences of a revision that somebody marked, for the program alone. */
export async function markedSentences(
  db: Read,
  revisionId: string,
): Promise<{ start: number; end: number; notCheckableBy: string | null }[]> {
  return db
    .select({ start: sentences.start, end: sentences.end, notCheckableBy: sentences.notCheckableBy })
    .from(sentences)
    .where(and(eq(sentences.revisionId, revisionId), isNotNull(sentences.notCheckableBy)))
    .orderBy(asc(sentences.position));
}

export const insertRevision = insertInto(revisions);
export const insertSentences = insertAllInto(sentences);
export const insertAsides = insertAllInto(asides);

/** @param personId who says that they are not checkable; null takes the mark away. */
export async function markNotCheckable(tx: Tx, sentenceIds: string[], personId: string | null): Promise<void> {
  await tx.update(sentences).set({ notCheckableBy: personId }).where(inArray(sentences.id, sentenceIds));
}

export async function deleteAsides(tx: Tx, revisionId: string, paragraphs: number[]): Promise<void> {
  await tx.delete(asides).where(and(eq(asides.revisionId, revisionId), inArray(asides.paragraph, paragraphs)));
}

/** The paragraphs of a revision whose visibility was decided before. */
export async function paragraphsOfRevision(db: Read, revisionId: string): Promise<Revision["paragraphs"]> {
  const [row] = await db
    .select({ paragraphs: revisions.paragraphs })
    .from(revisions)
    .where(eq(revisions.id, revisionId));
  return row?.paragraphs ?? [];
}
