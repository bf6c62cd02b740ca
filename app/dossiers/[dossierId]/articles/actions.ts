"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/articles/commands";

export const editArticle = action(commands.editArticleInput, commands.editArticle);
export const markSentences = action(commands.markSentencesInput, commands.markSentences);
export const setAside = action(commands.setAsideInput, commands.setAside);
