"use server";

import { z } from "zod";
import { action, slowAction } from "@/lib/action";
import { changeSigningKey } from "@/lib/editions/signing-keys";
import * as commands from "@/lib/people/commands";
import { changeOwnPassword } from "@/lib/people/door";
import { settings } from "@/lib/settings";
import * as templates from "@/lib/tasks/template-commands";

export const renamePerson = action(commands.renamePersonInput, commands.renamePerson);
export const changePassword = async (input: Parameters<typeof changeOwnPassword>[0]) => changeOwnPassword(input);
export const createToken = action(commands.createTokenInput, commands.createToken);
export const endToken = action(commands.endTokenInput, commands.endToken);
export const chooseNotices = action(commands.chooseNoticesInput, commands.chooseNotices);
export const saveOutlet = action(commands.saveOutletInput, commands.saveOutlet);
export const saveTaskTemplate = action(templates.saveTaskTemplateInput, templates.saveTaskTemplate);
export const removeTaskTemplate = action(templates.removeTaskTemplateInput, templates.removeTaskTemplate);
export const changeKey = slowAction(z.strictObject({}), (desk, actor) =>
  changeSigningKey(desk, actor, settings().dataDir),
);
