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
import { insertTask, taskById, updateTask } from "@/db/tasks";
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
};

export const assignTaskInput = z
  .strictObject({
    dossierId: idInput,
    title: fields.title,
    detail: fields.detail.default(""),
    assigneeId: fields.assigneeId.default(null),
    dueAt: fields.dueAt.default(null),
    claimId: idInput.nullable().default(null),
    articleId: idInput.nullable().default(null),
    sourceId: idInput.nullable().default(null),
  })
  .refine((task) => [task.claimId, task.articleId, task.sourceId].filter((id) => id !== null).length <= 1, {
    error: "A task is about one claim, one article or one source. Choose one of them.",
    path: ["claimId"],
  });

/**
 * Asks for a piece of checking: of a member, or of whoever takes it while it has no assignee.
 * @param rule the failing line of its claim that it is made of.
 */
export async function assignTask(tx: Tx, actor: Actor, input: z.output<typeof assignTaskInput>, rule?: RuleName) {
  const { dossierId, claimId, articleId, sourceId, title, detail, assigneeId, dueAt } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("task.edit", place.facts);
  await mustBeHere(tx, actor, input);
  if (assigneeId) await mustBeAssignable(tx, dossierId, assigneeId, sourceId);
  const id = newId();
  const task: TaskFields = { title, detail, assigneeId, dueAt, state: "open", outcome: "" };
  const about = { claimId, articleId, sourceId };
  await insertTask(tx, {
    id,
    dossierId,
    ...task,
    ...about,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  const eventId = await record(tx, actor, dossierId, {
    type: "task-assigned",
    subject: { type: "task", id },
    ...shownWith(about),
    payload: { ...task, ...about, ...(rule ? { rule } : {}) },
  });
  await tell(tx, actor, { id, dossierId, claimId, assigneeId }, eventId);
  return { id, version: 1 };
}

export const editTaskInput = z.strictObject({
  taskId: idInput,
  seen: seenInput.optional(),
  title: fields.title.optional(),
  detail: fields.detail.optional(),
  assigneeId: fields.assigneeId.optional(),
  dueAt: fields.dueAt.optional(),
  state: z.enum(taskStates).optional(),
  outcome: prose(10_000).optional(),
});

/** Changes a task, or says what came of it. Whose task it is may always do the latter, a reader too. */
export async function editTask(tx: Tx, actor: Actor, input: z.output<typeof editTaskInput>) {
  const { taskId, seen, ...wanted } = input;
  const place = await placeOf(tx, actor, "task", taskId);
  const before = await taskById(tx, actor, taskId);
  if (!before) throw new NotFound();
  const { title, detail, assigneeId, dueAt } = wanted;
  const rewritten = [title, detail, assigneeId, dueAt].some((field) => field !== undefined);
  authorise(before.assigneeId === actor.personId && !rewritten ? "comment" : "task.edit", place.facts);
  if (before.withheld)
    throw new Forbidden(
      "This task is about a confidential source that you are not cleared for. Ask a lead of the dossier to clear you.",
    );
  const changes = changesBetween<TaskFields>(
    {
      title: before.title,
      detail: before.detail,
      assigneeId: before.assigneeId,
      dueAt: before.dueAt,
      state: before.state,
      outcome: before.outcome,
    },
    wanted,
  );
  if (Object.keys(changes).length === 0) return { id: taskId, version: before.version };
  const outcome = wanted.outcome ?? before.outcome;
  if (changes.state) taskTransition(before.state, changes.state[1], outcome);
  else if (before.state === "done") requireOutcome(outcome);
  const assignee = changes.assigneeId?.[1] ?? null;
  if (assignee) await mustBeAssignable(tx, place.dossierId, assignee, before.sourceId);
  await updateTask(tx, taskId, seen, wanted);
  const eventId = await record(tx, actor, place.dossierId, {
    type: "task-changed",
    subject: { type: "task", id: taskId },
    ...shownWith(before),
    payload: { changes },
  });
  await tell(tx, actor, { ...before, assigneeId: assignee }, eventId);
  return { id: taskId, version: before.version + 1 };
}

type About = { claimId: string | null; articleId: string | null; sourceId: string | null };

/** The claim whose history shows the event, and the source that governs who may read it. */
const shownWith = ({ claimId, sourceId }: About) => ({
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

async function mustBeAssignable(tx: Tx, dossierId: string, personId: string, sourceId: string | null): Promise<void> {
  const person = await personById(tx, personId);
  if (!person || person.disabled || !(await memberRole(tx, dossierId, personId)))
    throw new Invalid("Only members of the dossier can be given a task.", { assigneeId: "Choose a member." });
  const source = sourceId ? await sourceById(tx, { personId }, sourceId) : null;
  if (source && !source.cleared)
    throw new Invalid(`${person.name} is not cleared for this confidential source, and could not read the task.`, {
      assigneeId: "Choose somebody who is cleared, or have a lead clear them.",
    });
}

type Told = { id: string; dossierId: string; claimId: string | null; assigneeId: string | null };

async function tell(tx: Tx, actor: Actor, task: Told, eventId: number): Promise<void> {
  if (!task.assigneeId || task.assigneeId === actor.personId) return;
  await addNotice(tx, {
    personId: task.assigneeId,
    dossierId: task.dossierId,
    kind: "assigned",
    eventId,
    claimId: task.claimId,
    taskId: task.id,
    at: actor.now.toISOString(),
  });
}
