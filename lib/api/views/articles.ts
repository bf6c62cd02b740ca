import { z } from "zod";
import type { Article } from "@/db/articles";
import type { Read } from "@/db/client";
import { type ReportLine, reportOf } from "@/db/mention-places";
import { asidesOf, type Revision, type RevisionInList, sentencesOfRevision } from "@/db/revisions";
import type { StoredSuggestion } from "@/db/suggestions";
import type { Viewer } from "@/db/visible";
import { component, dateOrInstant, instant } from "@/lib/api/component";
import { asideReasons, mentionFates, sentenceStates } from "@/lib/articles/article";
import { claimKinds, claimStatuses, mentionModes, stakesLevels } from "@/lib/claims/claim";
import { suggestionReasons } from "@/lib/claims/suggestion";

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
    /** Every sentence is to be examined before the dossier is closed. */
    inFull: z.boolean(),
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
  const { id, dossierId, letter, title, outlet, byline, publishedAt, url, language, ours, inFull } = article;
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
    inFull,
    revisionId,
    sourceId,
    createdBy,
    createdAt,
    version,
  };
}

/** How bytes came from the web. */
export const captureAnswer = component(
  "Capture",
  z.object({
    by: z.enum(["fetch", "bookmarklet"]),
    url: z.string(),
    finalUrl: z.string(),
    at: instant,
    status: z.int().nullable(),
    headers: z.array(z.tuple([z.string(), z.string()])),
  }),
);

const revisionFields = {
  id: z.string(),
  dossierId: z.string(),
  articleId: z.string(),
  /** From 1. */
  number: z.int(),
  originalSha256: z.string(),
  fileName: z.string(),
  charset: z.string(),
  /** Which format read it: "txt", "html", "pdf", "paste"… */
  format: z.string(),
  captured: captureAnswer.nullable(),
  createdBy: z.string(),
  createdAt: instant,
};

/** A revision without its text, as lists have it. */
export const revisionInListAnswer = component("RevisionInList", z.object(revisionFields));

export function revisionInListView(revision: RevisionInList) {
  const { id, dossierId, articleId, number, originalSha256, fileName, charset, format, captured } = revision;
  const { createdBy, createdAt } = revision;
  return {
    id,
    dossierId,
    articleId,
    number,
    originalSha256,
    fileName,
    charset,
    format,
    captured,
    createdBy,
    createdAt,
  };
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

export const suggestionAnswer = component(
  "Suggestion",
  z.object({
    id: z.string(),
    start: z.int(),
    end: z.int(),
    /** Drafted from the sentence to stand alone. */
    statement: z.string(),
    kind: z.enum(claimKinds),
    stakes: z.enum(stakesLevels),
    mode: z.enum(mentionModes),
    /** Why it is suggested, the weightiest first. */
    reasons: z.array(z.enum(suggestionReasons)),
    /** From 0 to 1; orders, never judges. */
    weight: z.number(),
  }),
);

export function suggestionView(suggestion: StoredSuggestion): z.input<typeof suggestionAnswer> {
  const { id, start, end, statement, kind, stakes, mode, reasons, weight } = suggestion;
  return { id, start, end, statement, kind, stakes, mode, reasons, weight };
}

/** Where else a dossier says much the same as some words. */
export const offersAnswer = component(
  "Offers",
  z.object({
    claims: z.array(
      z.object({
        id: z.string(),
        ref: z.string(),
        statement: z.string(),
        status: z.enum(claimStatuses),
        stale: z.boolean(),
        /** From 0 to 1. */
        likeness: z.number(),
        /** What differs between the words and the statement, each a sentence. */
        differences: z.array(z.string()),
      }),
    ),
    sentences: z.array(
      z.object({
        revisionId: z.string(),
        articleId: z.string(),
        letter: z.string(),
        outlet: z.string(),
        start: z.int(),
        end: z.int(),
        words: z.string(),
        likeness: z.number(),
        differences: z.array(z.string()),
        /** The claims that are tagged in it. */
        claims: z.array(z.object({ id: z.string(), ref: z.string() })),
      }),
    ),
  }),
);

const range = z.object({ start: z.int(), end: z.int() });

/** What became of a mention in a revision. */
export const reportLineAnswer = component(
  "MentionReport",
  z.object({
    mentionId: z.string(),
    claimId: z.string(),
    /** What people call the claim: A2. */
    ref: z.string(),
    state: z.enum(mentionFates),
    /** Its words in the revision before. */
    was: z.string(),
    /** Its words in this one, and where they stand; null while it is gone. */
    quote: z.string().nullable(),
    start: z.int().nullable(),
    end: z.int().nullable(),
    /** Where a gone one may be, the likeliest first. */
    candidates: z.array(range),
    /** It was gone, and a person has placed it. */
    placed: z.boolean(),
    /** Of the mention, as `seen` for placing it. */
    version: z.int(),
  }),
);

function reportLineView(line: ReportLine): z.input<typeof reportLineAnswer> {
  const { mentionId, claimId, ref, fate: state, was, quote, start, end, candidates, placed, version } = line;
  return { mentionId, claimId, ref, state, was, quote, start, end, candidates, placed, version };
}

export const revisionAnswer = component(
  "Revision",
  z.object({
    ...revisionFields,
    /** Every offset counts its UTF-16 units. */
    text: z.string(),
    paragraphs: z.array(
      z.object({
        start: z.int(),
        end: z.int(),
        role: z.string(),
        /** Why it is set aside as not the article; null if it is the article. */
        aside: z.enum(asideReasons).nullable(),
      }),
    ),
    /** Where each page of the original begins in the text; null where it has no pages. */
    pages: z.array(z.int()).nullable(),
    /** Of the article: those of paragraphs that are set aside are left out. */
    sentences: z.array(sentenceAnswer),
    /** What became of each mention of the revision before; empty for the first. */
    report: z.array(reportLineAnswer),
  }),
);

/** A revision with its text and its sentences as they stand. */
export async function revisionView(
  db: Read,
  viewer: Viewer,
  revision: Revision,
): Promise<z.input<typeof revisionAnswer>> {
  const sentences = await sentencesOfRevision(db, viewer, revision);
  const aside = new Map((await asidesOf(db, revision.id)).map(({ paragraph, reason }) => [paragraph, reason]));
  return {
    ...revisionInListView(revision),
    text: revision.text,
    paragraphs: revision.paragraphs.map(([start, end, role], at) => ({
      start,
      end,
      role,
      aside: aside.get(at) ?? null,
    })),
    pages: revision.pages,
    sentences: sentences.map(({ id, paragraph, start, end, state }) => ({ id, paragraph, start, end, state })),
    report: (await reportOf(db, viewer, revision.id)).map(reportLineView),
  };
}
