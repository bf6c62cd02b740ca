import { z } from "zod";
import { isDuplicate, type Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import {
  deleteTaskTemplate,
  insertTaskTemplate,
  type TaskTemplate,
  taskTemplateById,
  updateTaskTemplate,
} from "@/db/task-templates";
import type { Actor } from "@/lib/actor";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { idInput, line, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

/** A year: what is due later than that is no template's business. */
const mostHours = 24 * 366;

export const saveTaskTemplateInput = z.strictObject({
  /** Left out for a new one. */
  templateId: idInput.optional(),
  title: line(200, "what is to be done"),
  detail: prose(10_000).default(""),
  /** Hours from the making of a task until it is due; null for no due date. */
  dueInHours: z
    .int("Write a whole number of hours.")
    .min(1, "Write at least 1 hour.")
    .max(mostHours, "Keep it within a year.")
    .nullable()
    .default(null),
  /** Tasks made by it hold up the sign-off of their claim. */
  blocks: z.boolean().default(false),
  /** The version that was seen, when one is changed. */
  seen: seenInput.optional(),
});

/**
 * Keeps a text of a task that comes again and again, or changes one. One that is called as one that comes with the desk
 * stands in its place.
 * @throws Conflict when another has the title, or this one has changed since it was seen.
 */
export async function saveTaskTemplate(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof saveTaskTemplateInput>,
): Promise<TaskTemplate> {
  authorise("templates.manage", { admin: actor.admin });
  const { templateId, seen, ...fields } = input;
  try {
    const saved = templateId
      ? await change(tx, templateId, seen, fields)
      : await insertTaskTemplate(tx, {
          id: newId(),
          ...fields,
          createdBy: actor.personId,
          createdAt: actor.now.toISOString(),
        });
    await record(tx, actor, null, {
      type: "task-template-saved",
      subject: { type: "task-template", id: saved.id },
      payload: fields,
    });
    return saved;
  } catch (error) {
    if (isDuplicate(error))
      throw new Conflict(`There is a template called “${fields.title}” already. Change that one.`);
    throw error;
  }
}

type Fields = Omit<z.output<typeof saveTaskTemplateInput>, "templateId" | "seen">;

async function change(tx: Tx, id: string, seen: number | undefined, fields: Fields): Promise<TaskTemplate> {
  const current = await taskTemplateById(tx, id);
  if (!current) throw new NotFound();
  if (seen === undefined) throw new Invalid("Please mend: seen.", { seen: "Say which version you saw." });
  const saved = await updateTaskTemplate(tx, id, seen, fields);
  if (!saved)
    throw new Conflict(`“${current.title}” was changed by somebody else meanwhile. Look again and decide.`, {
      current,
    });
  return saved;
}

export const removeTaskTemplateInput = z.strictObject({ templateId: idInput });

/** Takes a template of the newsroom's own away; tasks that were made by it stay. */
export async function removeTaskTemplate(tx: Tx, actor: Actor, input: z.output<typeof removeTaskTemplateInput>) {
  authorise("templates.manage", { admin: actor.admin });
  const { templateId } = input;
  const template = await taskTemplateById(tx, templateId);
  if (!template || !(await deleteTaskTemplate(tx, templateId))) throw new NotFound();
  await record(tx, actor, null, {
    type: "task-template-removed",
    subject: { type: "task-template", id: templateId },
    payload: { title: template.title },
  });
  return { id: templateId };
}
