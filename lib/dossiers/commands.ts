import { z } from "zod";
import { unexaminedInFull } from "@/db/articles";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import {
  activeLeads,
  deleteMember,
  dossierById,
  insertDossier,
  insertMember,
  insertWaiver,
  leaderlessDossiers,
  liftWaivers,
  memberRole,
  updateDossier,
  updateMember,
  waiversOf,
} from "@/db/dossiers";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { personById } from "@/db/people";
import { deleteClearancesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { unexaminedSentence } from "@/lib/articles/coverage";
import { releaseJudge } from "@/lib/claims/blind-commands";
import { settle } from "@/lib/claims/settle";
import { dossierRoles, dossierStates } from "@/lib/dossiers/dossier";
import { releaseClaims, releaseTasks } from "@/lib/dossiers/leaving-commands";
import { mayBeWaived, ruleNames } from "@/lib/dossiers/standard";
import { standardInput } from "@/lib/dossiers/standard-input";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { changesBetween } from "@/lib/history/events";
import { idInput, instantInput, line, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

const fields = {
  title: line(200, "a title"),
  brief: prose(10_000),
  deadline: instantInput.nullable(),
  standard: standardInput,
};

export const createDossierInput = z.strictObject({
  title: fields.title,
  brief: fields.brief.default(""),
  deadline: fields.deadline.default(null),
  standard: fields.standard.default(twoOrigins),
});

/** Opens a dossier; whoever does is its lead. */
export async function createDossier(tx: Tx, actor: Actor, input: z.output<typeof createDossierInput>) {
  const id = newId();
  await insertDossier(tx, { id, ...input, createdBy: actor.personId, createdAt: actor.now.toISOString() });
  await insertMember(tx, { dossierId: id, personId: actor.personId, role: "lead" });
  await record(tx, actor, id, { type: "dossier-created", subject: { type: "dossier", id }, payload: input });
  await record(tx, actor, id, {
    type: "member-added",
    subject: { type: "person", id: actor.personId },
    payload: { personId: actor.personId, role: "lead" },
  });
  return { id };
}

export const editDossierInput = z.strictObject({
  dossierId: idInput,
  seen: seenInput.optional(),
  title: fields.title.optional(),
  brief: fields.brief.optional(),
  deadline: fields.deadline.optional(),
  standard: fields.standard.optional(),
  state: z.enum(dossierStates).optional(),
});

/** Changes what a dossier is about, its standard, or closes and opens it. A closed one is only opened, not edited. */
export async function editDossier(tx: Tx, actor: Actor, input: z.output<typeof editDossierInput>) {
  const { dossierId, seen, ...wanted } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  const { state, ...content } = wanted;
  if (state !== undefined) authorise("dossier.close", place.facts);
  const reopened = { ...place.facts, open: place.open || state === "open" };
  if (Object.values(content).some((value) => value !== undefined) || state === undefined)
    authorise("dossier.edit", reopened);
  const before = await dossierById(tx, actor, dossierId);
  if (!before) throw new NotFound();
  const changes = changesBetween(
    {
      title: before.title,
      brief: before.brief,
      deadline: before.deadline,
      standard: before.standard,
      state: before.state,
    },
    wanted,
  );
  if (Object.keys(changes).length === 0) return { id: dossierId };
  if (changes.state?.[1] === "closed") await mustBeExamined(tx, actor, dossierId);
  await updateDossier(tx, dossierId, seen, wanted);
  await record(tx, actor, dossierId, {
    type: "dossier-changed",
    subject: { type: "dossier", id: dossierId },
    payload: { changes },
  });
  return { id: dossierId };
}

/** @throws Conflict while articles that are to be checked in full have sentences that nobody has examined. */
async function mustBeExamined(tx: Tx, actor: Actor, dossierId: string): Promise<void> {
  const articles = await unexaminedInFull(tx, actor, dossierId);
  if (articles.length > 0) throw new Conflict(unexaminedSentence(articles), { articles });
}

export const addMemberInput = z.strictObject({ dossierId: idInput, personId: idInput, role: z.enum(dossierRoles) });

/** Lets a person of the newsroom into a dossier. */
export async function addMember(tx: Tx, actor: Actor, input: z.output<typeof addMemberInput>) {
  const place = await placeOf(tx, actor, "dossier", input.dossierId);
  authorise("members.manage", place.facts);
  const person = await personById(tx, input.personId);
  if (!person || person.disabled)
    throw new Invalid("This person has no account that can sign in.", { personId: "Choose somebody of the newsroom." });
  if (await memberRole(tx, input.dossierId, input.personId))
    throw new Conflict(`${person.name} is a member already. Change their role instead.`);
  await insertMember(tx, input);
  await record(tx, actor, input.dossierId, {
    type: "member-added",
    subject: { type: "person", id: input.personId },
    payload: { personId: input.personId, role: input.role },
  });
  return { personId: input.personId, role: input.role };
}

export const changeMemberInput = addMemberInput;

/** Gives a member another role. The last lead keeps theirs. */
export async function changeMember(tx: Tx, actor: Actor, input: z.output<typeof changeMemberInput>) {
  const { dossierId, personId, role } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("members.manage", place.facts);
  const before = await memberRole(tx, dossierId, personId);
  if (!before) throw new NotFound("This person is not a member of the dossier.");
  if (before === role) return { personId, role };
  if (before === "lead") await keepALead(tx, dossierId, personId);
  await updateMember(tx, dossierId, personId, role);
  if (role === "reader") {
    await releaseJudge(tx, actor, dossierId, personId);
    await releaseClaims(tx, actor, dossierId, personId);
  }
  await record(tx, actor, dossierId, {
    type: "member-changed",
    subject: { type: "person", id: personId },
    payload: { personId, role: [before, role] },
  });
  return { personId, role };
}

export const removeMemberInput = z.strictObject({ dossierId: idInput, personId: idInput });

/** Takes a member out. What they did stays, what they had to do is free; the dossier is gone for them at once. */
export async function removeMember(tx: Tx, actor: Actor, input: z.output<typeof removeMemberInput>) {
  const { dossierId, personId } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("members.manage", place.facts);
  const role = await memberRole(tx, dossierId, personId);
  if (!role) throw new NotFound("This person is not a member of the dossier.");
  if (role === "lead") await keepALead(tx, dossierId, personId);
  await deleteMember(tx, dossierId, personId);
  await deleteClearancesOf(tx, dossierId, personId);
  await releaseJudge(tx, actor, dossierId, personId);
  await releaseClaims(tx, actor, dossierId, personId);
  await releaseTasks(tx, actor, dossierId, personId);
  await record(tx, actor, dossierId, {
    type: "member-removed",
    subject: { type: "person", id: personId },
    payload: { personId, role },
  });
  return { personId };
}

export const appointLeadInput = z.strictObject({ dossierId: idInput, personId: idInput });

/** An administrator appoints a lead where none is left who can sign in; the dossier's history shows it. */
export async function appointLead(tx: Tx, actor: Actor, input: z.output<typeof appointLeadInput>) {
  const { dossierId, personId } = input;
  if (!actor.admin) throw new NotFound();
  // One with a lead and one that does not exist are answered alike: seeing which there are takes a member.
  if (!(await leaderlessDossiers(tx)).some((dossier) => dossier.id === dossierId)) throw new NotFound();
  authorise("dossier.appointLead", { admin: true, noLead: true });
  const person = await personById(tx, personId);
  if (!person || person.disabled)
    throw new Invalid("This person has no account that can sign in.", { personId: "Choose somebody of the newsroom." });
  if (await memberRole(tx, dossierId, personId)) await updateMember(tx, dossierId, personId, "lead");
  else await insertMember(tx, { dossierId, personId, role: "lead" });
  await record(tx, actor, dossierId, {
    type: "lead-appointed",
    subject: { type: "person", id: personId },
    payload: { personId },
  });
  return { personId };
}

export const waiveInput = z.strictObject({
  claimId: idInput,
  rule: z.enum(ruleNames),
  reason: prose(2000).refine((text) => text.trim() !== "", "Write the reason: exports show it."),
});

/** Waives a line of the standard for one claim, with the reason that exports show. */
export async function waive(tx: Tx, actor: Actor, input: z.output<typeof waiveInput>) {
  const { claimId, rule, reason } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.waive", place.facts);
  await mustStand(tx, actor, claimId);
  if (!mayBeWaived(rule))
    throw rule === "verdict"
      ? new Invalid("A claim without a verdict cannot be signed off.", { rule: "Set a verdict." })
      : new Invalid("Evidence that is not settled cannot be signed off.", {
          rule: "Confirm the origin link that it is narrowed to, or narrow the evidence anew.",
        });
  if ((await waiversOf(tx, place.dossierId, [claimId])).some((waiver) => waiver.rule === rule))
    throw new Conflict("This line is waived already. Lift the waiver first to give another reason.");
  await insertWaiver(tx, {
    id: newId(),
    dossierId: place.dossierId,
    claimId,
    rule,
    reason: reason.trim(),
    personId: actor.personId,
    at: actor.now.toISOString(),
  });
  await record(tx, actor, place.dossierId, {
    type: "line-waived",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { rule, reason: reason.trim() },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { claimId, rule };
}

export const liftWaiverInput = z.strictObject({ claimId: idInput, rule: z.enum(ruleNames) });

/** Takes a waiver back: the line counts again. */
export async function liftWaiver(tx: Tx, actor: Actor, input: z.output<typeof liftWaiverInput>) {
  const { claimId, rule } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("claim.waive", place.facts);
  if (!(await liftWaivers(tx, claimId, rule, actor.now.toISOString())))
    throw new NotFound("This line is not waived for the claim.");
  await record(tx, actor, place.dossierId, {
    type: "waiver-lifted",
    subject: { type: "claim", id: claimId },
    claimId,
    payload: { rule },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { claimId, rule };
}

async function keepALead(tx: Tx, dossierId: string, personId: string): Promise<void> {
  const others = (await activeLeads(tx, dossierId)).filter((id) => id !== personId);
  if (others.length === 0) throw new Conflict("A dossier always has a lead. Make somebody else lead first.");
}
