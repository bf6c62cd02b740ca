import { Page } from "@/components/shell/page";
import { Skeleton } from "@/components/ui/skeleton";

/** Covers the overview alone: a page below it must be able to answer 404, which nothing may precede. */
export default function LoadingOverview() {
  return (
    <Page crumbs={[{ label: "Dossiers", href: "/dossiers" }, { label: "Overview" }]}>
      <Skeleton lines={12} label="Loading the overview" />
    </Page>
  );
}
