import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { isSealed } from "@/db/blind";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList, insertInto, updateOf } from "@/db/rows";
import { commentEdits, comments, evidence, members, people, revisions, sources, tasks } from "@/db/schema";
import { anyViewer, cleared, isOwn, lookingAs, type Viewer, visible } from "@/db/visible";
import type { CommentedWords, CommentSubject } from "@/lib/comments/comment";
import { Conflict } from "@/lib/errors";

/** The words that a comment is about, and where they are read. */
export type ShownWords = CommentedWords & {
  articleId: string;
  /** They were not found again when the article was corrected: they stand in an older revision. */
  gone: boolean;
};

export type Comment = {
  id: string;
  personId: string;
  personName: string;
  /** Empty where it is withheld. */
  text: string;
  /**
   * Somebody else wrote it, and it is about a confidential source that the viewer is not cleared for, or about a claim whose
   * verdict is sealed from them.
   */
  withheld: boolean;
  createdAt: string;
  /** The piece of evidence that it is about, of the claim that it stands with. */
  evidenceId: string | null;
  /** The first comment of the thread that it answers in; null for one that begins a thread. */
  threadId: string | null;
  /** Null where it is about no words in particular, or withheld. */
  words: ShownWords | null;
  editedAt: string | null;
  /** What it said before, and until when, oldest first. */
  edits: { text: string; at: string }[];
  /** Of the first of a thread: when it was resolved, and by whom. */
  resolvedAt: string | null;
  resolvedByName: string | null;
  version: number;
};

/** A viewer who looks with their own clearances. */
type AsThemselves = { personId: string; cleared?: undefined };

const columnOf = {
  claim: comments.claimId,
  evidence: comments.evidenceId,
  article: comments.articleId,
  source: comments.sourceId,
  task: comments.taskId,
} as const;

const resolver = alias(people, "resolver");

/** The source that a comment tells of: its own, that of its task, or that of its piece of evidence. */
const toldOf = sql`coalesce(${comments.sourceId}, ${tasks.sourceId}, ${evidence.sourceId})`;

/** The claim that a comment may tell the verdict of. */
const ofClaim = sql`coalesce(${comments.claimId}, ${tasks.claimId}, ${evidence.claimId})`;

const commentsWhere = (db: Read, viewer: Viewer, where: SQL | undefined) => {
  const own = isOwn(viewer, comments.personId);
  const open = sql<boolean>`(((${sources.id} is null or ${cleared(viewer)}) and not ${isSealed(viewer, ofClaim)}) or ${own})`;
  return db
    .select({
      id: comments.id,
      personId: comments.personId,
      personName: people.name,
      text: sql<string>`case when ${open} then ${comments.text} else '' end`,
      withheld: sql<boolean>`not ${open}`.mapWith(Boolean),
      createdAt: comments.createdAt,
      evidenceId: comments.evidenceId,
      threadId: comments.threadId,
      words: comments.words,
      editedAt: comments.editedAt,
      resolvedAt: comments.resolvedAt,
      resolvedByName: resolver.name,
      version: comments.version,
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.personId))
    .leftJoin(resolver, eq(resolver.id, comments.resolvedBy))
    .leftJoin(tasks, eq(tasks.id, comments.taskId))
    .leftJoin(evidence, eq(evidence.id, comments.evidenceId))
    .leftJoin(sources, sql`${sources.id} = ${toldOf}`)
    .where(and(where, visible(viewer, comments.dossierId)))
    .orderBy(asc(comments.id));
};

type Row = Awaited<ReturnType<typeof commentsWhere>>[number];

const pageOn = (on: CommentSubject) =>
  prepared((db) =>
    commentsWhere(
      db,
      anyViewer,
      and(eq(columnOf[on], sql.placeholder("id")), sql`${comments.id} > ${sql.placeholder("cursor")}`),
    )
      .limit(sql.placeholder("limit"))
      .prepare(),
  );

const pages = {
  claim: pageOn("claim"),
  evidence: pageOn("evidence"),
  article: pageOn("article"),
  source: pageOn("source"),
  task: pageOn("task"),
};

/** SQLite's way to say: all of them. */
const noLimit = -1;

/**
 * What was said about a thing, oldest first; what was said about a claim's evidence is among what was said about the
 * claim. `cursor` is the id of the last one seen.
 */
export async function commentsOn(
  db: Read,
  viewer: AsThemselves,
  on: CommentSubject,
  id: string,
  page: { limit?: number; cursor?: string } = {},
): Promise<Comment[]> {
  const rows = await pages[on](db).execute({
    ...lookingAs(viewer),
    id,
    cursor: page.cursor ?? "",
    limit: page.limit ?? noLimit,
  });
  return shown(db, rows);
}

/** A comment by its id; null when the viewer cannot see it. */
export async function commentById(db: Read, viewer: Viewer, id: string): Promise<Comment | null> {
  const [found] = await shown(db, await commentsWhere(db, viewer, eq(comments.id, id)));
  return found ?? null;
}

/** Adds what was said before and where the words stand; of what is withheld, neither. */
async function shown(db: Read, rows: Row[]): Promise<Comment[]> {
  const edited = rows.filter((row) => row.editedAt !== null && !row.withheld).map((row) => row.id);
  const edits = new Map<string, Comment["edits"]>();
  if (edited.length > 0)
    for (const { commentId, ...edit } of await editsOf(db).execute({ commentIds: idList(edited) }))
      edits.set(commentId, [...(edits.get(commentId) ?? []), edit]);
  const revisionIds = [...new Set(rows.flatMap((row) => (row.words && !row.withheld ? row.words.revisionId : [])))];
  const places = new Map<string, { articleId: string; gone: boolean }>();
  if (revisionIds.length > 0)
    for (const { id, ...place } of await placesIn(db).execute({ revisionIds: idList(revisionIds) }))
      places.set(id, place);
  return rows.map((row) => {
    const place = row.words && !row.withheld ? places.get(row.words.revisionId) : undefined;
    return {
      ...row,
      words: row.words && place ? { ...row.words, ...place } : null,
      edits: edits.get(row.id) ?? [],
    };
  });
}

