"use server";

import { action } from "@/lib/action";
import * as dossiers from "@/lib/dossiers/commands";
import * as commands from "@/lib/people/commands";
import { mailInvitation, mailReset } from "@/lib/people/letters";

export const invitePerson = action(commands.invitePersonInput, commands.invitePerson, mailInvitation);
export const changePerson = action(commands.changePersonInput, commands.changePerson);
export const offerReset = action(commands.offerResetInput, commands.offerReset, mailReset);
export const retryMail = action(commands.retryMailInput, commands.retryMail);
export const appointLead = action(dossiers.appointLeadInput, dossiers.appointLead);
