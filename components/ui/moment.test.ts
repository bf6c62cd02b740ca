import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDayTitle, formatDeadline, formatDue, formatMoment, formatRelative, toLocal, toUtc } from "./moment";

const zone = "Europe/Berlin";
const now = "2026-03-17T09:00:00Z"; // Tuesday, 10:00 in the newsroom

describe("moments in words", () => {
  it("reads the newsroom's clock, in winter and in summer time", () => {
    expect(formatMoment("2026-03-11T05:10:00Z", zone)).toBe("11 March 2026, 06:10");
    expect(formatMoment("2026-07-11T05:10:00Z", zone)).toBe("11 July 2026, 07:10");
    expect(formatMoment("2026-03-11T05:10:00Z", "America/New_York")).toBe("11 March 2026, 01:10");
    expect(formatMoment("2026-03-11T23:30:00Z", zone)).toBe("12 March 2026, 00:30");
  });

  it("titles the day", () => {
    expect(formatDayTitle(now, zone)).toBe("Tuesday, 17 March");
    expect(formatDayTitle("2026-03-21T09:00:00Z", zone)).toBe("Saturday, 21 March");
  });

  it.each([
    ["2026-03-19T17:00:00Z", "Thu 18:00"],
    ["2026-03-17T17:00:00Z", "Tue 18:00"],
    ["2026-03-24T17:00:00Z", "Tue 24 Mar"],
    ["2026-03-16T17:00:00Z", "Mon 16 Mar"],
    ["2027-01-04T17:00:00Z", "Mon 4 Jan 2027"],
  ])("shows the deadline %s as %s", (iso, words) => {
    expect(formatDeadline(iso, now, zone)).toBe(words);
  });

  it.each([
    ["2026-03-16T15:00:00Z", "Overdue since yesterday", "late"],
    ["2026-03-17T08:00:00Z", "Overdue since 09:00", "late"],
    ["2026-03-13T08:00:00Z", "Overdue since Fri 13 Mar", "late"],
    ["2026-03-17T15:00:00Z", "Today, 16:00", "today"],
    ["2026-03-17T23:30:00Z", "Tomorrow, 00:30", "later"],
    ["2026-03-20T08:00:00Z", "Fri 20 Mar", "later"],
  ] as const)("says of a task due %s: %s", (iso, text, urgency) => {
    expect(formatDue(iso, now, zone)).toEqual({ text, urgency });
  });

  it.each([
    ["2026-03-17T08:59:50Z", "just now"],
    ["2026-03-17T08:35:00Z", "25 min ago"],
    ["2026-03-17T07:00:00Z", "2 h ago"],
    ["2026-03-16T08:00:00Z", "yesterday"],
    ["2026-03-14T08:00:00Z", "3 days ago"],
    ["2026-02-01T08:00:00Z", "Sun 1 Feb"],
    ["2026-03-17T09:40:00Z", "in 40 min"],
    ["2026-03-18T17:00:00Z", "tomorrow"],
    ["2026-03-19T17:00:00Z", "in 2 days"],
  ])("says %s is %s", (iso, words) => {
    expect(formatRelative(iso, now, zone)).toBe(words);
  });

  it("calls something overdue exactly when its moment has passed, in every zone", () => {
    const moment = fc.date({ min: new Date("2000-01-01Z"), max: new Date("2050-01-01Z"), noInvalidDate: true });
    const zones = fc.constantFrom("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland");
    fc.assert(
      fc.property(moment, moment, zones, (due, at, where) => {
        const { urgency } = formatDue(due.toISOString(), at.toISOString(), where);
        expect(urgency === "late").toBe(due.getTime() < at.getTime());
      }),
    );
  });
});

describe("a day and time that somebody types", () => {
  it.each([
    ["in winter", "2026-03-19T18:00", zone, "2026-03-19T17:00:00.000Z"],
    ["in summer", "2026-07-19T18:00", zone, "2026-07-19T16:00:00.000Z"],
    ["with seconds, as some browsers send them", "2026-03-19T18:00:30", zone, "2026-03-19T17:00:30.000Z"],
    ["west of Greenwich", "2026-03-19T18:00", "America/New_York", "2026-03-19T22:00:00.000Z"],
    ["half an hour off", "2026-03-19T18:00", "Asia/Kolkata", "2026-03-19T12:30:00.000Z"],
    ["on the day line", "2026-03-19T00:30", "Pacific/Kiritimati", "2026-03-18T10:30:00.000Z"],
    ["a minute before clocks go forward", "2026-03-29T01:59", zone, "2026-03-29T00:59:00.000Z"],
    ["that no clock shows: as long after the change", "2026-03-29T02:30", zone, "2026-03-29T01:30:00.000Z"],
    ["just after clocks went forward", "2026-03-29T03:00", zone, "2026-03-29T01:00:00.000Z"],
    ["that comes twice: the first", "2026-10-25T02:30", zone, "2026-10-25T00:30:00.000Z"],
    ["after it came twice", "2026-10-25T03:00", zone, "2026-10-25T02:00:00.000Z"],
    ["that no clock shows, west", "2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["in a gap of half an hour", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
  ])("%s", (_, local, of, iso) => {
    expect(toUtc(local, of)).toBe(iso);
  });

  it.each(["", "2026-03-19", "18:00", "2026-02-30T10:00", "2026-13-01T10:00", "2026-03-19T25:00", "tomorrow"])(
    "is none when it is %o",
    (local) => {
      expect(toUtc(local, zone)).toBeNull();
    },
  );

  it("is the instant again that the field showed, wherever the newsroom is", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, of) => {
          const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString();
          const shown = toLocal(minute, of);
          const back = toUtc(shown, of);
          // In the hour that comes twice the first of the two is meant: the field shows the same.
          expect(back && toLocal(back, of)).toBe(shown);
          expect(Date.parse(back ?? "")).toBeLessThanOrEqual(Date.parse(minute));
        },
      ),
    );
  });
});
