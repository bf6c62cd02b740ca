import { setImmediate as breathe } from "node:timers/promises";
import { dossiersJudgedBy } from "@/db/blind-checks";
import { claimsOf } from "@/db/claims";
import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { openTasksOf, updateTask } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { releaseJudge } from "@/lib/claims/blind-commands";
import { editFound } from "@/lib/claims/commands";
import { shownWith, tellOfTask } from "@/lib/tasks/commands";

/**
 * Lets go of the claims that somebody was to check, who can check none any more: they are nobody's until a lead gives them
 * to somebody, and count as such. Who checked what is signed off stays said.
 */
export async function releaseClaims(tx: Tx, actor: Actor, dossierId: string, personId: string): Promise<void> {
  const theirs = await claimsOf(tx, actor, dossierId, { assigneeId: personId });
  for (const [at, claim] of theirs.entries()) {
    if (at % 25 === 24) await breathe();
    if (claim.status !== "signed-off") await editFound(tx, actor, claim, claim.version, { assigneeId: null });
  }
}

/** Lets go of the open tasks of somebody who left the dossier: others find them on their desk, free to be taken. */
export async function releaseTasks(tx: Tx, actor: Actor, dossierId: string, personId: string): Promise<void> {
  for (const task of await openTasksOf(tx, dossierId, personId)) {
    await updateTask(tx, task.id, undefined, { assigneeId: null });
    const eventId = await record(tx, actor, dossierId, {
      type: "task-handed-over",
      subject: { type: "task", id: task.id },
      ...shownWith(task),
      payload: { title: task.title, from: personId, to: null, note: "" },
    });
    await tellOfTask(tx, actor, task, eventId, { given: null });
  }
}

/** Lets go of the blind checks, in all dossiers, that wait for somebody who cannot sign in any more. */
export async function releaseJudgeEverywhere(tx: Tx, actor: Actor, personId: string): Promise<void> {
  for (const dossierId of await dossiersJudgedBy(tx, personId)) await releaseJudge(tx, actor, dossierId, personId);
}
