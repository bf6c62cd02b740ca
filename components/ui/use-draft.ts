"use client";

import { useState } from "react";

export type Draft<D> = {
  draft: D;
  change: (patch: Partial<D>) => void;
  /** The version that the draft was begun on: what goes along as `seen`. */
  seen: number;
  /** Something was typed that is not saved. */
  dirty: boolean;
  /** What somebody else saved meanwhile, where it differs; null while there is no such thing. */
  theirs: D | null;
  /** Drops what was typed for theirs. */
  takeTheirs: () => void;
  /** Goes on with what was typed, on top of theirs: the next save replaces them knowingly. */
  keepMine: () => void;
  /** Call after a save that went well: the draft then follows what was stored. */
  saved: () => void;
};

/**
 * What somebody types over a thing that others may change meanwhile. While nothing is typed the draft follows the thing;
 * once something is, both are kept until somebody chooses.
 */
export function useDraft<T extends { version: number }, D extends object>(
  current: T,
  draftOf: (thing: T) => D,
): Draft<D> {
  const [state, setState] = useState(() => ({ base: current, draft: draftOf(current), follows: false }));
  const begun = draftOf(state.base);
  const stored = draftOf(current);
  const dirty = !same(state.draft, begun);
  const changed = current.version !== state.base.version;
  if (changed && (!dirty || state.follows || same(state.draft, stored)))
    setState({ base: current, draft: stored, follows: false });
  // What changed is no part of this draft: it goes on, on top of it.
  else if (changed && same(begun, stored)) setState({ ...state, base: current });
  return {
    draft: state.draft,
    change: (patch) => setState((before) => ({ ...before, follows: false, draft: { ...before.draft, ...patch } })),
    seen: state.base.version,
    dirty,
    theirs: changed && dirty && !state.follows ? stored : null,
    takeTheirs: () => setState({ base: current, draft: stored, follows: false }),
    keepMine: () => setState((before) => ({ ...before, base: current })),
    saved: () => setState((before) => ({ ...before, follows: true })),
  };
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
