import { describe, expect, it } from "vitest";
import { type Choice, matching } from "./choice-list";

const choice = (words: string): Choice => ({ id: words, words, shown: words });
const choices = ["A2 Six of eleven kilometres", "B4 The contract was signed", "Ä1 Über die Mauer"].map(choice);

describe("finding by typing", () => {
  it.each([
    ["", 3],
    ["a2", 1],
    ["kilometres six", 1],
    ["CONTRACT", 1],
    ["über", 1],
    ["nobody said this", 0],
  ])("finds for “%s” %i of three", (typed, count) => {
    expect(matching(choices, typed)).toHaveLength(count);
  });
});
