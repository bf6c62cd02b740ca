import { z } from "zod";
import { sealedClaims } from "@/db/blind";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { keepTalkOf } from "@/db/comments";
import { deleteEvidence, evidenceById, insertEvidence, updateEvidence } from "@/db/evidence";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { adoptSources } from "@/db/proposals";
import { originLinksOf, type Source, sourceById, textsOfSource } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { settle } from "@/lib/claims/settle";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { changesBetween, type EvidenceFields } from "@/lib/history/events";
import { idInput, optionalLine, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { quotedFrom } from "@/lib/sources/locator";
import { stances } from "@/lib/sources/source";

const fields = {
  stance: z.enum(stances),
  quote: prose(20_000),
  locator: optionalLine(500),
  credibility: z.number().int().min(1).max(6),
  note: prose(10_000),
  via: z.array(idInput).max(200),
};

export const addEvidenceInput = z.strictObject({
  claimId: idInput,
  sourceId: idInput,
  stance: fields.stance,
  quote: fields.quote.default(""),
  locator: fields.locator.default(""),
  credibility: fields.credibility.default(6),
  note: fields.note.default(""),
  via: fields.via.default([]),
});

/** Enters what a source says for or against a claim. Several pieces from one source are allowed. */
export async function addEvidence(tx: Tx, actor: Actor, input: z.output<typeof addEvidenceInput>) {
  const { claimId, sourceId, ...given } = input;
  const place = await placeOf(tx, actor, "claim", claimId);
  authorise("evidence.enter", { ...place.facts, cleared: true });
  await mustStand(tx, actor, claimId);
  const source = await sourceById(tx, actor, sourceId);
  if (source?.dossierId !== place.dossierId)
    throw new Invalid("That source is not in this dossier.", { sourceId: "Choose a source of this dossier." });
  authorise("evidence.enter", { ...place.facts, cleared: source.cleared });
  const { quote, locator } = await quoteIn(tx, source, given.quote);
  const entered = {
    ...given,
    quote,
    locator: given.locator || locator,
    via: await named(tx, actor, source, given.via),
  };
  const id = newId();
  await insertEvidence(tx, {
    id,
    dossierId: place.dossierId,
    claimId,
    sourceId,
    ...entered,
    enteredBy: actor.personId,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  await record(tx, actor, place.dossierId, {
    type: "evidence-entered",
    subject: { type: "evidence", id },
    claimId,
    sourceId,
    payload: { claimId, sourceId, ...entered },
  });
  await adoptSources(tx, [sourceId]);
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id, claimId };
}

export const editEvidenceInput = z.strictObject({
  evidenceId: idInput,
  seen: seenInput.optional(),
  stance: fields.stance.optional(),
  quote: fields.quote.optional(),
  locator: fields.locator.optional(),
  credibility: fields.credibility.optional(),
  note: fields.note.optional(),
  via: fields.via.optional(),
});

/** Changes a piece of evidence, or narrows it to the origin links that it rests on for this claim. */
export async function editEvidence(tx: Tx, actor: Actor, input: z.output<typeof editEvidenceInput>) {
  const { evidenceId, seen, ...wanted } = input;
  const { place, before, source } = await evidenceFor(tx, actor, evidenceId);
  const after = {
    ...wanted,
    ...(wanted.quote === undefined ? {} : await requoted(tx, source, before, wanted.quote, wanted.locator)),
    ...(wanted.via === undefined ? {} : { via: await named(tx, actor, source, wanted.via) }),
  };
  const changes = changesBetween(evidenceFields(before), after);
  const { claimId, sourceId } = before;
  if (Object.keys(changes).length === 0) return { id: evidenceId, claimId };
  await updateEvidence(tx, evidenceId, seen, { ...after, enteredBy: actor.personId });
  await record(tx, actor, place.dossierId, {
    type: "evidence-changed",
    subject: { type: "evidence", id: evidenceId },
    claimId,
    sourceId,
    payload: { claimId, sourceId, changes },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id: evidenceId, claimId };
}

export const removeEvidenceInput = z.strictObject({ evidenceId: idInput });

/** Takes a piece of evidence away; the history keeps it, and what was said about it stays with its source. */
export async function removeEvidence(tx: Tx, actor: Actor, input: z.output<typeof removeEvidenceInput>) {
  const { place, before } = await evidenceFor(tx, actor, input.evidenceId);
  const { id, claimId, sourceId } = before;
  await keepTalkOf(tx, id, sourceId);
  await deleteEvidence(tx, id);
  await record(tx, actor, place.dossierId, {
    type: "evidence-removed",
    subject: { type: "evidence", id },
    claimId,
    sourceId,
    payload: { claimId, sourceId, ...evidenceFields(before) },
  });
  await settle(tx, actor, place.dossierId, { claimIds: [claimId] });
  return { id, claimId };
}

async function evidenceFor(tx: Tx, actor: Actor, evidenceId: string) {
  const place = await placeOf(tx, actor, "evidence", evidenceId);
  const before = await evidenceById(tx, actor, evidenceId);
  const source = before && (await sourceById(tx, actor, before.sourceId));
  if (!before || !source) throw new NotFound();
  authorise("evidence.enter", { ...place.facts, cleared: source.cleared });
  // Its note is withheld from them: what they saved would lack it.
  if (before.enteredBy !== actor.personId && (await sealedClaims(tx, actor)).has(before.claimId))
    throw new Conflict(
      "You are to give a blind verdict on this claim. Give it first, then change what others entered.",
    );
  return { place, before, source };
}

const evidenceFields = ({ stance, quote, locator, credibility, note, via }: EvidenceFields): EvidenceFields => ({
  stance,
  quote,
  locator,
  credibility,
  note,
  via,
});

/**
 * A quote in its source's own words, with the page that it stands on. Where a text of the source is stored, the words
 * must occur in it.
 */
async function quoteIn(tx: Tx, source: Source, quote: string): Promise<{ quote: string; locator: string }> {
  if (quote.trim() === "") return { quote: "", locator: "" };
  const texts = await textsOfSource(tx, source);
  if (texts.length === 0) return { quote, locator: "" };
  const found = quotedFrom(texts, quote);
  if (found) return found;
  throw new Invalid(`These words do not occur in “${source.title}”.`, {
    quote: "Copy the words exactly from the text, or leave the quote empty and describe it in the note.",
  });
}

/** Another quote proposes its page where no locator is said. */
async function requoted(tx: Tx, source: Source, before: EvidenceFields, wanted: string, said: string | undefined) {
  const { quote, locator } = await quoteIn(tx, source, wanted);
  if (quote === before.quote || locator === "" || (said ?? before.locator) !== "") return { quote };
  return { quote, locator };
}

/** What evidence is narrowed to: links that lead upstream from its source, or the source itself for its own reporting. */
async function named(tx: Tx, actor: Actor, source: Source, via: readonly string[]): Promise<string[]> {
  if (via.length === 0) return [];
  const links = await originLinksOf(tx, actor, source.dossierId);
  const upstream = new Set([source.id]);
  for (const id of upstream) for (const link of links) if (link.from === id) upstream.add(link.to);
  const allowed = new Set([source.id, ...links.filter((link) => upstream.has(link.from)).map((link) => link.id)]);
  if (via.some((id) => !allowed.has(id)))
    throw new Invalid("Evidence is narrowed to origin links that its source leads to.", {
      via: "Choose links upstream of the source, or the source itself for its own reporting.",
    });
  return [...new Set(via)];
}
