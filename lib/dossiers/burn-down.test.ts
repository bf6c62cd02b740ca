import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { burnDown, dayAt, daysBetween, paceWords } from "@/lib/dossiers/burn-down";

const at = (day: string, by: number, clock = "12:00") => ({ at: `${day}T${clock}:00Z`, by });
const look = (now: string, deadline: string | null = null, timeZone = "UTC") => ({
  now: new Date(now),
  deadline,
  timeZone,
});

describe("the open claims day by day", () => {
  it("are none before the first claim", () => {
    expect(burnDown([], 0, look("2026-03-17T09:00:00Z", "2026-03-19T18:00:00Z"))).toBeNull();
  });

  it("stand at the end of each day, today's as they are now, also on days on which nothing changed", () => {
    const changes = [at("2026-03-14", 10), at("2026-03-16", -3), at("2026-03-17", -1)];
    expect(burnDown(changes, 6, look("2026-03-17T13:00:00Z"))?.days).toEqual([
      { day: "2026-03-14", open: 10 },
      { day: "2026-03-15", open: 10 },
      { day: "2026-03-16", open: 7 },
      { day: "2026-03-17", open: 6 },
    ]);
  });

  it("are counted by the newsroom's calendar", () => {
    const changes = [at("2026-03-16", 4, "23:30"), at("2026-03-17", -1, "05:30")];
    const days = (zone: string) => burnDown(changes, 3, look("2026-03-17T12:00:00Z", null, zone))?.days;
    expect(days("Europe/Amsterdam")).toEqual([{ day: "2026-03-17", open: 3 }]);
    expect(days("America/New_York")).toEqual([
      { day: "2026-03-16", open: 4 },
      { day: "2026-03-17", open: 3 },
    ]);
  });

  it("go back half a year at most, and every day is there once across the change of clocks", () => {
    const days = burnDown([at("2024-01-01", 5)], 5, look("2026-04-01T12:00:00Z", null, "Europe/Amsterdam"))?.days ?? [];
    expect(days).toHaveLength(181);
    for (const [place, { day }] of days.entries())
      if (place > 0) expect(daysBetween(days[place - 1]?.day ?? "", day)).toBe(1);
  });

  it("are as many now as there are, and never fewer than none, whatever the history says", () => {
    const changes = fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), by: fc.integer({ min: -5, max: 5 }) }));
    fc.assert(
      fc.property(changes, fc.nat(50), (list, open) => {
        const sorted = list.sort((a, b) => a.day - b.day);
        const told = sorted.map(({ day, by }) => at(`2026-02-${String(day).padStart(2, "0")}`, by));
        const found = burnDown(told, open, look("2026-03-01T12:00:00Z"));
        if (list.length === 0) {
          expect(found).toBeNull();
          return;
        }
        expect(found?.days.at(-1)).toEqual({ day: "2026-03-01", open });
        for (const { open: each } of found?.days ?? []) expect(each).toBeGreaterThanOrEqual(0);
        expect(found?.most.open).toBe(Math.max(...(found?.days ?? []).map((day) => day.open)));
      }),
    );
  });
});

test.each<[string, string, string | null, number, string]>([
  [
    "half way",
    "2026-03-17T12:00:00Z",
    "2026-03-19T00:00:00Z",
    6,
    "6 claims are open; an even pace to the deadline would leave 5: 1 behind.",
  ],
  [
    "ahead",
    "2026-03-17T12:00:00Z",
    "2026-03-19T00:00:00Z",
    1,
    "1 claim is open; an even pace to the deadline would leave 5: 4 ahead.",
  ],
  [
    "just right",
    "2026-03-17T12:00:00Z",
    "2026-03-19T00:00:00Z",
    5,
    "5 claims are open, just as an even pace to the deadline would have it.",
  ],
  ["no deadline", "2026-03-17T00:00:00Z", null, 6, "6 claims are open. There is no deadline to measure them against."],
  ["passed", "2026-03-20T00:00:00Z", "2026-03-19T00:00:00Z", 6, "The deadline has passed, and 6 claims are open."],
  ["passed, but done", "2026-03-20T00:00:00Z", "2026-03-19T00:00:00Z", 0, "Every claim is signed off."],
  ["done", "2026-03-17T00:00:00Z", "2026-03-19T00:00:00Z", 0, "Every claim is signed off, ahead of the deadline."],
])("%s", (_, now, deadline, open, words) => {
  const found = burnDown([at("2026-03-14", 10), at("2026-03-16", open - 10)], open, look(now, deadline));
  expect(found && paceWords(found)).toBe(words);
});

test("a pace that only began today asks for all of it still", () => {
  const found = burnDown([at("2026-03-17", 8, "08:00")], 8, look("2026-03-17T09:00:00Z", "2026-03-20T09:00:00Z"));
  expect(found?.deadline).toEqual({ day: "2026-03-20", passed: false, even: 8 });
});

test("a day is the calendar's", () => {
  expect(dayAt(Date.parse("2026-03-17T23:30:00Z"), "Asia/Kathmandu")).toBe("2026-03-18");
});
