import { describe, expect, it } from "vitest";
import { mailDue, nextTry } from "@/lib/people/mail-due";

describe("when a mail is due", () => {
  it("what is told at once goes out within a minute, with what follows in the same breath", () => {
    expect(mailDue("at-once", "2026-03-17T09:00:00.000Z", "Europe/London")).toBe("2026-03-17T09:00:30.000Z");
  });

  it.each([
    ["told in the morning before seven", "2026-03-17T06:59:59.000Z", "UTC", "2026-03-17T07:00:00.000Z"],
    ["told at seven sharp", "2026-03-17T07:00:00.000Z", "UTC", "2026-03-18T07:00:00.000Z"],
    ["told in the evening", "2026-03-17T20:00:00.000Z", "Europe/Berlin", "2026-03-18T06:00:00.000Z"],
    [
      "told when it is the next day there already",
      "2026-03-17T20:00:00.000Z",
      "Asia/Tokyo",
      "2026-03-17T22:00:00.000Z",
    ],
    ["the night in which clocks go forward", "2026-03-28T20:00:00.000Z", "Europe/London", "2026-03-29T06:00:00.000Z"],
    ["the night in which clocks go back", "2026-10-24T20:00:00.000Z", "Europe/London", "2026-10-25T07:00:00.000Z"],
    ["the last day of a year", "2026-12-31T12:00:00.000Z", "America/New_York", "2027-01-01T12:00:00.000Z"],
  ])("the daily mail is due at the newsroom's next seven o'clock: %s", (_, at, zone, due) => {
    expect(mailDue("daily", at, zone)).toBe(due);
  });

  it("what could not be sent is tried again after growing pauses", () => {
    const now = new Date("2026-03-17T09:00:00Z");
    expect([1, 2, 3, 4, 5].map((attempts) => nextTry(attempts, now).slice(11, 16))).toEqual([
      "09:01",
      "09:05",
      "09:30",
      "11:00",
      "11:00",
    ]);
  });
});
