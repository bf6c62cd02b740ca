import { unlessAborted } from "@/lib/editions/rendering/room";

/**
 * The files that are being made now, and who waits for each. Two who ask for the same get one making; whoever stops it
 * stops waiting, and it ends when nobody waits any more.
 */

export type Made = { sha256: string; size: number };

/** Tells how far a file is: `done` is from 0 to 1. */
export type Progress = (done: number, step: string) => void;

type Making = {
  far: { done: number; step: string };
  stop: AbortController;
  made: Promise<Made>;
  /** By person. */
  waiting: Map<string, { made: Promise<Made>; leave: AbortController }>;
};

// One for the process, however often the framework loads this module.
const shared = globalThis as { editionsInMaking?: Map<string, Making> };
const inMaking = (): Map<string, Making> => {
  shared.editionsInMaking ??= new Map();
  return shared.editionsInMaking;
};

/**
 * Waits for a file, which begins to be made unless it is being made already.
 * @throws Cancelled for whoever stopped it, and for all when the server ends.
 */
export function waitFor(
  file: string,
  personId: string,
  make: (progress: Progress, signal: AbortSignal) => Promise<Made>,
): Promise<Made> {
  const making = inMaking().get(file) ?? begun(file, make);
  const mine = making.waiting.get(personId);
  if (mine) return mine.made;
  const leave = new AbortController();
  const made = unlessAborted(making.made, leave.signal);
  making.waiting.set(personId, { made, leave });
  return made;
}

/** How far a file is that a person waits for; null where they do not. */
export function howFar(file: string, personId: string): { done: number; step: string } | null {
  const making = inMaking().get(file);
  return making?.waiting.has(personId) ? making.far : null;
}

/**
 * Stops a file for one person, at once. When nobody else waits for it nothing of it is left by the end of the promise; where
 * they did not wait for it nothing happens.
 */
export async function stopWaiting(file: string, personId: string): Promise<void> {
  const making = inMaking().get(file);
  const mine = making?.waiting.get(personId);
  if (!making || !mine) return;
  making.waiting.delete(personId);
  mine.leave.abort();
  if (making.waiting.size > 0) return;
  inMaking().delete(file);
  making.stop.abort();
  await making.made.catch(() => undefined);
}

/** Stops every file for everybody: the server ends. */
export function stopMaking(): void {
  for (const { stop } of inMaking().values()) stop.abort();
}

function begun(file: string, make: (progress: Progress, signal: AbortSignal) => Promise<Made>): Making {
  const far = { done: 0, step: "Waiting" };
  const stop = new AbortController();
  const made = make((done, step) => Object.assign(far, { done, step }), stop.signal).finally(() => {
    if (inMaking().get(file) === making) inMaking().delete(file);
  });
  const making: Making = { far, stop, made, waiting: new Map() };
  inMaking().set(file, making);
  return making;
}
