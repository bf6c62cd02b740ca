"use client";

import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusMark } from "@/components/vocabulary/status";
import type { ClaimStatus } from "@/lib/claims/claim";
import { ChoiceList, useMatching } from "../claim/choice-list";

/** A claim as one can be chosen. */
export type NamedClaim = {
  id: string;
  ref: string;
  statement: string;
  status: ClaimStatus;
  stale: boolean;
  version: number;
};

/** Finds a claim of the dossier by name or statement. They are read when the list is first wanted. */
export const ClaimPicker = ({
  dossierId,
  picked,
  error,
  onPick,
  without,
  hint = "Type words of its statement, or its name. Enter adds the mention.",
  empty = "No claim says that. Tag a new one.",
}: {
  dossierId: string;
  picked: string | null;
  error?: string;
  onPick: (claimId: string, claim: NamedClaim) => void;
  /** A claim that is not offered: the one that this is about. */
  without?: string;
  hint?: string;
  empty?: string;
}) => {
  const [claims, setClaims] = useState<readonly NamedClaim[] | "failed" | null>(null);
  const [tries, setTries] = useState(0);
  const [typed, setTyped] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads again
  useEffect(() => {
    const stop = new AbortController();
    setClaims(null);
    fetch(`/dossiers/${dossierId}/claims/named`, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status}`))))
      .then(setClaims)
      .catch(() => stop.signal.aborted || setClaims("failed"));
    return () => stop.abort();
  }, [dossierId, tries]);

  const choices = useMemo(
    () =>
      Array.isArray(claims)
        ? claims
            .filter((claim) => claim.id !== without)
            .map(({ id, ref, statement, status, stale }) => ({
              id,
              words: `${ref} ${statement}`,
              shown: (
                <span className="claim-line">
                  <b>{ref}</b>
                  <StatusMark status={status} stale={stale} glyphOnly />
                  <span className="serif" dir="auto">
                    {statement}
                  </span>
                </span>
              ),
            }))
        : [],
    [claims, without],
  );

  const { found, total } = useMatching(choices, typed);

  if (claims === null) return <Skeleton lines={4} label="Reading the claims" />;
  if (claims === "failed")
    return (
      <Notice
        kind="error"
        title="The claims could not be read."
        actions={
          <Button size="sm" onClick={() => setTries(tries + 1)}>
            Try again
          </Button>
        }
      >
        What you selected is kept.
      </Notice>
    );
  return (
    <ChoiceList
      label="Claim"
      hint={hint}
      error={error}
      typed={typed}
      onType={setTyped}
      found={found}
      total={total}
      chosen={picked}
      onChoose={(id) => {
        const claim = claims.find((one) => one.id === id);
        if (claim) onPick(id, claim);
      }}
      placeholder="A2, kilometres, contract…"
      said={total > 0 ? "" : choices.length === 0 ? "This dossier has no claims yet." : empty}
      autoFocus
    />
  );
};
