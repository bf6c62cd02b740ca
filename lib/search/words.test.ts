import fc from "fast-check";
import { expect, test } from "vitest";
import { spellingsOf, wordsOf } from "@/lib/search/words";

test.each([
  ["", []],
  ["   \n\t ", []],
  ["harbour  minister", ["harbour", "minister"]],
  ["same same", ["same"]],
  ['NEAR("a" -b x:y', ['NEAR("a"', "-b", "x:y"]],
])("%j is looked for as %j", (query, words) => {
  expect(wordsOf(query)).toEqual(words);
});

test("a word is found in any case, accents included", () => {
  expect(spellingsOf("école")).toContain("École");
  expect(spellingsOf("ÉCOLE")).toContain("école");
});

test("whatever is typed, its words are well formed and short", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (query) => {
      expect(wordsOf(query).every((word) => word.length <= 100 && word.isWellFormed())).toBe(true);
    }),
  );
});
