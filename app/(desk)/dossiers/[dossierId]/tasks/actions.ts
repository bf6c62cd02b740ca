"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/tasks/commands";

export const assignTask = action(commands.assignTaskInput, commands.assignTask);
export const editTask = action(commands.editTaskInput, commands.editTask);
