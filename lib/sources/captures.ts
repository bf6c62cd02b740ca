import type { Desk } from "@/db/client";
import { snapshotsOf, sourceById } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { Conflict, Invalid, NotFound, Refusal, Unprocessable } from "@/lib/errors";
import { log, traceOf } from "@/lib/log";
import { authorise } from "@/lib/permissions";
import type { Settings } from "@/lib/settings";
import { addSnapshot, type StoredSnapshot } from "@/lib/sources/commands";
import { fetchingIsOff, fetchLimits, fetchPage, type Web } from "@/lib/sources/fetch-page";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";

/**
 * Captures: the page that a source links to, fetched and kept as a snapshot. A page is fetched after the source is
 * added and outside every transaction, so that no site can hold the database up. What goes on, and what the last try
 * ran into, is remembered by this process alone: it is no part of the dossier.
 */
export type CaptureState = { state: "capturing" } | { state: "failed"; reason: string };

/** What a capture works with: the desk, its settings, and in tests a web of their own. */
export type Around = { desk: Pick<Desk, "read" | "transact">; settings: Settings; web?: Web };

// The framework may load a module twice: what is remembered is shared.
const shared = globalThis as { captures?: Map<string, CaptureState> };
const remembered = (): Map<string, CaptureState> => {
  shared.captures ??= new Map();
  return shared.captures;
};

/** Of so many sources the last failure is remembered. */
const mostRemembered = 1000;

/** What goes on with the page of a source that the viewer is cleared for; null when nothing does and nothing failed. */
export const captureState = (sourceId: string): CaptureState | null => remembered().get(sourceId) ?? null;

/**
 * Fetches the page of a source and stores it.
 * @param store runs the command that keeps it, in a transaction.
 * @throws NotFound, Forbidden, Invalid without an address, Conflict while it is being fetched already, Unprocessable
 *   where fetching is off or the page cannot be had; each with what to do.
 */
export async function capture<T>(
  { desk, settings, web }: Around,
  actor: Actor,
  sourceId: string,
  store: (stored: StoredSnapshot) => Promise<T>,
): Promise<T> {
  const place = await placeOf(desk.read, actor, "source", sourceId);
  const source = await sourceById(desk.read, actor, sourceId);
  if (!source) throw new NotFound();
  authorise("source.edit", { ...place.facts, cleared: source.cleared });
  if (!settings.fetchSources) throw new Unprocessable(fetchingIsOff);
  if (source.url === "")
    throw new Invalid("This source has no web address. Write it in the source's details first.", {
      url: "Write the address of the page.",
    });
  const states = remembered();
  if (states.get(sourceId)?.state === "capturing")
    throw new Conflict("This page is being fetched already. Wait a moment and look again.");
  states.set(sourceId, { state: "capturing" });
  try {
    const clock = () => new Date();
    const { bytes, capture: captured } = await fetchPage(source.url, fetchLimits(settings), clock, web);
    const value = await store(await prepareSnapshot({ bytes, captured }, settings, clock()));
    states.delete(sourceId);
    return value;
  } catch (error) {
    const reason = error instanceof Refusal ? error.message : "The page could not be kept. Try again later.";
    states.delete(sourceId);
    states.set(sourceId, { state: "failed", reason });
    forgetOldest(states);
    throw error;
  }
}

/** Fetches the page of a source and keeps it as a snapshot. */
export const captureNow = (around: Around, actor: Actor, sourceId: string) =>
  capture(around, actor, sourceId, (stored) =>
    around.desk.transact((tx) => addSnapshot(tx, { ...actor, now: new Date() }, { sourceId, stored })),
  );

/**
 * Goes on to capture the page of a source that was just added or changed, and does not wait for it. The page of a
 * confidential source is fetched only when a person asks for it: the request itself tells the site, and whoever
 * watches the line, that this desk is interested.
 * @returns a promise for tests, which never rejects.
 */
export async function captureAdded(around: Around, actor: Actor, sourceId: string): Promise<void> {
  if (!around.settings.fetchSources) return;
  try {
    const source = await sourceById(around.desk.read, actor, sourceId);
    if (!source || source.url === "" || source.confidential || source.articleId) return;
    const kept = await snapshotsOf(around.desk.read, actor, sourceId);
    if (kept.some(({ captured }) => captured?.url === source.url)) return;
    await captureNow(around, actor, sourceId);
  } catch (error) {
    // A refusal is shown beside the source. The address is not logged: what a desk looks at is nobody's business.
    if (!(error instanceof Refusal)) log.error({ ...traceOf(error) }, "a page could not be captured");
  }
}

function forgetOldest(states: Map<string, CaptureState>): void {
  for (const [id, { state }] of states) {
    if (states.size <= mostRemembered) return;
    if (state === "failed") states.delete(id);
  }
}
