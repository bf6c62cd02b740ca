import { sealedRefs } from "@/db/blind";
import type { Read } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { Conflict } from "@/lib/errors";

/**
 * Keeps editions from whoever is to give a blind second verdict in the dossier: those of others may tell the first, and
 * one of their own would lack it.
 * @throws Conflict that says which verdict to give first.
 */
export async function mustNotJudgeBlind(db: Read, actor: Actor, dossierId: string): Promise<void> {
  const [ref] = await sealedRefs(db, actor, dossierId);
  if (ref)
    throw new Conflict(
      `You are to give a blind second verdict on ${ref}, and an edition may tell the first. Give yours, then come back.`,
    );
}
