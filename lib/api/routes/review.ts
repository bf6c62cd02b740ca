import { z } from "zod";
import { blindChecksOf, judgedPairs, shownBlindCheck } from "@/db/blind-checks";
import type { Read } from "@/db/client";
import { sendBacksOf } from "@/db/send-backs";
import type { Actor } from "@/lib/actor";
import { listOf } from "@/lib/api/component";
import { type Endpoint, reads, writes } from "@/lib/api/endpoint";
import { found, member } from "@/lib/api/knows";
import { pageOf, pageQuery } from "@/lib/api/query";
import {
  agreementAnswer,
  agreementView,
  blindCheckAnswer,
  blindCheckView,
  changedAnswer,
  changedView,
  sendBackAnswer,
  sendBackView,
} from "@/lib/api/views/review";
import {
  askBlindCheck,
  askBlindCheckInput,
  cancelBlindCheck,
  cancelBlindCheckInput,
  giveBlindVerdict,
  giveBlindVerdictInput,
  nameThird,
  nameThirdInput,
  settleBlindCheck,
  settleBlindCheckInput,
} from "@/lib/claims/blind-commands";
import { answerSendBack, answerSendBackInput, seeClaim, seeClaimInput } from "@/lib/claims/review-commands";
import { claimSheet } from "@/lib/claims/sheet";

const sealed = "Both verdicts are null until both are in; each judge knows their own.";

export const reviewRoutes: Endpoint[] = [
  reads({
    path: "/claims/:claimId/send-backs",
    summary: "Lists the times that a claim was sent back, with the reason and the answer, newest first.",
    knows: member("claim"),
    query: pageQuery,
    answers: listOf(sendBackAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await sendBacksOf(db, actor, params.claimId)).map(sendBackView), query),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/send-backs/answer",
    summary: "Answers why a claim was sent back; without it the claim cannot be asked to be reviewed again.",
    detail: "POST /claims/:id/status with `to` for-review and a `reason` answers and asks in one step.",
    knows: member("claim"),
    input: answerSendBackInput,
    command: answerSendBack,
    answers: sendBackAnswer,
    show: async (db, actor, { id }) => sendBackView(found((await sendBacksOf(db, actor, id))[0] ?? null)),
  }),
  reads({
    path: "/claims/:claimId/changes",
    summary: "Tells what changed in a claim since you last saw it, or since its sign-off that is stale.",
    knows: member("claim"),
    query: z.strictObject({ since: z.enum(["seen", "signed"]).default("seen") }),
    answers: z.object({
      /** Up to where this tells; POST it to `seen` once it is read. */
      eventId: z.int(),
      changes: z.array(changedAnswer),
    }),
    run: async ({ db, actor, params, query }) => {
      const { review } = await claimSheet(db, actor, params.claimId, (iso) => iso);
      const changes = query.since === "signed" ? (review.sinceSigned?.changes ?? []) : review.sinceSeen;
      return { eventId: review.eventId, changes: changes.map(changedView) };
    },
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/seen",
    summary: "Says up to which event you have seen a claim; what happens later is told as changed.",
    knows: member("claim"),
    input: seeClaimInput,
    command: seeClaim,
    answers: z.object({ id: z.string() }),
  }),
  reads({
    path: "/claims/:claimId/blind-checks",
    summary: "Lists the blind second checks of a claim, newest first.",
    detail: sealed,
    knows: member("claim"),
    query: pageQuery,
    answers: listOf(blindCheckAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await blindChecksOf(db, actor, params.claimId)).map(blindCheckView), query),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/blind-checks",
    summary: "Asks for a second verdict on a claim that is given without seeing the first.",
    detail:
      "The first is the verdict that the claim has. Where it has none `firstId` gives it, likewise sealed. From the second the claim's verdict is withheld until theirs is in.",
    status: 201,
    knows: member("claim"),
    input: askBlindCheckInput,
    command: askBlindCheck,
    answers: blindCheckAnswer,
    show: (db, actor, { id }) => shownCheck(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/blind-checks/:checkId/verdict",
    summary: "Gives your verdict in a blind check, once.",
    detail: "With the second both are opened: equal ones become the claim's verdict, others wait for a third person.",
    knows: member("blind-check"),
    input: giveBlindVerdictInput,
    command: giveBlindVerdict,
    answers: blindCheckAnswer,
    show: (db, actor, { id }) => shownCheck(db, actor, id),
  }),
  writes({
    method: "PUT",
    path: "/blind-checks/:checkId/third",
    summary: "Names who settles two verdicts that differ.",
    knows: member("blind-check"),
    input: nameThirdInput,
    command: nameThird,
    answers: blindCheckAnswer,
    show: (db, actor, { id }) => shownCheck(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/blind-checks/:checkId/settlement",
    summary: "Settles two verdicts that differ: what the third finds is the claim's verdict.",
    knows: member("blind-check"),
    input: settleBlindCheckInput,
    command: settleBlindCheck,
    answers: blindCheckAnswer,
    show: (db, actor, { id }) => shownCheck(db, actor, id),
  }),
  writes({
    method: "DELETE",
    path: "/blind-checks/:checkId",
    summary: "Cancels a blind check; a verdict that was in alone stays sealed for good.",
    knows: member("blind-check"),
    input: cancelBlindCheckInput,
    command: cancelBlindCheck,
    answers: blindCheckAnswer,
    show: (db, actor, { id }) => shownCheck(db, actor, id),
  }),
  reads({
    path: "/dossiers/:dossierId/agreement",
    summary: "Tells how far checkers agree who judged the same claims blind: for the dossier and each two of them.",
    knows: member("dossier"),
    answers: agreementAnswer,
    run: async ({ db, actor, params }) => agreementView(await judgedPairs(db, actor, params.dossierId)),
  }),
];

const shownCheck = async (db: Read, actor: Actor, id: string) =>
  blindCheckView(found(await shownBlindCheck(db, actor, id)));
