import { z } from "zod";
import { updateArticle } from "@/db/articles";
import { rememberBlob } from "@/db/blobs";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { membersOf } from "@/db/dossiers";
import { record } from "@/db/history";
import { outletGrade } from "@/db/outlets";
import { adoptSources } from "@/db/proposals";
import {
  clearedFor,
  deleteClearances,
  insertClearances,
  insertSnapshot,
  insertSource,
  sourceById,
  updateSource,
} from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import type { Capture } from "@/lib/articles/article";
import { settle } from "@/lib/claims/settle";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { changesBetween, type SourceFields } from "@/lib/history/events";
import { dateInput, idInput, line, optionalLine, seenInput, urlInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { gradeAfter } from "@/lib/sources/grade-commands";
import { reliabilities, sourceKinds, sourceStates } from "@/lib/sources/source";
import { carryState } from "@/lib/sources/source-change-commands";

const fields = {
  kind: z.enum(sourceKinds),
  title: line(500, "what it is called"),
  outlet: optionalLine(200),
  author: optionalLine(200),
  url: urlInput,
  publishedAt: dateInput.nullable(),
  ownReporting: z.boolean().nullable(),
  unidentified: z.boolean(),
  state: z.enum(sourceStates),
  confidential: z.boolean(),
  pseudonym: optionalLine(200),
  reliability: z.enum(reliabilities),
};

export const addSourceInput = z.strictObject({
  dossierId: idInput,
  kind: fields.kind,
  title: fields.title,
  outlet: fields.outlet.default(""),
  author: fields.author.default(""),
  url: fields.url.default(""),
  publishedAt: fields.publishedAt.default(null),
  ownReporting: fields.ownReporting.default(null),
  unidentified: fields.unidentified.default(false),
  state: fields.state.default("good"),
  confidential: fields.confidential.default(false),
  pseudonym: fields.pseudonym.default(""),
  /** Null or left out: as its outlet is graded. */
  reliability: fields.reliability.nullable().optional(),
});

/** Adds anything that bears on a claim. Whoever adds a confidential source is cleared for it, and nobody else yet. */
export async function addSource(tx: Tx, actor: Actor, input: z.output<typeof addSourceInput>) {
  const { dossierId, reliability, ...given } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("source.add", place.facts);
  mustHavePseudonym(given);
  const source = {
    ...given,
    reliability: reliability ?? (await outletGrade(tx, given)) ?? ("F" as const),
    graded: Boolean(reliability),
  };
  const id = newId();
  await insertSource(tx, {
    id,
    dossierId,
    ...source,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  if (source.confidential) await insertClearances(tx, id, [actor.personId]);
  await record(tx, actor, dossierId, {
    type: "source-added",
    subject: { type: "source", id },
    sourceId: id,
    payload: { ...source, articleId: null },
  });
  if (source.state !== "good") await carryState(tx, actor, { sourceId: id, state: source.state });
  return { id };
}

export const editSourceInput = z.strictObject({
  sourceId: idInput,
  seen: seenInput,
  kind: fields.kind.optional(),
  title: fields.title.optional(),
  outlet: fields.outlet.optional(),
  author: fields.author.optional(),
  url: fields.url.optional(),
  publishedAt: fields.publishedAt.optional(),
  ownReporting: fields.ownReporting.optional(),
  unidentified: fields.unidentified.optional(),
  state: fields.state.optional(),
  confidential: fields.confidential.optional(),
  pseudonym: fields.pseudonym.optional(),
  /** Null takes a grade of its own back: it is as its outlet is graded again. */
  reliability: fields.reliability.nullable().optional(),
});

/**
 * Changes what is known of a source. What an uploaded article shows changes in the article as well; its state reaches
 * every source of the same work.
 */
export async function editSource(tx: Tx, actor: Actor, input: z.output<typeof editSourceInput>) {
  const { sourceId, seen, reliability, ...given } = input;
  const place = await placeOf(tx, actor, "source", sourceId);
  const before = await sourceById(tx, actor, sourceId);
  if (!before) throw new NotFound();
  authorise("source.edit", { ...place.facts, cleared: before.cleared });
  const wanted = { ...given, ...(await gradeAfter(tx, before, { ...given, reliability })) };
  const changes = changesBetween(sourceFields(before), wanted);
  if (Object.keys(changes).length === 0) return { id: sourceId };
  mustHavePseudonym({ ...sourceFields(before), ...wanted });
  if (changes.confidential && before.confidential) authorise("source.clear", place.facts);
  if (before.articleId) {
    if (wanted.confidential)
      throw new Invalid("An uploaded article can be read by every member, so it cannot be a confidential source.", {
        confidential: "Add the confidential material as a source of its own, such as a document.",
      });
    if (changes.kind) throw new Invalid("An uploaded article stays an article.", { kind: "Leave it at article." });
  }
  await updateSource(tx, sourceId, seen, wanted);
  await adoptSources(tx, [sourceId]);
  if (changes.confidential) {
    await deleteClearances(tx, sourceId, await clearedFor(tx, sourceId));
    if (wanted.confidential) await insertClearances(tx, sourceId, [actor.personId]);
  }
  if (before.articleId) await carryToArticle(tx, actor, place.dossierId, before.articleId, changes);
  await record(tx, actor, place.dossierId, {
    type: "source-changed",
    subject: { type: "source", id: sourceId },
    sourceId,
    payload: { changes },
  });
  if (changes.state) await carryState(tx, actor, { sourceId, state: changes.state[1] });
  await settle(tx, actor, place.dossierId, { sourceIds: [sourceId] });
  return { id: sourceId };
}

export const setClearedInput = z.strictObject({
  sourceId: idInput,
  personIds: z.array(idInput).min(1, "At least one person must know who it is.").max(200),
});

/** Says who may see what a confidential source is: exactly these members. */
export async function setCleared(tx: Tx, actor: Actor, input: z.output<typeof setClearedInput>) {
  const { sourceId, personIds } = input;
  const place = await placeOf(tx, actor, "source", sourceId);
  authorise("source.clear", place.facts);
  const members = new Set((await membersOf(tx, actor, place.dossierId)).map((member) => member.personId));
  if (!personIds.every((personId) => members.has(personId)))
    throw new Invalid("Only members of the dossier can be cleared.", { personIds: "Choose members." });
  const source = await sourceById(tx, actor, sourceId);
  if (!source?.confidential)
    throw new Conflict("This source is not confidential: every member sees it. Make it confidential first.");
  const before = await clearedFor(tx, sourceId);
  const added = personIds.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !personIds.includes(id));
  if (added.length === 0 && removed.length === 0) return { id: sourceId, personIds };
  await insertClearances(tx, sourceId, added);
  await deleteClearances(tx, sourceId, removed);
  await record(tx, actor, place.dossierId, {
    type: "source-cleared",
    subject: { type: "source", id: sourceId },
    sourceId,
    payload: { added, removed },
  });
  return { id: sourceId, personIds };
}

/** Bytes that were stored before the transaction, with what could be read from them and how they came. */
export type StoredSnapshot = {
  sha256: string;
  size: number;
  fileName: string;
  text: string | null;
  /** Offsets in the text at which its pages begin; null where it has none. */
  pages: number[] | null;
  mediaType: string;
  /** Null for an upload. */
  captured: Capture | null;
};

/** Keeps bytes of a source: from then on it is held. */
export async function addSnapshot(tx: Tx, actor: Actor, input: { sourceId: string; stored: StoredSnapshot }) {
  const { sourceId, stored } = input;
  const place = await placeOf(tx, actor, "source", sourceId);
  const source = await sourceById(tx, actor, sourceId);
  if (!source) throw new NotFound();
  authorise("source.edit", { ...place.facts, cleared: source.cleared });
  const id = newId();
  await rememberBlob(tx, stored);
  await insertSnapshot(tx, {
    id,
    dossierId: place.dossierId,
    sourceId,
    sha256: stored.sha256,
    fileName: stored.fileName,
    text: stored.text,
    pages: stored.pages,
    mediaType: stored.mediaType,
    captured: stored.captured,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  await record(tx, actor, place.dossierId, {
    type: "snapshot-stored",
    subject: { type: "source", id: sourceId },
    sourceId,
    payload: {
      sha256: stored.sha256,
      fileName: stored.fileName,
      ...(stored.captured ? { by: stored.captured.by, finalUrl: stored.captured.finalUrl } : {}),
    },
  });
  await adoptSources(tx, [sourceId]);
  await settle(tx, actor, place.dossierId, { sourceIds: [sourceId] });
  return { id, sourceId, sha256: stored.sha256 };
}

function mustHavePseudonym(source: { confidential: boolean; pseudonym: string }): void {
  if (source.confidential && !source.pseudonym)
    throw new Invalid("A confidential source needs a pseudonym: it is what others read.", {
      pseudonym: "Write a pseudonym.",
    });
}

function sourceFields(source: SourceFields): SourceFields {
  const { kind, title, outlet, author, url, publishedAt, ownReporting } = source;
  const { unidentified, state, confidential, pseudonym, reliability, graded = false } = source;
  return {
    kind,
    title,
    outlet,
    author,
    url,
    publishedAt,
    ownReporting,
    unidentified,
    state,
    confidential,
    pseudonym,
    reliability,
    graded,
  };
}

type SourceChanges = ReturnType<typeof changesBetween<SourceFields>>;

async function carryToArticle(tx: Tx, actor: Actor, dossierId: string, articleId: string, changes: SourceChanges) {
  const { title, outlet, author, url, publishedAt } = changes;
  const carried = {
    ...(title ? { title } : {}),
    ...(outlet ? { outlet } : {}),
    ...(author ? { byline: author } : {}),
    ...(url ? { url } : {}),
    ...(publishedAt ? { publishedAt } : {}),
  };
  if (Object.keys(carried).length === 0) return;
  await updateArticle(
    tx,
    articleId,
    undefined,
    Object.fromEntries(Object.entries(carried).map(([field, change]) => [field, change[1]])),
  );
  await record(tx, actor, dossierId, {
    type: "article-changed",
    subject: { type: "article", id: articleId },
    payload: { changes: carried },
  });
}
