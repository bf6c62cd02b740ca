import { expect, it } from "vitest";
import { differenceAbout, differenceWords, inTime } from "./words";

it.each([
  ["2026-03-11T06:10:00Z", "2026-03-11T09:22:00Z", "earlier", "3 h 12 min later", false],
  ["2026-03-11T09:00:00Z", "2026-03-11T08:20:00Z", "40 min later", "earlier", true],
  ["2026-03-11T09:00:00Z", "2026-03-13T09:30:00Z", "earlier", "2 days later", false],
  ["2026-03-11T09:00:00Z", "2026-03-11T10:00:00Z", "earlier", "1 h later", false],
  ["2026-03-11T09:00:00Z", "2026-03-11T09:00:30Z", "at the same time", "at the same time", false],
  ["2026-03-11T09:00:00Z", null, "", "", false],
])("of %s and %s the first is %s, the second %s", (one, other, first, second, otherFirst) => {
  expect(inTime(one, other)).toEqual({ one: first, other: second, otherFirst });
});

const difference = { number: 1, rounded: false, refs: [] as string[] };

it.each([
  [{ ...difference, kind: "figure", one: "six", other: "five", refs: ["A2"] }, "six → five", "Figure. Claim A2."],
  [{ ...difference, kind: "figure", one: "48.2", other: "48", rounded: true }, "48.2 → 48", "Figure, rounded."],
  [{ ...difference, kind: "hedge", one: "reportedly", other: null }, "reportedly → left out", "A hedge was lost."],
  [
    { ...difference, kind: "attribution", one: "according to the log", other: null },
    "according to the log → stated as a fact",
    "Who says so was lost.",
  ],
  [
    { ...difference, kind: "attribution", one: "two people", other: "officials" },
    "two people → officials",
    "Others are cited.",
  ],
] as const)("tells %o", (found, words, about) => {
  const one = { ...found, refs: [...found.refs] };
  expect(differenceWords(one)).toBe(words);
  expect(differenceAbout(one)).toBe(about);
});
