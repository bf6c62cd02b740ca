import type { Read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { sameWorkSeenBy } from "@/db/source-works";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { claimsRestingOn } from "@/lib/sources/dossier-origins";

/** The claims of one dossier that a change of a source reaches. */
export type Reached = {
  dossierId: string;
  dossierTitle: string;
  claims: Awaited<ReturnType<typeof claimsRestingOn>>;
};

/**
 * The claims that a change of a source's state reaches, in the viewer's own dossiers: those that rest on the same work.
 *
 * What is in other dossiers is left out without a trace, and so are claims that rest on another, confidential source
 * that the viewer is not cleared for: that it is the same work would tell what it is.
 * @throws NotFound for whoever may not know of the source.
 */
export async function sourceReach(db: Read, actor: Actor, sourceId: string): Promise<Reached[]> {
  const place = await placeOf(db, actor, "source", sourceId);
  const seen = await sameWorkSeenBy(db, actor, sourceId);
  const dossierTitle = (await dossierById(db, actor, place.dossierId))?.title ?? "";
  // Whoever is not cleared for it knows which claims of its dossier rest on it, and nothing of what it is.
  const same = seen.some(({ id }) => id === sourceId)
    ? seen
    : [{ id: sourceId, dossierId: place.dossierId, dossierTitle }];
  const reached = new Map<string, Reached>();
  for (const { id, dossierId, dossierTitle } of same) {
    const there = reached.get(dossierId) ?? { dossierId, dossierTitle, claims: [] };
    for (const claim of await claimsRestingOn(db, actor, dossierId, id))
      if (!there.claims.some((known) => known.id === claim.id)) there.claims.push(claim);
    reached.set(dossierId, there);
  }
  return [...reached.values()].filter(({ claims }) => claims.length > 0);
}
