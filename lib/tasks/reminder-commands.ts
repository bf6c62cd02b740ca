import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { addNotice } from "@/db/notices";
import { takeReminder } from "@/db/task-reminders";
import { readersAmong } from "@/db/task-watchers";
import { shownWith } from "@/lib/tasks/commands";

/**
 * Reminds of a task whose time has come: whoever has it or, while nobody has it or they may no longer read it, who asked
 * for it. Once, whoever tries how often; nobody where neither may read it any more.
 * @returns who was reminded; null where nobody was.
 */
export async function remindOf(tx: Tx, taskId: string, now: Date): Promise<string | null> {
  const at = now.toISOString();
  const task = await takeReminder(tx, taskId, at);
  if (!task) return null;
  const [personId] = await readersAmong(tx, task, [...new Set([task.assigneeId ?? task.createdBy, task.createdBy])]);
  if (!personId) return null;
  const { dossierId, claimId, title } = task;
  const eventId = await record(tx, { personId: null, now }, dossierId, {
    type: "task-reminded",
    subject: { type: "task", id: taskId },
    ...shownWith(task),
    payload: { title, personId },
  });
  await addNotice(tx, { personId, dossierId, kind: "reminded", eventId, claimId, taskId, at });
  return personId;
}
