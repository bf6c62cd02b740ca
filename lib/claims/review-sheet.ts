import { sealedClaims } from "@/db/blind";
import { blindChecksOf, type ShownBlindCheck } from "@/db/blind-checks";
import { claimViewOf, sawClaimSince } from "@/db/claim-views";
import type { Claim } from "@/db/claims";
import type { Read } from "@/db/client";
import type { Member } from "@/db/dossiers";
import { eventsAfter, lastEventOf } from "@/db/history";
import { newestEventId } from "@/db/live";
import { type SendBack, sendBacksOf } from "@/db/send-backs";
import type { Place } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { type DiffPart, wordDiff } from "@/lib/articles/word-diff";
import { type Changed, changedSince, changingOrigins, changingTypes } from "@/lib/claims/changes";
import { isUnderWay } from "@/lib/claims/claim";
import type { Names } from "@/lib/history/phrases";
import { may } from "@/lib/permissions";
import type { GraphIndex } from "@/lib/sources/origins";

/** A change with the words of its longer fields compared: what was removed, what was added, what stayed. */
export type ShownChange = Omit<Changed, "fields"> & {
  fields: (Changed["fields"][number] & { diff: DiffPart[] | null })[];
};

/** What a claim's panel shows of its review: what changed, why it was sent back, and who judges it blind. */
export type ReviewSheet = {
  /** Up to which event the panel shows the claim: what happens later is new to its viewer. */
  eventId: number;
  /** When the viewer last saw it; null when they never have. */
  seenAt: string | null;
  /** What somebody else changed since; empty where nobody did, or where they see it for the first time. */
  sinceSeen: ShownChange[];
  /** They see it for the first time, or only they themselves changed it since: showing it is seeing it. */
  marksItself: boolean;
  /** Of a stale sign-off: whose and of when it was, and what has changed since. Null while none is stale, or is sealed. */
  sinceSigned: { byName: string; at: string; changes: ShownChange[] } | null;
  /** The newest first. */
  sendBacks: SendBack[];
  /** The newest first. */
  checks: ShownBlindCheck[];
  /** The verdict is sealed from the viewer, who is to give a blind second one. */
  sealed: boolean;
  /** Who may judge the claim, and whether they have seen it since it has its verdict; empty for who may not ask them. */
  judges: { personId: string; name: string; hasSeen: boolean }[];
  may: Record<"ask" | "give" | "name" | "settle" | "cancel", boolean>;
};

type Known = {
  claim: Claim;
  place: Place;
  members: readonly Member[];
  names: Names;
  index: GraphIndex;
  /** The sources of its evidence. */
  sourceIds: readonly string[];
  /** The newest first. */
  signOffs: readonly { personId: string; at: string; byName: string }[];
};

/** More events than these are not told one beside the other. */
const mostEvents = 2000;

/** Collects what a claim's panel shows of its review, from what is known of the claim already. */
export async function reviewSheet(db: Read, actor: Actor, known: Known): Promise<ReviewSheet> {
  const { claim, place, signOffs } = known;
  // Read first: what happens while the rest is read counts as not seen.
  const eventId = await newestEventId(db);
  const view = await claimViewOf(db, actor, claim.id);
  const [last] = claim.stale ? signOffs : [];
  const signedAt = last ? await lastEventOf(db, claim.id, "claim-signed-off") : null;
  const moments = [view?.eventId, signedAt].flatMap((id) => (id === null || id === undefined ? [] : [id]));
  const events =
    moments.length === 0
      ? []
      : await eventsAfter(
          db,
          actor,
          Math.min(...moments),
          {
            claimId: claim.id,
            types: [...changingTypes],
            about: originsOf(known.index, known.sourceIds),
            aboutTypes: [...changingOrigins],
          },
          mostEvents,
        );
  const after = (id: number) => events.filter((event) => event.id > id);
  const told = (some: typeof events) => changedSince(some, known.names).map(compared);
  const unseen = view ? after(view.eventId) : [];
  const checks = await blindChecksOf(db, actor, claim.id);
  const mayAsk = may("claim.blind", place.facts);
  const sinceSeen = unseen.some((event) => event.actorId !== actor.personId) ? told(unseen) : [];
  return {
    eventId,
    seenAt: view?.at ?? null,
    sinceSeen,
    marksItself: view === null || (unseen.length > 0 && sinceSeen.length === 0),
    sinceSigned:
      last && signedAt !== null ? { byName: last.byName, at: last.at, changes: told(after(signedAt)) } : null,
    sendBacks: await sendBacksOf(db, actor, claim.id),
    checks,
    sealed: (await sealedClaims(db, actor)).has(claim.id),
    judges: mayAsk ? await judgesFor(db, claim, known.members) : [],
    may: actsOn(checks.find(isUnderWay), actor, place, mayAsk),
  };
}

const compared = (change: Changed): ShownChange => ({
  ...change,
  fields: change.fields.map((field) => ({
    ...field,
    diff: field.prose && field.before && field.after ? wordDiff(field.before, field.after) : null,
  })),
});

function actsOn(
  check: ShownBlindCheck | undefined,
  { personId }: Actor,
  place: Place,
  lead: boolean,
): ReviewSheet["may"] {
  const judges = may("claim.edit", place.facts);
  const none = { ask: false, give: false, name: false, settle: false, cancel: false };
  if (!check) return { ...none, ask: lead };
  const { first, second, third } = check;
  if (check.state === "open") {
    const give = [first, second].some((one) => one.personId === personId && !one.given);
    return { ...none, give: give && judges, cancel: lead };
  }
  const one = first.personId === personId || second.personId === personId;
  return {
    ...none,
    name: lead,
    settle: judges && !one && (third ? third.personId === personId : lead),
    cancel: lead,
  };
}

async function judgesFor(db: Read, claim: Claim, members: readonly Member[]): Promise<ReviewSheet["judges"]> {
  const judgedAt = claim.substance === null ? null : await lastEventOf(db, claim.id, "verdict-set");
  const saw = new Set(judgedAt === null ? [] : await sawClaimSince(db, claim.id, judgedAt));
  return members
    .filter((member) => member.role !== "reader" && !member.disabled)
    .map(({ personId, name }) => ({ personId, name, hasSeen: saw.has(personId) }));
}

/** The sources that evidence may come from, over links in any state, and these links: ids of both. */
function originsOf({ links }: Pick<GraphIndex, "links">, sourceIds: readonly string[]): string[] {
  const outOf = new Map<string, { id: string; to: string }[]>();
  for (const { id, from, to } of links) {
    const out = outOf.get(from);
    if (out) out.push({ id, to });
    else outOf.set(from, [{ id, to }]);
  }
  const found = new Set(sourceIds);
  const linkIds: string[] = [];
  for (const sourceId of found)
    for (const { id, to } of outOf.get(sourceId) ?? []) {
      linkIds.push(id);
      found.add(to);
    }
  return [...found, ...linkIds];
}
