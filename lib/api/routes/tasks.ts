import { z } from "zod";
import type { Read } from "@/db/client";
import { noticesOf } from "@/db/notices";
import { taskTemplatesAll } from "@/db/task-templates";
import { myTasks, taskById, tasksOf } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { inputOf } from "@/lib/api/body";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, reads, writes } from "@/lib/api/endpoint";
import { found, member } from "@/lib/api/knows";
import { paged, pageOf, pageQuery } from "@/lib/api/query";
import {
  myTaskAnswer,
  myTaskView,
  noticeAnswer,
  noticeView,
  taskAnswer,
  taskTemplateAnswer,
  taskTemplateView,
  taskView,
} from "@/lib/api/views/tasks";
import { markRead, markReadInput } from "@/lib/history/notice-commands";
import { idInput, seenInput } from "@/lib/input";
import { assignTask, assignTaskInput, editTask, editTaskInput } from "@/lib/tasks/commands";
import {
  handOverTask,
  handOverTaskInput,
  takeTask,
  takeTaskInput,
  watchTask,
  watchTaskInput,
} from "@/lib/tasks/hand-commands";
import { taskStates } from "@/lib/tasks/task";
import {
  removeTaskTemplate,
  removeTaskTemplateInput,
  saveTaskTemplate,
  saveTaskTemplateInput,
} from "@/lib/tasks/template-commands";
import { offeredTemplates } from "@/lib/tasks/templates";

const reading = z.strictObject({ ids: markReadInput.shape.noticeIds });

export const taskRoutes: Endpoint[] = [
  reads({
    path: "/dossiers/:dossierId/tasks",
    summary: "Lists the tasks of a dossier in the order of making.",
    knows: member("dossier"),
    query: pageQuery.extend({
      state: z.enum(taskStates).optional(),
      assigneeId: idInput.optional(),
      claimId: idInput.optional(),
    }),
    answers: listOf(taskAnswer),
    kept: true,
    run: async ({ db, actor, params, query: { limit, cursor, state, assigneeId, claimId } }) => {
      const filter = {
        ...(state ? { state } : {}),
        ...(assigneeId ? { assigneeId } : {}),
        ...(claimId ? { claimId } : {}),
      };
      const { items, next } = await paged(
        { limit, cursor },
        (page) => tasksOf(db, actor, params.dossierId, { ...filter, ...page }),
        ({ id }) => id,
      );
      return { items: items.map(taskView), next };
    },
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/tasks",
    summary: "Asks for a piece of checking: of a member, or of whoever takes it.",
    status: 201,
    knows: member("dossier"),
    input: assignTaskInput,
    command: assignTask,
    answers: taskAnswer,
    show: (db, actor, { id }) => shownTask(db, actor, id),
  }),
  reads({
    path: "/tasks/:taskId",
    summary: "Shows a task.",
    knows: member("task"),
    answers: taskAnswer,
    run: ({ db, actor, params }) => shownTask(db, actor, params.taskId),
  }),
  writes({
    method: "PATCH",
    path: "/tasks/:taskId",
    summary: "Changes a task, or says what came of it.",
    knows: member("task"),
    input: editTaskInput,
    command: editTask,
    answers: taskAnswer,
    show: (db, actor, { id }) => shownTask(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/tasks/:taskId/take",
    summary: "Makes a task your own; of two who take it at once the second is told who has it.",
    knows: member("task"),
    input: takeTaskInput,
    command: takeTask,
    answers: taskAnswer,
    show: (db, actor, { id }) => shownTask(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/tasks/:taskId/hand-over",
    summary: "Passes a task on to another member, or to whoever takes it, with a note.",
    knows: member("task"),
    input: handOverTaskInput,
    command: handOverTask,
    answers: taskAnswer,
    show: (db, actor, { id }) => shownTask(db, actor, id),
  }),
  writes({
    method: "PUT",
    path: "/tasks/:taskId/watch",
    summary: "Has you told of what becomes of a task, or no longer.",
    knows: member("task"),
    input: watchTaskInput,
    command: watchTask,
    answers: taskAnswer,
    show: (db, actor, { id }) => shownTask(db, actor, id),
  }),
  reads({
    path: "/task-templates",
    summary: "Lists texts of tasks that come again and again: the newsroom's own, then those that come with the desk.",
    query: pageQuery,
    answers: listOf(taskTemplateAnswer),
    run: async ({ db, query }) => pageOf(offeredTemplates(await taskTemplatesAll(db)).map(taskTemplateView), query),
  }),
  writes({
    method: "POST",
    path: "/task-templates",
    summary: "Keeps a text of a task that comes again and again.",
    status: 201,
    input: saveTaskTemplateInput.omit({ templateId: true, seen: true }),
    command: saveTaskTemplate,
    answers: taskTemplateAnswer,
    show: async (_db, _actor, template) => taskTemplateView(template),
  }),
  writes({
    method: "PATCH",
    path: "/task-templates/:templateId",
    summary: "Changes a template of the newsroom's own: all of it, as it is sent.",
    input: saveTaskTemplateInput.extend({ templateId: idInput, seen: seenInput }),
    command: saveTaskTemplate,
    answers: taskTemplateAnswer,
    show: async (_db, _actor, template) => taskTemplateView(template),
  }),
  writes({
    method: "DELETE",
    path: "/task-templates/:templateId",
    summary: "Takes a template of the newsroom's own away; tasks that were made by it stay.",
    input: removeTaskTemplateInput,
    command: removeTaskTemplate,
    answers: z.object({ id: z.string() }),
  }),
  reads({
    path: "/my/tasks",
    summary: "Lists your open tasks, soonest due first.",
    query: pageQuery,
    answers: listOf(myTaskAnswer),
    run: async ({ db, actor, query }) => {
      const { items, next } = await paged(
        query,
        (page) => myTasks(db, actor, page),
        ({ id }) => id,
      );
      return { items: items.map(myTaskView), next };
    },
  }),
  reads({
    path: "/my/notices",
    summary: "Lists what you were told of, newest first.",
    query: pageQuery.extend({ unread: z.enum(["true", "false"]).optional() }),
    answers: listOf(noticeAnswer),
    run: async ({ db, actor, query: { unread, ...query } }) => {
      const { items, next } = await paged(
        query,
        (page) => noticesOf(db, actor, { ...page, unread: unread === "true" }),
        ({ id }) => id,
      );
      return { items: items.map(noticeView), next };
    },
  }),
  endpoint({
    method: "POST",
    path: "/my/notices/read",
    summary: "Marks notices of yours as read: those named, or all of them.",
    scope: "write",
    takes: { json: reading },
    answers: z.object({ ids: z.array(z.string()).nullable() }),
    run: async ({ actor, json, write }) => {
      const { ids } = inputOf(reading, {}, json);
      return write(async (tx) => {
        await markRead(tx, actor, { noticeIds: ids });
        return { ids: ids ?? null };
      });
    },
  }),
];

const shownTask = async (db: Read, actor: Actor, id: string) => taskView(found(await taskById(db, actor, id)));