const editsOf = prepared((db) =>
  db
    .select({ commentId: commentEdits.commentId, text: commentEdits.text, at: commentEdits.at })
    .from(commentEdits)
    .where(among(commentEdits.commentId, "commentIds"))
    .orderBy(asc(commentEdits.id))
    .prepare(),
);

const placesIn = prepared((db) =>
  db
    .select({
      id: revisions.id,
      articleId: revisions.articleId,
      // In a select from one table Drizzle writes its columns without the table's name, so they are written out here.
      gone: sql<boolean>`exists (select 1 from revisions n where n.article_id = revisions.article_id and n.number > revisions.number)`.mapWith(
        Boolean,
      ),
    })
    .from(revisions)
    .where(among(revisions.id, "revisionIds"))
    .prepare(),
);

/** A comment as it is stored, for commands: nothing of it is withheld, and it is shown to nobody. */
export type StoredComment = typeof comments.$inferSelect & {
  /** The source that it tells of. */
  aboutSourceId: string | null;
  /** The claim whose history shows it: its own, or that of its task. */
  historyClaimId: string | null;
};

/** A comment whose visibility was decided before. */
export async function storedComment(db: Read, id: string): Promise<StoredComment | null> {
  const [row] = await db
    .select({ comment: comments, aboutSourceId: sql<string | null>`${toldOf}`, taskClaimId: tasks.claimId })
    .from(comments)
    .leftJoin(tasks, eq(tasks.id, comments.taskId))
    .leftJoin(evidence, eq(evidence.id, comments.evidenceId))
    .where(eq(comments.id, id));
  if (!row) return null;
  const { comment, aboutSourceId, taskClaimId } = row;
  return { ...comment, aboutSourceId, historyClaimId: comment.claimId ?? taskClaimId };
}

const nameable = prepared((db) =>
  db
    .select({ personId: people.id, name: people.name, email: people.email })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.dossierId, sql.placeholder("dossierId")), isNull(people.disabledAt)))
    .orderBy(asc(people.name))
    .prepare(),
);

/** Members of a dossier who can be named in a comment, by name or address. Addresses are for the program alone. */
export async function nameableIn(db: Read, dossierId: string) {
  return nameable(db).execute({ dossierId });
}

export const insertComment = insertInto(comments);
export const insertEdit = insertInto(commentEdits);

const update = updateOf(comments);

/** @throws Conflict with the current version when the comment was changed since it was seen. */
export async function updateComment(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof comments.$inferInsert>,
): Promise<void> {
  if (await update(tx, id, seen, set)) return;
  const [current] = await tx.select({ version: comments.version }).from(comments).where(eq(comments.id, id));
  throw new Conflict("This was changed while you were at it. Look at it again.", { current: current?.version });
}

/**
 * Hands what was said about a piece of evidence over to its source, before the evidence goes: it then stays with what it
 * tells of, and is withheld from those who are not cleared for that.
 */
export async function keepTalkOf(tx: Tx, evidenceId: string, sourceId: string): Promise<void> {
  await tx
    .update(comments)
    .set({ claimId: null, evidenceId: null, sourceId })
    .where(eq(comments.evidenceId, evidenceId));
}

/** Comments on words of an article, for the program alone. */
export async function commentsOnWords(db: Read, articleId: string): Promise<{ id: string; words: CommentedWords }[]> {
  const rows = await db
    .select({ id: comments.id, words: comments.words })
    .from(comments)
    .where(and(eq(comments.articleId, articleId), isNotNull(comments.words)))
    .orderBy(asc(comments.id));
  return rows.flatMap(({ id, words }) => (words ? [{ id, words }] : []));
}

/** Notes where the words of a comment stand now. It is the same comment, and nobody need look at it again for that. */
export async function moveWords(tx: Tx, id: string, words: CommentedWords): Promise<void> {
  await tx.update(comments).set({ words }).where(eq(comments.id, id));
}

/** How much was said about each of some tasks, as anybody in the dossier may know: how many comments, how many threads are open. */
export async function talkOfTasks(
  db: Read,
  viewer: Viewer,
  taskIds: readonly string[],
): Promise<Map<string, { comments: number; open: number }>> {
  if (taskIds.length === 0) return new Map();
  const rows = await db
    .select({ taskId: comments.taskId, ...counts })
    .from(comments)
    .where(
      and(
        inArray(comments.taskId, sql`(select value from json_each(${idList(taskIds)}))`),
        visible(viewer, comments.dossierId),
      ),
    )
    .groupBy(comments.taskId);
  return new Map(rows.flatMap(({ taskId, ...count }) => (taskId ? [[taskId, count]] : [])));
}

const counts = {
  comments: sql<number>`count(*)`,
  open: sql<number>`coalesce(sum(${comments.threadId} is null and ${comments.resolvedAt} is null), 0)`,
};

const onArticle = prepared((db) =>
  db
    .select(counts)
    .from(comments)
    .where(and(eq(comments.articleId, sql.placeholder("articleId")), visible(anyViewer, comments.dossierId)))
    .prepare(),
);

/** How much was said about an article. */
export async function talkOfArticle(
  db: Read,
  viewer: AsThemselves,
  articleId: string,
): Promise<{ comments: number; open: number }> {
  const [row] = await onArticle(db).execute({ articleId, ...lookingAs(viewer) });
  return row ?? { comments: 0, open: 0 };
}
