"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/dossiers/commands";

export const createDossier = action(commands.createDossierInput, commands.createDossier);
