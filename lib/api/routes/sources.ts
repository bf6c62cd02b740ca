import { z } from "zod";
import type { Read } from "@/db/client";
import { clearedFor, originLinkById, originLinksOf, snapshotsOf, sourceById, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, reads, writes } from "@/lib/api/endpoint";
import { fieldsOf } from "@/lib/api/form";
import { found, member } from "@/lib/api/knows";
import { paged, pageQuery } from "@/lib/api/query";
import {
  clearedAnswer,
  linkAnswer,
  linkView,
  snapshotAnswer,
  sourceAnswer,
  sourceView,
  sourceWithSnapshotsAnswer,
  sourceWithSnapshotsView,
} from "@/lib/api/views/sources";
import { Forbidden, Unprocessable } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import {
  addSnapshot,
  addSource,
  addSourceInput,
  changeLink,
  changeLinkInput,
  drawLink,
  drawLinkInput,
  editSource,
  editSourceInput,
  setCleared,
  setClearedInput,
} from "@/lib/sources/commands";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";

const noFields = z.strictObject({});

export const sourceRoutes: Endpoint[] = [
  reads({
    path: "/dossiers/:dossierId/sources",
    summary: "Lists the sources of a dossier in the order of adding; uploaded articles of theirs are among them.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(sourceAnswer),
    run: async ({ db, actor, params, query }) => {
      const { items, next } = await paged(
        query,
        (page) => sourcesOf(db, actor, params.dossierId, page),
        ({ id }) => id,
      );
      return { items: items.map(sourceView), next };
    },
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/sources",
    summary: "Adds anything that bears on a claim. Whoever adds a confidential source is cleared for it.",
    status: 201,
    knows: member("dossier"),
    input: addSourceInput,
    command: addSource,
    answers: sourceAnswer,
    show: async (db, actor, { id }) => sourceView(found(await sourceById(db, actor, id))),
  }),
  reads({
    path: "/sources/:sourceId",
    summary: "Shows a source with its snapshots; a confidential one under its pseudonym to those not cleared.",
    knows: member("source"),
    answers: sourceWithSnapshotsAnswer,
    run: ({ db, actor, params }) => shownSource(db, actor, params.sourceId),
  }),
  writes({
    method: "PATCH",
    path: "/sources/:sourceId",
    summary: "Changes what is known of a source.",
    knows: member("source"),
    input: editSourceInput,
    command: editSource,
    answers: sourceWithSnapshotsAnswer,
    show: (db, actor, { id }) => shownSource(db, actor, id),
  }),
  endpoint({
    method: "POST",
    path: "/sources/:sourceId/snapshots",
    summary: "Keeps the bytes of a source: from then on it is held.",
    detail: "Quotes from it must occur in the text of a snapshot, where it can be read as text.",
    scope: "write",
    status: 201,
    knows: async (db, actor, { sourceId = "" }) => {
      const place = await placeOf(db, actor, "source", sourceId);
      const source = found(await sourceById(db, actor, sourceId));
      authorise("source.edit", { ...place.facts, cleared: source.cleared });
    },
    takes: { form: { fields: noFields, files: "one" } },
    limit: (settings) => settings.maxUploadBytes,
    answers: snapshotAnswer.extend({ sourceId: z.string() }),
    run: async ({ actor, params, form, settings, write }) => {
      const { sourceId = "" } = params;
      const [file] = form?.files ?? [];
      if (!form || !file) throw new Unprocessable("Send the file of the snapshot.");
      fieldsOf(form, noFields);
      const stored = await prepareSnapshot(file, settings, actor.now);
      return write(async (tx) => {
        const { id, sha256 } = await addSnapshot(tx, actor, { sourceId, stored });
        return {
          id,
          sourceId,
          sha256,
          fileName: stored.fileName,
          createdBy: actor.personId,
          createdAt: actor.now.toISOString(),
        };
      });
    },
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
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(linkAnswer),
    run: async ({ db, actor, params, query }) => {
      const { items, next } = await paged(
        query,
        (page) => originLinksOf(db, actor, params.dossierId, page),
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
