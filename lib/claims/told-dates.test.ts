import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, datesTold } from "@/lib/claims/told-dates";

/** A Tuesday. */
const tuesday = calendarOf("2026-03-17", "UTC");
const told = (sentence: string, on = "2026-03-17") => {
  const calendar = calendarOf(on, "UTC");
  return calendar ? datesTold(sentence, calendar) : null;
};

describe("the day of an article", () => {
  it.each([
    ["2026-03-17", "UTC", { year: 2026, month: 2, day: 17, weekday: 2 }],
    ["2026-03-17T23:30:00.000Z", "UTC", { year: 2026, month: 2, day: 17, weekday: 2 }],
    ["2026-03-17T23:30:00.000Z", "Europe/Berlin", { year: 2026, month: 2, day: 18, weekday: 3 }],
    ["2026-03-17", "Europe/Berlin", { year: 2026, month: 2, day: 17, weekday: 2 }],
    ["not a date at all", "UTC", null],
    ["soon", "UTC", null],
    [null, "UTC", null],
  ])("%s in %s", (publishedAt, timeZone, day) => {
    expect(calendarOf(publishedAt, timeZone)).toEqual(day);
  });
});

describe("relative days, written on Tuesday 17 March 2026", () => {
  it.each([
    ["The bridge closed yesterday.", "The bridge closed on 16 March 2026."],
    ["Yesterday the bridge closed.", "On 16 March 2026 the bridge closed."],
    ["The bridge closes tomorrow.", "The bridge closes on 18 March 2026."],
    ["The firm today announced a loss.", "The firm on 17 March 2026 announced a loss."],
    ["The Post revealed on Saturday that it lied.", "The Post revealed on Saturday 14 March 2026 that it lied."],
    ["It fell 8 percent, officials said Thursday.", "It fell 8 percent, officials said Thursday 12 March 2026."],
    ["On Monday, the council voted.", "On Monday 16 March 2026, the council voted."],
    ["The strike in Quay last month led to a crisis.", "The strike in Quay in February 2026 led to a crisis."],
    ["Ferries stop next month.", "Ferries stop in April 2026."],
    ["Profits fell this year.", "Profits fell in 2026."],
    ["Last year the firm fired hundreds.", "In 2025 the firm fired hundreds."],
    ["It won the prize at last year's festival.", "It won the prize at the 2025 festival."],
    ["Prices have risen since last year.", "Prices have risen since 2025."],
    ["The law passed late last year.", "The law passed late in 2025."],
    ["Joint training was held in September.", "Joint training was held in September 2025."],
    ["Prices rose in February.", "Prices rose in February 2026."],
  ])("%s", (sentence, expected) => {
    expect(told(sentence)).toBe(expected);
  });
});

describe("what is left alone, since it may mean another day", () => {
  it.each([
    ["the day of the week that it is itself", "The council met on Tuesday."],
    ["a day that may be to come", "The council will meet on Friday."],
    [
      "a day that may be to come, in the present tense",
      "The sale must be approved by the board, which meets in April.",
    ],
    ["a plan", "The talks planned for Friday were called off."],
    ["last with a day", "It closed last Friday."],
    ["every such day", "It closed every Friday."],
    ["several days", "Markets opened on Fridays."],
    ["a span", "It grew over the last month."],
    ["a part of a day", "It closed on Friday night."],
    ["another year's month", "It began in 2019, and in June it failed."],
    ["a month of this article's own month", "It closed in March."],
    ["a date that is complete", "It closed on Friday, 13 March."],
    ["a month with its year", "It closed in June 2024."],
    ["a sentence that tells of another year", "He wrote in May 2019 that the mayor had lied yesterday."],
    ["what somebody said", "“We paid them yesterday and last month,” he said."],
    ["a straight quotation", 'She told them: "Come on Friday, as you did last year."'],
    ["weeks, which begin on different days", "It closed last week."],
    ["a name", "The Last Month was shown in cinemas."],
    ["these days", "The harbour founded by monks is in use today."],
    ["these days, at the beginning", "Today the harbour employs 300."],
    ["a figure of speech", "They trained the leaders of tomorrow."],
    ["another year's day", "A year earlier, she resigned on Saturday."],
    ["a night", "Last night was cold."],
  ])("%s", (_, sentence) => {
    expect(told(sentence)).toBe(sentence);
  });

  it("the days and months of a paragraph that tells of another year", () => {
    const before = "The storm of 1987 broke the pier.";
    if (!tuesday) throw new Error("no day");
    expect(datesTold("It was rebuilt in October.", tuesday, before)).toBe("It was rebuilt in October.");
    expect(datesTold("It was rebuilt in October.", tuesday, "")).toBe("It was rebuilt in October 2025.");
    expect(datesTold("It opened again yesterday.", tuesday, before)).toBe("It opened again on 16 March 2026.");
  });
});

describe("the turn of the year", () => {
  it("takes the month and the day across it", () => {
    expect(told("The shop closed last month.", "2026-01-05")).toBe("The shop closed in December 2025.");
    expect(told("The shop closed yesterday.", "2026-01-01")).toBe("The shop closed on 31 December 2025.");
    expect(told("The shop opens next month.", "2026-12-31")).toBe("The shop opens in January 2027.");
  });
});

it("never throws, and only adds to a sentence without touching its quotations", () => {
  const words = fc.constantFrom(
    "last",
    "month",
    "on",
    "Friday",
    "yesterday",
    "“",
    "”",
    '"',
    "was",
    "will",
    "in",
    "May",
    "’s",
    ",",
    "2019",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
      ),
      (sentence) => {
        if (!tuesday) throw new Error("no day");
        const after = datesTold(sentence, tuesday);
        for (const [quote] of sentence.matchAll(/“[^”]*”/g)) expect(after).toContain(quote);
      },
    ),
  );
});
