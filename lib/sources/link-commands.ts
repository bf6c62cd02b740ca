import { z } from "zod";
import { isDuplicate, type Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import { adoptSources, releaseSources, undecidedByProgram } from "@/db/proposals";
import { insertLink, originLinkById, sourceById, updateLink } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { settle } from "@/lib/claims/settle";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { changesBetween } from "@/lib/history/events";
import { idInput, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { linkKinds, linkStates } from "@/lib/sources/source";

export const drawLinkInput = z.strictObject({
  dossierId: idInput,
  from: idInput,
  to: idInput,
  kind: z.enum(linkKinds),
  quote: prose(2000).default(""),
  /** Proposed until a person confirms it; whoever draws it may confirm it at once. */
  state: z.enum(["proposed", "confirmed"]).default("proposed"),
});

/**
 * Draws where a source got it from. Where the program has proposed a link between the two that nobody has decided, that one
 * becomes what is drawn: nobody need look first whether a text says so.
 */
export async function drawLink(tx: Tx, actor: Actor, input: z.output<typeof drawLinkInput>) {
  const { dossierId, from, to, kind, quote, state } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("link.draw", { ...place.facts, cleared: true });
  if (from === to) throw new Invalid("A source cannot have got it from itself.", { to: "Choose another source." });
  const [source, origin] = await Promise.all([sourceById(tx, actor, from), sourceById(tx, actor, to)]);
  const missing = "Choose a source of this dossier.";
  if (source?.dossierId !== dossierId) throw new Invalid("That source is not in this dossier.", { from: missing });
  if (origin?.dossierId !== dossierId) throw new Invalid("That source is not in this dossier.", { to: missing });
  authorise("link.draw", { ...place.facts, cleared: source.cleared && origin.cleared });
  const proposed = await undecidedByProgram(tx, from, to);
  if (proposed) {
    const said = quote === "" ? {} : { quote };
    return changeLink(tx, actor, { linkId: proposed, kind, ...said, ...(state === "confirmed" ? { state } : {}) });
  }
  const id = newId();
  try {
    await insertLink(tx, {
      id,
      dossierId,
      fromId: from,
      toId: to,
      kind,
      quote,
      state,
      decidedBy: state === "confirmed" ? actor.personId : null,
      createdBy: actor.personId,
      createdAt: actor.now.toISOString(),
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict("This link exists already. Change its state there.");
    throw error;
  }
  await record(tx, actor, dossierId, {
    type: "link-drawn",
    subject: { type: "origin-link", id },
    sourceId: source.id,
    otherSourceId: origin.id,
    payload: { from, to, kind, quote, state },
  });
  await adoptSources(tx, [from, to]);
  await settle(tx, actor, dossierId, { sourceIds: [from] });
  return { id };
}

export const changeLinkInput = z.strictObject({
  linkId: idInput,
  seen: seenInput.optional(),
  state: z.enum(linkStates).optional(),
  kind: z.enum(linkKinds).optional(),
  quote: prose(2000).optional(),
});

/**
 * Confirms or rejects an origin link, or says what kind it is. Whoever decides answers for it. What the program put up at
 * its ends becomes an ordinary source with the confirmation.
 */
export async function changeLink(tx: Tx, actor: Actor, input: z.output<typeof changeLinkInput>) {
  const { linkId, seen, ...wanted } = input;
  const place = await placeOf(tx, actor, "origin-link", linkId);
  const before = await originLinkById(tx, actor, linkId);
  if (!before) throw new NotFound();
  const [source, origin] = await Promise.all([sourceById(tx, actor, before.from), sourceById(tx, actor, before.to)]);
  if (!source || !origin) throw new NotFound();
  authorise("link.draw", { ...place.facts, cleared: source.cleared && origin.cleared });
  const { kind, state, quote } = before;
  const changes = changesBetween({ kind, state, quote }, wanted);
  if (Object.keys(changes).length === 0) return { id: linkId };
  const after = wanted.state ?? state;
  try {
    await updateLink(tx, linkId, seen, {
      ...wanted,
      // Whoever confirmed it answers for it, also when somebody else mends its words.
      ...(changes.state ? { decidedBy: after === "proposed" ? null : actor.personId } : {}),
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict("A link of this kind between the two exists already.");
    throw error;
  }
  await record(tx, actor, place.dossierId, {
    type: "link-changed",
    subject: { type: "origin-link", id: linkId },
    sourceId: source.id,
    otherSourceId: origin.id,
    payload: { from: before.from, to: before.to, changes },
  });
  if (changes.state && after === "confirmed") await adoptSources(tx, [before.from, before.to]);
  else if (changes.state && state === "confirmed") await releaseSources(tx, [before.from, before.to]);
  await settle(tx, actor, place.dossierId, { sourceIds: [before.from] });
  return { id: linkId };
}
