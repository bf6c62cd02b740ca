import { describe, expect, it } from "vitest";
import { publishedAtIn } from "@/lib/articles/intake/published";

const now = new Date("2026-05-01T12:00:00Z");
const read = (words: string, timeZone = "Europe/Berlin", language = "en") =>
  publishedAtIn(words, { timeZone, now, language });

describe("when an article ran", () => {
  it.each([
    ["in the newsroom's zone, in summer", "Oct 11, 2025 01:35 pm", "Europe/Berlin", "2025-10-11T11:35:00.000Z"],
    ["in the newsroom's zone, in winter", "11 January 2026, 06:10", "Europe/Berlin", "2026-01-11T05:10:00.000Z"],
    ["in another newsroom's zone", "Oct 11, 2025 01:35 pm", "America/New_York", "2025-10-11T17:35:00.000Z"],
    ["in the zone that is given", "Oct 11, 2025 01:35 pm GMT", "Europe/Berlin", "2025-10-11T13:35:00.000Z"],
    ["in an offset that is given", "Sat Oct 11 2025 13:35 GMT+0300", "Europe/Berlin", "2025-10-11T10:35:00.000Z"],
    ["as machines write it", "2025-10-11T13:35:00Z", "Europe/Berlin", "2025-10-11T13:35:00.000Z"],
    ["a bare day where no time is shown", "11 March 2026", "Europe/Berlin", "2026-03-11"],
    ["figures that can mean one day only", "25/03/2026", "Europe/Berlin", "2026-03-25"],
    ["figures with full stops, day first", "11.03.2026", "Europe/Berlin", "2026-03-11"],
  ])("is read %s", (_, words, timeZone, expected) => {
    expect(read(words, timeZone)).toBe(expected);
  });

  it("is read in other languages", () => {
    expect(read("11. März 2026, 06:10 Uhr", "Europe/Berlin", "de")).toBe("2026-03-11T05:10:00.000Z");
    expect(read("11 mars 2026 à 06h10", "Europe/Paris", "fr")).toBe("2026-03-11T05:10:00.000Z");
    expect(read("11/03/2026", "Europe/Paris", "fr")).toBe("2026-03-11");
  });

  it.each([
    ["the year is missing", "October 13"],
    ["the day is missing", "October 2025"],
    ["day and month could be either", "03/04/2025"],
    ["it lies in the future", "2 June 2026"],
    ["it lies later today", "1 May 2026, 23:30"],
    ["there is no such day", "2026-02-31"],
    ["it is absurd", "11 March 0026"],
    ["it is relative", "last Saturday"],
    ["there is no date", "six of the eleven kilometres"],
  ])("stays open when %s", (_, words) => {
    expect(read(words)).toBeNull();
  });
});
