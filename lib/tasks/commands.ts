import { z } from "zod";
import { articleById } from "@/db/articles";
import { claimById } from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { memberRole } from "@/db/dossiers";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { personById } from "@/db/people";
import { sourceById } from "@/db/sources";
import { evidenceIn } from "@/db/task-evidence";
import { readersAmong, setWatching, watchersOf } from "@/db/task-watchers";
import { insertTask, type Task, taskById, updateTask } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import type { RuleName } from "@/lib/dossiers/standard";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
import { changesBetween, type TaskFields } from "@/lib/history/events";
import { idInput, instantInput, line, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { requireOutcome, taskTransition } from "@/lib/tasks/status";
import { taskStates } from "@/lib/tasks/task";

const fields = {
  title: line(200, "what is to be done"),
  detail: prose(10_000),
  assigneeId: idInput.nullable(),
  dueAt: instantInput.nullable(),
  /** The sign-off of its claim waits for it. */
  blocks: z.boolean(),
  /** When whoever has it is reminded. */
  remindAt: instantInput.nullable(),
};

export const assignTaskInput = z
  .strictObject({
    dossierId: idInput,
    title: fields.title,
    detail: fields.detail.default(""),
    assigneeId: fields.assigneeId.default(null),
    dueAt: fields.dueAt.default(null),
    blocks: fields.blocks.default(false),
    remindAt: fields.remindAt.default(null),
    claimId: idInput.nullable().default(null),
    articleId: idInput.nullable().default(null),
    sourceId: idInput.nullable().default(null),
  })
  .refine((task) => [task.claimId, task.articleId, task.sourceId].filter((id) => id !== null).length <= 1, {
    error: "A task is about one claim, one article or one source. Choose one of them.",
    path: ["claimId"],
  });

/**
 * Asks for a piece of checking: of a member, or of whoever takes it while it has no assignee. Who asks somebody else
 * watches it: they are told what becomes of it.
 * @param rule the failing line of its claim that it is made of.
 */
export async function assignTask(tx: Tx, actor: Actor, input: z.output<typeof assignTaskInput>, rule?: RuleName) {
  const { dossierId, claimId, articleId, sourceId, title, detail, assigneeId, dueAt, blocks, remindAt } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("task.edit", place.facts);
  await mustBeHere(tx, actor, input);
  mustBlockAClaim(input);
  mustBeAhead(actor, remindAt);
  if (assigneeId) await mustBeAssignable(tx, dossierId, assigneeId, sourceId);
  const id = newId();
  const task = { title, detail, assigneeId, dueAt, state: "open", outcome: "" } as const;
  const about = { claimId, articleId, sourceId };
  await insertTask(tx, {
    id,
    dossierId,
    ...task,
    blocks,
    remindAt,
    ...about,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  const eventId = await record(tx, actor, dossierId, {
    type: "task-assigned",
    subject: { type: "task", id },
    ...shownWith(about),
    payload: {
      ...task,
      ...(blocks ? { blocks } : {}),
      ...(remindAt ? { remindAt } : {}),
      ...about,
      ...(rule ? { rule } : {}),
    },
  });
  if (assigneeId !== actor.personId) await setWatching(tx, id, actor.personId, true);
  await tellOfTask(tx, actor, { id, dossierId, claimId, sourceId }, eventId, { given: assigneeId });
  return { id, version: 1 };
}

export const editTaskInput = z.strictObject({
  taskId: idInput,
  seen: seenInput.optional(),
  title: fields.title.optional(),
  detail: fields.detail.optional(),
  assigneeId: fields.assigneeId.optional(),
  dueAt: fields.dueAt.optional(),
  blocks: fields.blocks.optional(),
  remindAt: fields.remindAt.optional(),
  state: z.enum(taskStates).optional(),
  outcome: prose(10_000).optional(),
  /** Pieces of evidence of the dossier that came of it. */
  evidenceIds: z.array(idInput).max(100, "Attach up to 100 pieces of evidence.").optional(),
});

/**
 * Changes a task, or says what came of it. Whose task it is may always do the latter, a reader too, and say when to be
 * reminded.
 */
export async function editTask(tx: Tx, actor: Actor, input: z.output<typeof editTaskInput>) {
  const { taskId, seen, ...wanted } = input;
  const place = await placeOf(tx, actor, "task", taskId);
  const before = await taskById(tx, actor, taskId);
  if (!before) throw new NotFound();
  const { title, detail, assigneeId, dueAt, blocks } = wanted;
  const rewritten = [title, detail, assigneeId, dueAt, blocks].some((field) => field !== undefined);
  authorise(before.assigneeId === actor.personId && !rewritten ? "comment" : "task.edit", place.facts);
  mustBeReadable(before);
  if (wanted.evidenceIds) wanted.evidenceIds = [...new Set(wanted.evidenceIds)];
  const changes = changesBetween<TaskFields>(fieldsOf(before), wanted);
  if (Object.keys(changes).length === 0) return { id: taskId, version: before.version };
  const outcome = wanted.outcome ?? before.outcome;
  if (changes.state) taskTransition(before.state, changes.state[1], outcome);
  else if (before.state === "done") requireOutcome(outcome);
  mustBlockAClaim({ blocks: blocks ?? false, claimId: before.claimId });
  if (changes.remindAt) mustBeAhead(actor, wanted.remindAt ?? null);
  if (changes.evidenceIds) await mustBeEvidenceHere(tx, place.dossierId, changes.evidenceIds[1] ?? []);
  const assignee = changes.assigneeId?.[1] ?? null;
  if (assignee) await mustBeAssignable(tx, place.dossierId, assignee, before.sourceId);
  await updateTask(tx, taskId, seen, { ...wanted, ...(changes.remindAt ? { remindedAt: null } : {}) });
  const eventId = await record(tx, actor, place.dossierId, {
    type: "task-changed",
    subject: { type: "task", id: taskId },
    ...shownWith(before),
    payload: { title: wanted.title ?? before.title, changes },
  });
  const matters = [changes.title, changes.dueAt, changes.state, changes.blocks, changes.assigneeId].some(Boolean);
  await tellOfTask(tx, actor, before, eventId, { given: assignee, had: matters ? before.assigneeId : null });
  return { id: taskId, version: before.version + 1 };
}

const fieldsOf = (task: Task): TaskFields => ({
  title: task.title,
  detail: task.detail,
  assigneeId: task.assigneeId,
  dueAt: task.dueAt,
  state: task.state,
  outcome: task.outcome,
  blocks: task.blocks,
  remindAt: task.remindAt,
  evidenceIds: task.evidenceIds,
});

/** @throws Forbidden for a task whose words are withheld from the actor. */
export function mustBeReadable({ withheld, claimId }: Pick<Task, "withheld" | "claimId">): void {
  if (withheld)
    throw new Forbidden(
      claimId
        ? "This task is about a claim that you judge without knowing what others found. Give your verdict first."
        : "This task is about a confidential source that you are not cleared for. Ask a lead of the dossier to clear you.",
    );
}

function mustBlockAClaim({ blocks, claimId }: { blocks: boolean; claimId: string | null }): void {
  if (blocks && !claimId)
    throw new Invalid("Only a task about a claim can hold up a sign-off.", {
      blocks: "Make the task from the claim whose sign-off is to wait for it.",
    });
}

function mustBeAhead({ now }: Actor, remindAt: string | null): void {
  if (remindAt && remindAt <= now.toISOString())
    throw new Invalid("The time of the reminder has gone by.", { remindAt: "Choose a time that is still to come." });
}

async function mustBeEvidenceHere(tx: Tx, dossierId: string, evidenceIds: readonly string[]): Promise<void> {
  const here = await evidenceIn(tx, dossierId, evidenceIds);
  if (evidenceIds.some((id) => !here.has(id)))
    throw new Invalid("Some of this evidence is not in the dossier, or no longer.", {
      evidenceIds: "Choose evidence of this dossier.",
    });
}

type About = { claimId: string | null; articleId: string | null; sourceId: string | null };

/** The claim whose history shows the event, and the source that governs who may read it. */
export const shownWith = ({ claimId, sourceId }: About) => ({
  ...(claimId ? { claimId } : {}),
  ...(sourceId ? { sourceId } : {}),
});

/** A thing of another dossier answers like one that does not exist. */
async function mustBeHere(tx: Tx, actor: Actor, input: About & { dossierId: string }): Promise<void> {
  const { dossierId, claimId, articleId, sourceId } = input;
  const source = sourceId ? await sourceById(tx, actor, sourceId) : null;
  const about = [
    ["claimId", claimId, claimId ? await claimById(tx, actor, claimId) : null],
    ["articleId", articleId, articleId ? await articleById(tx, actor, articleId) : null],
    ["sourceId", sourceId, source],
  ] as const;
  for (const [field, id, found] of about)
    if (id && found?.dossierId !== dossierId)
      throw new Invalid("What the task is about is not in this dossier.", { [field]: "Choose one of this dossier." });
  if (claimId) await mustStand(tx, actor, claimId);
  if (source && !source.cleared)
    throw new Forbidden("You are not cleared for this confidential source. Ask a lead of the dossier to clear you.");
}

/** @throws Invalid for somebody who could not work on it, or not read it. */
export async function mustBeAssignable(
  tx: Tx,
  dossierId: string,
  personId: string,
  sourceId: string | null,
): Promise<void> {
  const person = await personById(tx, personId);
  if (!person || person.disabled || !(await memberRole(tx, dossierId, personId)))
    throw new Invalid("Only members of the dossier can be given a task.", { assigneeId: "Choose a member." });
  const source = sourceId ? await sourceById(tx, { personId }, sourceId) : null;
  if (source && !source.cleared)
    throw new Invalid(`${person.name} is not cleared for this confidential source, and could not read the task.`, {
      assigneeId: "Choose somebody who is cleared, or have a lead clear them.",
    });
}

type Told = { id: string; dossierId: string; claimId: string | null; sourceId: string | null };

/**
 * Tells whom a change of a task concerns: `given` is whom it was given to, `had` whoever has it or had it until now, and
 * those who watch it. Nobody is told of what they did themselves, nor of what they may not read.
 */
export async function tellOfTask(
  tx: Tx,
  actor: Actor,
  task: Told,
  eventId: number,
  { given, had = null }: { given: string | null; had?: string | null },
): Promise<void> {
  const others = new Set([...(had ? [had] : []), ...(await watchersOf(tx, task.id))]);
  const people = [...new Set([...(given ? [given] : []), ...others])].filter((id) => id !== actor.personId);
  for (const personId of await readersAmong(tx, task, people))
    await addNotice(tx, {
      personId,
      dossierId: task.dossierId,
      kind: personId === given ? "assigned" : "watched",
      eventId,
      claimId: task.claimId,
      taskId: task.id,
      at: actor.now.toISOString(),
    });
}
