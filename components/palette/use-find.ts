"use client";

import { useEffect, useState } from "react";
import { useSignInAgain } from "@/components/people/sign-in-again";
import type { FoundThing } from "./found";

/** Typing goes on for so long before the desk is asked, in milliseconds. */
const pause = 120;

export type Finding = {
  /** What was asked for last, and came back. */
  query: string;
  found: readonly FoundThing[];
  state: "idle" | "looking" | "failed";
};

const nothing: Finding = { query: "", found: [], state: "idle" };

/** Looks for what is typed, in the dossier that one is in first; the answer to an older query never replaces a newer one. */
export function useFind(query: string, dossierId?: string): Finding {
  const [finding, setFinding] = useState<Finding>(nothing);
  const signInAgain = useSignInAgain();
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === "") {
      setFinding(nothing);
      return;
    }
    const abort = new AbortController();
    const ask = () =>
      fetch(`/search/find?q=${encodeURIComponent(wanted)}${dossierId ? `&dossier=${dossierId}` : ""}`, {
        signal: abort.signal,
      });
    const look = async () => {
      setFinding((before) => ({ ...before, state: "looking" }));
      try {
        let answer = await ask();
        if (answer.status === 401 && (await signInAgain())) answer = await ask();
        if (!answer.ok) throw new Error(`the search answered ${answer.status}`);
        const { items } = (await answer.json()) as { items: FoundThing[] };
        setFinding({ query: wanted, found: items, state: "idle" });
      } catch {
        if (!abort.signal.aborted) setFinding({ query: wanted, found: [], state: "failed" });
      }
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, dossierId, signInAgain]);
  return finding;
}
