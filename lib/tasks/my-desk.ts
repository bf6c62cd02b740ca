import { type Claim, claimsForReview, claimsStaleFor } from "@/db/claims";
import type { Read } from "@/db/client";
import { type Dossier, dossiersOf } from "@/db/dossiers";
import { lastMoves } from "@/db/history";
import { type Notice, noticesOf, unreadCount } from "@/db/notices";
import { peopleNamed } from "@/db/people";
import { type MyTask, myTasks } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { basisOf, type Standing, standingsOf } from "@/lib/claims/standing";
import { withProgress } from "@/lib/dossiers/overview";
import { byDeadline, type Progress } from "@/lib/dossiers/progress";
import { meetsOrigins } from "@/lib/dossiers/standard";
import type { Independence } from "@/lib/sources/independence";

/** A claim that waits for this person's signature, or their own signature that must be given anew. */
export type WaitingClaim = {
  id: string;
  ref: string;
  dossierId: string;
  dossierTitle: string;
  statement: string;
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

export type DeskTask = MyTask & { fromName: string | null };

export type DeskDossier = Pick<Dossier, "id" | "title" | "deadline"> & Progress;

/** Everything that waits for one person. */
export type MyDesk = {
  tasks: DeskTask[];
  waiting: WaitingClaim[];
  /** Signed by them, and changed since. */
  stale: WaitingClaim[];
  notices: Notice[];
  unread: number;
  /** Open ones, soonest deadline first. */
  dossiers: DeskDossier[];
};

const most = { tasks: 100, claims: 200, notices: 20, dossiers: 200 };

/** Collects what waits for a person, over all their open dossiers: a few reads for each dossier that has claims for review. */
export async function myDesk(db: Read, actor: Actor): Promise<MyDesk> {
  const mine = (await dossiersOf(db, actor, { limit: most.dossiers })).filter((dossier) => dossier.state === "open");
  const open = new Map(mine.map((dossier) => [dossier.id, dossier]));
  const tasks = await myTasks(db, actor, { limit: most.tasks });
  const stale = await claimsStaleFor(db, actor, most.claims);
  const staleIds = new Set(stale.map((claim) => claim.id));
  const signs = (dossierId: string) => ["lead", "checker"].includes(open.get(dossierId)?.role ?? "");
  const forReview = (await claimsForReview(db, actor, most.claims)).filter(
    (claim) => signs(claim.dossierId) && !staleIds.has(claim.id),
  );
  const standings = await standingsIn(db, actor, [...stale, ...forReview]);
  const waiting = forReview.filter((claim) => !standings.get(claim.id)?.workers.has(actor.personId));
  const moves = await lastMoves(
    db,
    actor,
    [...stale, ...waiting].map((claim) => claim.id),
  );
  const names = await peopleNamed(db, [
    ...tasks.map((task) => task.createdBy),
    ...[...moves.values()].map((move) => move.actorId),
  ]);
  const shown = (claim: Claim): WaitingClaim[] => {
    const standing = standings.get(claim.id);
    const dossier = open.get(claim.dossierId);
    if (!standing || !dossier) return [];
    const move = moves.get(claim.id);
    const { id, ref, dossierId, statement, substance } = claim;
    return [
      {
        id,
        ref,
        dossierId,
        dossierTitle: dossier.title,
        statement,
        substance,
        stale: claim.stale,
        independence: bearing(claim, standing),
        meetsOrigins: meetsOrigins(standing.failing),
        byName: (move?.actorId && names.get(move.actorId)) || null,
        since: move?.at ?? claim.createdAt,
      },
    ];
  };
  const bySince = (a: WaitingClaim, b: WaitingClaim) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0);
  return {
    tasks: tasks.map((task) => ({
      ...task,
      fromName: task.createdBy === actor.personId ? null : (names.get(task.createdBy) ?? null),
    })),
    waiting: waiting.flatMap(shown).sort(bySince),
    stale: stale.flatMap(shown).sort(bySince),
    notices: await noticesOf(db, actor, { limit: most.notices, unread: true }),
    unread: await unreadCount(db, actor),
    dossiers: await withProgress(db, actor, mine.sort(byDeadline)),
  };
}

async function standingsIn(db: Read, actor: Actor, claims: readonly Claim[]): Promise<Map<string, Standing>> {
  const byDossier = new Map<string, string[]>();
  for (const { id, dossierId } of claims) byDossier.set(dossierId, [...(byDossier.get(dossierId) ?? []), id]);
  const all = new Map<string, Standing>();
  for (const [dossierId, ids] of byDossier)
    for (const [id, standing] of await standingsOf(db, await basisOf(db, dossierId), ids, actor.now))
      all.set(id, standing);
  return all;
}

// Why origins were joined may tell of a confidential source, and no list shows it.
const bearing = (claim: Claim, { independence }: Standing): Independence => ({
  ...independence[claim.substance === "refuted" ? "refutes" : "supports"],
  origins: [],
});
