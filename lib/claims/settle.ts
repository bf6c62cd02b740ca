import { endSignOffs, signedClaims, signOffsTouched, updateClaim } from "@/db/claims";
import type { Tx } from "@/db/client";
import { linksAsTheyAre } from "@/db/graph";
import { record } from "@/db/history";
import { addNotice } from "@/db/notices";
import type { Actor } from "@/lib/actor";
import { basisOf, formerDigests, standingsOf } from "@/lib/claims/standing";

/**
 * Makes sign-offs stale whose digest is no longer what was signed, and brings their claims back for review. Every
 * command that changes something that a digest covers calls it last, in the same transaction.
 * @param touched the claims that changed, and the sources that changed or whose links did: whatever has evidence that
 *   leads to one of these sources, over links in any state, is looked at again.
 */
export async function settle(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  touched: { claimIds?: string[]; sourceIds?: string[] },
): Promise<void> {
  const sourceIds = touched.sourceIds ? takersFrom(await linksAsTheyAre(tx, dossierId), touched.sourceIds) : [];
  const signOffs = await signOffsTouched(tx, dossierId, { claimIds: touched.claimIds ?? [], sourceIds });
  if (signOffs.length === 0) return;
  const basis = await basisOf(tx, dossierId);
  const claimIds = signOffs.map((signOff) => signOff.claimId);
  const standings = await standingsOf(tx, basis, claimIds, actor.now, null);
  const changed = signOffs.filter(({ claimId, digest }) => standings.get(claimId)?.digest !== digest);
  if (changed.length === 0) return;
  const former = await formerDigests(
    tx,
    basis,
    changed.map((signOff) => signOff.claimId),
  );
  for (const signOff of changed) {
    if (former.get(signOff.claimId) === signOff.digest) continue;
    await endSignOffs(tx, signOff.claimId, actor.now.toISOString());
    await updateClaim(tx, signOff.claimId, null, { status: "for-review", stale: true });
    const eventId = await record(tx, { personId: null, now: actor.now }, dossierId, {
      type: "sign-off-stale",
      subject: { type: "claim", id: signOff.claimId },
      claimId: signOff.claimId,
      payload: { digest: signOff.digest },
    });
    await addNotice(tx, {
      personId: signOff.personId,
      dossierId,
      kind: "stale",
      eventId,
      claimId: signOff.claimId,
      at: actor.now.toISOString(),
    });
  }
}

/**
 * Looks at every sign-off in force again, in all dossiers: an outlet's names decide everywhere which ends are one
 * origin. Rare, and worth its time.
 */
export async function settleEverywhere(tx: Tx, actor: Actor): Promise<void> {
  for (const [dossierId, claimIds] of await signedClaims(tx)) await settle(tx, actor, dossierId, { claimIds });
}

/** The sources, and all that got something from them, directly or through others. */
function takersFrom(links: readonly { from: string; to: string }[], sourceIds: readonly string[]): string[] {
  const takers = new Map<string, string[]>();
  for (const { from, to } of links) takers.set(to, [...(takers.get(to) ?? []), from]);
  const found = new Set(sourceIds);
  for (const id of found) for (const taker of takers.get(id) ?? []) found.add(taker);
  return [...found];
}
