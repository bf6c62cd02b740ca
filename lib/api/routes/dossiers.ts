import { z } from "zod";
import { coverageOf } from "@/db/articles";
import { sealedClaims } from "@/db/blind";
import { claimsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { dossierById, dossiersOf, memberRole, membersOf, waiversOf } from "@/db/dossiers";
import { erasableEvent } from "@/db/erasing";
import { historyOf } from "@/db/history";
import { lineTasksOf } from "@/db/line-tasks";
import { taskById } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { listOf } from "@/lib/api/component";
import { type Endpoint, reads, writes } from "@/lib/api/endpoint";
import { found, member, membership } from "@/lib/api/knows";
import { paged, pageOf, pageQuery } from "@/lib/api/query";
import { listedLineAnswer } from "@/lib/api/views/claims";
import {
  coverageAnswer,
  coverageView,
  dossierAnswer,
  dossierView,
  memberAnswer,
  memberView,
} from "@/lib/api/views/dossiers";
import { eventAnswer, eventView } from "@/lib/api/views/history";
import { taskAnswer, taskView } from "@/lib/api/views/tasks";
import { waiverAnswer, waiverView } from "@/lib/api/views/waivers";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import {
  addMember,
  addMemberInput,
  changeMember,
  changeMemberInput,
  createDossier,
  createDossierInput,
  editDossier,
  editDossierInput,
  liftWaiver,
  liftWaiverInput,
  removeMember,
  removeMemberInput,
  waive,
  waiveInput,
} from "@/lib/dossiers/commands";
import { Invalid, NotFound } from "@/lib/errors";
import { eraseEvent, eraseEventInput } from "@/lib/history/erase-commands";
import { idInput } from "@/lib/input";
import { makeLineTask, makeLineTaskInput } from "@/lib/tasks/line-commands";

const waiveHere = waiveInput.extend({ dossierId: idInput });
const liftHere = liftWaiverInput.extend({ dossierId: idInput });
const makeTaskHere = makeLineTaskInput.extend({ dossierId: idInput });

export const dossierRoutes: Endpoint[] = [
  reads({
    path: "/dossiers",
    summary: "Lists the dossiers that you are a member of, newest first.",
    query: pageQuery,
    answers: listOf(dossierAnswer),
    run: async ({ db, actor, query }) => {
      const { items, next } = await paged(
        query,
        (page) => dossiersOf(db, actor, page),
        ({ id }) => id,
      );
      return { items: items.map((dossier) => dossierView(dossier, dossier.role)), next };
    },
  }),
  writes({
    method: "POST",
    path: "/dossiers",
    summary: "Opens a dossier; you are its lead.",
    status: 201,
    input: createDossierInput,
    command: createDossier,
    answers: dossierAnswer,
    show: (db, actor, { id }) => shownDossier(db, actor, id),
  }),
  reads({
    path: "/dossiers/:dossierId",
    summary: "Shows a dossier.",
    knows: member("dossier"),
    answers: dossierAnswer,
    run: ({ db, actor, params }) => shownDossier(db, actor, params.dossierId),
  }),
  writes({
    method: "PATCH",
    path: "/dossiers/:dossierId",
    summary: "Changes what a dossier is about or its standard, closes it or opens it again.",
    knows: member("dossier"),
    input: editDossierInput,
    command: editDossier,
    answers: dossierAnswer,
    show: (db, actor, { id }) => shownDossier(db, actor, id),
  }),
  reads({
    path: "/dossiers/:dossierId/members",
    summary: "Lists the members of a dossier, leads first.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(memberAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await membersOf(db, actor, params.dossierId)).map(memberView), query),
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/members",
    summary: "Lets a person of the newsroom into a dossier.",
    status: 201,
    knows: member("dossier"),
    input: addMemberInput,
    command: addMember,
    answers: memberAnswer,
    show: (db, actor, { personId }, { dossierId }) => shownMember(db, actor, dossierId, personId),
  }),
  writes({
    method: "PATCH",
    path: "/dossiers/:dossierId/members/:personId",
    summary: "Gives a member another role.",
    knows: membership,
    input: changeMemberInput,
    command: changeMember,
    answers: memberAnswer,
    show: (db, actor, { personId }, { dossierId }) => shownMember(db, actor, dossierId, personId),
  }),
  writes({
    method: "DELETE",
    path: "/dossiers/:dossierId/members/:personId",
    summary: "Takes a member out of a dossier; what they did stays.",
    knows: membership,
    input: removeMemberInput,
    command: removeMember,
    answers: z.object({ personId: z.string() }),
  }),
  reads({
    path: "/dossiers/:dossierId/coverage",
    summary: "Tells how far the articles have been examined, together and one by one.",
    knows: member("dossier"),
    answers: coverageAnswer,
    run: async ({ db, actor, params }) => coverageView(await coverageOf(db, actor, params.dossierId)),
  }),
  reads({
    path: "/dossiers/:dossierId/failing",
    summary: "Lists the claims that the dossier's standard does not let pass yet, with what is missing.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(
      z.object({
        claimId: z.string(),
        ref: z.string(),
        failing: z.array(listedLineAnswer),
      }),
    ),
    run: async ({ db, actor, params, query }) => pageOf(await failingIn(db, actor, params.dossierId), query),
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/failing",
    summary:
      "Makes the task of a line that a claim fails, for the claim's checker; where the line has an open task already, answers that.",
    status: 201,
    knows: member("dossier"),
    input: makeTaskHere,
    command: async (tx, actor, { dossierId, ...line }) => {
      await mustBeIn(tx, actor, dossierId, line.claimId);
      return makeLineTask(tx, actor, line);
    },
    answers: taskAnswer,
    show: async (db, actor, { id }) => {
      const task = await taskById(db, actor, id);
      if (!task) throw new NotFound();
      return taskView(task);
    },
  }),
  reads({
    path: "/dossiers/:dossierId/waivers",
    summary: "Lists the lines of the standard that are waived, with the reasons.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(waiverAnswer),
    run: async ({ db, actor, params, query }) => {
      const sealed = await sealedClaims(db, actor);
      // A reason may tell the verdict of a claim that is judged blind.
      const waivers = (await waiversOf(db, params.dossierId)).map((waiver) =>
        sealed.has(waiver.claimId) ? { ...waiver, reason: "" } : waiver,
      );
      return pageOf(waivers.map(waiverView), query);
    },
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/waivers",
    summary: "Waives a line of the standard for one claim; exports show the reason.",
    status: 201,
    knows: member("dossier"),
    input: waiveHere,
    command: async (tx, actor, { dossierId, ...waiver }) => {
      await mustBeIn(tx, actor, dossierId, waiver.claimId);
      return waive(tx, actor, waiver);
    },
    answers: waiverAnswer,
    show: async (db, _actor, { claimId, rule }, { dossierId }) => {
      const waivers = await waiversOf(db, dossierId, [claimId]);
      const made = waivers.find((waiver) => waiver.rule === rule);
      if (!made) throw new Error("the waiver was not written");
      return waiverView(made);
    },
  }),
  writes({
    method: "DELETE",
    path: "/dossiers/:dossierId/waivers",
    summary: "Takes a waiver back: the line counts again.",
    knows: member("dossier"),
    input: liftHere,
    command: async (tx, actor, { dossierId, ...waiver }) => {
      await mustBeIn(tx, actor, dossierId, waiver.claimId);
      return liftWaiver(tx, actor, waiver);
    },
    answers: z.object({ claimId: z.string(), rule: z.string() }),
  }),
  reads({
    path: "/dossiers/:dossierId/history",
    summary: "Tells what happened in a dossier, newest first.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(eventAnswer),
    run: async ({ db, actor, params, query }) => {
      const { items, next } = await paged(
        query,
        ({ limit, cursor }) =>
          historyOf(db, actor, params.dossierId, { limit, ...(cursor ? { before: numberIn(cursor) } : {}) }),
        ({ number }) => String(number),
      );
      return { items: items.map(eventView), next };
    },
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/history/:number/erasure",
    summary: "Erases on legal demand what an event says, from the history and from where it lives.",
    detail:
      "Others about the same thing go with it: `numbers` are all of them, and `editions` those that were made with their words and stay as they are. The chain still verifies. The reason stays in the history.",
    knows: async (db, actor, { dossierId, number }) => {
      await placeOf(db, actor, "dossier", dossierId);
      found(await erasableEvent(db, actor, dossierId, Number(number) || 0));
    },
    input: eraseEventInput,
    command: eraseEvent,
    answers: z.object({ dossierId: z.string(), numbers: z.array(z.int()), editions: z.array(z.int()) }),
  }),
];

