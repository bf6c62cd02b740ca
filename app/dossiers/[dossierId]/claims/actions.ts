"use server";

import { action, quietAction } from "@/lib/action";
import { addMentions as addAll, addMentionsInput } from "@/lib/claims/along-commands";
import * as blind from "@/lib/claims/blind-commands";
import * as commands from "@/lib/claims/commands";
import * as many from "@/lib/claims/many-commands";
import * as merging from "@/lib/claims/merge-commands";
import * as review from "@/lib/claims/review-commands";
import * as suggestions from "@/lib/claims/suggestion-commands";
import * as views from "@/lib/claims/view-commands";
import { withdrawClaim as withdraw, withdrawClaimInput } from "@/lib/claims/withdraw-commands";

export const createClaim = action(commands.createClaimInput, commands.createClaim);
/** As it is accepted by one key: the text shows it at once. */
export const acceptSuggestion = quietAction(suggestions.acceptSuggestionInput, suggestions.acceptSuggestion);
export const editClaim = action(commands.editClaimInput, commands.editClaim);
export const changeClaims = action(many.changeClaimsInput, many.changeClaims);
export const keepView = action(views.keepViewInput, views.keepView);
export const changeView = action(views.changeViewInput, views.changeView);
export const removeView = action(views.removeViewInput, views.removeView);
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
export const answerSendBack = action(review.answerSendBackInput, review.answerSendBack);
/** Nothing that anybody sees changes by it. */
export const seeClaim = quietAction(review.seeClaimInput, review.seeClaim);
export const askBlindCheck = action(blind.askBlindCheckInput, blind.askBlindCheck);
export const giveBlindVerdict = action(blind.giveBlindVerdictInput, blind.giveBlindVerdict);
export const nameThird = action(blind.nameThirdInput, blind.nameThird);
export const settleBlindCheck = action(blind.settleBlindCheckInput, blind.settleBlindCheck);
export const cancelBlindCheck = action(blind.cancelBlindCheckInput, blind.cancelBlindCheck);
export const dismissSuggestion = action(suggestions.dismissSuggestionInput, suggestions.dismissSuggestion);
export const restoreSuggestion = action(suggestions.restoreSuggestionInput, suggestions.restoreSuggestion);
