import fc from "fast-check";
import { expect, it } from "vitest";
import { rowsIn, rowsText, textWithRows } from "./rows-text";

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

it("rows among other data come back as they were, and no tag begins there either", () => {
  const rows = [{ statement: "</script><script>" }, { statement: "" }];
  for (const about of [{}, { title: "<b>", counts: { all: 2 } }]) {
    const text = textWithRows({ ...about, rows: rowsText(rows) });
    expect(text).not.toContain("<");
    const { rows: table, ...rest } = JSON.parse(text);
    expect(rest).toEqual(about);
    expect(rowsIn(table)).toEqual(rows);
  }
});
