import { z } from "zod";
import { sealedClaims } from "@/db/blind";
import { saveClaimView } from "@/db/claim-views";
import {
  type Claim,
  claimById,
  endSignOffs,
  insertSignOff,
  mentionById,
  updateClaim,
  updateMention,
} from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { memberRole, membersOf } from "@/db/dossiers";
import { record } from "@/db/history";
import { newestEventId } from "@/db/live";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { insertSendBack, openSendBack, saveAnswer, sendBacksOf } from "@/db/send-backs";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { mustNotBeChecked } from "@/lib/claims/blind-commands";
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

/** Moves a claim along the table of `status.ts`. To the state it already has: nothing happens, unless words would be lost. */
export async function moveClaim(tx: Tx, actor: Actor, input: z.output<typeof moveClaimInput>) {
  const place = await placeOf(tx, actor, "claim", input.claimId);
  authorise("claim.edit", place.facts);
  const claim = await existing(tx, actor, input.claimId);
  return moveFound(tx, actor, place, claim, input, {
    tell: addNotice,
    leads: () => leads(tx, actor, place),
    isOthersWork: () => isOthersWork(tx, actor, claim),
  });
}

/** What one step over many claims knows of all of them, and gathers, instead of asking and telling for each. */
export type Along = {
  tell: typeof addNotice;
  leads: () => Promise<readonly string[]>;
  isOthersWork: (claimId: string) => Promise<boolean>;
};

/** Moves a claim that was found and may be worked on: every rule of moving, for one claim and for each of many. */
export async function moveFound(
  tx: Tx,
  actor: Actor,
  place: Place,
  claim: Claim,
  { to, reason, seen }: Omit<z.output<typeof moveClaimInput>, "claimId">,
  along: Along,
) {
  const claimId = claim.id;
  if (claim.status === to && to !== "signed-off") {
    await mustBeKept(tx, actor, claim, reason.trim());
    return { id: claimId, status: to };
  }
  const { act } = transition(claim.status, to, reason);
  if (act === "claim.review") authorise(act, { ...place.facts, notOwnWork: await along.isOthersWork(claimId) });
  const answered = to === "for-review" ? await answerOpen(tx, actor, claim, reason) : null;
  await updateClaim(tx, claimId, seen, { status: to, stale: false });
  const at = actor.now.toISOString();
  if (claim.status === "signed-off") await endSignOffs(tx, claimId, at);
  const eventId = await record(tx, actor, place.dossierId, {
    type: "claim-moved",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { from: claim.status, to, reason: answered ? "" : reason.trim() },
  });
  if (act === "claim.review") {
    const { dossierId } = place;
    await insertSendBack(tx, { id: newId(), dossierId, claimId, personId: actor.personId, reason: reason.trim(), at });
    await saveClaimView(tx, { claimId, personId: actor.personId, eventId, at });
  }
  const told = { dossierId: place.dossierId, eventId, claimId, at };
  if (to === "for-review") {
    const [last] = await sendBacksOf(tx, actor, claimId);
    const again = last && last.personId !== actor.personId && (await memberRole(tx, place.dossierId, last.personId));
    const reviewers = again ? [last.personId] : [];
    for (const personId of new Set([...(await along.leads()), ...reviewers]))
      await along.tell(tx, { ...told, personId, kind: "asked-to-sign" });
  }
  if (claim.status === "for-review") {
    const checker = claim.assigneeId ?? claim.substanceBy ?? claim.statementBy;
    if (checker !== actor.personId) await along.tell(tx, { ...told, personId: checker, kind: "sent-back" });
  }
  return { id: claimId, status: to };
}

/**
 * Somebody was faster: the claim is where it should go, and a reason or an answer has no place any more.
 * @throws Conflict unless there are no such words, or they are stored already.
 */
async function mustBeKept(tx: Tx, actor: Actor, claim: Claim, said: string): Promise<void> {
  if (said === "") return;
  const [last] = await sendBacksOf(tx, actor, claim.id);
  if (last?.reason === said || last?.answer === said) return;
  throw new Conflict(
    `Somebody moved ${claim.ref} there before you. What you wrote was not stored: copy it into the talk about the claim.`,
    { current: claim.version },
  );
}

