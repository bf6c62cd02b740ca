import { z } from "zod";
import { insertSketchMarks } from "@/db/alike";
import {
  articleById,
  deleteArticleSource,
  insertArticle,
  nextPosition,
  updateArticle,
  usesOfSource,
} from "@/db/articles";
import { rememberBlob } from "@/db/blobs";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import { outletGrade } from "@/db/outlets";
import {
  articleOfRevision,
  asidesOf,
  deleteAsides,
  insertAsides,
  insertRevision,
  insertSentences,
  markNotCheckable,
  paragraphsOfRevision,
  sentencesAmong,
} from "@/db/revisions";
import { insertSource, sourceById, updateSource } from "@/db/sources";
import { insertSuggestions } from "@/db/suggestions";
import { placeOf } from "@/db/visible";
import { insertWording } from "@/db/wordings";
import type { Actor } from "@/lib/actor";
import type { ArticleMetadata } from "@/lib/articles/article";
import { letterOf } from "@/lib/articles/letter";
import type { Prepared } from "@/lib/articles/prepare";
import { settle } from "@/lib/claims/settle";
import { redraftSuggestions, suggestIn } from "@/lib/claims/suggestion-commands";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { type Changes, changesBetween, type SourceFields } from "@/lib/history/events";
import { dateInput, idInput, line, optionalLine, seenInput, urlInput } from "@/lib/input";
import { authorise, type Facts } from "@/lib/permissions";
import { gradeAfter } from "@/lib/sources/grade-commands";
import { proposeLinks, sentencesRead } from "@/lib/sources/proposal-commands";
import { proposalsOfText } from "@/lib/sources/wording-proposals";

export { type Prepared, prepareArticle, tooLarge, type Upload, uploadOf } from "@/lib/articles/prepare";

const fields = {
  outlet: optionalLine(200),
  byline: optionalLine(200),
  publishedAt: dateInput.nullable(),
  url: urlInput,
  language: z
    .string()
    .trim()
    .regex(/^([a-z]{2,3}(-[a-z0-9]{1,8})*)?$/i, "Write the language as a code such as en or pt-BR.")
    .max(35),
  ours: z.boolean(),
};

const details = z.strictObject({ title: optionalLine(500), ...fields }).partial();

/** What can be said about a file that is uploaded; what is left out is proposed from its text. */
export const uploadInput = details;

/**
 * An article that is sent without a file, in exactly one of three ways: as text, as the HTML that the clipboard held, or as
 * the address of a page to fetch. How long it may be is the upload's limit, which answers 413.
 */
export const addArticleInput = details.extend({
  text: z.string({ error: "Write or paste the article's text." }).optional(),
  html: z.string().optional(),
  fetch: urlInput.optional(),
});

/** Adds an article that was read beforehand, with its first revision; one of theirs is also a source. */
export async function addArticle(tx: Tx, actor: Actor, input: { dossierId: string; prepared: Prepared }) {
  const { dossierId, prepared } = input;
  const { metadata, ours, blob, fileName } = prepared;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("article.edit", place.facts);
  const id = newId();
  const revisionId = newId();
  const position = await nextPosition(tx, dossierId);
  const made = { dossierId, createdBy: actor.personId, createdAt: actor.now.toISOString() };
  await rememberBlob(tx, blob);
  await insertArticle(tx, { id, position, ours, ...metadata, ...made });
  await insertRevision(tx, {
    id: revisionId,
    articleId: id,
    number: 1,
    text: prepared.text,
    paragraphs: prepared.paragraphs,
    originalSha256: blob.sha256,
    fileName,
    charset: prepared.charset,
    format: prepared.format,
    pages: prepared.pages,
    captured: prepared.captured,
    sketch: prepared.sketch,
    ...made,
  });
  await insertSentences(
    tx,
    prepared.sentences.map((sentence, at) => ({ id: newId(), dossierId, revisionId, position: at, ...sentence })),
  );
  await insertAsides(
    tx,
    prepared.aside.map((one) => ({ dossierId, revisionId, ...one })),
  );
  await insertSuggestions(
    tx,
    prepared.suggestions.map((suggestion) => ({ id: newId(), dossierId, revisionId, ...suggestion })),
  );
  await insertSketchMarks(tx, { dossierId, revisionId, sketch: prepared.sketch });
  await insertWording(tx, { dossierId, revisionId, wording: prepared.wording });
  await record(tx, actor, dossierId, {
    type: "article-added",
    subject: { type: "article", id },
    payload: { ...metadata, ours, revisionId, originalSha256: blob.sha256, fileName },
  });
  const sourceId = ours ? null : await addArticleSource(tx, actor, dossierId, id, metadata);
  if (sourceId) {
    const { attributions } = prepared;
    const says = { dossierId, articleId: id, sourceId, revisionId, ...metadata };
    const asked = { ...says, letter: letterOf(position), ours, text: prepared.text };
    const wording = proposalsOfText(asked, prepared.matches);
    await proposeLinks(tx, actor, says, { attributions, sentences: sentencesRead(prepared), wording });
  }
  return { id, revisionId, sourceId, letter: letterOf(position), version: 1 };
}

