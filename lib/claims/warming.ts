import type { Read } from "@/db/client";
import { claimIdsIn, largeDossiers } from "@/db/large-dossiers";
import { basisOf, standingsOf } from "@/lib/claims/standing";

/** A dossier with fewer claims is computed in a moment by whoever opens it. */
const fewest = 300;
/** So many dossiers, and so many claims in all. */
const mostDossiers = 16;
const mostClaims = 40_000;
/** What is asked for right after the start goes first; milliseconds. */
const pause = 1500;
/** So many claims are computed before others have their turn. */
const atOnce = 50;

/**
 * Computes where the claims of large open dossiers stand, a few at a time while others are served, so that after a start
 * nobody waits until ten thousand claims are counted.
 * @returns how to stop.
 */
export function startWarming(db: Read): () => void {
  const stop = new AbortController();
  // What fails is computed when it is asked for.
  const timer = setTimeout(() => warmStandings(db, stop.signal).catch(() => undefined), pause).unref();
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** @returns how many claims were computed. */
export async function warmStandings(db: Read, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (const dossier of await largeDossiers(db, { fewest, limit: mostDossiers })) {
    if (done + dossier.claims > mostClaims) continue;
    const claimIds = await claimIdsIn(db, dossier.id);
    for (let from = 0; from < claimIds.length; from += atOnce) {
      if (signal?.aborted) return done;
      const some = claimIds.slice(from, from + atOnce);
      // Asked for each time: somebody may change something meanwhile.
      await standingsOf(db, await basisOf(db, dossier.id), some, new Date(), null);
      done += some.length;
      await new Promise((goOn) => setImmediate(goOn));
    }
  }
  return done;
}