async function shownDossier(db: Read, actor: Actor, id: string) {
  const dossier = await dossierById(db, actor, id);
  const role = await memberRole(db, id, actor.personId);
  if (!dossier || !role) throw new NotFound();
  return dossierView(dossier, role);
}

async function shownMember(db: Read, actor: Actor, dossierId: string, personId: string) {
  const found = (await membersOf(db, actor, dossierId)).find((one) => one.personId === personId);
  if (!found) throw new NotFound("This person is not a member of the dossier.");
  return memberView(found);
}

async function failingIn(db: Read, actor: Actor, dossierId: string) {
  const claims = await claimsOf(db, actor, dossierId);
  const ids = claims.map((claim) => claim.id);
  const standings = await standingsOf(db, await basisOf(db, dossierId), ids, actor.now, actor);
  const tasks = await lineTasksOf(db, actor, dossierId);
  return claims.flatMap(({ id, ref }) => {
    const lines = standings.get(id)?.failing ?? [];
    const failing = lines.map((line) => ({ ...line, taskId: tasks.get(id)?.get(line.rule)?.id ?? null }));
    return failing.length > 0 ? [{ claimId: id, ref, failing }] : [];
  });
}

/** A claim of another dossier answers like one that does not exist. */
async function mustBeIn(db: Read, actor: Actor, dossierId: string, claimId: string): Promise<void> {
  const place = await placeOf(db, actor, "claim", claimId).catch((error) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (place?.dossierId !== dossierId)
    throw new Invalid("That claim is not in this dossier.", { claimId: "Choose a claim of this dossier." });
}

function numberIn(cursor: string): number {
  const number = Number(cursor);
  if (!Number.isSafeInteger(number)) throw new Invalid("Please mend: cursor.", { cursor: "Take it from `next`." });
  return number;
}
