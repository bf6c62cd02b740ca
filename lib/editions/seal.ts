import type { z } from "zod";
import type { Desk } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { changedMeanwhile, makeEdition, type makeEditionInput, prepareEdition } from "@/lib/editions/commands";
import { Conflict } from "@/lib/errors";
import type { Settings } from "@/lib/settings";

const tries = 3;

/**
 * Collects and makes an edition; again where somebody changed the dossier meanwhile, so that in ordinary work nobody
 * hears of it. The pages, the API and the command line all make editions through this.
 * @throws Conflict when the dossier changed each time.
 */
export async function sealEdition(
  { read, transact }: Pick<Desk, "read" | "transact">,
  actor: Actor,
  input: z.output<typeof makeEditionInput>,
  where: Pick<Settings, "dataDir" | "timeZone">,
): Promise<{ id: string; number: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepareEdition(read, actor, input, where);
    try {
      return await transact((tx) => makeEdition(tx, actor, { ...input, prepared }));
    } catch (error) {
      if (attempt < tries && error instanceof Conflict && error.extra[changedMeanwhile]) continue;
      throw error;
    }
  }
}
