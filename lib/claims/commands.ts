import { z } from "zod";
import { type Article, articleById } from "@/db/articles";
import {
  type Claim,
  claimById,
  deleteMention,
  insertClaim,
  insertMention,
  mentionById,
  mentionsOf,
  nextNumber,
  updateClaim,
  updateMention,
} from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { memberRole } from "@/db/dossiers";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { type Revision, revisionById } from "@/db/revisions";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { selectorAt, type TextRange } from "@/lib/claims/anchor";
import { citedIn, citesInput, type SentCites } from "@/lib/claims/cited";
import { type Cited, claimKinds, mentionModes, stakesLevels } from "@/lib/claims/claim";
import { settle } from "@/lib/claims/settle";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { changesBetween } from "@/lib/history/events";
import { idInput, instantInput, line, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

const replyInput = z.strictObject({
  askedAt: instantInput,
  how: line(500, "how they were asked"),
  until: instantInput.nullable().default(null),
  answer: prose(10_000).nullable().default(null),
  silence: z.boolean().default(false),
});

const fields = {
  statement: line(1000, "the statement, in one sentence that stands alone"),
  kind: z.enum(claimKinds),
  stakes: z.enum(stakesLevels),
  about: z.array(line(200, "a name")).max(50),
  reply: replyInput.nullable(),
  assigneeId: idInput.nullable(),
  /** When its check is to be done. */
  dueAt: instantInput.nullable(),
};

const mentionFields = {
  revisionId: idInput,
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  /** The words there, as a check that the offsets mean what the sender saw. */
  quote: z.string().max(100_000).optional(),
  mode: z.enum(mentionModes).default("asserts"),
  /** Whom the article cites for it; the words must stand near the mention. */
  cites: citesInput.nullable().optional(),
};

export const createClaimInput = z.strictObject({
  dossierId: idInput,
  statement: fields.statement,
  kind: fields.kind.default("other"),
  stakes: fields.stakes.default("routine"),
  about: fields.about.default([]),
  reply: fields.reply.default(null),
  assigneeId: fields.assigneeId.default(null),
  dueAt: fields.dueAt.optional(),
  mention: z.strictObject(mentionFields).optional(),
});

/** Tags a claim, with the mention where it was found; it is named after the article: A1, A2 and so on. */
export async function createClaim(tx: Tx, actor: Actor, input: z.output<typeof createClaimInput>) {
  const { dossierId, mention, ...claim } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("claim.edit", place.facts);
  await mustBeMember(tx, dossierId, claim.assigneeId);
  const newest = mention ? await newestRevision(tx, actor, place, mention.revisionId) : null;
  const article = newest?.article;
  const articleId = article?.id ?? null;
  const number = await nextNumber(tx, dossierId, articleId);
  const ref = `${article?.letter ?? ""}${number}`;
  const id = newId();
  await insertClaim(tx, {
    id,
    dossierId,
    articleId,
    number,
    ref,
    ...claim,
    statementBy: actor.personId,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  const eventId = await record(tx, actor, dossierId, {
    type: "claim-created",
    subject: { type: "claim", id },
    claimId: id,
    payload: { ref, ...claim },
  });
  await tellAssignee(tx, actor, dossierId, id, null, claim.assigneeId, eventId);
  const mentionId = mention && newest ? await placeMention(tx, actor, id, mention, newest.revision) : null;
  return { id, ref, mentionId };
}

export const editClaimInput = z.strictObject({
  claimId: idInput,
  seen: seenInput,
  statement: fields.statement.optional(),
  kind: fields.kind.optional(),
  stakes: fields.stakes.optional(),
  about: fields.about.optional(),
  reply: fields.reply.optional(),
  assigneeId: fields.assigneeId.optional(),
  dueAt: fields.dueAt.optional(),
});

/** Changes what a claim says, its kind, stakes, whom it is about and their reply, who checks it, or until when. */
export async function editClaim(tx: Tx, actor: Actor, input: z.output<typeof editClaimInput>) {
  const { claimId, seen, ...wanted } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const before = await claimById(tx, actor, claimId);
  if (!before) throw new NotFound();
  await mustStand(tx, actor, claimId);
  if (wanted.assigneeId) await mustBeMember(tx, place.dossierId, wanted.assigneeId);
  return editFound(tx, actor, before, seen, wanted);
}

/**
 * Edits a claim that was found and may be worked on, for one claim and for each of many.
 * @param tell how its new checker is told: a step over many claims gathers what it tells.
 */
export async function editFound(
  tx: Tx,
  actor: Actor,
  before: Claim,
  seen: number,
  wanted: Omit<z.output<typeof editClaimInput>, "claimId" | "seen">,
  tell = addNotice,
) {
  const { id: claimId, dossierId, statement, kind, stakes, about, reply, assigneeId, dueAt } = before;
  const changes = changesBetween({ statement, kind, stakes, about, reply, assigneeId, dueAt }, wanted);
  if (Object.keys(changes).length === 0) return { id: claimId };
  await updateClaim(tx, claimId, seen, {
    ...wanted,
    ...(changes.statement ? { statementBy: actor.personId } : {}),
  });
  const eventId = await record(tx, actor, dossierId, {
    type: "claim-changed",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { changes },
  });
  await tellAssignee(tx, actor, dossierId, claimId, before.assigneeId, wanted.assigneeId ?? null, eventId, tell);
  if (changes.statement) await settle(tx, actor, dossierId, { claimIds: [claimId] });
  return { id: claimId };
}

export const addMentionInput = z.strictObject({ claimId: idInput, ...mentionFields });

/** Adds another place where an article makes the claim. Mentions may overlap; the same words twice may not. */
export async function addMention(tx: Tx, actor: Actor, input: z.output<typeof addMentionInput>) {
  const { claimId, ...mention } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  await mustStand(tx, actor, claimId);
  const { revision } = await newestRevision(tx, actor, place, mention.revisionId);
  const id = await placeMention(tx, actor, claimId, mention, revision);
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id, claimId };
}

export const editMentionInput = z.strictObject({
  mentionId: idInput,
  seen: seenInput.optional(),
  /** The article's newest revision, to place a mention there that is gone from it. */
  revisionId: idInput.optional(),
  start: mentionFields.start.optional(),
  end: mentionFields.end.optional(),
  quote: mentionFields.quote,
  mode: z.enum(mentionModes).optional(),
  cites: mentionFields.cites,
});

/**
 * Moves the ends of a mention in its revision, or says how it puts the claim; one that is gone is placed in the newest
 * revision of its article.
 */
export async function editMention(tx: Tx, actor: Actor, input: z.output<typeof editMentionInput>) {
  const { mentionId, seen, quote: said, cites: sentCites, ...wanted } = input;
  const place = await placeOf(tx, actor, "mention", mentionId);
  authorise("claim.edit", place.facts);
  const before = await mentionById(tx, actor, mentionId);
  if (!before) throw new NotFound();
  const start = wanted.start ?? before.start;
  const end = wanted.end ?? before.end;
  const mode = wanted.mode ?? before.mode;
  const revisionId = wanted.revisionId ?? before.revisionId;
  const revision = await revisionIn(tx, actor, place, revisionId);
  const moves = start !== before.start || end !== before.end;
  if (revisionId === before.revisionId && moves) await articleReadIn(tx, actor, revision);
  if (revisionId !== before.revisionId) {
    if (revision.articleId !== before.articleId)
      throw new Invalid("A mention stays in its article. Add another one to that article instead.", {
        revisionId: "Choose the newest revision of the same article.",
      });
    await articleReadIn(tx, actor, revision);
    if (wanted.start === undefined || wanted.end === undefined)
      throw new Invalid("Say where it stands in the newest text.", { start: "Give start and end in that revision." });
  }
  const found = wordsAt(revision.text, start, end, said);
  let cites = sentCites === undefined ? before.cites : citesAt(revision.text, { start, end }, sentCites);
  // What it cites is looked for again in another text; where that no longer says so, it cites nobody.
  if (sentCites === undefined && before.cites && revisionId !== before.revisionId)
    cites = citedIn(revision.text, { start, end }, before.cites);
  const changes = changesBetween(
    {
      revisionId: before.revisionId,
      start: before.start,
      end: before.end,
      quote: before.quote,
      mode: before.mode,
      cites: before.cites,
    },
    { revisionId, start, end, quote: found.quote, mode, cites },
  );
  const { claimId, version } = before;
  if (Object.keys(changes).length === 0) return { id: mentionId, claimId, version };
  const attributes = mode === "attributes";
  await updateMention(tx, mentionId, seen ?? null, {
    revisionId,
    start,
    end,
    ...found,
    mode,
    cites,
    ...(attributes ? {} : { attribution: null, attributionBy: null }),
  });
  await record(tx, actor, place.dossierId, {
    type: "mention-changed",
    subject: { type: "mention", id: mentionId },
    claimId,
    payload: { claimId, changes },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id: mentionId, claimId, version: version + 1 };
}

export const removeMentionInput = z.strictObject({ mentionId: idInput });

/** Takes a mention away; the history keeps its words. */
export async function removeMention(tx: Tx, actor: Actor, input: z.output<typeof removeMentionInput>) {
  const place = await placeOf(tx, actor, "mention", input.mentionId);
  authorise("claim.edit", place.facts);
  const before = await mentionById(tx, actor, input.mentionId);
  if (!before) throw new NotFound();
  await deleteMention(tx, before.id);
  const { claimId, revisionId, start, end, quote, mode, cites } = before;
  await record(tx, actor, place.dossierId, {
    type: "mention-removed",
    subject: { type: "mention", id: before.id },
    claimId,
    payload: { claimId, revisionId, start, end, quote, mode, ...(cites ? { cites } : {}) },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id: before.id, claimId };
}

async function placeMention(
  tx: Tx,
  actor: Actor,
  claimId: string,
  mention: Omit<z.output<typeof addMentionInput>, "claimId">,
  { dossierId, text }: Pick<Revision, "dossierId" | "text">,
): Promise<string> {
  const { revisionId, start, end, mode } = mention;
  const found = wordsAt(text, start, end, mention.quote);
  const cites = citesAt(text, { start, end }, mention.cites ?? null);
  const others = await mentionsOf(tx, actor, [claimId]);
  if (others.some((other) => other.revisionId === revisionId && other.start === start && other.end === end))
    throw new Conflict("These words are a mention of this claim already.");
  const id = newId();
  await insertMention(tx, {
    id,
    dossierId,
    claimId,
    revisionId,
    start,
    end,
    ...found,
    mode,
    cites,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  await record(tx, actor, dossierId, {
    type: "mention-added",
    subject: { type: "mention", id },
    claimId,
    payload: { claimId, revisionId, start, end, quote: found.quote, mode, ...(cites ? { cites } : {}) },
  });
  return id;
}

async function revisionIn(tx: Tx, actor: Actor, place: Place, revisionId: string) {
  const revision = await revisionById(tx, actor, revisionId);
  if (!revision || revision.dossierId !== place.dossierId)
    throw new Invalid("That revision is not in this dossier.", { revisionId: "Choose an article of this dossier." });
  return revision;
}

/**
 * The article that is read in this revision.
 * @throws Conflict for a text that was corrected since: what is tagged there would be gone at once.
 */
async function articleReadIn(tx: Tx, actor: Actor, revision: Pick<Revision, "id" | "articleId">): Promise<Article> {
  const article = await articleById(tx, actor, revision.articleId);
  if (article?.revisionId !== revision.id)
    throw new Conflict("This text has been corrected since. Open the newest revision and choose the words there.", {
      current: article?.revisionId,
    });
  return article;
}

/** The revision that words are tagged in, with its article. */
async function newestRevision(tx: Tx, actor: Actor, place: Place, revisionId: string) {
  const revision = await revisionIn(tx, actor, place, revisionId);
  return { revision, article: await articleReadIn(tx, actor, revision) };
}

/** The words of a range with their surroundings. @throws Invalid when the range is not in the text, or says other words. */
function wordsAt(text: string, start: number, end: number, said: string | undefined) {
  if (end <= start || end > text.length || text.slice(start, end).trim() === "")
    throw new Invalid("Select some words of the article.", { end: `The text ends at ${text.length}.` });
  const { exact, prefix, suffix } = selectorAt(text, start, end);
  if (said !== undefined && said !== exact)
    throw new Invalid("The words at these offsets are others than the quote.", { quote: `There it says: ${exact}` });
  return { quote: exact, prefix, suffix };
}

/** @throws Invalid when the words that cite are not in the text near the mention. */
function citesAt(text: string, mention: TextRange, sent: SentCites | null): Cited | null {
  if (!sent) return null;
  const cites = citedIn(text, mention, sent);
  if (!cites)
    throw new Invalid("The words that cite are not in the text near the mention. Copy them from it.", {
      cites: "Copy the words from the text near the mention.",
    });
  return cites;
}

/** @throws Invalid for somebody who is not in the dossier. */
export async function mustBeMember(tx: Tx, dossierId: string, personId: string | null): Promise<void> {
  if (personId && !(await memberRole(tx, dossierId, personId)))
    throw new Invalid("Only members of the dossier can check its claims.", { assigneeId: "Choose a member." });
}

async function tellAssignee(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  claimId: string,
  before: string | null,
  assigneeId: string | null,
  eventId: number,
  tell = addNotice,
): Promise<void> {
  if (!assigneeId || assigneeId === before || assigneeId === actor.personId) return;
  await tell(tx, {
    personId: assigneeId,
    dossierId,
    kind: "assigned",
    eventId,
    claimId,
    at: actor.now.toISOString(),
  });
}
