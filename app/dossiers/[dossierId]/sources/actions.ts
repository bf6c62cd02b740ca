"use server";

import type { z } from "zod";
import { action, type Command, slowAction } from "@/lib/action";
import { settings } from "@/lib/settings";
import { captureAdded } from "@/lib/sources/captures";
import * as commands from "@/lib/sources/commands";
import * as evidence from "@/lib/sources/evidence-commands";
import * as linkCommands from "@/lib/sources/link-commands";

/** A command after which the page that it links to is captured, without anybody waiting for it. */
const capturing = <S extends z.ZodType<{ url?: string | undefined }>, T extends { id: string }>(
  input: S,
  command: Command<z.output<S>, T>,
) =>
  slowAction(input, async (desk, actor, parsed) => {
    const made = await desk.transact((tx) => command(tx, actor, parsed));
    if (parsed.url) void captureAdded({ desk, settings: settings() }, actor, made.id);
    return made;
  });

export const addSource = capturing(commands.addSourceInput, commands.addSource);
export const editSource = capturing(commands.editSourceInput, commands.editSource);
export const setCleared = action(commands.setClearedInput, commands.setCleared);
export const drawLink = action(linkCommands.drawLinkInput, linkCommands.drawLink);
export const changeLink = action(linkCommands.changeLinkInput, linkCommands.changeLink);
export const addEvidence = action(evidence.addEvidenceInput, evidence.addEvidence);
export const editEvidence = action(evidence.editEvidenceInput, evidence.editEvidence);
export const removeEvidence = action(evidence.removeEvidenceInput, evidence.removeEvidence);
