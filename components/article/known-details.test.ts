import { expect, it } from "vitest";
import { nothingKnown, saidOf } from "./known-details";

it("says nothing of what was left empty, so that it is proposed from the text", () => {
  expect(saidOf({ ...nothingKnown, outlet: " " }, "UTC")).toEqual({});
});

it.each([
  [
    { outlet: "Quay Radio", language: "de" },
    { outlet: "Quay Radio", language: "de" },
  ],
  [{ day: "2026-03-11" }, { publishedAt: "2026-03-11" }],
  [{ day: "2026-03-11", time: "06:10" }, { publishedAt: "2026-03-11T05:10:00.000Z" }],
  [{ time: "06:10" }, {}],
])("says what is known: %o", (known, said) => {
  expect(saidOf({ ...nothingKnown, ...known }, "Europe/Berlin")).toEqual(said);
});
