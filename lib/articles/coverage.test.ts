import fc from "fast-check";
import { expect, test } from "vitest";
import { coverageOfStates, coverageSum, sentenceStates } from "@/lib/articles/coverage";

const three = [
  { start: 0, end: 10, notCheckable: false },
  { start: 11, end: 20, notCheckable: true },
  { start: 22, end: 30, notCheckable: false },
];

test.each([
  ["nothing is tagged", [], ["unexamined", "not-checkable", "unexamined"]],
  ["a mention is inside one sentence", [{ start: 2, end: 5 }], ["claimed", "not-checkable", "unexamined"]],
  ["a mention spans all three", [{ start: 9, end: 23 }], ["claimed", "claimed", "claimed"]],
  ["a mention ends where a sentence begins", [{ start: 20, end: 22 }], ["unexamined", "not-checkable", "unexamined"]],
  [
    "a long mention is followed by a short one inside it",
    [
      { start: 0, end: 30 },
      { start: 1, end: 3 },
    ],
    ["claimed", "claimed", "claimed"],
  ],
  [
    "mentions come in any order",
    [
      { start: 25, end: 26 },
      { start: 0, end: 1 },
    ],
    ["claimed", "not-checkable", "claimed"],
  ],
] as const)("when %s each sentence has its state", (_, mentions, states) => {
  expect(sentenceStates(three, mentions)).toEqual(states);
});

test("a sentence is claimed exactly if some mention overlaps it", () => {
  const range = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
    .map(([start, size]) => ({ start, end: start + size }));
  const text = fc
    .array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 12 })
    .map((parts) => {
      let at = 0;
      return parts.map(([gap, size, notCheckable]) => {
        const start = at + gap;
        at = start + size;
        return { start, end: at, notCheckable };
      });
    });
  fc.assert(
    fc.property(text, fc.array(range, { maxLength: 8 }), (sentences, mentions) => {
      const expected = sentences.map((s) =>
        mentions.some((m) => m.start < s.end && m.end > s.start)
          ? "claimed"
          : s.notCheckable
            ? "not-checkable"
            : "unexamined",
      );
      expect(sentenceStates(sentences, mentions)).toEqual(expected);
    }),
  );
});

test("a dossier's coverage is the sum of its articles'", () => {
  const one = coverageOfStates(["claimed", "unexamined"]);
  const other = coverageOfStates(["not-checkable"]);
  expect(coverageSum([one, other])).toEqual({ sentences: 3, claimed: 1, notCheckable: 1, unexamined: 1 });
});
