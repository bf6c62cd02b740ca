import Link from "next/link";
import { Fragment } from "react";
import { Avatar } from "@/components/ui/avatar";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import { StatusMark } from "@/components/vocabulary/status";
import { StakesTag } from "@/components/vocabulary/tags";
import { VerdictTag } from "@/components/vocabulary/verdict";
import { statusWord } from "@/components/vocabulary/words";
import { type ClaimGroup, claimGroups, groupOf, type ListedClaim } from "@/lib/claims/listed";

// On a phone a row is two lines: status, statement and who; below them the reference, the verdict and the origins.
const row =
  "relative has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:[&>td]:bg-accent-wash has-[a:focus-visible]:[&>td:first-child]:shadow-[inset_3px_0_0_var(--color-accent)] max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-rule max-md:py-[13px] max-md:pr-[18px] max-md:pl-[50px] max-md:[&>td]:h-auto max-md:[&>td]:w-auto max-md:[&>td]:border-0 max-md:[&>td]:bg-transparent max-md:[&>td]:p-0";
const statement =
  "q max-md:order-2 max-md:max-w-none max-md:flex-[1_1_calc(100%-34px)] max-md:whitespace-normal max-md:text-[17px] max-md:leading-[22px] max-md:[overflow-wrap:anywhere] max-md:line-clamp-6";

/** The claims of a page by status: a row opens its claim. */
export const ClaimTable = ({
  claims,
  totals,
  meId,
}: {
  claims: readonly ListedClaim[];
  /** How many of each group the filter leaves on all pages; null where that is not known. */
  totals: Readonly<Record<ClaimGroup, number>> | null;
  meId: string;
}) => (
  <table className="claim-table w-full max-md:block">
    <caption className="sr">Claims, by status</caption>
    <thead className="max-md:sr-only">
      <tr>
        <th scope="col">Ref</th>
        <th scope="col">
          <span className="sr">Status</span>
        </th>
        <th scope="col">Claim</th>
        <th scope="col">Verdict</th>
        <th scope="col">Independence</th>
        <th scope="col">Stakes</th>
        <th scope="col">Checker</th>
      </tr>
    </thead>
    {claimGroups.map((group) => {
      const shown = claims.filter((claim) => groupOf(claim) === group);
      if (shown.length === 0) return null;
      return (
        <tbody key={group} className="max-md:block">
          <tr className="grp max-md:block">
            <td colSpan={7} className="max-md:flex max-md:w-full max-md:items-center max-md:px-[18px]">
              <b>{statusWord[group]}</b>&ensp;
              {totals && totals[group] > shown.length ? `${shown.length} of ${totals[group]}` : shown.length}
            </td>
          </tr>
          {shown.map((claim) => (
            <Row key={claim.id} claim={claim} meId={meId} />
          ))}
        </tbody>
      );
    })}
  </table>
);

const Row = ({ claim, meId }: { claim: ListedClaim; meId: string }) => (
  <tr className={row}>
    <td className="ref max-md:order-4">{claim.ref}</td>
    <td className="max-md:absolute max-md:top-3.5 max-md:left-[18px]">
      <StatusMark status={claim.status} stale={claim.stale} glyphOnly />
    </td>
    <td className={statement}>
      <Link
        href={claim.href}
        prefetch={false}
        dir="auto"
        data-claim={claim.id}
        className="outline-none after:absolute after:inset-0"
      >
        {claim.statement}
      </Link>
    </td>
    <td className={claim.substance ? "max-md:order-5" : "max-md:hidden"}>
      <VerdictTag substance={claim.substance} bare />
    </td>
    <td className="max-md:order-6">
      <Origins claim={claim} />
    </td>
    <td className="max-md:order-7 max-md:empty:hidden">
      {claim.stakes === "routine" ? null : <StakesTag stakes={claim.stakes} />}
    </td>
    <td className="md:text-right max-md:order-3 max-md:self-start">
      <Avatar name={claim.assigneeName} me={claim.assigneeId === meId} />
    </td>
  </tr>
);

/** The badge of a claim; nothing for one that cannot be checked and has no evidence. */
export const Origins = ({ claim }: { claim: ListedClaim }) =>
  claim.substance === "not-checkable" && claim.counts.sources === 0 ? (
    <Fragment />
  ) : (
    <IndependenceBadge {...claim.counts} meets={claim.meets} short />
  );
