import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Read, Tx } from "@/db/client";
import { comments, members, people, sources, tasks } from "@/db/schema";
import { cleared, type Viewer, visible } from "@/db/visible";
import type { CommentSubject } from "@/lib/comments/comment";

export type Comment = {
  id: string;
  personId: string;
  personName: string;
  /** Empty where it is withheld. */
  text: string;
  /** It is about a confidential source that the viewer is not cleared for, and somebody else wrote it. */
  withheld: boolean;
  createdAt: string;
};

const columnOf = {
  claim: comments.claimId,
  article: comments.articleId,
  source: comments.sourceId,
  task: comments.taskId,
} as const;

/** What was said about a thing, oldest first; `cursor` is the id of the last one seen. */
export async function commentsOn(
  db: Read,
  viewer: Viewer,
  on: CommentSubject,
  id: string,
  page: { limit?: number; cursor?: string } = {},
): Promise<Comment[]> {
  // Who wrote it reads it anyway, but not in what is made for people of whom nobody is cleared.
  const own = viewer.cleared === "nobody" ? sql`0` : eq(comments.personId, viewer.personId);
  const open = sql<boolean>`(${sources.id} is null or ${cleared(viewer)} or ${own})`;
  const query = db
    .select({
      id: comments.id,
      personId: comments.personId,
      personName: people.name,
      text: sql<string>`case when ${open} then ${comments.text} else '' end`,
      withheld: sql<boolean>`not ${open}`.mapWith(Boolean),
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.personId))
    .leftJoin(tasks, eq(tasks.id, comments.taskId))
    .leftJoin(sources, sql`${sources.id} = coalesce(${comments.sourceId}, ${tasks.sourceId})`)
    .where(
      and(
        eq(columnOf[on], id),
        visible(viewer, comments.dossierId),
        page.cursor ? sql`${comments.id} > ${page.cursor}` : undefined,
      ),
    )
    .orderBy(asc(comments.id));
  return page.limit ? query.limit(page.limit) : query;
}

/** Members of a dossier who can be named in a comment, by name or address. */
export async function nameableIn(db: Read, dossierId: string) {
  return db
    .select({ personId: people.id, name: people.name, email: people.email })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.dossierId, dossierId), isNull(people.disabledAt)));
}

export async function insertComment(tx: Tx, row: typeof comments.$inferInsert): Promise<void> {
  await tx.insert(comments).values(row);
}
