"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/sources/commands";
import * as evidence from "@/lib/sources/evidence-commands";

export const addSource = action(commands.addSourceInput, commands.addSource);
export const editSource = action(commands.editSourceInput, commands.editSource);
export const setCleared = action(commands.setClearedInput, commands.setCleared);
export const drawLink = action(commands.drawLinkInput, commands.drawLink);
export const changeLink = action(commands.changeLinkInput, commands.changeLink);
export const addEvidence = action(evidence.addEvidenceInput, evidence.addEvidence);
export const editEvidence = action(evidence.editEvidenceInput, evidence.editEvidence);
export const removeEvidence = action(evidence.removeEvidenceInput, evidence.removeEvidence);
