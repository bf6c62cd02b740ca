import { expect, test } from "vitest";
import { differing } from "@/lib/sources/listed";

test.each([
  ["nothing was typed", {}, {}],
  ["the same was typed", { title: "Annex C" }, {}],
  ["something else was typed", { title: "Annex D", outlet: "" }, { title: ["Annex C", "Annex D"] }],
  ["what was known was emptied", { author: null }, { author: ["Ann Lee", null] }],
])("what differs when %s", (_, mine, found) => {
  expect(differing<Record<string, unknown>>({ title: "Annex C", outlet: "", author: "Ann Lee" }, mine)).toEqual(found);
});
