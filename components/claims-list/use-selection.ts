"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { ListedClaim } from "@/lib/claims/listed";
import type { Rows } from "./rows";
import { runBetween } from "./run-between";

export type Selection = ReturnType<typeof useSelection>;

/** How many claims the list has, and whether it leaves some of the dossier's out. */
type Listed = { total: number; narrows: boolean };

/** Fetches ids and versions of a run of the list, which need not have been scrolled to. */
export type FetchMatches = (
  from: number,
  count: number,
) => Promise<readonly (readonly [id: string, version: number])[]>;

/**
 * The claims that are selected, each with the version that was seen: a change of one that somebody else changed
 * meanwhile is refused. Selecting from one place to another takes those between, fetched or not.
 */
export function useSelection(rows: Rows, { total, narrows }: Listed, fetchMatches: FetchMatches) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [fetching, setFetching] = useState(false);
  /** The run that could not be fetched; null while there is none. */
  const [failed, setFailed] = useState<{ from: number; count: number } | null>(null);
  /** Goes up when all is let go: what was asked for before that is not selected any more when it comes. */
  const round = useRef(0);
  /** Where selecting a run begins, and the claim that stood there: it goes along with that one. */
  const anchor = useRef<number | null>(null);
  const anchorId = useRef<string | null>(null);

  const add = useCallback((more: readonly (readonly [string, number])[]) => {
    setChosen((before) => new Map([...before, ...more]));
  }, []);

  const fetchRun = useCallback(
    async (from: number, count: number) => {
      const asked = round.current;
      setFetching(true);
      setFailed(null);
      try {
        const found = await fetchMatches(from, count);
        if (round.current === asked) add(found);
      } catch {
        if (round.current === asked) setFailed({ from, count });
      } finally {
        if (round.current === asked) setFetching(false);
      }
    },
    [add, fetchMatches],
  );

  return useMemo(
    () => ({
      chosen,
      fetching,
      /** Fetches again what could not be fetched; null while nothing failed. */
      tryAgain: failed && (() => fetchRun(failed.from, failed.count)),
      has: (id: string) => chosen.has(id),
      toggle(at: number, claim: ListedClaim) {
        anchor.current = at;
        anchorId.current = claim.id;
        setChosen((before) => {
          const after = new Map(before);
          if (!after.delete(claim.id)) after.set(claim.id, claim.version);
          return after;
        });
      },
      /** Selects all from where the last was chosen, or from `from`, to here. */
      extend(from: number, to: number) {
        if (anchor.current === null) anchorId.current = rows.at(from)?.id ?? null;
        const moved = anchorId.current === null ? undefined : rows.placeOf(anchorId.current);
        anchor.current = moved ?? anchor.current ?? from;
        const [low, high] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
        const between = Array.from({ length: high - low + 1 }, (_, at) => rows.at(low + at));
        const known = between.flatMap((claim): [string, number][] => (claim ? [[claim.id, claim.version]] : []));
        add(known);
        if (known.length < between.length) void fetchRun(low, high - low + 1);
      },
      /** The same among claims as they stand on the screen, by their ids: nothing that is not there is selected. */
      extendAmong(shown: readonly ListedClaim[], from: string, to: string) {
        if (!shown.some(({ id }) => id === anchorId.current)) anchorId.current = from;
        add(runBetween(shown, anchorId.current ?? from, to).map(({ id, version }) => [id, version]));
      },
      all: () => fetchRun(0, total),
      clear() {
        anchor.current = null;
        anchorId.current = null;
        round.current += 1;
        setFetching(false);
        setFailed(null);
        setChosen((before) => (before.size === 0 ? before : new Map()));
      },
      /** What was changed here, or is shown anew, has been seen; others of the selection stay as they were. */
      seen(versions: Iterable<readonly [string, number]>) {
        setChosen((before) => {
          let after: Map<string, number> | null = null;
          for (const [id, version] of versions) {
            const was = before.get(id);
            if (was === undefined || was >= version) continue;
            after ??= new Map(before);
            after.set(id, version);
          }
          return after ?? before;
        });
      },
      /**
       * Lets go of what the list has no more: what was changed need not be as it asks any longer, and would be changed along
       * with what is selected next, unseen.
       * @returns how many these are.
       */
      async keepListed(): Promise<number> {
        if (!narrows) return 0;
        const asked = round.current;
        const listed = await fetchMatches(0, total).then(
          (found) => new Set(found.map(([id]) => id)),
          // Who stands in the list is not known: then nobody is selected.
          () => new Set<string>(),
        );
        const gone = [...chosen.keys()].filter((id) => !listed.has(id));
        if (round.current === asked)
          setChosen((before) => new Map([...before].filter(([id]) => listed.has(id) || !chosen.has(id))));
        return gone.length;
      },
      leaveOut(ids: readonly string[]) {
        setChosen((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
      },
    }),
    [chosen, fetching, failed, rows, total, narrows, add, fetchRun, fetchMatches],
  );
}
