"use server";

import { action } from "@/lib/action";
import * as comments from "@/lib/comments/commands";
import * as commands from "@/lib/dossiers/commands";

export const editDossier = action(commands.editDossierInput, commands.editDossier);
export const addMember = action(commands.addMemberInput, commands.addMember);
export const changeMember = action(commands.changeMemberInput, commands.changeMember);
export const removeMember = action(commands.removeMemberInput, commands.removeMember);
export const waive = action(commands.waiveInput, commands.waive);
export const liftWaiver = action(commands.liftWaiverInput, commands.liftWaiver);
export const writeComment = action(comments.writeCommentInput, comments.writeComment);
export const editComment = action(comments.editCommentInput, comments.editComment);
export const resolveThread = action(comments.resolveThreadInput, comments.resolveThread);
