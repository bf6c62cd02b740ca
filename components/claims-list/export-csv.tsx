import { Icon } from "@/components/ui/icon";
import { type ClaimQuery, claimQueryText } from "@/lib/claims/listed";

/** Where the list is downloaded as a sheet: the same claims, order and columns. */
export const csvHref = (dossierId: string, query: ClaimQuery): string => {
  const asked = claimQueryText(query);
  return `/dossiers/${dossierId}/claims/csv${asked ? `?${asked}` : ""}`;
};

export const ExportCsv = ({
  dossierId,
  query,
  className = "btn sm ghost",
}: {
  dossierId: string;
  query: ClaimQuery;
  className?: string;
}) => (
  <a className={className} href={csvHref(dossierId, query)} download aria-label="Export CSV">
    <Icon name="export" size={14} />
    CSV
  </a>
);
