import { cache } from "react";
import { read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { whileUnchanged } from "@/db/while-unchanged";
import { signedInActor } from "@/lib/session";

/** The dossier that a page is in, read once for its title, its frame and itself; null for whoever may not know of it. */
export const dossierAt = cache(async (dossierId: string) => {
  const actor = await signedInActor();
  return whileUnchanged(actor, ["dossier", dossierId], () => dossierById(read, actor, dossierId));
});
