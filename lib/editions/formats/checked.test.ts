import { expect, test } from "vitest";
import type { Attribution, MentionMode, Substance } from "@/lib/claims/claim";
import { isToCorrect } from "@/lib/editions/formats/checked";

const rows: [string, MentionMode, Substance | null, Attribution | null, boolean][] = [
  ["an assertion that was refuted is to be corrected", "asserts", "refuted", null, true],
  ["an assertion that holds stays", "asserts", "supported", null, false],
  ["an assertion that nobody can show is to be corrected", "asserts", "not-enough-evidence", null, true],
  ["an opinion stays", "asserts", "not-checkable", null, false],
  ["what has no verdict waits", "asserts", null, null, false],
  ["a hedge may stand where there is not enough evidence", "hedges", "not-enough-evidence", null, false],
  ["a hedge does not save what was refuted", "hedges", "refuted", null, true],
  ["who denies what was refuted is right", "denies", "refuted", null, false],
  ["who denies what holds is wrong", "denies", "supported", null, true],
  ["words that nobody said are to be corrected, even if they are true", "attributes", "supported", "inaccurate", true],
  ["words that were said, about what holds, stay", "attributes", "supported", "accurate", false],
  ["a falsehood is one also where somebody did say it", "attributes", "refuted", "accurate", true],
];

test.each(rows)("%s", (_, mode, substance, attribution, expected) => {
  expect(isToCorrect({ substance }, { mode, attribution })).toBe(expected);
});

test("a passage that is gone from the article needs no correction", () => {
  expect(isToCorrect({ substance: "refuted" }, { mode: "asserts", attribution: null, gone: true })).toBe(false);
});
