import type { z } from "zod";
import type { Read } from "@/db/client";
import { commentById, commentsOn } from "@/db/comments";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { inputOf } from "@/lib/api/body";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, type Knows, reads, writes } from "@/lib/api/endpoint";
import { found, member } from "@/lib/api/knows";
import { paged, pageQuery } from "@/lib/api/query";
import { commentAnswer, commentView } from "@/lib/api/views/talk";
import {
  editComment,
  editCommentInput,
  resolveThread,
  resolveThreadInput,
  writeComment,
  writeCommentInput,
} from "@/lib/comments/commands";
import { type CommentSubject, commentSubjects } from "@/lib/comments/comment";

const saying = writeCommentInput.omit({ on: true, id: true });

/** What each is called in a sentence, and its path. */
const subjects: Record<CommentSubject, { words: string; path: string }> = {
  claim: { words: "a claim or its evidence", path: "/claims" },
  evidence: { words: "a piece of evidence", path: "/evidence" },
  article: { words: "an article", path: "/articles" },
  source: { words: "a source", path: "/sources" },
  task: { words: "a task", path: "/tasks" },
};

export const talkRoutes: Endpoint[] = [
  ...commentSubjects.flatMap(talkOf),
  reads({
    path: "/comments/:commentId",
    summary: "Shows a comment, with what it said before.",
    knows: member("comment"),
    answers: commentAnswer,
    run: ({ db, actor, params }) => shownComment(db, actor, params.commentId),
  }),
  writes({
    method: "PATCH",
    path: "/comments/:commentId",
    summary: "Changes a comment of yours; what it said before is kept.",
    knows: member("comment"),
    input: editCommentInput,
    command: editComment,
    answers: commentAnswer,
    show: (db, actor, { id }) => shownComment(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/comments/:commentId/resolve",
    summary: "Says of a thread, by its first comment, that it is resolved or that it is not.",
    knows: member("comment"),
    input: resolveThreadInput,
    command: resolveThread,
    answers: commentAnswer,
    show: (db, actor, { id }) => shownComment(db, actor, id),
  }),
];

/** Talk about one kind of thing: what was said, and saying something. */
function talkOf(on: CommentSubject): Endpoint[] {
  const name = `${on}Id`;
  const { words, path: things } = subjects[on];
  const path = `${things}/:${name}/comments`;
  const knows: Knows = (db, actor, params) => placeOf(db, actor, on, params[name] ?? "");
  return [
    endpoint({
      method: "GET",
      path,
      summary: `Lists what was said about ${words}, oldest first.`,
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
      summary: `Says something about ${on === "claim" ? "a claim" : words}, or answers in a thread; members who are named with @ are told.`,
      scope: "write",
      status: 201,
      knows,
      takes: { json: saying },
      answers: commentAnswer,
      run: async ({ actor, params, json, write }) => {
        const said = inputOf(saying, {}, json);
        const id = params[name] ?? "";
        return write(async (tx) => shownComment(tx, actor, (await writeComment(tx, actor, { on, id, ...said })).id));
      },
    }),
  ];
}

const shownComment = async (db: Read, actor: Actor, id: string) => commentView(found(await commentById(db, actor, id)));
