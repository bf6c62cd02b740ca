import { z } from "zod";
import type { Read, Tx } from "@/db/client";
import { type ErasableEvent, editionsWith, erasableEvent, erasePayloads, eraseThing, eventsWith } from "@/db/erasing";
import { record } from "@/db/history";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { settle } from "@/lib/claims/settle";
import { Conflict, NotFound } from "@/lib/errors";
import { type ErasedThing, thingOf, typesOf } from "@/lib/history/erasing";
import { idInput, line } from "@/lib/input";
import { authorise } from "@/lib/permissions";

export const eraseEventInput = z.strictObject({
  dossierId: idInput,
  /** The event's place in the dossier's history. */
  number: z.coerce.number({ error: "Give the number of the event." }).int().positive(),
  /** Why the law asks for it; it stays in the history, so it must not say again what goes. */
  reason: line(500, "who demands it and why, without the words that go"),
});

/**
 * Erases what an event says, and what others about the same thing say, from the history and from where it lives: the law may
 * demand it. That it happened, when and by whom stays, and the chain still verifies, since it holds hashes alone.
 *
 * What was exported, backed up or sent is in other hands: the editions that hold it are named.
 * @throws NotFound for an event that is not there; Forbidden for what the person may not read; Conflict where it is erased.
 */
export async function eraseEvent(tx: Tx, actor: Actor, input: z.output<typeof eraseEventInput>) {
  const { dossierId, number, reason } = input;
  const { event, also } = await erasable(tx, actor, dossierId, number);
  const gone = [...new Map([event, ...also].map((one) => [one.id, one])).values()];
  for (const one of gone) authorise("history.erase", { lead: true, cleared: one.open });
  await erasePayloads(
    tx,
    gone.map(({ id }) => id),
  );
  const thing = thingOf(event.type);
  if (thing) for (const one of gone) await eraseThing[thing](tx, { ...one, id: one.commentId ?? one.subjectId });
  const numbers = gone.map((one) => one.number).sort((one, other) => one - other);
  await record(tx, actor, dossierId, {
    type: "payloads-erased",
    subject: { type: "dossier", id: dossierId },
    payload: { numbers, of: event.type, reason },
  });
  await settle(tx, actor, dossierId, touchedBy(thing, gone));
  return { dossierId, numbers, editions: await editionsWith(tx, actor, dossierId, numbers[0] ?? number) };
}

/**
 * What erasing an event would take with it, for those who may.
 * @throws as `eraseEvent` does.
 */
export async function wouldErase(db: Read, actor: Actor, dossierId: string, number: number) {
  const { event, also } = await erasable(db, actor, dossierId, number);
  const numbers = [...new Set([event, ...also].map((one) => one.number))].sort((one, other) => one - other);
  return { type: event.type, numbers, editions: await editionsWith(db, actor, dossierId, numbers[0] ?? number) };
}

async function erasable(db: Read, actor: Actor, dossierId: string, number: number) {
  const place = await placeOf(db, actor, "dossier", dossierId);
  const event = await erasableEvent(db, actor, dossierId, number);
  if (!event) throw new NotFound();
  const sealed = event.type === "blind-verdict-given" && !event.open && !event.erased;
  authorise("history.erase", { ...place.facts, cleared: event.open || event.erased || sealed });
  if (sealed)
    throw new Conflict(
      "This verdict is sealed until the other one is in. Wait for it, or cancel the blind check first.",
    );
  if (event.erased) throw new Conflict("What this event said is erased already.");
  if (event.type === "payloads-erased")
    throw new Conflict("This event says why others were erased. It stays, so that the gap can be explained.");
  const thing = thingOf(event.type);
  const types = thing && (thing !== "comment" || event.commentId) && alone(thing) ? typesOf(thing) : null;
  return { event, also: types ? await eventsWith(db, actor, dossierId, event, types) : [] };
}

/** Reasons stand in one event each: others of the same claim say something else. */
const alone = (thing: ErasedThing): boolean => thing !== "waiver" && thing !== "send-back";

function touchedBy(thing: ErasedThing | null, gone: readonly ErasableEvent[]) {
  const ids = gone.map(({ subjectId }) => subjectId);
  if (thing === "source") return { sourceIds: ids };
  if (thing === "evidence" || thing === "waiver")
    return { claimIds: [...new Set(gone.flatMap(({ claimId }) => claimId ?? []))] };
  return {};
}
