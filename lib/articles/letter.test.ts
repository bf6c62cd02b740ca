import fc from "fast-check";
import { expect, test } from "vitest";
import { letterOf } from "@/lib/articles/letter";

test.each([
  [0, "A"],
  [1, "B"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("the article at place %i is called %s", (position, letter) => {
  expect(letterOf(position)).toBe(letter);
});

test("no two articles of a dossier share a letter", () => {
  fc.assert(
    fc.property(fc.nat(50_000), fc.nat(50_000), (a, b) => {
      expect(letterOf(a) === letterOf(b)).toBe(a === b);
    }),
  );
});
