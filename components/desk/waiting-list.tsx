import { LinkButton } from "@/components/ui/button";
import { DueTime, Time } from "@/components/ui/time";
import { IndependenceBadge, type IndependenceCounts } from "@/components/vocabulary/independence";
import { StatusMark } from "@/components/vocabulary/status";
import { VerdictTag } from "@/components/vocabulary/verdict";
import type { Substance } from "@/lib/claims/claim";

export type WaitingRow = {
  id: string;
  ref: string;
  dossierId: string;
  dossierTitle: string;
  statement: string;
  substance: Substance | null;
  stale: boolean;
  independence: IndependenceCounts;
  meetsOrigins: boolean;
  byName: string | null;
  since: string;
  dueAt: string | null;
};

/** Claims that wait for a signature, each with what was found, how well it stands, and since when it waits. */
export const WaitingList = ({ claims, now, zone }: { claims: readonly WaitingRow[]; now: string; zone: string }) => (
  <ul className="rows">
    {claims.map((claim) => (
      <li className="wait" key={claim.id} data-row={`claim-${claim.id}`}>
        <StatusMark status="for-review" stale={claim.stale} glyphOnly />
        <div className="min-w-0">
          <p className="q [overflow-wrap:anywhere]" dir="auto">
            {claim.statement}
          </p>
          <div className="m">
            <VerdictTag substance={claim.substance} />
            <IndependenceBadge {...claim.independence} meets={claim.meetsOrigins} />
            <span className="hint min-w-0 [overflow-wrap:anywhere]">
              <span className="nowrap">{claim.ref}</span> · {claim.dossierTitle} ·{" "}
              {claim.stale
                ? "changed since it was signed, "
                : claim.byName
                  ? `asked by ${claim.byName}, `
                  : "waiting since "}
              <Time iso={claim.since} now={now} zone={zone} form="relative" />
              {claim.dueAt && (
                <>
                  {" "}
                  · <DueTime iso={claim.dueAt} now={now} zone={zone} />
                </>
              )}
            </span>
          </div>
        </div>
        <LinkButton
          size="sm"
          data-row-go=""
          href={`/dossiers/${claim.dossierId}/claims/${claim.id}`}
          aria-label={`Review ${claim.ref}: ${claim.statement.slice(0, 80)}`}
        >
          Review
        </LinkButton>
      </li>
    ))}
  </ul>
);
