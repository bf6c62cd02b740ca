"use server";

import { slowAction } from "@/lib/action";
import { makeEditionInput } from "@/lib/editions/commands";
import { sealEdition } from "@/lib/editions/seal";
import { settings } from "@/lib/settings";

export const makeEdition = slowAction(makeEditionInput, (desk, actor, input) =>
  sealEdition(desk, actor, input, settings()),
);
