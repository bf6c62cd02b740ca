import fc from "fast-check";
import { expect, test } from "vitest";
import { countIn, snippetOf, spellingsOf, wordsOf } from "@/lib/search/words";

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
  expect(countIn("The École opened", ["école", "OPENED", "closed"])).toBe(2);
});

test("a snippet of a long text shows the word that was found", () => {
  const text = `${"filler words go on ".repeat(40)}the needle is here ${"and more of it ".repeat(40)}`;
  const snippet = snippetOf(text, ["NEEDLE"]);
  expect(snippet).toContain("the needle is here");
  expect(snippet.startsWith("…")).toBe(true);
  expect(snippet.endsWith("…")).toBe(true);
});

test("whatever is typed, words and snippets never fail and stay short", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), fc.string({ unit: "binary" }), (text, query) => {
      const words = wordsOf(query);
      expect(words.every((word) => word.length <= 100 && word.isWellFormed())).toBe(true);
      expect(snippetOf(text, words).length).toBeLessThanOrEqual(182);
    }),
  );
});
