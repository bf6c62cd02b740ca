"use client";

import { useEffect, useState } from "react";
import type { ClaimStatus } from "@/lib/claims/claim";

/** What the desk answers: see the read of the same name. */
export type ClaimOffer = {
  id: string;
  ref: string;
  statement: string;
  status: ClaimStatus;
  stale: boolean;
  /** From 0 to 1. */
  likeness: number;
  differences: string[];
};
export type SentenceOffer = {
  revisionId: string;
  letter: string;
  outlet: string;
  start: number;
  end: number;
  words: string;
  differences: string[];
  claims: { id: string; ref: string }[];
};
export type Offered = { claims: ClaimOffer[]; sentences: SentenceOffer[] };

export const none: Offered = { claims: [], sentences: [] };

/** Asks where else in the dossier some words are said. Where that fails nothing is offered, and tagging goes on. */
export const askElsewhere = (
  { dossierId, ...about }: { dossierId: string; revision: string; words: string; only?: "claims" },
  signal: AbortSignal,
): Promise<Offered> =>
  fetch(
    `/dossiers/${dossierId}/claims/elsewhere?${new URLSearchParams({ ...about, words: about.words.slice(0, 2000) })}`,
    { signal },
  )
    .then((answer) => (answer.ok ? answer.json() : none))
    .catch(() => none);

/** Whoever steps on before so many milliseconds have passed is not asked for. */
const glance = 250;
/** A claim that is less like the words is another. */
const muchAlike = 0.4;

/** The claim of the dossier that much the same is said in; null where there is none. */
export function useLikeClaim(dossierId: string, revisionId: string, words: string): ClaimOffer | null {
  const [like, setLike] = useState<ClaimOffer | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const {
        claims: [first],
      } = await askElsewhere({ dossierId, revision: revisionId, words, only: "claims" }, stop.signal);
      if (!stop.signal.aborted) setLike(first && first.likeness >= muchAlike ? first : null);
    };
    const timer = setTimeout(ask, glance);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [dossierId, revisionId, words]);
  return like;
}

export const Differences = ({ differences }: { differences: readonly string[] }) =>
  differences.length > 0 && (
    <span className="offer-d" dir="auto">
      {differences.join(". ")}
    </span>
  );
