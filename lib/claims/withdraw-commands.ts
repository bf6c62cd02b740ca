import { z } from "zod";
import { claimById, deleteMention, mentionsOf, updateClaim, usesOfClaim } from "@/db/claims";
import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { withdrawn } from "@/lib/claims/claim";
import { Conflict, NotFound } from "@/lib/errors";
import { idInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const withdrawClaimInput = z.strictObject({ claimId: idInput });

/**
 * Takes a claim back that was tagged by mistake, with its one mention. Only while nothing else hangs on it: from then on
 * somebody may have read it, and it is merged or found not checkable instead. Its number is not given again.
 */
export async function withdrawClaim(tx: Tx, actor: Actor, input: z.output<typeof withdrawClaimInput>) {
  const { claimId } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  const mentions = await mentionsOf(tx, actor, [claimId]);
  if (claim.version > 1 || mentions.length > 1 || claim.mergedInto !== null || (await usesOfClaim(tx, claimId)) > 0)
    throw new Conflict(
      "Somebody has worked on this claim since it was tagged, so it is not taken back. Remove its mention instead.",
    );
  for (const mention of mentions) await deleteMention(tx, mention.id);
  await updateClaim(tx, claimId, null, { mergedInto: withdrawn });
  await record(tx, actor, place.dossierId, {
    type: "claim-withdrawn",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { ref: claim.ref, statement: claim.statement },
  });
  return { id: claimId, ref: claim.ref };
}
