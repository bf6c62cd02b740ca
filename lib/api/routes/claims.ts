import { z } from "zod";
import { claimById, mentionById } from "@/db/claims";
import type { Read } from "@/db/client";
import { evidenceById } from "@/db/evidence";
import { claimHistory } from "@/db/history";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { claimsAskedFor, claimsQuery } from "@/lib/api/claim-list";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, reads, writes } from "@/lib/api/endpoint";
import { fieldsOf, formInput } from "@/lib/api/form";
import { found, member } from "@/lib/api/knows";
import { pageOf, pageQuery } from "@/lib/api/query";
import { claimAnswer, claimView, claimViews, mentionAnswer, mentionView, standingShown } from "@/lib/api/views/claims";
import { evidenceAnswer, evidenceView, narrowingAnswer, narrowingView } from "@/lib/api/views/evidence";
import { eventAnswer, eventView } from "@/lib/api/views/history";
import { independenceAnswer, independenceView } from "@/lib/api/views/independence";
import {
  addMention,
  addMentionInput,
  createClaim,
  createClaimInput,
  editClaim,
  editClaimInput,
  editMention,
  editMentionInput,
  removeMention,
  removeMentionInput,
} from "@/lib/claims/commands";
import { importClaims, importForm, importInputOf, prepareImport } from "@/lib/claims/import-commands";
import { changeClaims, changeClaimsInput } from "@/lib/claims/many-commands";
import { mergeClaims, mergeClaimsInput, undoMerge, undoMergeInput } from "@/lib/claims/merge-commands";
import {
  moveClaim,
  moveClaimInput,
  setVerdict,
  setVerdictInput,
  signOff,
  signOffInput,
} from "@/lib/claims/review-commands";
import { Invalid } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import {
  addEvidence,
  addEvidenceInput,
  editEvidence,
  editEvidenceInput,
  removeEvidence,
  removeEvidenceInput,
} from "@/lib/sources/evidence-commands";
import { narrowingsIn } from "@/lib/sources/narrowings";

const removed = z.object({ id: z.string(), claimId: z.string() });

const importAnswer = z.object({
  fileName: z.string(),
  /** Claims that are new, and those that were there and say the same. */
  claims: z.int(),
  known: z.int(),
  mentions: z.int(),
  sources: z.int(),
  evidence: z.int(),
  /** What each column was taken to hold: field → column from 0. */
  mapping: z.record(z.string(), z.int()),
  /** What stands in the way, where it was only checked. */
  problems: z.array(z.object({ row: z.int(), field: z.string().nullable(), message: z.string() })),
  /** What is left out, and why; and which claims are there already, with what of their rows is not taken. */
  told: z.array(z.object({ row: z.int(), field: z.string().nullable(), message: z.string() })),
});

/** So many events of one claim are looked through; the dossier's history has them all. */
const mostEvents = 1000;

/** Rows of an import that are told one by one. */
const mostNotes = 200;

