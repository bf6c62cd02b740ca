import { z } from "zod";
import type { Read } from "@/db/client";
import { commentsOn } from "@/db/comments";
import { noticesOf } from "@/db/notices";
import { myTasks, taskById, tasksOf } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { inputOf } from "@/lib/api/body";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, type Knows, reads, writes } from "@/lib/api/endpoint";
import { found, member } from "@/lib/api/knows";
import { paged, pageQuery } from "@/lib/api/query";
import {
  commentAnswer,
  commentView,
  myTaskAnswer,
  myTaskView,
  noticeAnswer,
  noticeView,
  taskAnswer,
  taskView,
} from "@/lib/api/views/tasks";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import { type CommentSubject, commentSubjects } from "@/lib/comments/comment";
import { markRead, markReadInput } from "@/lib/history/notice-commands";
import { idInput } from "@/lib/input";
import { assignTask, assignTaskInput, editTask, editTaskInput } from "@/lib/tasks/commands";
import { taskStates } from "@/lib/tasks/task";

const saying = writeCommentInput.omit({ on: true, id: true });
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
  ...commentSubjects.flatMap(talkOf),
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

/** Talk about one kind of thing: what was said, and saying something. */
function talkOf(on: CommentSubject): Endpoint[] {
  const name = `${on}Id`;
  const path = `/${on}s/:${name}/comments`;
  const a = on === "article" ? "an" : "a";
  const knows: Knows = (db, actor, params) => placeOf(db, actor, on, params[name] ?? "");
  return [
    endpoint({
      method: "GET",
      path,
      summary: `Lists what was said about ${a} ${on}, oldest first.`,
      scope: "read",
      knows,
      query: pageQuery,
      takes: null,
      answers: listOf(commentAnswer),
      run: async ({ db, actor, params, query }) => {
        const { items, next } = await paged(
          query as z.output<typeof pageQuery>,
          (page) => commentsOn(db, actor, on, params[name] ?? "", page),
          ({ id }) => id,
        );
        return { items: items.map(commentView), next };
      },
    }),
    endpoint({
      method: "POST",
      path,
      summary: `Says something about ${a} ${on}; members who are named with @ are told.`,
      scope: "write",
      status: 201,
      knows,
      takes: { json: saying },
      answers: commentAnswer,
      run: async ({ actor, params, json, write }) => {
        const { text } = inputOf(saying, {}, json);
        const id = params[name] ?? "";
        return write(async (tx) => {
          const made = await writeComment(tx, actor, { on, id, text });
          const all = await commentsOn(tx, actor, on, id);
          return commentView(found(all.find((comment) => comment.id === made.id) ?? null));
        });
      },
    }),
  ];
}

const shownTask = async (db: Read, actor: Actor, id: string) => taskView(found(await taskById(db, actor, id)));
