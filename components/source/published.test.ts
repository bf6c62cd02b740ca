import { expect, test } from "vitest";
import { publishedFields, publishedIn, publishedWords } from "./published";

test.each([
  ["nothing", null, { date: "", time: "" }, ""],
  ["a date alone", "2026-03-11", { date: "2026-03-11", time: "" }, "11 March 2026"],
  [
    "an instant, on the newsroom’s clock",
    "2026-03-11T23:10:00.000Z",
    { date: "2026-03-12", time: "00:10" },
    "12 March 2026, 00:10",
  ],
])("the fields show %s and mean the same again", (_, publishedAt, fields, words) => {
  expect(publishedFields(publishedAt, "Europe/Berlin")).toEqual(fields);
  expect(publishedIn(fields, "Europe/Berlin")).toBe(publishedAt);
  expect(publishedWords(publishedAt, "Europe/Berlin")).toBe(words);
});

test("a time without a day means nothing", () => {
  expect(publishedIn({ date: "", time: "10:00" }, "Europe/Berlin")).toBeNull();
});
