import { z } from "zod";
import {
  type BlindCheck,
  blindCheckById,
  checksWaitingFor,
  insertBlindCheck,
  runningCheck,
  updateBlindCheck,
} from "@/db/blind-checks";
import { type Claim, claimById, updateClaim } from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { type Member, membersOf } from "@/db/dossiers";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice } from "@/db/notices";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { isUnderWay, type Substance, substances } from "@/lib/claims/claim";
import { settle } from "@/lib/claims/settle";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { idInput, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const askBlindCheckInput = z.strictObject({
  claimId: idInput,
  /** Who judges without seeing the first verdict. */
  secondId: idInput,
  /** Who gives the first, of a claim that has no verdict; its checker where nobody is named. */
  firstId: idInput.optional(),
});

/**
 * Asks for a second verdict on a claim that is given without seeing the first. The first is the verdict that the claim has;
 * where it has none two people give theirs, each sealed from everybody until both are in.
 */
export async function askBlindCheck(tx: Tx, actor: Actor, input: z.output<typeof askBlindCheckInput>) {
  const { claimId, secondId } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.blind", place.facts);
  const claim = await standing(tx, actor, claimId);
  if (await runningCheck(tx, claimId)) throw new Conflict(`A blind check of ${claim.ref} is under way already.`);
  const judges = await judgesIn(tx, actor, place);
  const given = claim.substance !== null;
  const firstId = given ? (claim.substanceBy ?? claim.statementBy) : (input.firstId ?? claim.assigneeId);
  if (given && input.firstId && input.firstId !== firstId)
    throw new Invalid("The verdict that the claim has is the first.", {
      firstId: "Leave this out: the first verdict is there.",
    });
  if (!firstId || (!given && !judges.has(firstId)))
    throw new Invalid("Somebody has to give the first verdict.", { firstId: "Choose a lead or checker." });
  if (!judges.has(secondId))
    throw new Invalid("That person cannot judge claims here.", { secondId: "Choose a lead or checker." });
  if (secondId === firstId)
    throw new Invalid("The second verdict comes from somebody else.", { secondId: "Choose another person." });
  const id = newId();
  const at = actor.now.toISOString();
  await insertBlindCheck(tx, {
    id,
    dossierId: place.dossierId,
    claimId,
    askedBy: actor.personId,
    askedAt: at,
    firstId,
    secondId,
    first: claim.substance,
  });
  const eventId = await record(tx, actor, place.dossierId, {
    type: "blind-check-asked",
    subject: { type: "blind-check", id },
    claimId,
    payload: { firstId, secondId, given },
  });
  await tell(tx, actor, { claimId, dossierId: place.dossierId }, eventId, given ? [secondId] : [firstId, secondId]);
  return { id, claimId };
}

export const giveBlindVerdictInput = z.strictObject({
  checkId: idInput,
  substance: z.enum(substances),
  note: prose(2000).default(""),
});

/**
 * Gives one's verdict in a blind check, once. With the second that is in both are opened: equal ones are the claim's
 * verdict, others wait for a third person.
 */
export async function giveBlindVerdict(tx: Tx, actor: Actor, input: z.output<typeof giveBlindVerdictInput>) {
  const { checkId, substance } = input;
  const { place, check } = await checkFor(tx, actor, checkId);
  authorise("claim.edit", place.facts);
  const as = check.firstId === actor.personId ? "first" : check.secondId === actor.personId ? "second" : null;
  if (!as) throw new Forbidden("Only the two who were asked give a verdict here.");
  if (check[as] !== null) throw new Conflict("Your verdict is in, and it stays as you gave it.");
  if (check.state !== "open") throw new Conflict("This blind check has come to an end. Look at it again.");
  const note = input.note.trim();
  const other = as === "first" ? check.second : check.first;
  const state = other === null ? "open" : other === substance ? "agreed" : "differs";
  const at = actor.now.toISOString();
  await updateBlindCheck(tx, checkId, check.version, {
    [as]: substance,
    [`${as}Note`]: note,
    state,
    ...(state === "agreed" ? { endedAt: at } : {}),
  });
  const about = { subject: { type: "blind-check" as const, id: checkId }, claimId: check.claimId };
  await record(tx, actor, place.dossierId, {
    ...about,
    type: "blind-verdict-given",
    payload: { as, substance, note },
  });
  if (other === null || state === "open") return { id: checkId, claimId: check.claimId, state };
  const [first, second] = as === "first" ? [substance, other] : [other, substance];
  const eventId = await record(tx, { personId: null, now: actor.now }, place.dossierId, {
    ...about,
    type: "blind-check-ended",
    payload: { state, first, second },
  });
  if (state === "agreed") await apply(tx, actor, check, substance, check.firstId);
  else await tell(tx, actor, check, eventId, await leadsIn(tx, actor, place));
  return { id: checkId, claimId: check.claimId, state };
}

export const nameThirdInput = z.strictObject({
  checkId: idInput,
  /** Who settles the two verdicts; null takes that back. */
  personId: idInput.nullable(),
  seen: seenInput,
});

/** Names the third person who settles two verdicts that differ. */
export async function nameThird(tx: Tx, actor: Actor, input: z.output<typeof nameThirdInput>) {
  const { checkId, personId, seen } = input;
  const { place, check } = await checkFor(tx, actor, checkId);
  authorise("claim.blind", place.facts);
  if (check.state !== "differs") throw new Conflict("There is nothing to settle in this blind check.");
  if (personId !== null) {
    if (personId === check.firstId || personId === check.secondId)
      throw new Invalid("The two who differ do not settle it.", { personId: "Choose a third person." });
    if (!(await judgesIn(tx, actor, place)).has(personId))
      throw new Invalid("That person cannot judge claims here.", { personId: "Choose a lead or checker." });
  }
  if (personId === check.thirdId) return { id: checkId, claimId: check.claimId };
  await updateBlindCheck(tx, checkId, seen, { thirdId: personId });
  const eventId = await record(tx, actor, place.dossierId, {
    type: "blind-third-named",
    subject: { type: "blind-check", id: checkId },
    claimId: check.claimId,
    payload: { personId },
  });
  if (personId) await tell(tx, actor, check, eventId, [personId]);
  return { id: checkId, claimId: check.claimId };
}

export const settleBlindCheckInput = z.strictObject({
  checkId: idInput,
  substance: z.enum(substances),
  note: prose(2000).refine((note) => note.trim() !== "", "Write what decided it."),
});

/** Settles two verdicts that differ: what the third finds is the claim's verdict. While nobody is named any other lead may. */
export async function settleBlindCheck(tx: Tx, actor: Actor, input: z.output<typeof settleBlindCheckInput>) {
  const { checkId, substance } = input;
  const { place, check } = await checkFor(tx, actor, checkId);
  authorise("claim.edit", place.facts);
  const one = check.firstId === actor.personId || check.secondId === actor.personId;
  const named = check.thirdId === null ? place.role === "lead" : check.thirdId === actor.personId;
  if (one || !named)
    throw new Forbidden("A third person settles it: the one whom a lead names, or while nobody is named another lead.");
  if (check.state !== "differs") throw new Conflict("There is nothing to settle in this blind check.");
  const note = input.note.trim();
  const at = actor.now.toISOString();
  await updateBlindCheck(tx, checkId, check.version, {
    thirdId: actor.personId,
    third: substance,
    thirdNote: note,
    state: "settled",
    endedAt: at,
  });
  await record(tx, actor, place.dossierId, {
    type: "blind-check-settled",
    subject: { type: "blind-check", id: checkId },
    claimId: check.claimId,
    payload: { substance, note },
  });
  await apply(tx, actor, check, substance, actor.personId);
  return { id: checkId, claimId: check.claimId };
}

export const cancelBlindCheckInput = z.strictObject({ checkId: idInput, reason: prose(2000).default("") });

/** Ends a blind check without an outcome. A verdict that was in alone stays sealed for good. */
export async function cancelBlindCheck(tx: Tx, actor: Actor, input: z.output<typeof cancelBlindCheckInput>) {
  const { place, check } = await checkFor(tx, actor, input.checkId);
  authorise("claim.blind", place.facts);
  if (check.state === "cancelled") return { id: check.id, claimId: check.claimId };
  if (!isUnderWay(check)) throw new Conflict("This blind check has come to an end. There is nothing to cancel.");
  await cancel(tx, actor, check, input.reason.trim());
  return { id: check.id, claimId: check.claimId };
}

/** Ends the check of a claim that goes into another one. */
export async function cancelChecksOf(tx: Tx, actor: Actor, claimId: string, reason: string): Promise<void> {
  const check = await runningCheck(tx, claimId);
  if (check) await cancel(tx, actor, check, reason);
}

/**
 * Lets go of the checks that wait for somebody who can judge claims no more: those without their verdict end, those that
 * they were to settle wait for another third.
 */
export async function releaseJudge(tx: Tx, actor: Actor, dossierId: string, personId: string): Promise<void> {
  for (const check of await checksWaitingFor(tx, dossierId, personId)) {
    if (check.state === "open") {
      await cancel(tx, actor, check, "Who was to judge it cannot any more.");
      continue;
    }
    await updateBlindCheck(tx, check.id, null, { thirdId: null });
    const eventId = await record(tx, actor, dossierId, {
      type: "blind-third-named",
      subject: { type: "blind-check", id: check.id },
      claimId: check.claimId,
      payload: { personId: null },
    });
    if (check.askedBy !== personId) await tell(tx, actor, check, eventId, [check.askedBy]);
  }
}

/** @throws Conflict while a blind check of the claim is under way. */
export async function mustNotBeChecked(tx: Tx, claimId: string, instead: string): Promise<void> {
  if (await runningCheck(tx, claimId)) throw new Conflict(`A blind check of this claim is under way. ${instead}`);
}

async function cancel(tx: Tx, actor: Actor, check: BlindCheck, reason: string): Promise<void> {
  await updateBlindCheck(tx, check.id, check.version, { state: "cancelled", endedAt: actor.now.toISOString() });
  const eventId = await record(tx, actor, check.dossierId, {
    type: "blind-check-cancelled",
    subject: { type: "blind-check", id: check.id },
    claimId: check.claimId,
    payload: { reason },
  });
  await tell(tx, actor, check, eventId, [check.askedBy]);
}

/** Makes what a check found the claim's verdict. */
async function apply(tx: Tx, actor: Actor, check: BlindCheck, substance: Substance, by: string): Promise<void> {
  const { claimId, dossierId } = check;
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  if (claim.substance !== substance) {
    await updateClaim(tx, claimId, null, { substance, substanceBy: by });
    await record(tx, { personId: null, now: actor.now }, dossierId, {
      type: "verdict-set",
      subject: { type: "claim", id: claimId },
      claimId,
      payload: { substance: [claim.substance, substance], by: "blind-check" },
    });
  }
  await settle(tx, actor, dossierId, { claimIds: [claimId] });
}

async function checkFor(tx: Tx, actor: Actor, checkId: string): Promise<{ place: Place; check: BlindCheck }> {
  const place = await placeOf(tx, actor, "blind-check", checkId);
  const check = await blindCheckById(tx, checkId);
  if (!check) throw new NotFound();
  return { place, check };
}

async function standing(tx: Tx, actor: Actor, claimId: string): Promise<Claim> {
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  await mustStand(tx, actor, claimId);
  return claim;
}

/** Who can judge claims of the dossier. */
async function judgesIn(tx: Tx, actor: Actor, place: Place): Promise<Map<string, Member>> {
  const members = await membersOf(tx, actor, place.dossierId);
  return new Map(members.filter((m) => m.role !== "reader" && !m.disabled).map((m) => [m.personId, m]));
}

const leadsIn = async (tx: Tx, actor: Actor, place: Place): Promise<string[]> =>
  [...(await judgesIn(tx, actor, place)).values()].filter((m) => m.role === "lead").map((m) => m.personId);

async function tell(
  tx: Tx,
  actor: Actor,
  { claimId, dossierId }: { claimId: string; dossierId: string },
  eventId: number,
  personIds: readonly string[],
): Promise<void> {
  const at = actor.now.toISOString();
  for (const personId of new Set(personIds))
    if (personId !== actor.personId)
      await addNotice(tx, { personId, dossierId, kind: "assigned", eventId, claimId, at });
}
