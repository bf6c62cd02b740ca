import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Blob, rememberBlob, storeBlob } from "@/db/blobs";
import type { Read, Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { insertEdition, insertEditionFile, nextEditionNumber } from "@/db/editions";
import { lastEventNumber, record } from "@/db/history";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { type Audience, audiences } from "@/lib/dossiers/dossier";
import { mustNotJudgeBlind } from "@/lib/editions/blind";
import { collectDossier } from "@/lib/editions/dossier";
import type { Format } from "@/lib/editions/formats";
import { Conflict, Invalid } from "@/lib/errors";
import { canonical } from "@/lib/history/chain";
import { idInput, prose } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const makeEditionInput = z.strictObject({
  dossierId: idInput,
  audience: z.enum(audiences, { error: "Choose whom it is for: desk, legal or public." }),
  /** Why it is made although the dossier is not complete; may be empty when it is. */
  reason: prose(2000).default(""),
});

/** An edition that is collected and whose bytes are stored, ready for `makeEdition`. */
export type PreparedEdition = {
  blob: Blob;
  /** The last event that it contains. */
  eventNumber: number;
  incomplete: boolean;
  /** The sources that it names in clear. */
  names: string[];
};

type Where = { dataDir: string; timeZone: string };

/**
 * Does the slow work of an edition before the transaction: collects the dossier for the audience, writes it as
 * canonical JSON, hashes and stores the bytes.
 * @throws NotFound, Forbidden or Invalid as `makeEdition` would, before anything is collected or stored.
 */
export async function prepareEdition(
  db: Read,
  actor: Actor,
  input: z.output<typeof makeEditionInput>,
  { dataDir, timeZone }: Where,
): Promise<PreparedEdition> {
  await allowed(db, actor, input);
  const { dossierId, audience } = input;
  const { value, names } = await collectDossier(db, actor, dossierId, audience, { now: actor.now, timeZone });
  const incomplete = value.incomplete.length > 0;
  mustSayWhy(incomplete, input.reason);
  // The hash of the content is shown to every member, also to those who may not read it.
  const secret = value.sources.some((source) => source.confidential && source.named);
  const content = secret ? { ...value, nonce: randomBytes(16).toString("hex") } : value;
  const blob = await storeBlob(new TextEncoder().encode(canonical(content)), dataDir);
  return { blob, eventNumber: value.eventNumber, incomplete, names };
}

/** What a conflict carries when the dossier changed while the copy was made, so that making it again helps. */
export const changedMeanwhile = "changedMeanwhile";

/**
 * Makes a sealed edition of what was collected, if the dossier is still so.
 * Any member makes one for the desk, a lead for any audience; a closed dossier may be exported too.
 */
export async function makeEdition(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof makeEditionInput> & { prepared: PreparedEdition },
) {
  const { dossierId, audience, prepared } = input;
  await allowed(tx, actor, input);
  mustSayWhy(prepared.incomplete, input.reason);
  if ((await lastEventNumber(tx, dossierId)) !== prepared.eventNumber)
    throw new Conflict("The dossier changed while the copy was made. Try again.", { [changedMeanwhile]: true });
  const id = newId();
  const number = await nextEditionNumber(tx, dossierId);
  const reason = input.reason.trim();
  const contentSha256 = prepared.blob.sha256;
  await rememberBlob(tx, prepared.blob);
  await insertEdition(tx, {
    id,
    dossierId,
    number,
    audience,
    reason,
    eventNumber: prepared.eventNumber,
    contentSha256,
    names: prepared.names,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  await record(tx, actor, dossierId, {
    type: "edition-made",
    subject: { type: "edition", id },
    payload: { number, audience, reason, contentSha256 },
  });
  return { id, number };
}

/** Remembers a format of an edition that was rendered. No event: nothing that it tells is new. */
export async function keepEditionFile(
  tx: Tx,
  file: { editionId: string; format: Format; sha256: string; size: number; madeAt: string },
): Promise<void> {
  await rememberBlob(tx, file);
  await insertEditionFile(tx, file);
}

async function allowed(db: Read, actor: Actor, input: { dossierId: string; audience: Audience }): Promise<void> {
  const place = await placeOf(db, actor, "dossier", input.dossierId);
  authorise(input.audience === "desk" ? "edition.desk" : "edition.any", place.facts);
  await mustNotJudgeBlind(db, actor, input.dossierId);
}

function mustSayWhy(incomplete: boolean, reason: string): void {
  if (incomplete && reason.trim() === "")
    throw new Invalid("The dossier is not complete. Say why it is exported all the same.", {
      reason: "Write why: the history keeps it.",
    });
}
