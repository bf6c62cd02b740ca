import { cache } from "react";
import { type Desk, desk } from "@/db/client";
import type { Viewer } from "@/db/visible";

/** So many answers are kept, those given last. */
const mostKept = 200;
/** A text of more characters is not kept: as many of them as can be kept would fill the server's memory. */
const longestKept = 200_000;
/** What hangs on the time of day, such as what is late, is at most so old, in milliseconds. */
const period = 60_000;

type Kept = { version: number; answer: Promise<unknown> };

/** Reads for somebody at a time, or gives what that gave before. */
export type WhileUnchanged = <T>(
  viewer: Viewer & { now: Date },
  asked: readonly (string | number | null | undefined)[],
  reading: () => Promise<T>,
) => Promise<T>;

/**
 * Remembers what readings of a desk gave for as long as nobody, in this process or another, writes anything to it: a page is
 * looked at more often than what it shows changes, and who comes back to it is answered at once. SQLite itself tells whether
 * anything was written, so there is nothing to be told when, and membership, clearances and names are as new as the rest.
 * What one person was answered, nobody else is. After a write, an erasure for one, none of it is given again, and it goes
 * as soon as anybody asks for anything.
 *
 * The counter (`version`) is read first: what is read after it is as new or newer, and never older. An answer belongs to all
 * who asked for it, so nobody may change it; one that is a refusal, or a very long text, is not kept.
 */
export function rememberingReads() {
  const kept = new Map<string, Kept>();
  let newest = Number.NaN;
  return <T>(
    version: number,
    viewer: Parameters<WhileUnchanged>[0],
    asked: Parameters<WhileUnchanged>[1],
    reading: () => Promise<T>,
  ): Promise<T> => {
    if (version !== newest) kept.clear();
    newest = version;
    const { personId, cleared, now } = viewer;
    const key = JSON.stringify([personId, cleared, Math.floor(now.getTime() / period), ...asked]);
    const known = kept.get(key);
    if (known) return known.answer as Promise<T>;
    const answer = reading();
    const entry = { version, answer };
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    const forget = () => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    answer.then((given) => {
      if (typeof given === "string" && given.length > longestKept) forget();
    }, forget);
    return answer;
  };
}

/** The same for one desk, whose counter is asked for each time. */
export function whileUnchangedOn(desk: Pick<Desk, "dataVersion">): WhileUnchanged {
  const remembering = rememberingReads();
  return (...asking) => remembering(desk.dataVersion(), ...asking);
}

// The framework loads a module for its pages and again for its routes: they remember together.
const shared = globalThis as { kept?: ReturnType<typeof rememberingReads> };

/** A page is of one moment: the counter is asked for once in it. Outside of a page it is asked each time. */
const dataVersion = cache(() => desk().dataVersion());

/** Remembers what readings of the process's own desk gave. `asked` names the reading and all that it depends on. */
export const whileUnchanged: WhileUnchanged = (viewer, asked, reading) => {
  shared.kept ??= rememberingReads();
  return shared.kept(dataVersion(), viewer, asked, reading);
};
