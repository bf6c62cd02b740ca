"use server";

import { read } from "@/db/client";
import { answer } from "@/lib/answer";
import { SignedOut } from "@/lib/errors";
import { parse } from "@/lib/input";
import { currentActor } from "@/lib/session";
import { linkedInput, sourcesLinkingTo } from "@/lib/sources/clip-commands";

/** Looks and changes nothing; by an action, so that the address stands in no log of what stands before the desk. */
export const findLinked = async (raw: { dossierId: string; url: string }) =>
  answer(async () => {
    const actor = await currentActor();
    if (!actor) throw new SignedOut();
    return sourcesLinkingTo(read, actor, parse(linkedInput, raw));
  });
