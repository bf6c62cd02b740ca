import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { type Claim, claimContents } from "@/db/claims";
import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { mustStand } from "@/db/merges";
import { addNotice, type NewNotice } from "@/db/notices";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { claimStatuses } from "@/lib/claims/claim";
import { editClaimInput, editFound, mustBeMember } from "@/lib/claims/commands";
import { type Along, leads, moveFound } from "@/lib/claims/review-commands";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { Conflict, Forbidden, Invalid, NotFound, Refusal } from "@/lib/errors";
import type { Payloads } from "@/lib/history/events";
import { idInput, prose, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

/** One step takes so many claims at most: as many as a list shows. */
export const mostAtOnce = 10_000;

const { assigneeId, stakes, dueAt } = editClaimInput.shape;

export const changeClaimsInput = z.strictObject({
  dossierId: idInput,
  claims: z
    .array(z.strictObject({ claimId: idInput, seen: seenInput }))
    .min(1, "Choose at least one claim.")
    .max(mostAtOnce, `Choose at most ${mostAtOnce.toLocaleString("en-GB")} claims at a time.`),
  assigneeId,
  stakes,
  dueAt,
  status: z.enum(claimStatuses).optional(),
  /** Needed to send claims back. */
  reason: prose(2000).default(""),
});

/** A claim that a step over many was refused for. */
export type RefusedClaim = {
  claimId: string;
  ref: string;
  kind: string;
  message: string;
  /** Its version now, where somebody changed it meanwhile. */
  current?: unknown;
};

/** So many claims a refusal tells of; the others are counted. */
const toldAtMost = 100;

/**
 * Assigns many claims, sets their stakes or when they are due, and moves them along: all of them or none, each by the
 * rules that hold for it alone, each with its own event. What is so already stays without one.
 * @throws Refusal that names the claims it concerns in `claims`, so that nobody has to find them by trying.
 */
export async function changeClaims(tx: Tx, actor: Actor, input: z.output<typeof changeClaimsInput>) {
  const { dossierId, claims: chosen, status, reason, ...set } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("claim.edit", place.facts);
  const wanted = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as typeof set;
  if (status === undefined && Object.keys(wanted).length === 0)
    throw new Invalid("Say what to change.", { claims: "Choose a checker, stakes, a date or a status." });
  if (wanted.assigneeId) await mustBeMember(tx, dossierId, wanted.assigneeId);
  const seen = new Map(chosen.map((one) => [one.claimId, one.seen]));
  if (seen.size < chosen.length) throw new Invalid("A claim is named twice.", { claims: "Name each claim once." });
  const found = new Map((await claimContents(tx, [...seen.keys()])).claims.map((claim) => [claim.id, claim]));
  const claims = [...seen.keys()].map((id) => found.get(id));
  const all = claims.filter((claim): claim is Claim => claim?.dossierId === dossierId);
  if (all.length < claims.length) throw new NotFound();

  const told = gathering();
  const along = alongside(tx, actor, place, all, told);
  const refused: (RefusedClaim & { error: Refusal })[] = [];
  const items: { id: string; version: number }[] = [];
  let changed = 0;
  for (const [at, claim] of all.entries()) {
    if (at % 25 === 24) await breathe();
    try {
      const version = seen.get(claim.id) ?? 0;
      if (claim.mergedInto !== null) await mustStand(tx, actor, claim.id);
      // A reason for what somebody else did meanwhile would be stored nowhere.
      if (claim.version !== version && (reason.trim() !== "" || !isSo(claim, wanted, status)))
        throw changedMeanwhile(claim);
      const made = await changeOne(tx, actor, place, claim, version, wanted, status, reason, along);
      items.push({ id: claim.id, version: claim.version + made });
      changed += Number(made > 0);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { kind, message, extra } = error;
      refused.push({
        claimId: claim.id,
        ref: claim.ref,
        kind,
        message,
        ...("current" in extra ? { current: extra.current } : {}),
        error,
      });
    }
  }
  if (refused.length > 0) throw refusalOf(refused, all.length);
  await told.tell(tx, actor, dossierId, new Map(all.map(({ id, ref }) => [id, ref])));
  return { dossierId, claims: all.length, changed, items };
}

type Wanted = Pick<z.output<typeof changeClaimsInput>, "assigneeId" | "stakes" | "dueAt">;

/** Is the claim already as it is wanted? Then it does not matter what was seen. */
const isSo = (claim: Claim, wanted: Wanted, status: Claim["status"] | undefined): boolean =>
  (status === undefined || claim.status === status) &&
  Object.entries(wanted).every(([key, value]) => claim[key as keyof Wanted] === value);

/** @returns how many changes were made: of what it says, of its status, or both. */
async function changeOne(
  tx: Tx,
  actor: Actor,
  place: Place,
  claim: Claim,
  seen: number,
  wanted: Wanted,
  status: Claim["status"] | undefined,
  reason: string,
  along: Along,
): Promise<number> {
  const edits = !isSo(claim, wanted, undefined);
  if (edits) await editFound(tx, actor, claim, seen, wanted, along.tell);
  const moves = status !== undefined && claim.status !== status;
  // What this step has just changed is what was seen.
  if (status !== undefined && (moves || status === "signed-off"))
    await moveFound(
      tx,
      actor,
      place,
      { ...claim, ...wanted },
      { to: status, reason, seen: seen + Number(edits) },
      along,
    );
  return Number(edits) + Number(moves);
}

const changedMeanwhile = ({ version }: Claim): Conflict =>
  new Conflict("Somebody changed this claim while you were at it. Look at it again.", { current: version });

/** What moving many claims asks of all of them: it is found out once. */
function alongside(tx: Tx, actor: Actor, place: Place, claims: readonly Claim[], told: Gathering): Along {
  let asked: Promise<readonly string[]> | undefined;
  let works: Promise<Map<string, { workers: ReadonlySet<string> }>> | undefined;
  const standings = async () =>
    standingsOf(
      tx,
      await basisOf(tx, place.dossierId),
      claims.map(({ id }) => id),
      actor.now,
      null,
    );
  return {
    tell: told.add,
    leads: () => {
      asked ??= leads(tx, actor, place);
      return asked;
    },
    isOthersWork: async (claimId) => {
      works ??= standings();
      return !(await works).get(claimId)?.workers.has(actor.personId);
    },
  };
}

type Gathering = {
  add: typeof addNotice;
  tell: (tx: Tx, actor: Actor, dossierId: string, refs: ReadonlyMap<string, string>) => Promise<void>;
};

/** More claims than these are told of in one notice: a hundred lines on somebody's desk tell less than one. */
const toldOneByOne = 5;

/** Gathers notices while claims are changed, and tells each person of few claims one by one, of many at once. */
function gathering(): Gathering {
  const gathered: NewNotice[] = [];
  return {
    add: async (_, notice) => {
      gathered.push(notice);
    },
    tell: async (tx, actor, dossierId, refs) => {
      for (const [kind, notices] of groups(gathered, (notice) => notice.kind)) {
        const people = groups(notices, (notice) => notice.personId);
        const many = [...people].filter(([, theirs]) => theirs.length > toldOneByOne);
        for (const [, theirs] of people)
          if (theirs.length <= toldOneByOne) for (const notice of theirs) await addNotice(tx, notice);
        if (many.length === 0 || !isTogether(kind)) continue;
        for (const [claimIds, personIds] of sameClaims(many)) {
          const eventId = await record(tx, actor, dossierId, {
            type: "claims-told-together",
            subject: { type: "dossier", id: dossierId },
            payload: { kind, personIds, refs: claimIds.map((id) => refs.get(id) ?? "") },
          });
          for (const personId of personIds)
            await addNotice(tx, { personId, dossierId, kind, eventId, at: actor.now.toISOString() });
        }
      }
    },
  };
}

type Together = Payloads["claims-told-together"]["kind"];
const isTogether = (kind: string): kind is Together =>
  kind === "assigned" || kind === "asked-to-sign" || kind === "sent-back";

/** People who are told of the same claims are told by the same event. */
function sameClaims(many: readonly [string, NewNotice[]][]): [claimIds: string[], personIds: string[]][] {
  const told = many.map(([personId, theirs]): [string, string[]] => [
    personId,
    theirs.flatMap(({ claimId }) => (claimId ? [claimId] : [])),
  ]);
  return [...groups(told, ([, claimIds]) => claimIds.join(" ")).values()].map((alike) => [
    alike[0]?.[1] ?? [],
    alike.map(([personId]) => personId),
  ]);
}

function groups<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of list) {
    const group = found.get(key(item));
    if (group) group.push(item);
    else found.set(key(item), [item]);
  }
  return found;
}

/** One refusal for all of them: of their own kind where they are of one kind, else a conflict. */
function refusalOf(refused: readonly (RefusedClaim & { error: Refusal })[], chosen: number): Refusal {
  const [first] = refused;
  if (!first) throw new Error("nothing was refused");
  // What is wrong with what was sent is wrong for every claim.
  if (first.error instanceof Invalid) return first.error;
  const names = refused.slice(0, 5).map(({ ref }) => ref);
  const more = refused.length - names.length;
  const which = `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const messages = new Set(refused.map(({ message }) => message));
  const why = messages.size === 1 ? first.message : "Each has its reason below.";
  const message = `Nothing was changed, because of ${refused.length} of ${chosen} ${chosen === 1 ? "claim" : "claims"}: ${which}. ${why}`;
  const extra = {
    claims: refused.slice(0, toldAtMost).map(({ error: _, ...told }) => told),
    refused: refused.length,
  };
  return refused.every(({ error }) => error instanceof Forbidden)
    ? new Forbidden(message, extra)
    : new Conflict(message, extra);
}
