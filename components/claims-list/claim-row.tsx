import { Fragment, memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { remembered } from "@/components/ui/markup";
import { formatDate, formatDeadline, formatMoment } from "@/components/ui/moment";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import { StatusMark } from "@/components/vocabulary/status";
import { KindTag, StakesTag } from "@/components/vocabulary/tags";
import { VerdictTag } from "@/components/vocabulary/verdict";
import { type ClaimColumn, claimHref, type ListedClaim } from "@/lib/claims/listed";

export type RowProps = {
  dossierId: string;
  claim: ListedClaim;
  /** Its number in the whole list. */
  at: number;
  /** Its place in the table, heads of groups counted. */
  place: number;
  columns: readonly ClaimColumn[];
  meId: string;
  /** The time by the quarter of an hour, in which days do not change: so the row stays the same for as long. */
  now: string;
  late: boolean;
  zone: string;
  selectable: boolean;
  selected: boolean;
  cursor: boolean;
  measure: ((row: HTMLTableRowElement | null) => void) | undefined;
};

/**
 * One claim of the table. What is pressed in it, its link too, the table hears itself: rows come and go by the dozen while
 * somebody scrolls, and are to cost little.
 */
export const ClaimRow = remembered(
  memo(
    ({
      dossierId,
      claim,
      at,
      place,
      columns,
      meId,
      now,
      late,
      zone,
      selectable,
      selected,
      cursor,
      measure,
    }: RowProps) => (
      <tr
        ref={measure}
        id={`claim-${claim.id}`}
        data-index={place}
        data-at={at}
        aria-rowindex={place + 2}
        aria-selected={selectable ? selected : undefined}
        className={`claim${selected ? " on" : ""}${cursor ? " cur" : ""}`}
      >
        {selectable && (
          <td>
            <input
              type="checkbox"
              className="check"
              readOnly
              tabIndex={-1}
              aria-label={`Select ${claim.ref}`}
              checked={selected}
            />
          </td>
        )}
        <td className="ref">{claim.ref}</td>
        <td className="mark">
          <StatusMark status={claim.status} stale={claim.stale} glyphOnly />
        </td>
        <td className="q" dir="auto">
          <a href={hrefFromList(dossierId, claim)} tabIndex={-1}>
            {claim.statement}
          </a>
        </td>
        {columns.map((column) => (
          <Cell key={column} column={column} claim={claim} meId={meId} now={now} late={late} zone={zone} />
        ))}
      </tr>
    ),
  ),
);
ClaimRow.displayName = "ClaimRow";

/** Beginning where the list is: every row has one. */
const hrefFromList = (dossierId: string, claim: ListedClaim): string =>
  claimHref(dossierId, claim).replace(`/dossiers/${dossierId}/`, "");

const Cell = ({
  column,
  claim,
  meId,
  now,
  late,
  zone,
}: {
  column: ClaimColumn;
  claim: ListedClaim;
  meId: string;
  now: string;
  late: boolean;
  zone: string;
}) => {
  switch (column) {
    case "verdict":
      return (
        <td className={claim.substance ? "of-verdict" : "of-verdict none"}>
          <VerdictTag substance={claim.substance} bare />
        </td>
      );
    case "independence":
      return (
        <td className="of-origins">
          <Origins claim={claim} />
        </td>
      );
    case "kind":
      return (
        <td className="of-kind">
          <KindTag kind={claim.kind} />
        </td>
      );
    case "stakes":
      return <td className="of-stakes">{claim.stakes === "routine" ? null : <StakesTag stakes={claim.stakes} />}</td>;
    case "checker":
      return (
        <td className="of-checker">
          <Avatar name={claim.assigneeName} me={claim.assigneeId === meId} />
        </td>
      );
    case "due":
      return <td className="of-due">{claim.dueAt && <Due dueAt={claim.dueAt} late={late} now={now} zone={zone} />}</td>;
    case "added":
      return (
        <td className="of-added">
          <time className="due" dateTime={claim.createdAt} title={formatMoment(claim.createdAt, zone)}>
            {formatDate(claim.createdAt, zone)}
          </time>
        </td>
      );
  }
};

/** Is the check of a claim overdue? Not once it is signed off. */
export const isLate = ({ status, dueAt }: Pick<ListedClaim, "status" | "dueAt">, now: string): boolean =>
  dueAt !== null && status !== "signed-off" && dueAt < now;

/** When a check is to be done. */
export const Due = ({ dueAt, late, now, zone }: { dueAt: string; late: boolean; now: string; zone: string }) => (
  <time className={late ? "due late" : "due"} dateTime={dueAt} title={formatMoment(dueAt, zone)}>
    {formatDeadline(dueAt, now, zone)}
    {late && <span className="sr">, overdue</span>}
  </time>
);

/** The badge of a claim; nothing for one that cannot be checked and has no evidence. */
export const Origins = ({ claim }: { claim: ListedClaim }) =>
  claim.substance === "not-checkable" && claim.counts.sources === 0 ? (
    <Fragment />
  ) : (
    <IndependenceBadge {...claim.counts} meets={claim.meets} short />
  );
