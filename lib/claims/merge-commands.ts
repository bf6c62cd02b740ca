import { z } from "zod";
import { type Claim, claimById, updateClaim } from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import { endMerge, handBack, handOver, insertMerge, lastMergeOf, mustStand } from "@/db/merges";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { cancelChecksOf } from "@/lib/claims/blind-commands";
import { withdrawn } from "@/lib/claims/claim";
import { settle } from "@/lib/claims/settle";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import type { Payloads } from "@/lib/history/events";
import { idInput, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const mergeClaimsInput = z.strictObject({
  /** The claim that is to be no longer one of its own. */
  claimId: idInput,
  /** The claim that it is: its statement, verdict and status stay. */
  into: idInput,
  seen: seenInput,
  /** The version of the other claim that was seen. */
  intoSeen: seenInput,
});

/**
 * Says that two claims are one: mentions, evidence, comments and tasks of the first go over to the second. Nothing is
 * dropped, not even evidence that both have. Sign-offs of what changed by it go stale.
 */
export async function mergeClaims(tx: Tx, actor: Actor, input: z.output<typeof mergeClaimsInput>) {
  const { claimId, into, seen, intoSeen } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  if (claimId === into)
    throw new Invalid("A claim cannot be merged into itself.", { into: "Choose another claim of this dossier." });
  const from = await existing(tx, actor, claimId);
  const target = await claimById(tx, actor, into);
  if (target?.dossierId !== place.dossierId || target.mergedInto === withdrawn)
    throw new Invalid("That claim is not in this dossier.", { into: "Choose a claim of this dossier." });
  await mustStand(tx, actor, claimId);
  await mustStand(tx, actor, into);
  await updateClaim(tx, claimId, seen, { mergedInto: into });
  await updateClaim(tx, into, intoSeen, {});
  await cancelChecksOf(tx, actor, claimId, `${from.ref} was merged into ${target.ref}.`);
  const moved = await handOver(tx, claimId, into);
  const mergeId = newId();
  const at = actor.now.toISOString();
  await insertMerge(tx, {
    id: mergeId,
    dossierId: place.dossierId,
    fromId: claimId,
    intoId: into,
    moved,
    personId: actor.personId,
    at,
  });
  await record(tx, actor, place.dossierId, {
    type: "claims-merged",
    subject: { type: "claim", id: claimId },
    claimId: into,
    payload: { from: claimId, into, moved: countsOf(moved) },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId, into] });
  return { id: into, ref: target.ref, mergeId, fromId: claimId, fromRef: from.ref };
}

export const undoMergeInput = z.strictObject({
  /** The claim that was merged into another. */
  claimId: idInput,
});

/**
 * Makes a merged claim one of its own again, and hands back to it what went over by the merge, as far as it is still
 * there. What was added since stays with the claim that stood.
 * @throws Conflict where that is undone already, or where the other claim was itself merged into a third.
 */
export async function undoMerge(tx: Tx, actor: Actor, { claimId }: z.output<typeof undoMergeInput>) {
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const from = await existing(tx, actor, claimId);
  const merge = await lastMergeOf(tx, claimId);
  if (!merge || merge.undoneAt !== null)
    throw new Conflict(
      merge ? "This merge has been undone already." : `${from.ref} was not merged into another claim.`,
      { current: from.version },
    );
  const target = await existing(tx, actor, merge.intoId);
  if (target.mergedInto) {
    const third = await claimById(tx, actor, target.mergedInto);
    throw new Conflict(
      `${target.ref} was itself merged into ${third?.ref ?? "another claim"} since. Undo that merge first, then this one.`,
      { mergedInto: target.mergedInto },
    );
  }
  await endMerge(tx, merge.id, actor.now.toISOString());
  await updateClaim(tx, claimId, null, { mergedInto: null });
  await updateClaim(tx, target.id, null, {});
  const back = await handBack(tx, merge.moved, claimId, target.id);
  await record(tx, actor, place.dossierId, {
    type: "merge-undone",
    subject: { type: "claim", id: claimId },
    claimId: target.id,
    payload: { from: claimId, into: target.id, moved: countsOf(back) },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId, target.id] });
  return { id: claimId, ref: from.ref, intoId: target.id, intoRef: target.ref };
}

const countsOf = (
  moved: Record<"mentions" | "evidence" | "comments" | "tasks", string[]>,
): Payloads["claims-merged"]["moved"] => ({
  mentions: moved.mentions.length,
  evidence: moved.evidence.length,
  comments: moved.comments.length,
  tasks: moved.tasks.length,
});

async function existing(tx: Tx, actor: Actor, claimId: string): Promise<Claim> {
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  return claim;
}
