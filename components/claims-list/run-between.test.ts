import { expect, it } from "vitest";
import { runBetween } from "./run-between";

const shown = ["a", "b", "c", "d"].map((id) => ({ id }));

it.each([
  ["a", "c", "abc"],
  ["c", "a", "abc"],
  ["b", "b", "b"],
  ["a", "d", "abcd"],
  ["a", "gone", ""],
  ["gone", "b", ""],
])("from %s to %s are %j", (one, other, run) => {
  expect(
    runBetween(shown, one, other)
      .map(({ id }) => id)
      .join(""),
  ).toBe(run);
});