export const claimRoutes: Endpoint[] = [
  endpoint({
    method: "POST",
    path: "/dossiers/:dossierId/imports",
    summary: "Imports claims with their mentions, sources and evidence from a file, all of it or nothing.",
    detail:
      "Send a form with one `file`: a sheet (CSV in any encoding, or XLSX) with a claim in each row, W3C annotations or schema.org ClaimReview in JSON-LD, or what the desk exports in these. `mapping` is JSON, field to column from 0, where the headings do not say it; `sheet` names the sheet of a workbook, which is its first where none is named; `unsaid` says what sources do of which a row does not say it (as the `verdict` says, `supports`, `refutes`, `context`). With `check=only` nothing is changed. Rows that cannot be taken are answered with 422 and `rows`. A claim that is there already gets evidence and mentions; its verdict, stakes, kind and whom it is about stay, which `told` says. See docs/importing.md.",
    scope: "write",
    status: 201,
    knows: async (db, actor, { dossierId = "" }) => {
      const place = await placeOf(db, actor, "dossier", dossierId);
      authorise("claim.edit", place.facts);
    },
    takes: { form: { fields: formInput(importForm), files: "one" } },
    limit: (settings) => settings.maxUploadBytes,
    answers: importAnswer,
    run: async ({ db, actor, params: { dossierId = "" }, form, settings, write }) => {
      const file = form?.files[0];
      if (!form || !file) throw new Invalid("Send the file to import.", { file: "Add it to the form as `file`." });
      const { check, ...said } = fieldsOf(form, importForm);
      const prepared = await prepareImport(db, actor, { dossierId, file, ...importInputOf(said) }, settings);
      const { fileName, mapping, counts } = prepared;
      const problems = prepared.problems.slice(0, mostNotes);
      if (check) {
        const told = prepared.told.slice(0, mostNotes);
        return Response.json({ fileName, ...counts, mapping, problems, told });
      }
      return write(async (tx) => {
        const { id: _, told, ...made } = await importClaims(tx, actor, { dossierId, prepared });
        return { ...made, mapping, problems, told: told.slice(0, mostNotes) };
      });
    },
  }),
  reads({
    path: "/dossiers/:dossierId/claims",
    summary: "Lists the claims of a dossier, in the order of tagging unless `sort` says otherwise.",
    detail:
      "Filters take several values with commas between them. `status` is as a claim shows it, so that `for-review` has those whose sign-off went stale; `stale` tells them apart. `assigneeId` may be `nobody`, `substance` may be `none`. A `-` before what `sort` names turns it around; what has no value comes last either way.",
    knows: member("dossier"),
    query: claimsQuery,
    answers: listOf(claimAnswer),
    kept: true,
    run: async ({ db, actor, params, query }) => {
      const { items, next } = await claimsAskedFor(db, actor, params.dossierId, query);
      return { items: await claimViews(db, actor, params.dossierId, items, actor.now), next };
    },
  }),
  writes({
    method: "PATCH",
    path: "/dossiers/:dossierId/claims",
    summary: "Assigns many claims, sets their stakes or when they are due, or moves them along, in one step.",
    detail:
      "All of them or none; each has its own event. A refusal names the claims that it concerns in `claims`, each with its reason, and nothing is changed. `seen` is the version of each claim that was seen. No step signs off.",
    knows: member("dossier"),
    input: changeClaimsInput,
    command: changeClaims,
    answers: z.object({
      dossierId: z.string(),
      /** How many were named, and how many of them were not so already. */
      claims: z.int(),
      changed: z.int(),
      /** Their versions now, in the order in which they were named. */
      items: z.array(z.object({ id: z.string(), version: z.int() })),
    }),
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/claims",
    summary: "Tags a claim, with the mention where it was found.",
    status: 201,
    knows: member("dossier"),
    input: createClaimInput,
    command: createClaim,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  reads({
    path: "/claims/:claimId",
    summary: "Shows a claim with its mentions, its evidence and what still fails.",
    knows: member("claim"),
    answers: claimAnswer,
    run: ({ db, actor, params }) => shownClaim(db, actor, params.claimId),
  }),
  writes({
    method: "PATCH",
    path: "/claims/:claimId",
    summary:
      "Changes what a claim says, its kind, stakes, whom it is about and their reply, who checks it, or until when.",
    knows: member("claim"),
    input: editClaimInput,
    command: editClaim,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/mentions",
    summary: "Adds another place where an article makes the claim.",
    status: 201,
    knows: member("claim"),
    input: addMentionInput,
    command: addMention,
    answers: mentionAnswer,
    show: (db, actor, { id }) => shownMention(db, actor, id),
  }),
  writes({
    method: "PATCH",
    path: "/mentions/:mentionId",
    summary: "Moves the ends of a mention in its revision, places one that is gone, or says how it puts the claim.",
    knows: member("mention"),
    input: editMentionInput,
    command: editMention,
    answers: mentionAnswer,
    show: (db, actor, { id }) => shownMention(db, actor, id),
  }),
  writes({
    method: "DELETE",
    path: "/mentions/:mentionId",
    summary: "Takes a mention away; the history keeps its words.",
    knows: member("mention"),
    input: removeMentionInput,
    command: removeMention,
    answers: removed,
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/status",
    summary: "Moves a claim along; sending back needs a reason, and only a sign-off reaches signed-off.",
    detail:
      "Asking for review of a claim that was sent back needs the answer to that, here as `reason` or given before.",
    knows: member("claim"),
    input: moveClaimInput,
    command: moveClaim,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/verdict",
    summary: "Says what was found: about the claim itself, or about whether those whom a mention cites did say so.",
    knows: member("claim"),
    input: setVerdictInput,
    command: setVerdict,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/sign-offs",
    summary: "Approves exactly what was seen, by a second person.",
    detail:
      "Refused in this order: own work or role 403; another digest than the claim's 409; the standard not met 422 with `failing`; a claim that is not for review 409.",
    status: 201,
    knows: member("claim"),
    input: signOffInput,
    command: signOff,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/merge",
    summary: "Merges a claim into another one of the dossier: its mentions, evidence, comments and tasks go over.",
    detail:
      "Answers with the claim that stands. The one that went keeps its name, and its history is told with the other's.",
    knows: member("claim"),
    input: mergeClaimsInput,
    command: mergeClaims,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  writes({
    method: "DELETE",
    path: "/claims/:claimId/merge",
    summary: "Undoes the merge of a claim into another: what went over comes back, as far as it is still there.",
    knows: member("claim"),
    input: undoMergeInput,
    command: undoMerge,
    answers: claimAnswer,
    show: (db, actor, { id }) => shownClaim(db, actor, id),
  }),
  reads({
    path: "/claims/:claimId/independence",
    summary: "Counts the independent origins of what supports the claim and of what refutes it.",
    knows: member("claim"),
    answers: independenceAnswer,
    run: async ({ db, actor, params }) =>
      independenceView(await standingShown(db, actor, await claimFor(db, actor, params.claimId), actor.now)),
  }),
  reads({
    path: "/claims/:claimId/narrowings",
    summary: "Lists what the claim's evidence could be narrowed to, by the words of the articles that it comes from.",
    detail:
      "`via` is what PATCH /evidence/:id takes. Offered where an article has several confirmed links and the sentence that makes the claim names one of them, or none and the article rewrites one report.",
    knows: member("claim"),
    answers: listOf(narrowingAnswer),
    run: async ({ db, actor, params }) => {
      const { dossierId } = await placeOf(db, actor, "claim", params.claimId);
      const items = await narrowingsIn(db, actor, dossierId, [params.claimId]);
      return { items: items.map(narrowingView), next: null };
    },
  }),
  reads({
    path: "/claims/:claimId/history",
    summary: "Tells what happened to a claim, newest first.",
    knows: member("claim"),
    query: pageQuery,
    answers: listOf(eventAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await claimHistory(db, actor, params.claimId, mostEvents)).map(eventView), query),
  }),
  writes({
    method: "POST",
    path: "/claims/:claimId/evidence",
    summary: "Enters what a source says for or against a claim, narrowed to what it rests on where `via` names it.",
    status: 201,
    knows: member("claim"),
    input: addEvidenceInput,
    command: addEvidence,
    answers: evidenceAnswer,
    show: (db, actor, { id }) => shownEvidence(db, actor, id),
  }),
  writes({
    method: "PATCH",
    path: "/evidence/:evidenceId",
    summary: "Changes a piece of evidence, or narrows it to the origin links that it rests on.",
    knows: member("evidence"),
    input: editEvidenceInput,
    command: editEvidence,
    answers: evidenceAnswer,
    show: (db, actor, { id }) => shownEvidence(db, actor, id),
  }),
  writes({
    method: "DELETE",
    path: "/evidence/:evidenceId",
    summary: "Takes a piece of evidence away; the history keeps it.",
    knows: member("evidence"),
    input: removeEvidenceInput,
    command: removeEvidence,
    answers: removed,
  }),
];

const claimFor = async (db: Read, actor: Actor, id: string) => found(await claimById(db, actor, id));

const shownClaim = async (db: Read, actor: Actor, id: string) =>
  claimView(db, actor, await claimFor(db, actor, id), actor.now);

const shownMention = async (db: Read, actor: Actor, id: string) => mentionView(found(await mentionById(db, actor, id)));

const shownEvidence = async (db: Read, actor: Actor, id: string) =>
  evidenceView(found(await evidenceById(db, actor, id)));
