import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { StatusMark } from "@/components/vocabulary/status";
import type { ClaimStatus } from "@/lib/claims/claim";

type Waiting = {
  id: string;
  ref: string;
  statement: string;
  status: ClaimStatus;
  stale: boolean;
  assigneeId: string | null;
  assigneeName: string | null;
  since: string;
};

type Look = { dossierId: string; meId: string; now: string; zone: string };

/** What has waited longest: for a second person, and for somebody to check it at all. Left out while nothing waits. */
export const LongestWaiting = ({
  waiting: { forReview, forChecker },
  ...look
}: Look & { waiting: { forReview: readonly Waiting[]; forChecker: readonly Waiting[] } }) =>
  forReview.length + forChecker.length === 0 ? null : (
    <section>
      <SectionHead>Waiting longest</SectionHead>
      {forReview.length > 0 && (
        <List claims={forReview} {...look}>
          For a review
        </List>
      )}
      {forChecker.length > 0 && (
        <List claims={forChecker} {...look}>
          For a checker
        </List>
      )}
    </section>
  );

const List = ({
  claims,
  children,
  dossierId,
  meId,
  now,
  zone,
}: Look & { claims: readonly Waiting[]; children: ReactNode }) => (
  <>
    <h3 className="waits-for">{children}</h3>
    <ul className="rows">
      {claims.map(({ id, ref, statement, status, stale, assigneeId, assigneeName, since }) => (
        <li key={id} className="waits">
          <StatusMark status={status} stale={stale} glyphOnly />
          <span className="ref">{ref}</span>
          <Link
            className="trunc hover:underline"
            dir="auto"
            title={statement}
            href={`/dossiers/${dossierId}/claims/${id}`}
          >
            {statement}
          </Link>
          <span className="hint nowrap">
            <span className="sr">waiting since </span>
            <Time iso={since} now={now} zone={zone} form="relative" />
          </span>
          <Avatar name={assigneeName} me={assigneeId === meId} />
        </li>
      ))}
    </ul>
  </>
);
