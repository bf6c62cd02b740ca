import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { DueTime } from "@/components/ui/time";
import { CoverageStrip } from "@/components/vocabulary/coverage";
import { StatusBar, StatusLegend } from "@/components/vocabulary/progress";
import type { Progress } from "@/lib/dossiers/progress";

export type ListedDossier = Progress & {
  id: string;
  title: string;
  deadline: string | null;
  state?: "open" | "closed";
};

const total = (counts: Progress["counts"]) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * A dossier in a list: its title and deadline, how far its claims have come, how far its texts are examined.
 * `wide` sets the two beside each other where there is room.
 */
export const DossierRow = ({
  dossier,
  now,
  zone,
  wide = false,
}: {
  dossier: ListedDossier;
  now: string;
  zone: string;
  wide?: boolean;
}) => (
  <li className={`doss grid-cols-[minmax(0,1fr)] ${wide ? "lg:grid-cols-[minmax(0,1fr)_280px] lg:gap-x-10" : ""}`}>
    <div className={`row items-baseline ${wide ? "lg:col-span-2" : ""}`}>
      <Link className="t grow [overflow-wrap:anywhere] hover:underline" dir="auto" href={`/dossiers/${dossier.id}`}>
        {dossier.title}
      </Link>
      {dossier.state === "closed" ? <Tag>Closed</Tag> : <DueTime iso={dossier.deadline} now={now} zone={zone} />}
    </div>
    <div className="grid gap-2">
      <StatusBar counts={dossier.counts} />
      {total(dossier.counts) > 0 ? <StatusLegend counts={dossier.counts} /> : <p className="hint">No claims yet</p>}
    </div>
    <CoverageStrip label="Sentences examined" examined={dossier.examined} sentences={dossier.sentences} />
  </li>
);
