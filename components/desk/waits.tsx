import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { DueTime, Time } from "@/components/ui/time";
import { StatusMark } from "@/components/vocabulary/status";
import { counted } from "@/components/vocabulary/words";
import type { ClaimStatus } from "@/lib/claims/claim";

type Claim = { claimId: string; claimRef: string; statement: string; dossierId: string; dossierTitle: string };
type When = { now: string; zone: string };

/** One claim that waits, what is to be known of it, and where to go. */
const ClaimRow = ({
  claim: { claimId, claimRef, statement, dossierId, dossierTitle },
  kind,
  mark,
  go,
  children,
}: {
  claim: Claim;
  kind: string;
  mark: ReactNode;
  /** What one goes there for: "Answer". */
  go: string;
  children: ReactNode;
}) => (
  <li className="wait" data-row={`${kind}-${claimId}`}>
    {mark}
    <div className="min-w-0">
      <p className="q [overflow-wrap:anywhere]" dir="auto">
        {statement}
      </p>
      <p className="m hint [overflow-wrap:anywhere]">
        <span>
          <span className="nowrap">{claimRef}</span> · {dossierTitle} · {children}
        </span>
      </p>
    </div>
    <LinkButton
      size="sm"
      data-row-go=""
      href={`/dossiers/${dossierId}/claims/${claimId}`}
      aria-label={`${go} ${claimRef}: ${statement.slice(0, 80)}`}
    >
      {go}
    </LinkButton>
  </li>
);

export type SentBackRow = Claim & { id: string; byName: string; reason: string; at: string };

/** Claims that were sent back to oneself, each with the reason that is to be answered. */
export const SentBackList = ({ claims, now, zone }: { claims: readonly SentBackRow[] } & When) => (
  <ul className="rows">
    {claims.map((claim) => (
      <ClaimRow key={claim.id} claim={claim} kind="sent-back" mark={<Icon name="undo" />} go="Answer">
        {claim.byName}, <Time iso={claim.at} now={now} zone={zone} form="relative" />
        {claim.reason && (
          <>
            : <bdi>{claim.reason}</bdi>
          </>
        )}
      </ClaimRow>
    ))}
  </ul>
);

export type BlindRow = Claim & { id: string; act: "give" | "settle" | "name"; askedByName: string; at: string };

const blindWords: Record<BlindRow["act"], { go: string; what: string }> = {
  give: { go: "Judge", what: "your verdict, without knowing that of others, asked by" },
  settle: { go: "Settle", what: "two verdicts differ and you settle them, asked by" },
  name: { go: "Decide", what: "two verdicts differ and nobody settles them yet, asked by" },
};

/** Blind checks that wait for oneself: that they wait, and nothing of what anybody found. */
export const BlindList = ({ checks, now, zone }: { checks: readonly BlindRow[] } & When) => (
  <ul className="rows">
    {checks.map((check) => (
      <ClaimRow key={check.id} claim={check} kind="blind" mark={<Icon name="lock" />} go={blindWords[check.act].go}>
        {blindWords[check.act].what} {check.askedByName}, <Time iso={check.at} now={now} zone={zone} form="relative" />
      </ClaimRow>
    ))}
  </ul>
);

export type GivenRow = {
  id: string;
  ref: string;
  statement: string;
  dossierId: string;
  dossierTitle: string;
  status: ClaimStatus;
  dueAt: string | null;
};

/** Claims that one is to check, soonest due first. */
export const GivenList = ({ claims, now, zone }: { claims: readonly GivenRow[] } & When) => (
  <ul className="rows">
    {claims.map(({ id, ref, status, dueAt, ...claim }) => (
      <ClaimRow
        key={id}
        claim={{ ...claim, claimId: id, claimRef: ref }}
        kind="given"
        mark={<StatusMark status={status} stale={false} glyphOnly />}
        go="Check"
      >
        {dueAt ? <DueTime iso={dueAt} now={now} zone={zone} /> : "no due date"}
      </ClaimRow>
    ))}
  </ul>
);

/** Dossiers with origin links that one may confirm or reject. */
export const ProposalList = ({
  dossiers,
}: {
  dossiers: readonly { dossierId: string; dossierTitle: string; count: number }[];
}) => (
  <ul className="rows">
    {dossiers.map(({ dossierId, dossierTitle, count }) => (
      <li className="wait" key={dossierId} data-row={`proposals-${dossierId}`}>
        <Icon name="origins" />
        <div className="min-w-0">
          <p className="tt [overflow-wrap:anywhere]" dir="auto">
            {dossierTitle}
          </p>
          <p className="hint">
            {counted(count, "proposed link")}, which {count === 1 ? "counts" : "count"} for nothing until somebody
            decides
          </p>
        </div>
        <LinkButton
          size="sm"
          data-row-go=""
          href={`/dossiers/${dossierId}/origins/proposals`}
          aria-label={`Decide the proposed links of ${dossierTitle}`}
        >
          Decide
        </LinkButton>
      </li>
    ))}
  </ul>
);

/** Says how many more there are than are shown. */
export const More = ({ count, capped = false }: { count: number; capped?: boolean | undefined }) =>
  count > 0 ? (
    <p className="hint py-3">
      And {capped && "at least "}
      {count} more, which follow when these are done.
    </p>
  ) : null;
