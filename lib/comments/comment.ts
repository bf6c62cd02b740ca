/** What can be talked about. Talk on a piece of evidence stands with the claim that the evidence is for. */
export const commentSubjects = ["claim", "evidence", "article", "source", "task"] as const;
export type CommentSubject = (typeof commentSubjects)[number];

/**
 * The exact words of an article that a comment is about: offsets in UTF-16 units of a revision's text. The place follows
 * the words through corrections of the article; `quote` stays as the words were when somebody spoke of them.
 */
export type CommentedWords = { revisionId: string; start: number; end: number; quote: string };

/** A comment with all that answers it, oldest first. */
export type Thread<C> = { first: C; answers: C[] };

/** Puts comments that are listed oldest first into their threads, in the order in which the threads began. */
export function threadsOf<C extends { id: string; threadId: string | null }>(comments: readonly C[]): Thread<C>[] {
  const threads = new Map<string, Thread<C>>();
  for (const comment of comments) {
    const thread = comment.threadId === null ? undefined : threads.get(comment.threadId);
    if (thread) thread.answers.push(comment);
    else threads.set(comment.id, { first: comment, answers: [] });
  }
  return [...threads.values()];
}

type Placed = { dossierId: string; commentId?: string | undefined };

/** Where a comment is read: with the thing that it is about. */
export function talkHref({ dossierId, commentId }: Placed, on: CommentSubject, id: string, claimId?: string): string {
  const at = `/dossiers/${dossierId}`;
  const here = commentId ? `#comment-${commentId}` : "";
  switch (on) {
    case "claim":
      return `${at}/claims/${id}${here}`;
    case "evidence":
      return claimId ? `${at}/claims/${claimId}${here}` : at;
    case "article":
      return `${at}/articles/${id}?talk=1${here}`;
    case "source":
      return `${at}/sources/${id}${here}`;
    case "task":
      return `${at}/tasks?talk=${id}${here || `#task-${id}`}`;
  }
}
