import { z } from "zod";
import type { Article } from "@/db/articles";
import type { Read } from "@/db/client";
import { type Revision, type RevisionInList, sentencesOfRevision } from "@/db/revisions";
import type { Viewer } from "@/db/visible";
import { component, dateOrInstant, instant } from "@/lib/api/component";
import { sentenceStates } from "@/lib/articles/article";

export const articleAnswer = component(
  "Article",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    /** What people call it: A, B, … Z, AA. */
    letter: z.string(),
    title: z.string(),
    outlet: z.string(),
    byline: z.string(),
    publishedAt: dateOrInstant.nullable(),
    url: z.string(),
    language: z.string(),
    ours: z.boolean(),
    /** The newest. */
    revisionId: z.string(),
    /** The source that it is; null for ours. */
    sourceId: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instant,
    version: z.int(),
  }),
);

export function articleView(article: Article): z.input<typeof articleAnswer> {
  const { id, dossierId, letter, title, outlet, byline, publishedAt, url, language, ours } = article;
  const { revisionId, sourceId, createdBy, createdAt, version } = article;
  return {
    id,
    dossierId,
    letter,
    title,
    outlet,
    byline,
    publishedAt,
    url,
    language,
    ours,
    revisionId,
    sourceId,
    createdBy,
    createdAt,
    version,
  };
}

const revisionFields = {
  id: z.string(),
  dossierId: z.string(),
  articleId: z.string(),
  /** From 1. */
  number: z.int(),
  originalSha256: z.string(),
  fileName: z.string(),
  charset: z.string(),
  createdBy: z.string(),
  createdAt: instant,
};

/** A revision without its text, as lists have it. */
export const revisionInListAnswer = component("RevisionInList", z.object(revisionFields));

export function revisionInListView(revision: RevisionInList) {
  const { id, dossierId, articleId, number, originalSha256, fileName, charset, createdBy, createdAt } = revision;
  return { id, dossierId, articleId, number, originalSha256, fileName, charset, createdBy, createdAt };
}

export const sentenceAnswer = component(
  "Sentence",
  z.object({
    id: z.string(),
    paragraph: z.int(),
    start: z.int(),
    end: z.int(),
    state: z.enum(sentenceStates),
  }),
);

export const revisionAnswer = component(
  "Revision",
  z.object({
    ...revisionFields,
    /** Every offset counts its UTF-16 units. */
    text: z.string(),
    paragraphs: z.array(z.object({ start: z.int(), end: z.int(), role: z.string() })),
    sentences: z.array(sentenceAnswer),
  }),
);

/** A revision with its text and its sentences as they stand. */
export async function revisionView(
  db: Read,
  viewer: Viewer,
  revision: Revision,
): Promise<z.input<typeof revisionAnswer>> {
  const sentences = await sentencesOfRevision(db, viewer, revision);
  return {
    ...revisionInListView(revision),
    text: revision.text,
    paragraphs: revision.paragraphs.map(([start, end, role]) => ({ start, end, role })),
    sentences: sentences.map(({ id, paragraph, start, end, state }) => ({ id, paragraph, start, end, state })),
  };
}
