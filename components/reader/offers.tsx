"use client";

import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/choice";
import { Kbd } from "@/components/ui/kbd";
import { StatusMark } from "@/components/vocabulary/status";
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

const none: Offered = { claims: [], sentences: [] };

/** Asks once where else in the dossier some words are said. Where that fails nothing is offered, and tagging goes on. */
export function useOffers(dossierId: string, revisionId: string, words: string): Offered {
  const [offered, setOffered] = useState(none);
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams({ revision: revisionId, words: words.slice(0, 2000) });
    fetch(`/dossiers/${dossierId}/claims/elsewhere?${query}`, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.json() : none))
      .then(setOffered)
      .catch(() => undefined);
    return () => stop.abort();
  }, [dossierId, revisionId, words]);
  return offered;
}

/** Whoever steps on before so many milliseconds have passed is not asked for. */
const glance = 250;
/** A claim that is less like the words is another. */
const muchAlike = 0.4;

/** The claim of the dossier that much the same is said in; null where there is none. */
export function useLikeClaim(dossierId: string, revisionId: string, words: string): ClaimOffer | null {
  const [like, setLike] = useState<ClaimOffer | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams({ revision: revisionId, words: words.slice(0, 2000), only: "claims" });
    const ask = () =>
      fetch(`/dossiers/${dossierId}/claims/elsewhere?${query}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : none))
        .then(({ claims: [first] }: Offered) => setLike(first && first.likeness >= muchAlike ? first : null))
        .catch(() => undefined);
    const timer = setTimeout(ask, glance);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [dossierId, revisionId, words]);
  return like;
}

/** Names a sentence among those offered. */
export const sentenceKey = ({ revisionId, start }: Pick<SentenceOffer, "revisionId" | "start">): string =>
  `${revisionId} ${start}`;

export const Differences = ({ differences }: { differences: readonly string[] }) =>
  differences.length > 0 && (
    <span className="offer-d" dir="auto">
      {differences.join(". ")}
    </span>
  );

/** Claims that these words may be a mention of; each is one key. */
export const ClaimOffers = ({
  claims,
  busy,
  onPick,
}: {
  claims: readonly ClaimOffer[];
  busy: boolean;
  onPick: (claimId: string) => void;
}) =>
  claims.length > 0 && (
    <section aria-labelledby="offered-claims" className="offers">
      <h3 id="offered-claims" className="lbl">
        Is it one of these? Then it becomes a mention of it.
      </h3>
      <ul>
        {claims.map((claim, at) => (
          <li key={claim.id}>
            <button
              type="button"
              className="offer"
              disabled={busy}
              aria-keyshortcuts={`Alt+${at + 1}`}
              onClick={() => onPick(claim.id)}
            >
              <span className="claim-line">
                <b>{claim.ref}</b>
                <StatusMark status={claim.status} stale={claim.stale} glyphOnly />
                <span className="serif" dir="auto">
                  {claim.statement}
                </span>
              </span>
              <Kbd keys={`alt+${at + 1}`} />
              <Differences differences={claim.differences} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );

/** Like sentences of other articles, to be tagged along as further mentions. */
export const SentenceOffers = ({
  sentences,
  ticked,
  onTick,
}: {
  sentences: readonly SentenceOffer[];
  ticked: ReadonlySet<string>;
  onTick: (key: string, on: boolean) => void;
}) =>
  sentences.length > 0 && (
    <fieldset className="field offers">
      <legend className="lbl">Much the same is said elsewhere. Tick what is to be tagged along.</legend>
      {sentences.map((sentence) => {
        const key = sentenceKey(sentence);
        const refs = sentence.claims.map((claim) => claim.ref).join(", ");
        return (
          <Checkbox
            key={key}
            checked={ticked.has(key)}
            onChange={(event) => onTick(key, event.target.checked)}
            label={
              <span className="offer-s">
                <span className="letter">{sentence.letter}</span>{" "}
                <span className="serif two-lines" dir="auto">
                  {sentence.words}
                </span>
              </span>
            }
            hint={[sentence.outlet, refs ? `tagged as ${refs}` : "", ...sentence.differences]
              .filter(Boolean)
              .join(" · ")}
          />
        );
      })}
    </fieldset>
  );
