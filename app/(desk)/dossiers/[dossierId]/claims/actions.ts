"use server";

import { action, quietAction } from "@/lib/action";
import { addMentions as addAll, addMentionsInput } from "@/lib/claims/along-commands";
import * as commands from "@/lib/claims/commands";
import * as merging from "@/lib/claims/merge-commands";
import * as review from "@/lib/claims/review-commands";
import * as suggestions from "@/lib/claims/suggestion-commands";
import { withdrawClaim as withdraw, withdrawClaimInput } from "@/lib/claims/withdraw-commands";

export const createClaim = action(commands.createClaimInput, commands.createClaim);
/** As it is accepted by one key: the text shows it at once. */
export const acceptSuggestion = quietAction(commands.createClaimInput, commands.createClaim);
export const editClaim = action(commands.editClaimInput, commands.editClaim);
export const addMention = action(commands.addMentionInput, commands.addMention);
export const addMentions = action(addMentionsInput, addAll);
export const editMention = action(commands.editMentionInput, commands.editMention);
export const removeMention = action(commands.removeMentionInput, commands.removeMention);
export const withdrawClaim = action(withdrawClaimInput, withdraw);
export const mergeClaims = action(merging.mergeClaimsInput, merging.mergeClaims);
export const undoMerge = action(merging.undoMergeInput, merging.undoMerge);
export const moveClaim = action(review.moveClaimInput, review.moveClaim);
export const setVerdict = action(review.setVerdictInput, review.setVerdict);
export const signOff = action(review.signOffInput, review.signOff);
export const dismissSuggestion = action(suggestions.dismissSuggestionInput, suggestions.dismissSuggestion);
export const restoreSuggestion = action(suggestions.restoreSuggestionInput, suggestions.restoreSuggestion);
