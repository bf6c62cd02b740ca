import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { NotFound } from "@/lib/errors";
import { currentActor } from "@/lib/session";

/** Who asks something of a dossier, or the answer that refuses it: for whoever may not see the dossier there is none. */
export async function askerOf(
  params: Promise<{ dossierId: string }>,
): Promise<{ actor: Actor; dossierId: string } | Response> {
  const { dossierId } = await params;
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  try {
    await placeOf(read, actor, "dossier", dossierId);
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
  return { actor, dossierId };
}
