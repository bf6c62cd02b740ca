/** What can be talked about. */
export const commentSubjects = ["claim", "article", "source", "task"] as const;
export type CommentSubject = (typeof commentSubjects)[number];
