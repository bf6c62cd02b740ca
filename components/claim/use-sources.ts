"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useSignInAgain } from "@/components/people/sign-in-again";
import type { FoundChoices } from "@/lib/sources/source-choice";

/** What was found for the words typed last, or for earlier ones while the answer is on its way. */
export type FoundSources = FoundChoices & { words: string };

/** So long after the last key the desk is asked, in milliseconds; at once where nothing is typed yet. */
const pause = 120;

/**
 * Sources of a dossier by what is typed, as the desk has them now: the best of them, then more on demand. The answer to
 * older words never replaces that to newer ones.
 */
export function useSources(
  dossierId: string,
  typed: string,
  { without, claimId }: { without?: string | undefined; claimId?: string | undefined },
) {
  const [found, setFound] = useState<FoundSources | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const signInAgain = useSignInAgain();
  const words = typed.trim();
  /** The part that is on its way. */
  const going = useRef("");

  const ask = useCallback(
    async (from: number, signal?: AbortSignal): Promise<FoundChoices> => {
      const query = new URLSearchParams({ words, from: String(from) });
      if (without) query.set("without", without);
      if (claimId) query.set("claim", claimId);
      const get = () => fetch(`/dossiers/${dossierId}/sources/named?${query}`, signal ? { signal } : {});
      let answer = await get();
      while (answer.status === 401 && (await signInAgain())) answer = await get();
      if (!answer.ok) throw new Error(`the sources answered ${answer.status}`);
      return answer.json();
    },
    [dossierId, words, without, claimId, signInAgain],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    const stop = new AbortController();
    going.current = "";
    setFailed(false);
    const look = () =>
      ask(0, stop.signal)
        .then((answer) => setFound({ ...answer, words }))
        .catch(() => stop.signal.aborted || setFailed(true));
    const timer = setTimeout(look, words === "" ? 0 : pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ask, words, tries]);

  const looking = found?.words !== words;
  const goOn = async () => {
    if (!found || looking || found.sources.length >= found.total) return;
    const from = found.sources.length;
    const part = `${words} ${from}`;
    if (going.current === part) return;
    going.current = part;
    try {
      const { sources, ...rest } = await ask(from);
      setFound((before) => {
        if (before?.words !== words || before.sources.length !== from) return before;
        const known = new Set(before.sources.map(({ id }) => id));
        return { ...before, ...rest, sources: [...before.sources, ...sources.filter(({ id }) => !known.has(id))] };
      });
    } catch {
      going.current = "";
      setFailed(true);
    }
  };

  return {
    found,
    state: failed ? ("failed" as const) : looking ? ("looking" as const) : ("found" as const),
    goOn,
    again: () => setTries((before) => before + 1),
  };
}
