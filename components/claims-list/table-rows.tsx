import type { ReactNode } from "react";
import { markupOf } from "@/components/ui/markup";
import type { ClaimQuery, ListedClaim, ListGroup } from "@/lib/claims/listed";
import { ClaimGrid, noneSelected, widthOf } from "./claim-grid";
import { ClaimRow, isLate } from "./claim-row";
import { groupLabel } from "./list-words";
import { type Places, placesOf } from "./places";

/** Heights to begin with, until a row has been measured: of the head of a group, of a claim, and of one on a phone. */
export const usual = { head: 33, claim: 39, phone: 84 };
/** What stands before anything was measured, and what the server draws. */
export const firstScreen = { width: 1200, height: 800 };

/** What all rows of the table have in common. */
export type TableOf = {
  dossierId: string;
  query: ClaimQuery;
  groups: readonly ListGroup[];
  meId: string;
  /** When the list was read, ISO 8601 UTC: what is late was late then. */
  now: string;
  zone: string;
};

type Seen = {
  claimAt: (at: number) => ListedClaim | undefined;
  selectable: boolean;
  isSelected: (id: string) => boolean;
  /** The number of the claim that keys are at. */
  cursor: number | null;
  measure: ((row: HTMLTableRowElement | null) => void) | undefined;
};

/** Draws what stands in places of the table: heads of groups, claims, and in the place of what was not fetched yet a bar. */
export function tableRows(
  table: TableOf,
  places: Places,
  shown: readonly { index: number }[],
  { claimAt, selectable, isSelected, cursor, measure }: Seen,
): ReactNode[] {
  const { dossierId, query, groups, meId, now, zone } = table;
  const width = widthOf(query.columns, selectable);
  const quarter = new Date(Math.floor(Date.parse(now) / 900_000) * 900_000).toISOString();
  return shown.map(({ index }) => {
    const item = places.itemIn(index);
    const placed = { ref: measure, "data-index": index, "aria-rowindex": index + 2 };
    if (item.kind === "head") {
      const group = groups[item.group];
      return (
        <tr key={`head ${group?.key}`} {...placed} className="grp max-md:block">
          <td colSpan={width} className="max-md:flex max-md:w-full max-md:items-center max-md:px-[18px]">
            <b dir="auto">{group && groupLabel(query.group, group)}</b>&ensp;{group?.count.toLocaleString("en-GB")}
          </td>
        </tr>
      );
    }
    const claim = claimAt(item.at);
    if (!claim)
      return (
        <tr key={`missing ${item.at}`} {...placed} aria-busy="true" className="max-md:block">
          <td colSpan={width} className="max-md:block">
            <div className="skel w-[61%]" />
            <span className="sr">Loading</span>
          </td>
        </tr>
      );
    return (
      <ClaimRow
        key={claim.id}
        dossierId={dossierId}
        claim={claim}
        at={item.at}
        place={index}
        columns={query.columns}
        meId={meId}
        now={quarter}
        late={isLate(claim, now)}
        zone={zone}
        selectable={selectable}
        selected={isSelected(claim.id)}
        cursor={item.at === cursor}
        measure={measure}
      />
    );
  });
}

/** The places of the first screen: as many rows as it has room for. */
export function firstPlaces(places: Places): { index: number; start: number; end: number }[] {
  const first = [];
  for (let index = 0, end = 0; index < places.count && end < firstScreen.height; index++) {
    const start = end;
    end += places.itemIn(index).kind === "head" ? usual.head : usual.claim;
    first.push({ index, start, end });
  }
  return first;
}

/** The table with the rows of the first screen, as the server writes it and the browser takes it over. */
export function writtenTable(table: TableOf, claims: readonly ListedClaim[], selectable: boolean): string {
  const { dossierId, query, groups } = table;
  const places = placesOf(groups, query.group !== "none");
  const rows = tableRows(table, places, firstPlaces(places), {
    ...{ selectable, cursor: null, measure: undefined },
    claimAt: (at) => claims[at],
    isSelected: () => false,
  });
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const selection = selectable ? noneSelected : null;
  return markupOf(
    <ClaimGrid {...{ dossierId, query, total, selection }} places={places.count}>
      {rows}
    </ClaimGrid>,
    true,
  );
}
