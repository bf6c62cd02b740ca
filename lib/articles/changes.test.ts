import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf } from "@/lib/articles/changes";

describe("what changed between two versions", () => {
  it.each([
    ["nothing", ["a", "b"], ["a", "b"], []],
    ["a correction", ["a", "b", "c"], ["a", "B", "c"], [{ before: "b", after: "B" }]],
    ["a paragraph more", ["a", "c"], ["a", "b", "c"], [{ before: null, after: "b" }]],
    ["a paragraph less", ["a", "b", "c"], ["a", "c"], [{ before: "b", after: null }]],
    [
      "two for one",
      ["a", "b", "c"],
      ["a", "B", "B2", "c"],
      [
        { before: "b", after: "B" },
        { before: null, after: "B2" },
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected);
  });

  it("is not listed for two different texts", () => {
    const many = (prefix: string) => Array.from({ length: 300 }, (_, at) => `${prefix}${at}`);
    expect(changesOf(many("a"), many("b"))).toBeNull();
  });

  it("has every paragraph that only one of them has", () => {
    const paragraphs = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const changes = changesOf(before, after) ?? [];
        const count = (all: readonly (string | null)[], word: string) => all.filter((one) => one === word).length;
        for (const word of ["a", "b", "c", "d"])
          expect(count(after, word) - count(before, word)).toBe(
            count(
              changes.map((change) => change.after),
              word,
            ) -
              count(
                changes.map((change) => change.before),
                word,
              ),
          );
      }),
    );
  });
});