export const editArticleInput = z.strictObject({
  articleId: idInput,
  seen: seenInput.optional(),
  title: line(500, "a title").optional(),
  outlet: fields.outlet.optional(),
  byline: fields.byline.optional(),
  publishedAt: fields.publishedAt.optional(),
  url: fields.url.optional(),
  language: fields.language.optional(),
  ours: fields.ours.optional(),
  /** Every sentence is to be examined before the dossier is closed: a lead says so. */
  inFull: z.boolean().optional(),
});

/** Corrects what is known about an article; the source that it is follows. */
export async function editArticle(tx: Tx, actor: Actor, input: z.output<typeof editArticleInput>) {
  const { articleId, seen, ...wanted } = input;
  const place = await placeOf(tx, actor, "article", articleId);
  authorise("article.edit", place.facts);
  const before = await articleById(tx, actor, articleId);
  if (!before) throw new NotFound();
  const { title, outlet, byline, publishedAt, url, language, ours, inFull } = before;
  const known = { title, outlet, byline, publishedAt, url, language };
  const changes = changesBetween({ ...known, ours, inFull }, wanted);
  if (changes.inFull) authorise("article.in-full", place.facts);
  if (Object.keys(changes).length === 0) return { id: articleId, version: before.version };
  await updateArticle(tx, articleId, seen, wanted);
  await record(tx, actor, place.dossierId, {
    type: "article-changed",
    subject: { type: "article", id: articleId },
    payload: { changes },
  });
  if (changes.publishedAt) await redraftSuggestions(tx, actor, before, changes.publishedAt[1]);
  if (wanted.ours === true && before.sourceId) await dropSource(tx, before.sourceId);
  else if (wanted.ours === false && !before.sourceId)
    await addArticleSource(tx, actor, place.dossierId, articleId, { ...known, ...defined(wanted) });
  else if (before.sourceId)
    await follow(tx, actor, { dossierId: place.dossierId, facts: place.facts, sourceId: before.sourceId }, changes);
  return { id: articleId, version: before.version + 1 };
}

export const markSentencesInput = z.strictObject({
  revisionId: idInput,
  sentenceIds: z
    .array(idInput)
    .min(1, "Choose at least one sentence.")
    .max(500, "Mark at most 500 sentences at a time."),
  state: z.enum(["not-checkable", "unexamined"]),
  /** Takes back one's own marks alone, as an undo does: what somebody else has marked since stays. */
  own: z.boolean().optional(),
});

/**
 * Says of sentences that there is nothing in them to check, or takes that back.
 * @returns the sentences whose mark changed; marking again changes none.
 */
export async function markSentences(tx: Tx, actor: Actor, input: z.output<typeof markSentencesInput>) {
  const { revisionId, state, own } = input;
  const place = await placeOf(tx, actor, "revision", revisionId);
  authorise("article.edit", place.facts);
  const asked = [...new Set(input.sentenceIds)];
  const found = await sentencesAmong(tx, revisionId, asked);
  if (found.length < asked.length)
    throw new Invalid("Some of these sentences are not in this text. Open it again and choose anew.", {
      sentenceIds: "Choose sentences of this revision.",
    });
  const markedBy = new Map(found.map((sentence) => [sentence.id, sentence.notCheckableBy]));
  const sentenceIds = asked.filter((id) => {
    const by = markedBy.get(id) ?? null;
    return state === "not-checkable" ? by === null : by !== null && (!own || by === actor.personId);
  });
  if (sentenceIds.length === 0) return { revisionId, sentenceIds };
  await markNotCheckable(tx, sentenceIds, state === "not-checkable" ? actor.personId : null);
  await record(tx, actor, place.dossierId, {
    type: "sentences-marked",
    subject: { type: "article", id: await articleOfRevision(tx, revisionId) },
    payload: { revisionId, sentenceIds, state },
  });
  return { revisionId, sentenceIds };
}

export const setAsideInput = z.strictObject({
  revisionId: idInput,
  paragraphs: z
    .array(z.int().min(0))
    .min(1, "Choose at least one paragraph.")
    .max(500, "Choose at most 500 paragraphs at a time."),
  state: z.enum(["aside", "article"]),
});

