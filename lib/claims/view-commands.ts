import { z } from "zod";
import {
  type ClaimListView,
  claimListViewById,
  deleteClaimListView,
  insertClaimListView,
  updateClaimListView,
  viewsKept,
} from "@/db/claim-list-views";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { tidyQueryText } from "@/lib/claims/listed";
import { Conflict, NotFound } from "@/lib/errors";
import { changesBetween } from "@/lib/history/events";
import { idInput, line, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

/** Somebody who keeps more has lost sight of them. */
const mostViews = 50;

const fields = {
  name: line(60, "what the view is called"),
  /** The query of the list's address; what the list does not know is left out. */
  query: z
    .string()
    .max(4000, "This view asks for too much at once.")
    .transform((text) => tidyQueryText(text)),
  shared: z.boolean(),
};

export const keepViewInput = z.strictObject({
  dossierId: idInput,
  name: fields.name,
  query: fields.query,
  shared: fields.shared.default(false),
});

/** Keeps a way to look at a dossier's claims under a name, for oneself or for everybody in the dossier. */
export async function keepView(tx: Tx, actor: Actor, input: z.output<typeof keepViewInput>) {
  const { dossierId, name, query, shared } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise(shared ? "view.share" : "view.keep", place.facts);
  if ((await viewsKept(tx, dossierId, actor.personId)) >= mostViews)
    throw new Conflict(`You keep ${mostViews} views here already. Remove one that you no longer need.`);
  const id = newId();
  await insertClaimListView(tx, {
    id,
    dossierId,
    personId: actor.personId,
    name,
    shared,
    query,
    createdAt: actor.now.toISOString(),
  });
  await record(tx, actor, dossierId, {
    type: "view-kept",
    subject: { type: "claim-list-view", id },
    payload: { name: shared ? name : null },
  });
  return { id };
}

export const changeViewInput = z.strictObject({
  viewId: idInput,
  seen: seenInput,
  name: fields.name.optional(),
  query: fields.query.optional(),
  shared: fields.shared.optional(),
});

/** Renames a view, shares it or takes it back, or has it show something else. A shared one is its owner's and the leads'. */
export async function changeView(tx: Tx, actor: Actor, input: z.output<typeof changeViewInput>) {
  const { viewId, seen, ...wanted } = input;
  const { before, facts } = await viewToChange(tx, actor, viewId);
  const { name, query, shared } = before;
  const changes = changesBetween({ name, query, shared }, wanted);
  if (changes.shared?.[1]) authorise("view.share", facts);
  if (Object.keys(changes).length === 0) return { id: viewId };
  await updateClaimListView(tx, viewId, seen, wanted);
  // What somebody keeps for themselves is told to nobody.
  const open = shared || changes.shared?.[1] === true;
  await record(tx, actor, before.dossierId, {
    type: "view-changed",
    subject: { type: "claim-list-view", id: viewId },
    payload: {
      name: open ? (wanted.name ?? name) : null,
      changes: shared ? changes : changes.shared ? { shared: changes.shared } : {},
    },
  });
  return { id: viewId };
}

export const removeViewInput = z.strictObject({ viewId: idInput });

/** Removes a view. A shared one is its owner's and the leads' to remove. */
export async function removeView(tx: Tx, actor: Actor, input: z.output<typeof removeViewInput>) {
  const { before } = await viewToChange(tx, actor, input.viewId);
  await deleteClaimListView(tx, before.id);
  await record(tx, actor, before.dossierId, {
    type: "view-removed",
    subject: { type: "claim-list-view", id: before.id },
    payload: { name: before.shared ? before.name : null },
  });
  return { id: before.id };
}

/** @throws NotFound also for one of somebody else's own. */
async function viewToChange(tx: Tx, actor: Actor, viewId: string) {
  const place = await placeOf(tx, actor, "claim-list-view", viewId);
  const before: ClaimListView | null = await claimListViewById(tx, actor, viewId);
  if (!before) throw new NotFound();
  const facts = { ...place.facts, owner: before.personId === actor.personId };
  authorise("view.change", facts);
  return { before, facts };
}
