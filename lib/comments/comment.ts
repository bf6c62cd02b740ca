/** What can be talked about. */
export const commentSubjects = ["claim", "article", "source", "task"] as const;
export type CommentSubject = (typeof commentSubjects)[number];

/** The exact words of a revision that a comment is about: offsets in UTF-16 units of its text. */
export type CommentedWords = { revisionId: string; start: number; end: number; quote: string };
