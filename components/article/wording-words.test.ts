import { expect, it } from "vitest";
import { commonWords, orderWords, rewriteWords } from "./wording-words";

const shared = (rewrite: number, shareOfA: number, shareOfB: number) => ({ rewrite, shareOfA, shareOfB, passages: [] });

it.each([
  ["The same text", 0.99, 0.4, 0.9],
  ["A rewrite", 0.95, 0.3, 0.3],
  ["Probably a rewrite, in other words", 0.6, 0, 0],
  ["Passages in common", 0.1, 0.3, 0.1],
  ["Perhaps a rewrite", 0.35, 0, 0],
  ["A passage in common", 0.02, 0.08, 0.1],
])("says “%s” and no more than that", (words, rewrite, a, b) => {
  expect(rewriteWords(shared(rewrite, a, b))).toBe(words);
});

it("tells which was first where the dates tell it", () => {
  expect(orderWords("2026-03-01", "2026-03-02")).toBe("Earlier");
  expect(orderWords("2026-03-03", "2026-03-02T08:00:00Z")).toBe("Later");
  expect(orderWords("2026-03-02", "2026-03-02T08:00:00Z")).toBe("");
  expect(orderWords(null, "2026-03-02")).toBe("");
});

it("names whose text it is, or says that nobody knows", () => {
  expect(commonWords("AWP")).toMatch(/from AWP\.$/);
  expect(commonWords("")).toMatch(/nobody signed/);
});
