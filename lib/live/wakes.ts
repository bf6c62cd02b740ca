import type { Desk } from "@/db/client";

/** How long changes are gathered before those who wait are woken, in milliseconds. */
const gather = 100;

/** Wakes those who wait for changes. */
export type Wakes = {
  /** Calls back soon after a change; one call may stand for several changes. Returns how to stop. */
  listen(wake: () => void): () => void;
  /** Wakes everybody without a change of the database. */
  ring(): void;
};

/**
 * Tells when something may have changed in a desk: at once for what this process wrote, and within `lookEvery`
 * milliseconds for what another one did, such as the command line. Looks only while somebody listens.
 */
export function wakesOf(desk: Pick<Desk, "onCommit" | "dataVersion">, lookEvery: number): Wakes {
  const listeners = new Set<() => void>();
  let stopLooking: (() => void) | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let seen = 0;

  const wakeAll = () => {
    gathering = undefined;
    // Its own writes change the counter as well.
    if (listeners.size > 0) seen = desk.dataVersion();
    for (const wake of listeners) wake();
  };
  const ring = () => {
    gathering ??= setTimeout(wakeAll, gather).unref();
  };

  const startLooking = () => {
    seen = desk.dataVersion();
    const timer = setInterval(() => {
      if (desk.dataVersion() !== seen) ring();
    }, lookEvery).unref();
    const forget = desk.onCommit(ring);
    return () => {
      clearInterval(timer);
      clearTimeout(gathering);
      gathering = undefined;
      forget();
    };
  };

  return {
    ring,
    listen(wake) {
      stopLooking ??= startLooking();
      // Each gets an entry of its own, also when two bring the same function.
      const entry = () => wake();
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
        if (listeners.size > 0) return;
        stopLooking?.();
        stopLooking = undefined;
      };
    },
  };
}