/**
 * Sets paragraphs aside as not being the article, or puts them back into it. The text itself stays as it is.
 * @returns the paragraphs whose state changed; asking again changes none.
 */
export async function setAside(tx: Tx, actor: Actor, input: z.output<typeof setAsideInput>) {
  const { revisionId, state } = input;
  const place = await placeOf(tx, actor, "revision", revisionId);
  authorise("article.edit", place.facts);
  const { dossierId } = place;
  const count = (await paragraphsOfRevision(tx, revisionId)).length;
  const asked = [...new Set(input.paragraphs)].sort((one, other) => one - other);
  if (asked.some((paragraph) => paragraph >= count))
    throw new Invalid("Some of these paragraphs are not in this text. Open it again and choose anew.", {
      paragraphs: `This text has ${count} paragraphs, counted from 0.`,
    });
  const aside = new Set((await asidesOf(tx, revisionId)).map(({ paragraph }) => paragraph));
  const paragraphs = asked.filter((paragraph) => aside.has(paragraph) !== (state === "aside"));
  if (paragraphs.length === 0) return { revisionId, paragraphs };
  if (state === "article") {
    await deleteAsides(tx, revisionId, paragraphs);
    await suggestIn(tx, actor, revisionId, paragraphs);
  } else
    await insertAsides(
      tx,
      paragraphs.map((paragraph) => ({ dossierId, revisionId, paragraph, reason: "other", setBy: actor.personId })),
    );
  await record(tx, actor, dossierId, {
    type: "paragraphs-set-aside",
    subject: { type: "article", id: await articleOfRevision(tx, revisionId) },
    payload: { revisionId, paragraphs, state },
  });
  return { revisionId, paragraphs };
}

/** An article of theirs is a source from the start; whether it is own reporting is not established yet. */
async function addArticleSource(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  articleId: string,
  { title, outlet, byline, publishedAt, url }: ArticleMetadata,
): Promise<string> {
  const id = newId();
  const source: SourceFields & { articleId: string } = {
    kind: "article",
    title,
    outlet,
    author: byline,
    url,
    publishedAt,
    articleId,
    ownReporting: null,
    unidentified: false,
    state: "good",
    confidential: false,
    pseudonym: "",
    reliability: (await outletGrade(tx, { outlet, url, kind: "article" })) ?? "F",
  };
  await insertSource(tx, { id, dossierId, ...source, createdBy: actor.personId, createdAt: actor.now.toISOString() });
  await record(tx, actor, dossierId, {
    type: "source-added",
    subject: { type: "source", id },
    sourceId: id,
    payload: source,
  });
  return id;
}

/** A draft of ours is no source, and what rests on a source cannot be left without it. */
async function dropSource(tx: Tx, sourceId: string): Promise<void> {
  const uses = await usesOfSource(tx, sourceId);
  const listed = (
    [
      [uses.evidence, "piece of evidence", "pieces of evidence"],
      [uses.links, "origin link", "origin links"],
      [uses.snapshots, "snapshot", "snapshots"],
      [uses.tasks, "task", "tasks"],
      [uses.comments, "comment", "comments"],
    ] as const
  ).flatMap(([count, one, many]) => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : []));
  if (listed.length > 0)
    throw new Conflict(
      `This article is a source with ${listed.join(", ")}, and a draft of ours is never a source. It stays theirs; upload the draft as an article of its own.`,
      uses,
    );
  await deleteArticleSource(tx, sourceId);
}

type ArticleSource = { dossierId: string; facts: Facts; sourceId: string };

/** Carries what was corrected in the article over to its source. */
async function follow(
  tx: Tx,
  actor: Actor,
  { dossierId, facts, sourceId }: ArticleSource,
  { title, outlet, byline, url, publishedAt }: Changes<ArticleMetadata>,
): Promise<void> {
  const wanted = defined({
    title: title?.[1],
    outlet: outlet?.[1],
    author: byline?.[1],
    url: url?.[1],
    publishedAt: publishedAt?.[1],
  });
  const before = await sourceById(tx, actor, sourceId);
  if (!before || Object.keys(wanted).length === 0) return;
  authorise("source.edit", { ...facts, cleared: before.cleared });
  const followed = { ...wanted, ...(await gradeAfter(tx, before, wanted)) };
  const changes = changesBetween<SourceFields>(before, followed);
  if (Object.keys(changes).length === 0) return;
  await updateSource(tx, sourceId, undefined, followed);
  await record(tx, actor, dossierId, {
    type: "source-changed",
    subject: { type: "source", id: sourceId },
    sourceId,
    payload: { changes },
  });
  await settle(tx, actor, dossierId, { sourceIds: [sourceId] });
}

/** The fields that are given. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
