import { Link } from "@/components/ui/link";
import { StatusMark } from "@/components/vocabulary/status";
import type { ReportedMention } from "@/lib/articles/revision-report";

/** The claim that a line of the report is about: its name, how far it is, its statement. */
export const ReportClaim = ({ line, dossierId }: { line: ReportedMention; dossierId: string }) => (
  <p className="row flex-wrap items-baseline">
    <Link className="link font-semibold" href={`/dossiers/${dossierId}/claims/${line.claimId}`}>
      {line.ref}
    </Link>
    <StatusMark status={line.status} stale={line.stale} />
    <span className="grow min-w-0 [overflow-wrap:anywhere]" dir="auto">
      {line.statement}
    </span>
  </p>
);
