"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/people/commands";
import { changeOwnPassword } from "@/lib/people/door";

export const renamePerson = action(commands.renamePersonInput, commands.renamePerson);
export const changePassword = async (input: Parameters<typeof changeOwnPassword>[0]) => changeOwnPassword(input);
export const createToken = action(commands.createTokenInput, commands.createToken);
export const endToken = action(commands.endTokenInput, commands.endToken);
export const saveOutlet = action(commands.saveOutletInput, commands.saveOutlet);
