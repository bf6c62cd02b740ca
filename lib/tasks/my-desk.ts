import { type WaitingBlindCheck, waitingBlindChecks } from "@/db/blind-checks";
import type { Claim } from "@/db/claims";
import type { Read } from "@/db/client";
import {
  claimsToCheck,
  claimsToSign,
  countToCheck,
  countToSign,
  type Giveable,
  giveableIn,
  lastMoves,
  openDossiersOf,
  proposalsWaiting,
  staleClaimsOf,
  type WaitingProposals,
} from "@/db/desk";
import type { Dossier } from "@/db/dossiers";
import { type Notice, noticesOf, unreadByKind } from "@/db/notices";
import { peopleNamed } from "@/db/people";
import { type WaitingSendBack, waitingSendBacks } from "@/db/send-backs";
import { evidenceFor, type TaskEvidence } from "@/db/task-evidence";
import { dueOfMine, freeTasks, type MyTask, myTasks } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { basisOf, failingFor, type Standing, standingsOf } from "@/lib/claims/standing";
import { withProgress } from "@/lib/dossiers/overview";
import type { Progress } from "@/lib/dossiers/progress";
import { meetsOrigins } from "@/lib/dossiers/standard";
import type { Independence } from "@/lib/sources/independence";

/** What a list of a desk shows, and how many more there are: a desk of thousands is read as fast as one of ten. */
export type Some<T> = {
  items: T[];
  more: number;
  /** So very many that they were not counted to the end. */
  capped?: true;
};

/** A claim on a desk. */
export type DeskClaim = {
  id: string;
  ref: string;
  dossierId: string;
  dossierTitle: string;
  statement: string;
  dueAt: string | null;
};

/** A claim that waits for this person's signature, or their own signature that must be given anew. */
export type WaitingClaim = DeskClaim & {
  substance: Claim["substance"];
  stale: boolean;
  /** Of what bears its verdict: what refutes a refuted claim, else what supports it. */
  independence: Independence;
  meetsOrigins: boolean;
  /** Who asked for the review; null where a sign-off that went stale brought it back. */
  byName: string | null;
  /** Since when it waits, ISO 8601 UTC. */
  since: string;
};

/** A claim that was given to this person to check. */
export type GivenClaim = DeskClaim & { status: Claim["status"] };

/** A task with who asked for it; null where they did themselves. */
export type DeskTask = MyTask & { fromName: string | null };

export type DeskDossier = Pick<Dossier, "id" | "title" | "deadline"> & Progress;

/** Everything that waits for one person, each list soonest or longest waiting first. */
export type MyDesk = {
  tasks: Some<DeskTask>;
  /** When each of one's open tasks is due, for counting those that are late; null for no date. */
  due: (string | null)[];
  /** Open tasks that nobody has and that they may take. */
  free: Some<DeskTask>;
  /** Sent back to them, and not yet answered. */
  sentBack: Some<WaitingSendBack>;
  /** Blind checks that wait for them: that they wait, and nothing of what anybody found. */
  blind: Some<WaitingBlindCheck>;
  waiting: Some<WaitingClaim>;
  /** Signed by them, and changed since. */
  stale: Some<WaitingClaim>;
  given: Some<GivenClaim>;
  proposals: Some<WaitingProposals>;
  /** Comments that name them and that they have not read. */
  mentions: Some<Notice>;
  /** What else they were told of and have not read. */
  notices: Some<Notice>;
  /** Open ones, soonest deadline first. */
  dossiers: Some<DeskDossier>;
  /** Of all open dossiers of theirs. */
  deadlines: (string | null)[];
  /** Whom a task on this desk can be handed to, by dossier. */
  giveable: Record<string, Giveable[]>;
  /** Evidence that can have come of a task on this desk. */
  evidence: TaskEvidence[];
};

/** So many of each are shown. */
export const most = { tasks: 30, claims: 10, given: 10, waits: 10, free: 6, proposals: 6, notices: 10, dossiers: 6 };
/** So many dossiers somebody is in at once; so many of what is read to be counted, and of what is only counted. */
const atMost = { dossiers: 500, read: 100, counted: 1000 };
/** Of claims to sign so many are looked at first: some turn out to be own work by a link that was confirmed. */
const looked = 3 * most.claims;

/**
 * Collects what waits for a person, over all their open dossiers: a fixed number of reads, and a few for each dossier of
 * which claims to sign are shown.
 */
