import { z } from "zod";
import { claimById, endSignOffs, insertSignOff, mentionById, updateClaim, updateMention } from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { membersOf } from "@/db/dossiers";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { attributions, claimStatuses, substances } from "@/lib/claims/claim";
import { settle } from "@/lib/claims/settle";
import { failingFor, standingOf } from "@/lib/claims/standing";
import { transition } from "@/lib/claims/status";
import { Conflict, Invalid, NotFound, Unprocessable } from "@/lib/errors";
import { idInput, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const moveClaimInput = z.strictObject({
  claimId: idInput,
  to: z.enum(claimStatuses),
  reason: prose(2000).default(""),
  seen: seenInput,
});

/** Moves a claim along the table of `status.ts`. To the state it already has: nothing happens. */
export async function moveClaim(tx: Tx, actor: Actor, input: z.output<typeof moveClaimInput>) {
  const { claimId, to, reason, seen } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const claim = await existing(tx, actor, claimId);
  if (claim.status === to && to !== "signed-off") return { id: claimId, status: to };
  const { act } = transition(claim.status, to, reason);
  if (act === "claim.review") authorise(act, { ...place.facts, notOwnWork: await isOthersWork(tx, actor, claim) });
  await updateClaim(tx, claimId, seen, { status: to, stale: false });
  if (claim.status === "signed-off") await endSignOffs(tx, claimId, actor.now.toISOString());
  const eventId = await record(tx, actor, place.dossierId, {
    type: "claim-moved",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { from: claim.status, to, reason: reason.trim() },
  });
  const told = { dossierId: place.dossierId, eventId, claimId, at: actor.now.toISOString() };
  if (to === "for-review")
    for (const personId of await leads(tx, actor, place))
      await addNotice(tx, { ...told, personId, kind: "asked-to-sign" });
  if (claim.status === "for-review") {
    const checker = claim.assigneeId ?? claim.substanceBy ?? claim.statementBy;
    if (checker !== actor.personId) await addNotice(tx, { ...told, personId: checker, kind: "sent-back" });
  }
  return { id: claimId, status: to };
}

export const setVerdictInput = z.strictObject({
  claimId: idInput,
  seen: seenInput,
  substance: z.enum(substances).nullable().optional(),
  mentionId: idInput.optional(),
  attribution: z.enum(attributions).nullable().optional(),
});

/** Says what was found: about the claim itself, or about whether those cited did say so. The two are kept apart. */
export async function setVerdict(tx: Tx, actor: Actor, input: z.output<typeof setVerdictInput>) {
  const { claimId, seen, substance, mentionId, attribution } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const claim = await existing(tx, actor, claimId);
  if (substance === undefined && attribution === undefined)
    throw new Invalid("Choose a verdict.", { substance: "Choose what was found." });
  if ((attribution === undefined) !== (mentionId === undefined))
    throw new Invalid("A verdict on an attribution belongs to one mention.", { mentionId: "Name the mention." });
  const mention = mentionId ? await mentionById(tx, actor, mentionId) : null;
  if (mentionId && mention?.claimId !== claimId)
    throw new Invalid("That mention is not one of this claim.", { mentionId: "Choose a mention of this claim." });
  if (mention && mention.mode !== "attributes")
    throw new Invalid("This mention cites nobody, so there is no attribution to check.", {
      attribution: "Set the mention to attributes first.",
    });
  await updateClaim(
    tx,
    claimId,
    seen,
    substance === undefined || substance === claim.substance
      ? {}
      : { substance, substanceBy: substance === null ? null : actor.personId },
  );
  if (mention && attribution !== undefined && attribution !== mention.attribution)
    await updateMention(tx, mention.id, null, {
      attribution,
      attributionBy: attribution === null ? null : actor.personId,
    });
  await record(tx, actor, place.dossierId, {
    type: "verdict-set",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: {
      ...(substance === undefined ? {} : { substance: [claim.substance, substance] }),
      ...(mention && attribution !== undefined
        ? { mentionId: mention.id, attribution: [mention.attribution, attribution] }
        : {}),
    },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id: claimId };
}

export const signOffInput = z.strictObject({ claimId: idInput, digest: z.string().length(64) });

/**
 * Approves exactly what was seen, by a second person.
 * Refused in this order: own work or role (Forbidden), another digest than the one seen (Conflict), the standard not
 * met (Unprocessable with the failing lines), a claim that is not for review (Conflict).
 */
export async function signOff(tx: Tx, actor: Actor, input: z.output<typeof signOffInput>) {
  const { claimId, digest } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const claim = await existing(tx, actor, claimId);
  const standing = await standingOf(tx, claim, actor.now);
  authorise("claim.review", { ...place.facts, notOwnWork: !standing.workers.has(actor.personId) });
  if (standing.digest !== digest)
    throw new Conflict("This claim changed after you read it. Read it again before you sign.", {
      current: standing.digest,
    });
  const failing = failingFor(standing, claim, actor);
  if (failing.length > 0) throw new Unprocessable("The dossier's standard is not met yet.", { failing });
  if (claim.status !== "for-review")
    throw new Conflict(
      claim.status === "signed-off"
        ? "Somebody signed this claim off already."
        : "This claim is not for review. Ask for review first.",
      { current: claim.version, status: claim.status },
    );
  const at = actor.now.toISOString();
  await updateClaim(tx, claimId, claim.version, { status: "signed-off", stale: false });
  await insertSignOff(tx, { id: newId(), dossierId: place.dossierId, claimId, personId: actor.personId, digest, at });
  await record(tx, actor, place.dossierId, {
    type: "claim-signed-off",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { digest },
  });
  return { id: claimId, status: "signed-off" as const, digest };
}

async function existing(tx: Tx, actor: Actor, claimId: string) {
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  await mustStand(tx, actor, claimId);
  return claim;
}

const isOthersWork = async (tx: Tx, actor: Actor, claim: { id: string; dossierId: string }): Promise<boolean> =>
  !(await standingOf(tx, claim, actor.now)).workers.has(actor.personId);

async function leads(tx: Tx, actor: Actor, place: Place): Promise<string[]> {
  const members = await membersOf(tx, actor, place.dossierId);
  return members.filter((m) => m.role === "lead" && m.personId !== actor.personId).map((m) => m.personId);
}
