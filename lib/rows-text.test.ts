import fc from "fast-check";
import { expect, it } from "vitest";
import { rowsIn, rowsText } from "./rows-text";

it("rows come back as they were", () => {
  const row = fc.record({
    id: fc.string(),
    due: fc.option(fc.string()),
    stale: fc.boolean(),
    counts: fc.record({ sources: fc.nat(), ifConfirmed: fc.option(fc.record({ atLeast: fc.nat() })) }),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(rowsIn(rowsText(rows))).toEqual(rows);
    }),
  );
});

it("no tag begins in their text", () => {
  const rows = [{ statement: "</script><script>" }];
  expect(rowsText(rows)).not.toContain("<");
  expect(rowsIn(rowsText(rows))).toEqual(rows);
});
