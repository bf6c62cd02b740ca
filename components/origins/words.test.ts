import { describe, expect, test } from "vitest";
import { circleWords, fitted, mapLead, relationWords, shortMoment } from "./words";

const link = (kind: "rewrites" | "obtained" | "cites" | "quotes", letter: string | null = null, state = "confirmed") =>
  ({ kind, letter, state }) as Parameters<typeof relationWords>[1][number];

test.each([
  ["B rewrites A", "B", [link("rewrites", "A")], null],
  ["A obtained, cites", "A", [link("obtained"), link("cites")], null],
  ["G quotes, proposed", "G", [link("quotes", "A", "proposed")], null],
  ["A reports itself", "A", [], true],
  ["D not established", "D", [], null],
  ["passes it on", null, [], false],
] as const)("a box says “%s”", (words, letter, takes, own) => {
  expect(relationWords(letter, takes, own)).toBe(words);
});

test("a moment is short, and a date alone has no time", () => {
  expect(shortMoment("2026-03-11T05:10:00.000Z", "Europe/Berlin")).toBe("11 Mar, 06:10");
  expect(shortMoment("2026-03-13", "Europe/Berlin")).toBe("13 Mar 2026");
  expect(shortMoment(null, "UTC")).toBe("");
});

test.each([
  ["what fits stays whole", "The Halvern Courier", 17, "The Halvern Courier"],
  ["what does not is cut", "Contract HPA-23-117 and payment schedule", 17, "Contract HPA-23-1…"],
  ["wide letters take twice the room", "港口支付了全部费用", 9, "港口支付…"],
  ["at least one letter stays, whole", "👩‍🚀👩‍🚀", 0, "👩…"],
])("%s", (_, text, room, shown) => {
  expect(fitted(text, room)).toBe(shown);
});

describe("what the drawing shows, in words", () => {
  const none = { proposed: 0, ifConfirmed: { atLeast: 0, atMost: 0 }, now: { atLeast: 0, atMost: 0 } };
  test.each([
    ["Upload what others have reported, and each article is a report here.", { ...none, reports: 0, origins: [] }],
    [
      "6 of the 7 lead back to Payment schedule. 1 report rests on somebody whom nobody names.",
      {
        ...none,
        reports: 7,
        origins: [
          { class: "established", names: ["Payment schedule"], reports: 6 },
          { class: "established", names: ["Audit notice"], reports: 1 },
          { class: "unidentified", names: ["A report"], reports: 1 },
        ],
      },
    ],
    [
      "Both lead back to Annex and Board. Confirming the proposed link would make it 1–2 origins.",
      {
        reports: 2,
        origins: [{ class: "established", names: ["Annex", "Board"], reports: 2 }],
        proposed: 1,
        ifConfirmed: { atLeast: 1, atMost: 2 },
        now: { atLeast: 1, atMost: 1 },
      },
    ],
  ] as const)("%s", (words, of) => {
    expect(mapLead(of)).toBe(words);
  });
});

test("a way round is told link by link", () => {
  expect(circleWords(["E Courier", "C Times", "A Courier"], ["cites", "rewrites"])).toBe(
    "E Courier cites C Times, which rewrites A Courier",
  );
  expect(circleWords(["A", "B"], ["cites", "quotes"])).toBe("A cites B, which quotes A");
});
