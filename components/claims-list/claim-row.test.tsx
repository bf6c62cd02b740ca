import { expect, it } from "vitest";
import { markupOf } from "@/components/ui/markup";
import { claimColumns, type ListedClaim } from "@/lib/claims/listed";
import { byReact } from "@/lib/testing/by-react";
import { ClaimRow, isLate } from "./claim-row";

const claim: ListedClaim = {
  id: "c1",
  ref: "A1",
  statement: "The authority paid the firm “in full” & told nobody.",
  kind: "event",
  stakes: "critical",
  status: "for-review",
  stale: false,
  substance: "supported",
  assigneeId: "p1",
  assigneeName: "Ida O'Hara",
  dueAt: "2026-03-01T10:00:00.000Z",
  articleId: "a1",
  createdAt: "2026-02-01T10:00:00.000Z",
  version: 1,
  counts: {
    sources: 3,
    atLeast: 1,
    atMost: 2,
    unidentified: 1,
    circular: true,
    primary: false,
    ifConfirmed: { atLeast: 1, atMost: 1 },
  },
  meets: false,
  fails: true,
};

it.each<[Partial<ListedClaim>, { selectable?: boolean; selected?: boolean; cursor?: boolean }]>([
  [{}, {}],
  [{}, { selectable: true, selected: true, cursor: true }],
  [{ stale: true, substance: null, assigneeId: null, assigneeName: null, dueAt: null, articleId: null }, {}],
  [{ status: "signed-off", stakes: "routine", substance: "not-checkable", statement: "خبر" }, { selectable: true }],
  [{ substance: "not-checkable", counts: { ...claim.counts, sources: 0 } }, {}],
])("a row of the claims is written as React writes it: %o, %o", (change, how) => {
  const row = (
    <ClaimRow
      dossierId="d"
      claim={{ ...claim, ...change }}
      at={3}
      place={4}
      columns={claimColumns}
      meId="p1"
      now="2026-03-02T10:00:00.000Z"
      late={isLate({ ...claim, ...change }, "2026-03-02T10:00:00.000Z")}
      zone="Europe/London"
      selectable={how.selectable ?? false}
      selected={how.selected ?? false}
      cursor={how.cursor ?? false}
      measure={() => undefined}
    />
  );
  for (const _ of ["at first", "remembered"]) expect(markupOf(row, true)).toBe(byReact(row, true));
});
