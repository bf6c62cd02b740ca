"use client";

import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/choice";
import { Kbd } from "@/components/ui/kbd";
import { StatusMark } from "@/components/vocabulary/status";
import { askElsewhere, type ClaimOffer, Differences, none, type Offered, type SentenceOffer } from "./elsewhere";

/** Where else in the dossier some words are said; asked once. */
export function useOffers(dossierId: string, revisionId: string, words: string): Offered {
  const [offered, setOffered] = useState(none);
  useEffect(() => {
    const stop = new AbortController();
    const take = (found: Offered) => !stop.signal.aborted && setOffered(found);
    void askElsewhere({ dossierId, revision: revisionId, words }, stop.signal).then(take);
    return () => stop.abort();
  }, [dossierId, revisionId, words]);
  return offered;
}

/** Names a sentence among those offered. */
export const sentenceKey = ({ revisionId, start }: Pick<SentenceOffer, "revisionId" | "start">): string =>
  `${revisionId} ${start}`;

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
