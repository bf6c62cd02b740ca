"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/tasks/commands";
import * as lines from "@/lib/tasks/line-commands";

export const assignTask = action(commands.assignTaskInput, commands.assignTask);
export const makeLineTask = action(lines.makeLineTaskInput, lines.makeLineTask);
export const editTask = action(commands.editTaskInput, commands.editTask);
