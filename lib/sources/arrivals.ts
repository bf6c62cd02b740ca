/**
 * Articles that come in at the same time: each was matched, before it was stored, with what was there then. Whatever was
 * stored before it since is matched with it here, once it is stored, and so each pair is by the later of the two.
 */

import type { Desk, Read, Tx } from "@/db/client";
import { outletsToRead } from "@/db/outlets";
import type { Viewer } from "@/db/visible";
import { cameAfter, cameBetween, likeWordings, wordingOfRevision } from "@/db/wordings";
import type { Actor } from "@/lib/actor";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import type { Prepared } from "@/lib/articles/prepare";
import { Refusal } from "@/lib/errors";
import { log, traceOf } from "@/lib/log";
import { mayLookFor, proposeLinks, sentencesRead } from "@/lib/sources/proposal-commands";
import { COMPARED, matchesOf } from "@/lib/sources/wording-matches";
import { type WordingProposal, wordingProposals } from "@/lib/sources/wording-proposals";

/** A revision that was just stored, with what was read in it. */
export type Arrival = Pick<Prepared, "attributions"> & {
  dossierId: string;
  articleId: string;
  revisionId: string;
  /** How many sentences were read. */
  sentences: number;
  /** The row of the newest wording that it was matched with; undefined where it was not matched at all. */
  matchedUpTo: number | undefined;
};

/** @param stored which article the text became a revision of. */
export const arrivalOf = (
  stored: { dossierId: string; articleId: string; revisionId: string },
  prepared: Prepared,
): Arrival => ({
  ...stored,
  attributions: prepared.attributions,
  sentences: sentencesRead(prepared),
  matchedUpTo: prepared.matchedUpTo,
});

/** A batch of more than this goes on after it was answered. */
const AWAITED = 50;
/** So long an answer waits for it, in milliseconds. */
const PATIENCE = 2000;

type Writing = Pick<Desk, "read" | "transact">;

// The framework may load a module twice: one after the other in this process.
const shared = globalThis as { arrivals?: Promise<void> };

/**
 * Proposes what articles that were just stored share with those that were stored meanwhile. Where nothing came in
 * meanwhile it asks the database once and is done.
 * @returns when it is done, or has taken too long to wait for; then it goes on by itself.
 */
export async function matchArrivals(desk: Writing, actor: Actor, arrivals: readonly Arrival[]): Promise<void> {
  const behind: Arrival[] = [];
  for (const arrival of arrivals) if (await isBehind(desk.read, arrival)) behind.push(arrival);
  if (behind.length === 0) return;
  const done = arrivalsMatched().then(async () => {
    for (const arrival of behind) {
      await matchArrival(desk, actor, arrival);
      // Others are answered between two of them.
      await new Promise(setImmediate);
    }
  });
  shared.arrivals = done;
  if (behind.length <= AWAITED) await Promise.race([done, pause(PATIENCE)]);
}

/** Waits until everything that came in so far was matched. */
export const arrivalsMatched = (): Promise<void> => shared.arrivals ?? Promise.resolve();

const isBehind = async (db: Read, { dossierId, revisionId, matchedUpTo: row }: Arrival): Promise<boolean> =>
  row !== undefined && (await cameBetween(db, { dossierId, row, revisionId }));

/** Never rejects: what was stored is stored. */
async function matchArrival(desk: Writing, actor: Actor, arrival: Arrival): Promise<void> {
  try {
    const wording = await wordingWithNewcomers(desk.read, actor, arrival);
    if (wording.length > 0) await desk.transact((tx) => propose(tx, actor, arrival, wording));
  } catch (error) {
    // The dossier was closed meanwhile, the article is a draft of ours, or comparing took too long.
    if (error instanceof Refusal || error instanceof UnreadableError) return;
    const { dossierId, articleId } = arrival;
    log.error({ dossierId, articleId, ...traceOf(error) }, "an article that came in was not matched");
  }
}

/** What the wording of an arrival proposes now; nothing where none of those that came meanwhile is like it. */
async function wordingWithNewcomers(
  db: Read,
  viewer: Viewer,
  { dossierId, revisionId, matchedUpTo = 0 }: Arrival,
): Promise<WordingProposal[]> {
  const own = await wordingOfRevision(db, viewer, revisionId);
  const alike = own ? await likeWordings(db, viewer, own, { most: COMPARED, within: dossierId }) : [];
  const others = alike.map((one) => one.revisionId).filter((id) => id !== revisionId);
  if (others.length === 0 || !(await cameAfter(db, matchedUpTo, others))) return [];
  const { asked, matches } = await matchesOf(db, viewer, revisionId, dossierId);
  return wordingProposals(asked, matches, (await outletsToRead(db)).names);
}

async function propose(
  tx: Tx,
  actor: Actor,
  { articleId, revisionId, attributions, sentences }: Arrival,
  wording: readonly WordingProposal[],
): Promise<void> {
  const { place, article, sourceId } = await mayLookFor(tx, actor, articleId);
  // A version that came since is matched by itself.
  if (article.revisionId !== revisionId) return;
  const { outlet, url, publishedAt } = article;
  const says = { dossierId: place.dossierId, articleId, sourceId, revisionId, outlet, url, publishedAt };
  await proposeLinks(tx, actor, says, { attributions, sentences, wording });
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