export async function myDesk(db: Read, actor: Actor): Promise<MyDesk> {
  const open = await openDossiersOf(db, actor, atMost.dossiers);
  const titles = new Map(open.map(({ id, title }) => [id, title]));
  const [tasks, free] = [await myTasks(db, actor, { limit: most.tasks }), await freeTasks(db, actor, atMost.read)];
  const due = await dueOfMine(db, actor, atMost.counted);
  const stale = await staleClaimsOf(db, actor, atMost.read);
  const { signable, waiting, standings } = await toSign(db, actor, stale.slice(0, most.claims));
  const given = await claimsToCheck(db, actor, most.given);
  const shownClaims = [...stale.slice(0, most.claims), ...waiting.slice(0, most.claims)];
  const moves = await lastMoves(
    db,
    actor,
    shownClaims.map((claim) => claim.id),
  );
  const names = await peopleNamed(db, [
    ...[...tasks, ...free.slice(0, most.free)].map((task) => task.createdBy),
    ...[...moves.values()].map((move) => move.actorId),
  ]);
  const onDesk = ({ id, ref, dossierId, statement, dueAt }: Claim): DeskClaim => ({
    ...{ id, ref, dossierId, statement, dueAt },
    dossierTitle: titles.get(dossierId) ?? "",
  });
  const shown = (claim: Claim): WaitingClaim[] => {
    const standing = standings.get(claim.id);
    if (!standing) return [];
    const move = moves.get(claim.id);
    return [
      {
        ...onDesk(claim),
        substance: claim.substance,
        stale: claim.stale,
        independence: bearing(claim, standing),
        meetsOrigins: meetsOrigins(standing.failing),
        byName: (move?.actorId && names.get(move.actorId)) || null,
        since: move?.at ?? claim.createdAt,
      },
    ];
  };
  const asked = (task: MyTask): DeskTask => ({
    ...task,
    fromName: task.createdBy === actor.personId ? null : (names.get(task.createdBy) ?? null),
  });
  const checking = given.length < most.given ? given.length : await countToCheck(db, actor, atMost.counted);
  const unread = await unreadByKind(db, actor);
  const unreadOthers = [...unread.values()].reduce((sum, count) => sum + count, 0) - (unread.get("mentioned") ?? 0);
  const onShow = [...tasks, ...free.slice(0, most.free)];
  return {
    tasks: some(tasks.map(asked), most.tasks, due.length),
    due,
    free: some(free.map(asked), most.free),
    sentBack: some(await waitingSendBacks(db, actor, atMost.read), most.waits),
    blind: some(await waitingBlindChecks(db, actor, atMost.read), most.waits),
    waiting: some(waiting.flatMap(shown), most.claims, signable),
    stale: some(stale.flatMap(shown), most.claims, stale.length),
    given: some(
      given.map((claim) => ({ ...onDesk(claim), status: claim.status })),
      most.given,
      checking,
    ),
    proposals: some(await proposalsWaiting(db, actor), most.proposals),
    mentions: some(
      await noticesOf(db, actor, { limit: most.notices, unread: true, mentions: true }),
      most.notices,
      unread.get("mentioned") ?? 0,
    ),
    notices: some(
      await noticesOf(db, actor, { limit: most.notices, unread: true, mentions: false }),
      most.notices,
      unreadOthers,
    ),
    dossiers: {
      items: await withProgress(
        db,
        actor,
        open.slice(0, most.dossiers).map(({ id, title, deadline }) => ({ id, title, deadline })),
      ),
      more: Math.max(0, open.length - most.dossiers),
    },
    deadlines: open.map(({ deadline }) => deadline),
    giveable: Object.fromEntries(await giveableIn(db, actor, [...new Set(onShow.map(({ dossierId }) => dossierId))])),
    evidence: await evidenceFor(
      db,
      actor,
      tasks.filter((task) => !task.withheld),
    ),
  };
}

/**
 * Claims that wait for this person's signature, and how many there are; with the standings of those, and of the stale ones
 * that are shown. More are looked at until enough are found: what they worked on may come first by the hundred.
 */
async function toSign(db: Read, actor: Actor, stale: readonly Claim[]) {
  for (let limit = looked; ; limit *= 4) {
    const forReview = await claimsToSign(db, actor, limit);
    const standings = await standingsIn(db, actor, [...stale, ...forReview]);
    const waiting = forReview.filter((claim) => maySign(claim, standings.get(claim.id), actor));
    if (forReview.length < limit) return { signable: waiting.length, waiting, standings };
    if (waiting.length < most.claims && limit < atMost.counted) continue;
    const own = forReview.length - waiting.length;
    return { signable: (await countToSign(db, actor, atMost.counted + own)) - own, waiting, standings };
  }
}

/** Somebody else's work, and, where the standard asks for another signer than the checker, not checked by this person. */
const maySign = (claim: Claim, standing: Standing | undefined, actor: Actor): boolean =>
  standing !== undefined &&
  !standing.workers.has(actor.personId) &&
  !failingFor(standing, claim, actor).some(({ rule }) => rule === "second-signer");

/** The first of a list, and how many more there are. */
const some = <T>(all: T[], shown: number, count = all.length): Some<T> => {
  const items = all.slice(0, shown);
  const capped = all.length >= atMost.read || count >= atMost.counted;
  return { items, more: Math.max(0, count - items.length), ...(capped ? { capped } : {}) };
};

async function standingsIn(db: Read, actor: Actor, claims: readonly Claim[]): Promise<Map<string, Standing>> {
  const byDossier = new Map<string, string[]>();
  for (const { id, dossierId } of claims) byDossier.set(dossierId, [...(byDossier.get(dossierId) ?? []), id]);
  const all = new Map<string, Standing>();
  for (const [dossierId, ids] of byDossier)
    for (const [id, standing] of await standingsOf(db, await basisOf(db, dossierId), ids, actor.now, actor))
      all.set(id, standing);
  return all;
}

// Why origins were joined may tell of a confidential source, and no list shows it.
const bearing = (claim: Claim, { independence }: Standing): Independence => ({
  ...independence[claim.substance === "refuted" ? "refutes" : "supports"],
  origins: [],
});
