import { z } from "zod";
import type { Tx } from "@/db/client";
import { markNoticesRead } from "@/db/notices";
import type { Actor } from "@/lib/actor";
import { idInput } from "@/lib/input";

export const markReadInput = z.strictObject({
  /** Left out: all of them. */
  noticeIds: z.array(idInput).min(1).max(500).optional(),
});

/**
 * Marks one's own notices as read. What somebody has read is theirs and part of no history: it writes no event.
 */
export async function markRead(tx: Tx, actor: Actor, input: z.output<typeof markReadInput>) {
  await markNoticesRead(tx, actor.personId, input.noticeIds, actor.now.toISOString());
  return {};
}
