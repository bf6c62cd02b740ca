"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/claims/commands";
import * as review from "@/lib/claims/review-commands";

export const createClaim = action(commands.createClaimInput, commands.createClaim);
export const editClaim = action(commands.editClaimInput, commands.editClaim);
export const addMention = action(commands.addMentionInput, commands.addMention);
export const editMention = action(commands.editMentionInput, commands.editMention);
export const removeMention = action(commands.removeMentionInput, commands.removeMention);
export const moveClaim = action(review.moveClaimInput, review.moveClaim);
export const setVerdict = action(review.setVerdictInput, review.setVerdict);
export const signOff = action(review.signOffInput, review.signOff);
