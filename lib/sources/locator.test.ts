import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf, quotedFrom } from "@/lib/sources/locator";

test.each([
  [0, 1],
  [9, 1],
  [10, 2],
  [24, 2],
  [25, 4],
  [999, 4],
])("what stands at %i is on page %i, and a page without words has none", (offset, page) => {
  expect(pageOf([0, 10, 25, 25], offset)).toBe(page);
});

test("a text without pages has no page", () => {
  expect(pageOf(null, 5)).toBeNull();
  expect(pageOf([], 5)).toBeNull();
});

test("a later offset is never on an earlier page", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1 }), fc.nat(1000), fc.nat(1000), (starts, a, b) => {
      const pages = starts.sort((x, y) => x - y);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(pageOf(pages, low) ?? 0).toBeLessThanOrEqual(pageOf(pages, high) ?? 0);
    }),
  );
});

const text = "The annex names no sum.\n\nThe channel is\n\nfourteen metres deep.";
const contract = { text, pages: [0, 25, text.indexOf("fourteen")] };

test.each([
  ["names no sum", "names no sum", "p. 1"],
  ["fourteen metres deep", "fourteen metres deep", "p. 3"],
  ["The channel is fourteen metres", "The channel is\n\nfourteen metres", "pp. 2–3"],
])("“%s” is found with its page", (quote, words, locator) => {
  expect(quotedFrom([{ text: "Something else.", pages: null }, contract], quote)).toEqual({ quote: words, locator });
});

test("a quote from a text without pages has no locator, and words that stand nowhere are not found", () => {
  expect(quotedFrom([{ text, pages: null }], "no sum")).toEqual({ quote: "no sum", locator: "" });
  expect(quotedFrom([contract], "fifteen metres")).toBeNull();
});
