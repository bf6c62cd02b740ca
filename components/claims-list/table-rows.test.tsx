import { expect, it } from "vitest";
import { type ListedClaim, plainQuery } from "@/lib/claims/listed";
import { byReact } from "@/lib/testing/by-react";
import { ClaimGrid, noneSelected } from "./claim-grid";
import { placesOf } from "./places";
import { firstPlaces, type TableOf, tableRows, writtenTable } from "./table-rows";

const claimOf = (at: number): ListedClaim => ({
  ...{ id: `c${at}`, ref: `A${at}`, statement: `They paid “in full” & told <nobody> ${at} times.`, kind: "event" },
  ...{ stakes: "critical", status: "to-check", stale: false, substance: null, assigneeId: null, assigneeName: null },
  ...{ dueAt: "2026-03-01T10:00:00.000Z", articleId: null, createdAt: "2026-02-01T10:00:00.000Z", version: 1 },
  counts: {
    ...{ sources: 2, atLeast: 1, atMost: 2, unidentified: 0, circular: false, primary: true },
    ifConfirmed: { atLeast: 1, atMost: 1 },
  },
  ...{ meets: true, fails: false },
});

it.each([
  ["status", true, 3],
  ["status", false, 60],
  ["none", true, 60],
] as const)("grouped by %s, selectable %s, %i claims: the server writes what the browser draws at first", (...how) => {
  const [group, selectable, count] = how;
  const claims = Array.from({ length: Math.min(50, count) }, (_, at) => claimOf(at));
  const table: TableOf = {
    dossierId: "d",
    query: { ...plainQuery, group, sort: { by: "due", down: true } },
    groups: [{ key: "to-check", label: "", count }],
    meId: "p1",
    now: "2026-03-02T10:07:00.000Z",
    zone: "Europe/London",
  };
  const places = placesOf(table.groups, group !== "none");
  const rows = tableRows(table, places, firstPlaces(places), {
    claimAt: (at) => claims[at],
    selectable,
    isSelected: () => false,
    cursor: null,
    measure: () => undefined,
  });
  const { dossierId, query } = table;
  const drawn = (
    <ClaimGrid
      {...{ dossierId, query, total: count, places: places.count }}
      selection={selectable ? noneSelected : null}
      gridRef={() => undefined}
      onFocus={() => undefined}
    >
      {rows}
    </ClaimGrid>
  );
  expect(writtenTable(table, claims, selectable)).toBe(byReact(drawn, true));
  expect(rows.length, "no more than the first screen has room for").toBeLessThan(30);
});
