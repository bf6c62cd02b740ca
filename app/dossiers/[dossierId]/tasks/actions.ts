"use server";

import { z } from "zod";
import { taskTemplatesAll } from "@/db/task-templates";
import { action, slowAction } from "@/lib/action";
import * as commands from "@/lib/tasks/commands";
import * as hands from "@/lib/tasks/hand-commands";
import * as lines from "@/lib/tasks/line-commands";
import { offeredTemplates } from "@/lib/tasks/templates";

export const assignTask = action(commands.assignTaskInput, commands.assignTask);
export const makeLineTask = action(lines.makeLineTaskInput, lines.makeLineTask);
export const editTask = action(commands.editTaskInput, commands.editTask);
export const takeTask = action(hands.takeTaskInput, hands.takeTask);
export const handOverTask = action(hands.handOverTaskInput, hands.handOverTask);
export const watchTask = action(hands.watchTaskInput, hands.watchTask);
/** Read only when somebody is about to make a task. */
export const taskTemplates = slowAction(
  z.strictObject({}),
  async ({ read }) => offeredTemplates(await taskTemplatesAll(read)),
  { quiet: true },
);
