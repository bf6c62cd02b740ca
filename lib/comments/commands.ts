import { z } from "zod";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { insertComment, insertEdit, nameableIn, type StoredComment, storedComment, updateComment } from "@/db/comments";
import { evidenceById } from "@/db/evidence";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { revisionById } from "@/db/revisions";
import { followersOf } from "@/db/talk-followers";
import { taskById } from "@/db/tasks";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { type CommentedWords, type CommentSubject, commentSubjects } from "@/lib/comments/comment";
import { namedIn } from "@/lib/comments/named";
import { Invalid, NotFound } from "@/lib/errors";
import { idInput, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

const text = prose(10_000).refine((typed) => typed.trim() !== "", "Write what you want to say.");

/** Longer stretches are a passage, and no words to point at. */
const longestWords = 5_000;

export const wordsInput = z.strictObject({
  revisionId: idInput,
  start: z.number().int().min(0),
  end: z.number().int().positive(),
  /** The words there, as a check that the offsets mean what the sender saw. */
  quote: z.string().max(longestWords).optional(),
});

export const writeCommentInput = z.strictObject({
  on: z.enum(commentSubjects),
  id: idInput,
  text,
  /** The first comment of the thread that this answers in. */
  threadId: idInput.nullish(),
  /** The exact words that it is about; on an article alone. */
  words: wordsInput.nullish(),
});

/**
 * Says something about a claim, a piece of evidence, an article, a source or a task, or answers in a thread. Members who
 * are named with @ are told; so is who took part in the thread, and who watches or has the task. An answer in a thread
 * that was resolved opens it again.
 */
export async function writeComment(tx: Tx, actor: Actor, input: z.output<typeof writeCommentInput>) {
  const { on, id } = input;
  const place = await placeOf(tx, actor, on, id);
  authorise("comment", place.facts);
  const thread = input.threadId ? await threadOn(tx, place, on, id, input.threadId) : null;
  const about = thread ?? (await subjectOf(tx, actor, on, id));
  if (about.claimId) await mustStand(tx, actor, about.claimId);
  const words = input.words ? await wordsFor(tx, actor, about, input.words) : null;
  const said = input.text.trim();
  const commentId = newId();
  const { claimId, evidenceId, articleId, sourceId, taskId } = about;
  await insertComment(tx, {
    id: commentId,
    dossierId: place.dossierId,
    claimId,
    evidenceId,
    articleId,
    sourceId,
    taskId,
    threadId: thread?.id ?? null,
    words,
    text: said,
    personId: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  const talked = talkedOf(about);
  const eventId = await record(tx, actor, place.dossierId, {
    type: "comment-written",
    ...talked.event,
    payload: {
      on: talked.on,
      text: said,
      commentId,
      ...(thread ? { threadId: thread.id } : {}),
      ...(words ? { words: words.quote } : {}),
    },
  });
  const named = await tellNamed(tx, actor, place.dossierId, about, { eventId, text: said, was: "" });
  if (thread || taskId) await tellFollowers(tx, actor, place.dossierId, about, { eventId, thread, told: named });
  if (thread?.resolvedAt) await setResolved(tx, actor, thread, { resolved: false });
  return { id: commentId };
}

export const editCommentInput = z.strictObject({ commentId: idInput, seen: seenInput.optional(), text });

/** Changes what somebody said themselves; what it said before is kept, and can be looked at. Who is named now is told. */
export async function editComment(tx: Tx, actor: Actor, input: z.output<typeof editCommentInput>) {
  const { commentId: id, seen } = input;
  const place = await placeOf(tx, actor, "comment", id);
  const before = await storedComment(tx, id);
  if (!before) throw new NotFound();
  authorise("comment.edit", { ...place.facts, ownComment: before.personId === actor.personId });
  const said = input.text.trim();
  if (said === before.text) return { id };
  const at = actor.now.toISOString();
  await updateComment(tx, id, seen, { text: said, editedAt: at });
  await insertEdit(tx, { id: newId(), dossierId: place.dossierId, commentId: id, text: before.text, at });
  const talked = talkedOf(before);
  const eventId = await record(tx, actor, place.dossierId, {
    type: "comment-edited",
    ...talked.event,
    payload: { on: talked.on, commentId: id, text: said, was: before.text },
  });
  await tellNamed(tx, actor, place.dossierId, before, { eventId, text: said, was: before.text });
  return { id };
}

export const resolveThreadInput = z.strictObject({
  /** The first comment of the thread. */
  commentId: idInput,
  seen: seenInput.optional(),
  resolved: z.boolean(),
});

/** Says that a thread is resolved, or that it is not. Whoever may talk may say so. */
export async function resolveThread(tx: Tx, actor: Actor, input: z.output<typeof resolveThreadInput>) {
  const place = await placeOf(tx, actor, "comment", input.commentId);
  authorise("comment", place.facts);
  const thread = await storedComment(tx, input.commentId);
  if (!thread) throw new NotFound();
  if (thread.threadId) throw new Invalid("A thread is resolved at its first comment.", { commentId: thread.threadId });
  await setResolved(tx, actor, thread, input);
  return { id: thread.id };
}

async function setResolved(
  tx: Tx,
  actor: Actor,
  thread: StoredComment,
  { resolved, seen }: { resolved: boolean; seen?: number | undefined },
): Promise<void> {
  // Two who say the same at once are both right.
  if ((thread.resolvedAt !== null) === resolved) return;
  await updateComment(tx, thread.id, seen, {
    resolvedAt: resolved ? actor.now.toISOString() : null,
    resolvedBy: resolved ? actor.personId : null,
  });
  const talked = talkedOf(thread);
  await record(tx, actor, thread.dossierId, {
    type: resolved ? "thread-resolved" : "thread-reopened",
    ...talked.event,
    payload: { on: talked.on, commentId: thread.id },
  });
}

/** What a comment stands with, and what its words tell of. */
type About = Pick<
  StoredComment,
  "claimId" | "evidenceId" | "articleId" | "sourceId" | "taskId" | "aboutSourceId" | "historyClaimId"
>;

async function subjectOf(tx: Tx, actor: Actor, on: CommentSubject, id: string): Promise<About> {
  const nothing = { claimId: null, evidenceId: null, articleId: null, sourceId: null, taskId: null };
  if (on === "evidence") {
    const evidence = await evidenceById(tx, actor, id);
    if (!evidence) throw new NotFound();
    const { claimId, sourceId } = evidence;
    return { ...nothing, claimId, evidenceId: id, aboutSourceId: sourceId, historyClaimId: claimId };
  }
  // Talk about a confidential source is for those cleared for it, also where a task is about the source.
  const task = on === "task" ? await taskById(tx, actor, id) : null;
  return {
    ...nothing,
    [`${on}Id`]: id,
    aboutSourceId: on === "source" ? id : (task?.sourceId ?? null),
    historyClaimId: on === "claim" ? id : (task?.claimId ?? null),
  };
}

/** The thread that is answered in. @throws Invalid for one of something else, and for a comment that is an answer itself. */
async function threadOn(tx: Tx, place: Place, on: CommentSubject, id: string, threadId: string) {
  const thread = await storedComment(tx, threadId);
  if (!thread || thread.dossierId !== place.dossierId || thread[`${on}Id`] !== id)
    throw new Invalid("That thread is not about this.", { threadId: "Choose a thread of what this is about." });
  if (thread.threadId)
    throw new Invalid("That comment is an answer itself.", { threadId: `Its thread begins with ${thread.threadId}.` });
  return thread;
}

/** @throws Invalid for words that are not in a text of the article. */
async function wordsFor(
  tx: Tx,
  actor: Actor,
  { articleId }: About,
  { revisionId, start, end, quote }: z.output<typeof wordsInput>,
): Promise<CommentedWords> {
  const revision = articleId ? await revisionById(tx, actor, revisionId) : null;
  if (!revision || revision.articleId !== articleId)
    throw new Invalid("Choose words of the article that this is about.", {
      words: "The words must be of a revision of that article.",
    });
  if (start >= end || end > revision.text.length || end - start > longestWords)
    throw new Invalid("Select some words of the article.", {
      words: `Between 1 and ${longestWords} characters; the text ends at ${revision.text.length}.`,
    });
  const exact = revision.text.slice(start, end);
  if (quote !== undefined && quote !== exact)
    throw new Invalid("The words at these offsets are others than the quote.", { words: `There it says: ${exact}` });
  return { revisionId, start, end, quote: exact };
}

/** What an event of talk is about. */
function talkedOf({ claimId, evidenceId, articleId, sourceId, taskId, aboutSourceId, historyClaimId }: About) {
  const [on, id] = evidenceId
    ? (["evidence", evidenceId] as const)
    : claimId
      ? (["claim", claimId] as const)
      : articleId
        ? (["article", articleId] as const)
        : sourceId
          ? (["source", sourceId] as const)
          : (["task", taskId ?? ""] as const);
  return {
    on,
    event: {
      subject: { type: on, id },
      ...(historyClaimId ? { claimId: historyClaimId } : {}),
      ...(aboutSourceId ? { sourceId: aboutSourceId } : {}),
    },
  };
}

/** Tells members who are named, and were not before. @returns all who are named, and who names them. */
async function tellNamed(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  { historyClaimId, taskId }: About,
  { eventId, text: said, was }: { eventId: number; text: string; was: string },
): Promise<ReadonlySet<string>> {
  const told = new Set([actor.personId]);
  if (!said.includes("@")) return told;
  const people = await nameableIn(tx, dossierId);
  for (const personId of namedIn(was, people)) told.add(personId);
  for (const personId of namedIn(said, people)) {
    if (!told.has(personId))
      await addNotice(tx, {
        personId,
        dossierId,
        kind: "mentioned",
        eventId,
        claimId: historyClaimId,
        taskId,
        at: actor.now.toISOString(),
      });
    told.add(personId);
  }
  return told;
}

/** Tells those whom new words concern though they do not name them; each once, and who answered before of an answer. */
async function tellFollowers(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  { taskId, aboutSourceId, historyClaimId: claimId }: About,
  { eventId, thread, told }: { eventId: number; thread: StoredComment | null; told: ReadonlySet<string> },
): Promise<void> {
  const talked = { dossierId, threadId: thread?.id ?? null, taskId, sourceId: aboutSourceId, claimId };
  for (const { personId, answered } of await followersOf(tx, talked))
    if (!told.has(personId))
      await addNotice(tx, {
        personId,
        dossierId,
        kind: answered ? "answered" : "watched",
        eventId,
        claimId,
        taskId,
        at: actor.now.toISOString(),
      });
}
