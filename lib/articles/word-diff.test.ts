import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffPart, wordDiff } from "@/lib/articles/word-diff";

test.each<[string, string, string, DiffPart[]]>([
  ["the same words", "paid nine million", "paid nine million", [{ kept: "paid nine million" }]],
  [
    "a word that was replaced",
    "paid nine million",
    "paid ten million",
    [{ kept: "paid " }, { removed: "nine" }, { added: "ten" }, { kept: " million" }],
  ],
  [
    "words that were replaced together",
    "paid nine million in full",
    "paid ten billion in full",
    [{ kept: "paid " }, { removed: "nine million" }, { added: "ten billion" }, { kept: " in full" }],
  ],
  ["words that were added", "it paid", "it has paid", [{ kept: "it " }, { added: "has " }, { kept: "paid" }]],
  ["words that were taken out", "it has paid", "it paid", [{ kept: "it " }, { removed: "has " }, { kept: "paid" }]],
  ["nothing that became something", "", "paid", [{ added: "paid" }]],
  ["nothing at all", "", "", []],
])("%s", (_, before, after, parts) => {
  expect(wordDiff(before, after)).toEqual(parts);
});

const said = (parts: DiffPart[], side: "removed" | "added"): string =>
  parts.map((part) => ("kept" in part ? part.kept : side in part ? Object.values(part).join("") : "")).join("");

test("both wordings can be read from it, whatever they are", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom("a ", "b ", "c. ", "\n")).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after);
      expect(said(parts, "removed")).toBe(before);
      expect(said(parts, "added")).toBe(after);
    }),
  );
});

test("two long texts that share nothing are told one after the other", () => {
  const long = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`).join(" ");
  expect(wordDiff(long("a"), long("b"))).toHaveLength(2);
});
