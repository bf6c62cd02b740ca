import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { addMention, addMentionInput } from "@/lib/claims/commands";
import { idInput } from "@/lib/input";

export const addMentionsInput = z.strictObject({
  claimId: idInput,
  mentions: z
    .array(addMentionInput.omit({ claimId: true }))
    .min(1)
    .max(20),
});

/** Tags several places of the same claim at once, such as like sentences in other articles: all of them or none. */
export async function addMentions(tx: Tx, actor: Actor, { claimId, mentions }: z.output<typeof addMentionsInput>) {
  const ids: string[] = [];
  for (const mention of mentions) ids.push((await addMention(tx, actor, { claimId, ...mention })).id);
  return { claimId, ids };
}
