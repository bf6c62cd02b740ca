import { SectionHead } from "@/components/ui/page-head";
import { StatusBar, type StatusCounts } from "@/components/vocabulary/progress";
import { shownStatuses, stakesWord, statusWord } from "@/components/vocabulary/words";
import type { Stakes } from "@/lib/claims/claim";
import { AsTable } from "./as-table";

/** How far the claims have come, by how much hangs on them. */
export const ByStakes = ({
  levels,
}: {
  levels: readonly { stakes: Stakes; claims: number; counts: StatusCounts }[];
}) => (
  <section>
    <SectionHead>Progress by stakes</SectionHead>
    <ul className="rows">
      {levels.map(({ stakes, claims, counts }) => (
        <li key={stakes} className="stakes-row">
          <span>{stakesWord[stakes]}</span>
          <StatusBar counts={counts} />
          <span className="hint num text-right">
            {counts["signed-off"]} of {claims}
            <span className="sr"> signed off</span>
          </span>
        </li>
      ))}
    </ul>
    <AsTable
      caption="Claims by stakes and status"
      head={["Stakes", ...shownStatuses.map((status) => statusWord[status]), "All"]}
      rows={levels.map(({ stakes, claims, counts }) => ({
        key: stakes,
        cells: [stakesWord[stakes], ...shownStatuses.map((status) => counts[status]), claims],
      }))}
    />
  </section>
);
