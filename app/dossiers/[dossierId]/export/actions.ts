"use server";

import { z } from "zod";
import { slowAction } from "@/lib/action";
import { makeEditionInput } from "@/lib/editions/commands";
import { beginEditionFile, cancelEditionFile } from "@/lib/editions/files";
import { type Format, formats } from "@/lib/editions/formats";
import { sealEdition } from "@/lib/editions/seal";
import { idInput } from "@/lib/input";
import { settings } from "@/lib/settings";

export const makeEdition = slowAction(makeEditionInput, (desk, actor, input) =>
  sealEdition(desk, actor, input, settings()),
);

const fileInput = z.strictObject({ editionId: idInput, format: z.enum(Object.keys(formats) as [Format, ...Format[]]) });

export const beginFile = slowAction(fileInput, (desk, actor, input) =>
  beginEditionFile(desk, actor, input, settings()),
);

export const cancelFile = slowAction(fileInput, cancelEditionFile);
