import { z } from "zod";
import type { Notice } from "@/db/notices";
import type { MyTask, Task } from "@/db/tasks";
import { component, instant } from "@/lib/api/component";
import { noticeKinds } from "@/lib/history/notice";
import { taskStates } from "@/lib/tasks/task";
import type { OfferedTemplate } from "@/lib/tasks/templates";

export const taskAnswer = component(
  "Task",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    title: z.string(),
    detail: z.string(),
    assigneeId: z.string().nullable(),
    assigneeName: z.string().nullable(),
    dueAt: instant.nullable(),
    claimId: z.string().nullable(),
    articleId: z.string().nullable(),
    sourceId: z.string().nullable(),
    /** What it is about, in words. */
    about: z.string().nullable(),
    state: z.enum(taskStates),
    outcome: z.string(),
    /** Pieces of evidence that came of it. */
    evidenceIds: z.array(z.string()),
    /** The sign-off of its claim waits for it. */
    blocks: z.boolean(),
    /** When whoever has it is reminded, and when that was done. */
    remindAt: instant.nullable(),
    remindedAt: instant.nullable(),
    /** You are told what becomes of it. */
    watching: z.boolean(),
    /** It is about a confidential source that you are not cleared for, or a claim that you judge blind. */
    withheld: z.boolean(),
    createdBy: z.string(),
    createdAt: instant,
    version: z.int(),
  }),
);

export function taskView(task: Task): z.input<typeof taskAnswer> {
  const { id, dossierId, title, detail, assigneeId, assigneeName, dueAt, claimId, articleId, sourceId } = task;
  const { about, state, outcome, withheld, createdBy, createdAt, version } = task;
  const { evidenceIds, blocks, remindAt, remindedAt, watching } = task;
  return {
    id,
    dossierId,
    title,
    detail,
    assigneeId,
    assigneeName,
    dueAt,
    claimId,
    articleId,
    sourceId,
    about,
    state,
    outcome,
    evidenceIds,
    blocks,
    remindAt,
    remindedAt,
    watching,
    withheld,
    createdBy,
    createdAt,
    version,
  };
}

export const myTaskAnswer = component("MyTask", taskAnswer.extend({ dossierTitle: z.string() }));

export const myTaskView = (task: MyTask): z.input<typeof myTaskAnswer> => ({
  ...taskView(task),
  dossierTitle: task.dossierTitle,
});

export const taskTemplateAnswer = component(
  "TaskTemplate",
  z.object({
    /** Null for one that comes with the desk. */
    id: z.string().nullable(),
    title: z.string(),
    detail: z.string(),
    /** Hours from the making of a task until it is due. */
    dueInHours: z.int().nullable(),
    blocks: z.boolean(),
    version: z.int().nullable(),
  }),
);

export function taskTemplateView(
  template: OfferedTemplate & { id?: string; version?: number },
): z.input<typeof taskTemplateAnswer> {
  const { id = null, title, detail, dueInHours, blocks, version = null } = template;
  return { id, title, detail, dueInHours, blocks, version };
}

export const noticeAnswer = component(
  "Notice",
  z.object({
    id: z.string(),
    kind: z.enum(noticeKinds),
    at: instant,
    readAt: instant.nullable(),
    dossierId: z.string(),
    dossierTitle: z.string(),
    claimId: z.string().nullable(),
    claimRef: z.string().nullable(),
    taskId: z.string().nullable(),
    actorId: z.string().nullable(),
    actorName: z.string().nullable(),
    eventType: z.string(),
    subject: z.object({ type: z.string(), id: z.string() }),
    /** Null where it is withheld or was erased. */
    payload: z.record(z.string(), z.unknown()).nullable(),
  }),
);

export function noticeView(notice: Notice): z.input<typeof noticeAnswer> {
  const { id, kind, at, readAt, dossierId, dossierTitle, claimId, claimRef, taskId } = notice;
  const { actorId, actorName, eventType, subject, payload } = notice;
  return {
    id,
    kind,
    at,
    readAt,
    dossierId,
    dossierTitle,
    claimId,
    claimRef,
    taskId,
    actorId,
    actorName,
    eventType,
    subject,
    payload,
  };
}
