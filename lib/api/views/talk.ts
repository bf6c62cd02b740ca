import { z } from "zod";
import type { Comment } from "@/db/comments";
import { component, instant } from "@/lib/api/component";

export const commentAnswer = component(
  "Comment",
  z.object({
    id: z.string(),
    personId: z.string(),
    personName: z.string(),
    /** Markdown; empty where it is withheld. */
    text: z.string(),
    withheld: z.boolean(),
    createdAt: instant,
    /** The piece of evidence that it is about, of the claim that it stands with. */
    evidenceId: z.string().nullable(),
    /** The first comment of the thread that it answers in; null for one that begins a thread. */
    threadId: z.string().nullable(),
    /** The exact words that it is about, where they stand now; `gone` where they were corrected away since that revision. */
    words: z
      .object({
        revisionId: z.string(),
        articleId: z.string(),
        start: z.int(),
        end: z.int(),
        quote: z.string(),
        gone: z.boolean(),
      })
      .nullable(),
    editedAt: instant.nullable(),
    /** What it said before, and until when, oldest first. */
    edits: z.array(z.object({ text: z.string(), at: instant })),
    /** Of the first of a thread. */
    resolvedAt: instant.nullable(),
    resolvedByName: z.string().nullable(),
    version: z.int(),
  }),
);

export function commentView(comment: Comment): z.input<typeof commentAnswer> {
  const { id, personId, personName, text, withheld, createdAt, evidenceId, threadId, words } = comment;
  const { editedAt, edits, resolvedAt, resolvedByName, version } = comment;
  return {
    id,
    personId,
    personName,
    text,
    withheld,
    createdAt,
    evidenceId,
    threadId,
    words,
    editedAt,
    edits,
    resolvedAt,
    resolvedByName,
    version,
  };
}
