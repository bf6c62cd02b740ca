import { z } from "zod";
import type { Read } from "@/db/client";
import { clearedFor, originLinkById, originLinksOf, snapshotsOf, sourceById, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { inputOf } from "@/lib/api/body";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, reads, writes } from "@/lib/api/endpoint";
import { fieldsOf } from "@/lib/api/form";
import { found, member } from "@/lib/api/knows";
import { paged, pageQuery } from "@/lib/api/query";
import { fidelityAnswer, fidelityView } from "@/lib/api/views/fidelity";
import {
  clearedAnswer,
  gradesAnswer,
  linkAnswer,
  linkView,
  lookedForAnswer,
  reachAnswer,
  snapshotAnswer,
  sourceAnswer,
  sourceView,
  sourceWithSnapshotsAnswer,
  sourceWithSnapshotsView,
} from "@/lib/api/views/sources";
import { Forbidden, Unprocessable } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { capture, captureAdded } from "@/lib/sources/captures";
import {
  addSnapshot,
  addSource,
  addSourceInput,
  editSource,
  editSourceInput,
  type StoredSnapshot,
  setCleared,
  setClearedInput,
} from "@/lib/sources/commands";
import { fidelityOfLink } from "@/lib/sources/fidelity/of-link";
import { gradesOfSource } from "@/lib/sources/grade-history";
import { changeLink, changeLinkInput, drawLink, drawLinkInput } from "@/lib/sources/link-commands";
import { prepareProposals } from "@/lib/sources/prepare-proposals";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";
import { lookForOrigins, mayLookFor } from "@/lib/sources/proposal-commands";
import { linkStates } from "@/lib/sources/source";
import { sourceReach } from "@/lib/sources/source-reach";

const noFields = z.strictObject({});
const fetchInput = z.strictObject({ fetch: z.literal(true, "Send true to have the page fetched, or send a file.") });

/** Captures the page of the source that was added or changed, once the answer is made. */
const capturing = (row: Endpoint): Endpoint => ({
  ...row,
  run: async (call) => {
    const made = await row.run(call);
    const { id } = made as { id: string };
    if (call.json.url) void captureAdded(call, call.actor, id);
    return made;
  },
});

