import { z } from "zod";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { insertComment, nameableIn } from "@/db/comments";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { taskById } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { commentSubjects } from "@/lib/comments/comment";
import { namedIn } from "@/lib/comments/named";
import { idInput, prose } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const writeCommentInput = z.strictObject({
  on: z.enum(commentSubjects),
  id: idInput,
  text: prose(10_000).refine((text) => text.trim() !== "", "Write what you want to say."),
});

/** Says something about a claim, an article, a source or a task; members who are named with @ are told. */
export async function writeComment(tx: Tx, actor: Actor, input: z.output<typeof writeCommentInput>) {
  const { on, id } = input;
  const text = input.text.trim();
  const place = await placeOf(tx, actor, on, id);
  authorise("comment", place.facts);
  if (on === "claim") await mustStand(tx, actor, id);
  const task = on === "task" ? await taskById(tx, actor, id) : null;
  const claimId = on === "claim" ? id : (task?.claimId ?? null);
  // Talk about a confidential source is for those cleared for it, also where the task is about the source.
  const sourceId = on === "source" ? id : (task?.sourceId ?? null);
  const commentId = newId();
  const at = actor.now.toISOString();
  await insertComment(tx, {
    id: commentId,
    dossierId: place.dossierId,
    claimId: on === "claim" ? id : null,
    articleId: on === "article" ? id : null,
    sourceId: on === "source" ? id : null,
    taskId: on === "task" ? id : null,
    text,
    personId: actor.personId,
    createdAt: at,
  });
  const eventId = await record(tx, actor, place.dossierId, {
    type: "comment-written",
    subject: { type: on, id },
    ...(claimId ? { claimId } : {}),
    ...(sourceId ? { sourceId } : {}),
    payload: { on, text },
  });
  for (const personId of namedIn(text, await nameableIn(tx, place.dossierId))) {
    if (personId === actor.personId) continue;
    await addNotice(tx, {
      personId,
      dossierId: place.dossierId,
      kind: "mentioned",
      eventId,
      claimId,
      taskId: on === "task" ? id : null,
      at,
    });
  }
  return { id: commentId };
}
