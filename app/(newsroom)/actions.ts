"use server";

import { action } from "@/lib/action";
import { markRead as mark, markReadInput } from "@/lib/history/notice-commands";

export const markRead = action(markReadInput, mark);
