import { z } from "zod";
import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { setWatching } from "@/db/task-watchers";
import { type Task, taskById, updateTask } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { Conflict, NotFound } from "@/lib/errors";
import { idInput, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { mustBeAssignable, mustBeReadable, shownWith, tellOfTask } from "@/lib/tasks/commands";

export const takeTaskInput = z.strictObject({ taskId: idInput, seen: seenInput.optional() });

/**
 * Makes a task one's own: one that nobody has, or one that is seen to be another's. Of two who take it at once the first
 * has it, and the other is told who that is.
 */
export async function takeTask(tx: Tx, actor: Actor, input: z.output<typeof takeTaskInput>) {
  const { taskId, seen } = input;
  const place = await placeOf(tx, actor, "task", taskId);
  const before = await existing(tx, actor, taskId);
  authorise("task.edit", place.facts);
  mustBeReadable(before);
  if (before.assigneeId === actor.personId && before.state === "open") return { id: taskId, version: before.version };
  if (before.assigneeId && seen !== before.version)
    throw new Conflict(`${before.assigneeName ?? "Somebody else"} has this task by now. Ask them if you want it.`, {
      current: before.version,
      assigneeId: before.assigneeId,
    });
  mustBeOpen(before);
  await mustBeAssignable(tx, place.dossierId, actor.personId, before.sourceId);
  await updateTask(tx, taskId, seen, { assigneeId: actor.personId });
  const eventId = await record(tx, actor, place.dossierId, {
    type: "task-taken",
    subject: { type: "task", id: taskId },
    ...shownWith(before),
    payload: { title: before.title, from: before.assigneeId },
  });
  await tellOfTask(tx, actor, before, eventId, { given: null, had: before.assigneeId });
  return { id: taskId, version: before.version + 1 };
}

export const handOverTaskInput = z.strictObject({
  taskId: idInput,
  seen: seenInput.optional(),
  /** Who gets it; null for whoever takes it. */
  to: idInput.nullable(),
  note: prose(2000).default(""),
});

/** Passes a task on, with what the next person should know. Whose task it is may do so, a reader too. */
export async function handOverTask(tx: Tx, actor: Actor, input: z.output<typeof handOverTaskInput>) {
  const { taskId, seen, to } = input;
  const place = await placeOf(tx, actor, "task", taskId);
  const before = await existing(tx, actor, taskId);
  authorise(before.assigneeId === actor.personId ? "comment" : "task.edit", place.facts);
  mustBeReadable(before);
  if (before.assigneeId === to) {
    if (input.note.trim() === "") return { id: taskId, version: before.version };
    const whose =
      to === null ? "Nobody has this task already" : `${before.assigneeName ?? "They"} has this task already`;
    throw new Conflict(`${whose}. Your note was not passed on: copy it into the talk about the task.`, {
      current: before.version,
    });
  }
  mustBeOpen(before);
  if (to) await mustBeAssignable(tx, place.dossierId, to, before.sourceId);
  await updateTask(tx, taskId, seen, { assigneeId: to });
  const eventId = await record(tx, actor, place.dossierId, {
    type: "task-handed-over",
    subject: { type: "task", id: taskId },
    ...shownWith(before),
    payload: { title: before.title, from: before.assigneeId, to, note: input.note.trim() },
  });
  await tellOfTask(tx, actor, before, eventId, { given: to, had: before.assigneeId });
  return { id: taskId, version: before.version + 1 };
}

export const watchTaskInput = z.strictObject({ taskId: idInput, watching: z.boolean() });

/** Has oneself told of what becomes of a task, or no longer. */
export async function watchTask(tx: Tx, actor: Actor, input: z.output<typeof watchTaskInput>) {
  const { taskId, watching } = input;
  const place = await placeOf(tx, actor, "task", taskId);
  const task = await existing(tx, actor, taskId);
  authorise("task.watch", place.facts);
  if (watching) mustBeReadable(task);
  if (await setWatching(tx, taskId, actor.personId, watching))
    await record(tx, actor, place.dossierId, {
      type: "task-watched",
      subject: { type: "task", id: taskId },
      ...shownWith(task),
      payload: { title: task.title, watching },
    });
  return { id: taskId, watching };
}

async function existing(tx: Tx, actor: Actor, taskId: string): Promise<Task> {
  const task = await taskById(tx, actor, taskId);
  if (!task) throw new NotFound();
  return task;
}

function mustBeOpen({ state }: Pick<Task, "state">): void {
  if (state !== "open") throw new Conflict(`This task is ${state}. Open it again first.`, { state });
}