export const sourceRoutes: Endpoint[] = [
  reads({
    path: "/dossiers/:dossierId/sources",
    summary: "Lists the sources of a dossier in the order of adding; uploaded articles of theirs are among them.",
    detail:
      "Those that the desk put up at the end of a link that it proposes are `proposed` until somebody confirms the link or uses them.",
    knows: member("dossier"),
    query: pageQuery.extend({ proposed: z.enum(["true", "false"]).optional() }),
    answers: listOf(sourceAnswer),
    kept: true,
    run: async ({ db, actor, params, query: { proposed, ...query } }) => {
      const wanted = { proposed: proposed && proposed === "true" };
      const { items, next } = await paged(
        query,
        (page) => sourcesOf(db, actor, params.dossierId, { ...page, ...wanted }),
        ({ id }) => id,
      );
      return { items: items.map(sourceView), next };
    },
  }),
  capturing(
    writes({
      method: "POST",
      path: "/dossiers/:dossierId/sources",
      summary: "Adds anything that bears on a claim. Whoever adds a confidential source is cleared for it.",
      detail:
        "Where the desk fetches pages, the one at `url` is captured afterwards, without the answer waiting for it; not that of a confidential source.",
      status: 201,
      knows: member("dossier"),
      input: addSourceInput,
      command: addSource,
      answers: sourceAnswer,
      show: async (db, actor, { id }) => sourceView(found(await sourceById(db, actor, id))),
    }),
  ),
  reads({
    path: "/sources/:sourceId",
    summary: "Shows a source with its snapshots; a confidential one under its pseudonym to those not cleared.",
    knows: member("source"),
    answers: sourceWithSnapshotsAnswer,
    run: ({ db, actor, params }) => shownSource(db, actor, params.sourceId),
  }),
  capturing(
    writes({
      method: "PATCH",
      path: "/sources/:sourceId",
      summary: "Changes what is known of a source.",
      detail:
        "Another `url` is captured as that of a new source is. Another `state` reaches every source of the same work (the same address or bytes), in all dossiers. `reliability` null takes a grade of its own back: it is its outlet's again.",
      knows: member("source"),
      input: editSourceInput,
      command: editSource,
      answers: sourceWithSnapshotsAnswer,
      show: (db, actor, { id }) => shownSource(db, actor, id),
    }),
  ),
  endpoint({
    method: "POST",
    path: "/sources/:sourceId/snapshots",
    summary: "Keeps the bytes of a source: from then on it is held.",
    detail:
      'Send a form with one `file`, or JSON `{"fetch": true}` to have the page at the source\'s `url` fetched, where the desk does that. Quotes from the source must occur in the text of a snapshot, where it can be read as text.',
    scope: "write",
    status: 201,
    knows: async (db, actor, { sourceId = "" }) => {
      const place = await placeOf(db, actor, "source", sourceId);
      const source = found(await sourceById(db, actor, sourceId));
      authorise("source.edit", { ...place.facts, cleared: source.cleared });
    },
    takes: { json: fetchInput, form: { fields: noFields, files: "one" } },
    limit: (settings) => settings.maxUploadBytes,
    answers: snapshotAnswer.extend({ sourceId: z.string() }),
    run: async ({ desk, actor, params, json, form, settings, write }) => {
      const { sourceId = "" } = params;
      const keep = (stored: StoredSnapshot) =>
        write(async (tx) => {
          const { id } = await addSnapshot(tx, actor, { sourceId, stored });
          const { text, pages, ...shown } = stored;
          return { id, sourceId, ...shown, createdBy: actor.personId, createdAt: actor.now.toISOString() };
        });
      if (!form) {
        inputOf(fetchInput, {}, json);
        return capture({ desk, settings }, actor, sourceId, keep);
      }
      const [file] = form.files;
      if (!file) throw new Unprocessable("Send the file of the snapshot.");
      fieldsOf(form, noFields);
      return keep(await prepareSnapshot(file, settings, actor.now));
    },
  }),
  reads({
    path: "/sources/:sourceId/grades",
    summary: "Tells how a source came by its grade; nothing to those not cleared for a confidential one.",
    knows: member("source"),
    answers: gradesAnswer,
    run: async ({ db, actor, params }) => ({ items: await gradesOfSource(db, actor, params.sourceId) }),
  }),
  reads({
    path: "/sources/:sourceId/reach",
    summary: "Lists the claims in your own dossiers that a change of the source's state reaches.",
    knows: member("source"),
    answers: reachAnswer,
    run: async ({ db, actor, params }) => ({
      dossiers: (await sourceReach(db, actor, params.sourceId)).map(({ dossierId, dossierTitle, claims }) => ({
        dossierId,
        title: dossierTitle,
        claims: claims.map(({ id, ref, statement }) => ({ id, ref, statement })),
      })),
    }),
  }),
  reads({
    path: "/sources/:sourceId/cleared",
    summary: "Lists who may see what a confidential source is; for leads, and for those cleared.",
    knows: member("source"),
    answers: clearedAnswer,
    run: async ({ db, actor, params }) => {
      const { facts } = await placeOf(db, actor, "source", params.sourceId);
      const personIds = await clearedFor(db, params.sourceId);
      if (!facts.lead && !personIds.includes(actor.personId))
        throw new Forbidden("Only leads, and those cleared for the source, can see who is cleared for it.");
      return { id: params.sourceId, personIds };
    },
  }),
  writes({
    method: "PUT",
    path: "/sources/:sourceId/cleared",
    summary: "Says who may see what a confidential source is: exactly these members.",
    knows: member("source"),
    input: setClearedInput,
    command: setCleared,
    answers: clearedAnswer,
  }),
  reads({
    path: "/dossiers/:dossierId/origin-links",
    summary: "Lists where the sources of a dossier got it from.",
    detail:
      "`?state=proposed` lists the links that wait for a person. What the desk read in texts is in `reasons`, the exact words with where they stand.",
    knows: member("dossier"),
    query: pageQuery.extend({ state: z.enum(linkStates).optional() }),
    answers: listOf(linkAnswer),
    run: async ({ db, actor, params, query: { state, ...query } }) => {
      const { items, next } = await paged(
        query,
        (page) => originLinksOf(db, actor, params.dossierId, { ...page, state }),
        ({ id }) => id,
      );
      return { items: items.map(linkView), next };
    },
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/origin-links",
    summary: "Draws where a source got it from; it counts once it is confirmed.",
    status: 201,
    knows: member("dossier"),
    input: drawLinkInput,
    command: drawLink,
    answers: linkAnswer,
    show: (db, actor, { id }) => shownLink(db, actor, id),
  }),
  endpoint({
    method: "POST",
    path: "/articles/:articleId/proposals",
    summary: "Looks in an article of theirs for where it got things from, and proposes the links that are new.",
    detail:
      "Uploads are looked at by themselves; this is for articles from before, and for when outlets were added since. What was ever proposed is not proposed again.",
    scope: "write",
    knows: async (db, actor, { articleId = "" }) => mayLookFor(db, actor, articleId),
    takes: { json: noFields },
    answers: lookedForAnswer,
    run: async ({ db, actor, params, json, write }) => {
      inputOf(noFields, {}, json);
      const read = await prepareProposals(db, actor, params.articleId ?? "");
      return write((tx) => lookForOrigins(tx, actor, read));
    },
  }),
  reads({
    path: "/origin-links/:linkId/fidelity",
    summary: "Tells what a rewrite kept, changed, lost and added of the figures, names, dates, quotations and hedges.",
    detail:
      "For a confirmed second-hand link of which both texts are held; otherwise `because` says why nothing can be told. Offsets are in UTF-16 units of the texts named.",
    knows: member("origin-link"),
    answers: fidelityAnswer,
    run: async ({ db, actor, params }) => fidelityView(await fidelityOfLink(db, actor, params.linkId)),
  }),
  writes({
    method: "PATCH",
    path: "/origin-links/:linkId",
    summary: "Confirms or rejects an origin link, or says what kind it is.",
    knows: member("origin-link"),
    input: changeLinkInput,
    command: changeLink,
    answers: linkAnswer,
    show: (db, actor, { id }) => shownLink(db, actor, id),
  }),
];

async function shownSource(db: Read, actor: Actor, id: string) {
  return sourceWithSnapshotsView(found(await sourceById(db, actor, id)), await snapshotsOf(db, actor, id));
}

const shownLink = async (db: Read, actor: Actor, id: string) => linkView(found(await originLinkById(db, actor, id)));
