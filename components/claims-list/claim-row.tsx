import { Fragment, memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { formatDate, formatDeadline, formatMoment } from "@/components/ui/moment";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import { StatusMark } from "@/components/vocabulary/status";
import { KindTag, StakesTag } from "@/components/vocabulary/tags";
import { VerdictTag } from "@/components/vocabulary/verdict";
import { type ClaimColumn, claimHref, type ListedClaim } from "@/lib/claims/listed";

// On a phone a row is two lines: status, statement and who; below them the reference, the verdict and the origins.
const rowClass =
  "relative max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-rule max-md:py-[13px] max-md:pr-[18px] max-md:pl-[50px] max-md:[&>td]:h-auto max-md:[&>td]:w-auto max-md:[&>td]:border-0 max-md:[&>td]:bg-transparent max-md:[&>td]:p-0 max-md:[&.on]:bg-accent-wash";
const statementClass =
  "q max-md:order-2 max-md:max-w-none max-md:flex-[1_1_calc(100%-34px)] max-md:whitespace-normal max-md:text-[17px] max-md:leading-[22px] max-md:[overflow-wrap:anywhere] max-md:line-clamp-6";

export type RowProps = {
  dossierId: string;
  claim: ListedClaim;
  /** Its number in the whole list. */
  at: number;
  /** Its place in the table, heads of groups counted. */
  place: number;
  columns: readonly ClaimColumn[];
  meId: string;
  now: string;
  zone: string;
  selectable: boolean;
  selected: boolean;
  cursor: boolean;
  measure: (row: HTMLTableRowElement | null) => void;
};

/**
 * One claim of the table. What is pressed in it, its link too, the table hears itself: rows come and go by the dozen while
 * somebody scrolls, and are to cost little.
 */
export const ClaimRow = memo(
  ({ dossierId, claim, at, place, columns, meId, now, zone, selectable, selected, cursor, measure }: RowProps) => (
    <tr
      ref={measure}
      id={`claim-${claim.id}`}
      data-index={place}
      data-at={at}
      aria-rowindex={place + 2}
      aria-selected={selectable ? selected : undefined}
      className={[rowClass, selected ? "on" : "", cursor ? "cur" : ""].filter(Boolean).join(" ")}
    >
      {selectable && (
        <td className="max-md:absolute max-md:top-9 max-md:left-[18px]">
          <input
            type="checkbox"
            className="check z-[1]"
            data-select
            checked={selected}
            readOnly
            tabIndex={-1}
            aria-label={`Select ${claim.ref}`}
          />
        </td>
      )}
      <td className="ref max-md:order-4">{claim.ref}</td>
      <td className="max-md:absolute max-md:top-3.5 max-md:left-[18px]">
        <StatusMark status={claim.status} stale={claim.stale} glyphOnly />
      </td>
      <td className={statementClass}>
        <a
          href={claimHref(dossierId, claim)}
          dir="auto"
          data-claim={claim.id}
          tabIndex={-1}
          className="outline-none after:absolute after:inset-0"
        >
          {claim.statement}
        </a>
      </td>
      {columns.map((column) => (
        <Cell key={column} column={column} claim={claim} meId={meId} now={now} zone={zone} />
      ))}
    </tr>
  ),
);
ClaimRow.displayName = "ClaimRow";

const Cell = ({
  column,
  claim,
  meId,
  now,
  zone,
}: {
  column: ClaimColumn;
  claim: ListedClaim;
  meId: string;
  now: string;
  zone: string;
}) => {
  switch (column) {
    case "verdict":
      return (
        <td className={claim.substance ? "max-md:order-5" : "max-md:hidden"}>
          <VerdictTag substance={claim.substance} bare />
        </td>
      );
    case "independence":
      return (
        <td className="max-md:order-6">
          <Origins claim={claim} />
        </td>
      );
    case "kind":
      return (
        <td className="max-md:order-7">
          <KindTag kind={claim.kind} />
        </td>
      );
    case "stakes":
      return (
        <td className="max-md:order-7 max-md:empty:hidden">
          {claim.stakes === "routine" ? null : <StakesTag stakes={claim.stakes} />}
        </td>
      );
    case "checker":
      return (
        <td className="max-md:order-3 max-md:self-start">
          <Avatar name={claim.assigneeName} me={claim.assigneeId === meId} />
        </td>
      );
    case "due":
      return (
        <td className="max-md:order-8 max-md:empty:hidden">
          {claim.dueAt && <Due claim={claim} dueAt={claim.dueAt} now={now} zone={zone} />}
        </td>
      );
    case "added":
      return (
        <td className="max-md:order-9">
          <time className="due" dateTime={claim.createdAt} title={formatMoment(claim.createdAt, zone)}>
            {formatDate(claim.createdAt, zone)}
          </time>
        </td>
      );
  }
};

/** When its check is to be done; late only while it is not signed off. */
export const Due = ({
  claim,
  dueAt,
  now,
  zone,
}: {
  claim: Pick<ListedClaim, "status">;
  dueAt: string;
  now: string;
  zone: string;
}) => {
  const late = claim.status !== "signed-off" && dueAt < now;
  return (
    <time className={late ? "due late" : "due"} dateTime={dueAt} title={formatMoment(dueAt, zone)}>
      {formatDeadline(dueAt, now, zone)}
      {late && <span className="sr">, overdue</span>}
    </time>
  );
};

/** The badge of a claim; nothing for one that cannot be checked and has no evidence. */
export const Origins = ({ claim }: { claim: ListedClaim }) =>
  claim.substance === "not-checkable" && claim.counts.sources === 0 ? (
    <Fragment />
  ) : (
    <IndependenceBadge {...claim.counts} meets={claim.meets} short />
  );
