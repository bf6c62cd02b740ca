import { describe, expect, test } from "vitest";
import { circleWords } from "@/lib/sources/drawing/words";
import { mapLead, shortMoment } from "./words";

test("a moment is short, and a date alone has no time", () => {
  expect(shortMoment("2026-03-11T05:10:00.000Z", "Europe/Berlin")).toBe("11 Mar, 06:10");
  expect(shortMoment("2026-03-13", "Europe/Berlin")).toBe("13 Mar 2026");
  expect(shortMoment(null, "UTC")).toBe("");
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
