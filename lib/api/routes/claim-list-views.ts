import { z } from "zod";
import { claimListViewById, claimListViewsOf } from "@/db/claim-list-views";
import type { Read } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { listOf } from "@/lib/api/component";
import { type Endpoint, reads, writes } from "@/lib/api/endpoint";
import { found, member } from "@/lib/api/knows";
import { pageOf, pageQuery } from "@/lib/api/query";
import { claimListViewAnswer, claimListViewView } from "@/lib/api/views/claim-list-views";
import {
  changeView,
  changeViewInput,
  keepView,
  keepViewInput,
  removeView,
  removeViewInput,
} from "@/lib/claims/view-commands";

/** A view of somebody else's own is not there for anybody but them. */
const knowsView = async (db: Read, actor: Actor, { viewId }: { viewId: string }) =>
  found(await claimListViewById(db, actor, viewId));

const shown = async (db: Read, actor: Actor, { id }: { id: string }) =>
  claimListViewView(found(await claimListViewById(db, actor, id)));

export const claimListViewRoutes: Endpoint[] = [
  reads({
    path: "/dossiers/:dossierId/claim-list-views",
    summary: "Lists the views of a dossier's claims that you may use: your own, then those that are shared.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(claimListViewAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await claimListViewsOf(db, actor, params.dossierId)).map(claimListViewView), query),
  }),
  writes({
    method: "POST",
    path: "/dossiers/:dossierId/claim-list-views",
    summary: "Keeps a way to look at a dossier's claims under a name, for yourself or for everybody in the dossier.",
    detail: "`query` is the query of the list's address; what the list does not know is left out.",
    status: 201,
    knows: member("dossier"),
    input: keepViewInput,
    command: keepView,
    answers: claimListViewAnswer,
    show: shown,
  }),
  writes({
    method: "PATCH",
    path: "/claim-list-views/:viewId",
    summary: "Renames a view, shares it or takes it back, or has it show something else.",
    detail: "A shared view is changed by whoever shared it, or a lead.",
    knows: knowsView,
    input: changeViewInput,
    command: changeView,
    answers: claimListViewAnswer,
    show: shown,
  }),
  writes({
    method: "DELETE",
    path: "/claim-list-views/:viewId",
    summary: "Removes a view; a shared one by whoever shared it, or a lead.",
    knows: knowsView,
    input: removeViewInput,
    command: removeView,
    answers: z.object({ id: z.string() }),
  }),
];