export const answerSendBackInput = z.strictObject({
  claimId: idInput,
  answer: prose(2000).refine((answer) => answer.trim() !== "", "Write what you did about it."),
});

/**
 * Answers why a claim was sent back: the reviewer reads it beside the reason. Until then it cannot be asked to be reviewed
 * again; asking with a reason answers as well.
 */
export async function answerSendBack(tx: Tx, actor: Actor, input: z.output<typeof answerSendBackInput>) {
  const { claimId, answer } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const claim = await existing(tx, actor, claimId);
  if (!(await answerOpen(tx, actor, claim, answer)))
    throw new Conflict("This claim was not sent back, or its reason is answered already.", { current: claim.version });
  return { id: claimId };
}

/**
 * Answers the reason for which a claim was sent back, where one waits for it.
 * @throws Conflict without an answer, or from whoever may not read the reason yet.
 */
async function answerOpen(tx: Tx, actor: Actor, claim: Claim, answer: string): Promise<boolean> {
  const open = await openSendBack(tx, claim.id);
  if (!open) return false;
  if ((await sealedClaims(tx, actor)).has(claim.id))
    throw new Conflict("You are to give a blind verdict on this claim. Give it first: the reason may tell the other.");
  const said = answer.trim();
  if (said === "")
    throw new Conflict(`${claim.ref} was sent back. Answer the reason first: say what you did about it.`, {
      sendBackId: open.id,
    });
  await saveAnswer(tx, open.id, { answer: said, answeredBy: actor.personId, answeredAt: actor.now.toISOString() });
  await record(tx, actor, claim.dossierId, {
    type: "send-back-answered",
    subject: { type: "claim", id: claim.id },
    claimId: claim.id,
    payload: { answer: said },
  });
  return true;
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
  if (substance !== undefined)
    await mustNotBeChecked(tx, claimId, "What it finds becomes the verdict; until then the verdict stays as it is.");
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
 * Refused in this order: own work or role (Forbidden), a blind check under way or another digest than the one
 * seen (Conflict), the standard not met (Unprocessable with the failing lines), a claim that is not for review (Conflict).
 */
export async function signOff(tx: Tx, actor: Actor, input: z.output<typeof signOffInput>) {
  const { claimId, digest } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.edit", place.facts);
  const claim = await existing(tx, actor, claimId);
  const standing = await standingOf(tx, claim, actor.now);
  authorise("claim.review", { ...place.facts, notOwnWork: !standing.workers.has(actor.personId) });
  // Before the digest is compared: the refusal tells the present one, and with it the verdict could be guessed.
  await mustNotBeChecked(tx, claimId, "Sign when it has come to an end.");
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
  const eventId = await record(tx, actor, place.dossierId, {
    type: "claim-signed-off",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { digest },
  });
  await saveClaimView(tx, { claimId, personId: actor.personId, eventId, at });
  return { id: claimId, status: "signed-off" as const, digest };
}

export const seeClaimInput = z.strictObject({
  claimId: idInput,
  /** The last event of what was seen: what happens after it is new. */
  eventId: z.int().min(0),
});

/** Keeps up to where somebody has seen a claim. Not a change of the dossier: no event tells of it. */
export async function seeClaim(tx: Tx, actor: Actor, input: z.output<typeof seeClaimInput>) {
  const { claimId } = input;
  await placeOf(tx, actor, "claim", claimId);
  const eventId = Math.min(input.eventId, await newestEventId(tx));
  await saveClaimView(tx, { claimId, personId: actor.personId, eventId, at: actor.now.toISOString() });
  return { id: claimId };
}

async function existing(tx: Tx, actor: Actor, claimId: string) {
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  await mustStand(tx, actor, claimId);
  return claim;
}

const isOthersWork = async (tx: Tx, actor: Actor, claim: { id: string; dossierId: string }): Promise<boolean> =>
  !(await standingOf(tx, claim, actor.now)).workers.has(actor.personId);

export async function leads(tx: Tx, actor: Actor, place: Place): Promise<string[]> {
  const members = await membersOf(tx, actor, place.dossierId);
  return members.filter((m) => m.role === "lead" && m.personId !== actor.personId).map((m) => m.personId);
}
