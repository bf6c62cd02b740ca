import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { activeLeads } from "@/db/dossiers";
import { record } from "@/db/history";
import { addNotice } from "@/db/notices";
import { openTasksByProgram, type SameWork, sourcesOfSameWork } from "@/db/source-works";
import { updateSource } from "@/db/sources";
import { insertTask, updateTask } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { settle } from "@/lib/claims/settle";
import type { TaskFields } from "@/lib/history/events";
import { claimsRestingOn } from "@/lib/sources/dossier-origins";
import type { SourceState } from "@/lib/sources/source";
import { changedTask, putRight } from "@/lib/sources/source-change";

/**
 * Carries the state of a source over to all others of the same work, in every dossier: their counts change, sign-offs
 * that rest on it become stale, and each dossier's leads get a task. Whoever marked it has been authorised for the one
 * source; what happens elsewhere is the program's, so that nobody learns who it was or which dossier it came from.
 */
export async function carryState(
  tx: Tx,
  actor: Actor,
  marked: { sourceId: string; state: SourceState },
): Promise<void> {
  const { sourceId, state } = marked;
  const program = { personId: null, now: actor.now };
  const touched = new Map<string, SameWork[]>();
  for (const source of await sourcesOfSameWork(tx, sourceId)) {
    if (source.id !== sourceId) {
      if (source.state === state) continue;
      await updateSource(tx, source.id, undefined, { state });
      await record(tx, program, source.dossierId, {
        type: "source-changed",
        subject: { type: "source", id: source.id },
        sourceId: source.id,
        payload: { changes: { state: [source.state, state] }, because: "same-work" },
      });
    }
    touched.set(source.dossierId, [...(touched.get(source.dossierId) ?? []), source]);
  }
  for (const [dossierId, sources] of touched) {
    const sourceIds = sources.map(({ id }) => id);
    await settle(tx, actor, dossierId, { sourceIds });
    await endTasks(tx, actor, dossierId, sourceIds);
    const used = sources.find(({ id, proposed }) => id === sourceId || !proposed);
    if (used && state !== "good") await giveTasks(tx, actor, used, sourceIds, state);
  }
}

/** What was to be done about an earlier state is to be done no more. */
async function endTasks(tx: Tx, { now }: Actor, dossierId: string, sourceIds: string[]): Promise<void> {
  const outcome = putRight;
  for (const { id, sourceId } of await openTasksByProgram(tx, sourceIds)) {
    await updateTask(tx, id, undefined, { state: "cancelled", outcome });
    await record(tx, { personId: null, now }, dossierId, {
      type: "task-changed",
      subject: { type: "task", id },
      sourceId,
      payload: { changes: { state: ["open", "cancelled"], outcome: ["", outcome] } },
    });
  }
}

/** One task for each lead who can sign in; where there is none, one that nobody has yet. */
async function giveTasks(
  tx: Tx,
  actor: Actor,
  source: SameWork,
  sourceIds: readonly string[],
  state: Exclude<SourceState, "good">,
): Promise<void> {
  const { dossierId } = source;
  const leads = await activeLeads(tx, dossierId);
  const [lead] = leads;
  const refs = new Set<string>();
  if (lead)
    for (const id of sourceIds)
      for (const { ref } of await claimsRestingOn(tx, { ...actor, personId: lead }, dossierId, id)) refs.add(ref);
  const words = changedTask(state, source.called, [...refs]);
  for (const assigneeId of lead ? leads : [null]) {
    const id = newId();
    const task: TaskFields = { ...words, assigneeId, dueAt: null, state: "open", outcome: "" };
    const about = { claimId: null, articleId: null, sourceId: source.id };
    // Rows name who made them: the one whom it is for stands there, and not whoever marked the source elsewhere.
    const createdBy = assigneeId ?? source.createdBy;
    await insertTask(tx, { id, dossierId, ...task, ...about, createdBy, createdAt: actor.now.toISOString() });
    const eventId = await record(tx, { personId: null, now: actor.now }, dossierId, {
      type: "task-assigned",
      subject: { type: "task", id },
      sourceId: source.id,
      payload: { ...task, ...about },
    });
    if (assigneeId && assigneeId !== actor.personId)
      await addNotice(tx, {
        personId: assigneeId,
        dossierId,
        kind: "assigned",
        eventId,
        taskId: id,
        at: actor.now.toISOString(),
      });
  }
}
