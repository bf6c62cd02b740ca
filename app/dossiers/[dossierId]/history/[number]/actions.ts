"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/history/erase-commands";

export const eraseEvent = action(commands.eraseEventInput, commands.eraseEvent);
