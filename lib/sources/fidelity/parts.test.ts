import { describe, expect, it } from "vitest";
import { calendarOf } from "@/lib/claims/told-dates";
import { amountsIn } from "./amounts";
import { hedgesOf } from "./hedges";
import { namesOf } from "./names";
import { quotationsIn, streamOf, verbatimIn } from "./quotations";
import { sameAmount } from "./same-amount";
import { sameWhen, whensIn } from "./whens";

describe("figures that say the same", () => {
  const one = (text: string) => amountsIn(text, [])[0];
  it.each<[string, string, boolean]>([
    ["48 hours", "two days", true],
    ["a month", "30 days", true],
    ["forty years", "four decades", true],
    ["18 metres", "59 feet", true],
    ["400 metres", "400 feet", false],
    ["one in eight tenants", "12.5% of tenants", true],
    ["two-thirds", "66.7%", true],
    ["a quarter of a percentage point", "0.25 percentage points", true],
    ["half a million people", "500,000 people", true],
    ["two dozen eggs", "24 eggs", true],
    ["£4.2 million", "£4.2m", true],
    ["£4.2 million", "$4.2 million", false],
    ["six years", "six people", true],
    ["six years", "six months", false],
    ["the third strike", "three strikes", true],
    ["four years and six months", "four and a half years", true],
    ["£5 a day", "£5 a week", false],
  ])("%s and %s: %s", (a, b, expected) => {
    const [x, y] = [one(a), one(b)];
    expect(x && y && sameAmount(x, y)).toBe(expected);
  });
});

describe("days that can be the same", () => {
  /** Thursday and Friday. */
  const [thursday, friday] = [calendarOf("2026-03-12", "UTC"), calendarOf("2026-03-13", "UTC")];
  it.each<[string, string, boolean]>([
    ["on 12 March", "yesterday", true],
    ["today", "on Thursday", true],
    ["on Tuesday", "on 10 March", true],
    ["on Tuesday", "on 11 March", false],
    ["last year", "in 2025", true],
    ["last month", "in February", true],
    ["in May", "in March", false],
    ["next week", "on 18 March", true],
    ["on 31 December", "at the end of the year", true],
    ["on Tuesday night", "on Tuesday morning", false],
    ["at 9:40 a.m.", "at 9.40am", true],
    ["at noon", "at 12 p.m.", true],
    ["three days ago", "on 9 March", true],
    ["on 9 June 2023", "on June 9", true],
    ["Tuesday, 10 March", "10 March", true],
  ])("%s and %s: %s", (a, b, expected) => {
    const [x, y] = [whensIn(`It was ${a}.`, thursday)[0], whensIn(`It was ${b}.`, friday)[0]];
    expect(x && y && sameWhen(x, y)).toBe(expected);
  });

  it("a month that is a word is none", () => {
    expect(whensIn("May we march in step, said April Jones.", thursday)).toEqual([]);
  });
});

describe("names in a sentence", () => {
  const names = (text: string) => {
    const known = { all: new Set<string>(), alone: new Set<string>() };
    const about = { taken: [], known, head: false, everyNoun: false };
    return namesOf(text, { start: 0, end: text.length }, about).map(({ words }) => words);
  };
  it.each<[string, string[]]>([
    ["It has plants in Ohio, Georgia and Texas.", ["Ohio", "Georgia", "Texas"]],
    ["He met Tessellate's Liis Tamm at St Anne's Hospital.", ["Tessellate", "Liis Tamm", "St Anne's Hospital"]],
    ["SELBURY (USW) - Bus drivers ended a strike.", []],
    ["The flight was a Boeing 737 from Lisbon.", ["Boeing 737", "Lisbon"]],
    ["Officials said that sewage flowed.", []],
  ])("%s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe("hedges in a sentence", () => {
  const hedges = (text: string) => {
    const range = { start: 0, end: text.length };
    return hedgesOf(text, range, { figures: amountsIn(text, []), dates: [], quoted: [] })
      .filter(({ weak }) => !weak)
      .map(({ words, is }) => `${words}: ${is}`);
  };
  it.each<[string, string[]]>([
    ["Some 870 staff may strike.", ["Some: close", "may: possible"]],
    ["They may only release it after rain, and it may not be moved.", []],
    ["The cost could reach up to $50 million.", ["could: possible", "up to: below"]],
    ["He has lived there for over five years.", []],
    ["The pump is believed to have failed, officials said.", ["is believed to have: hearsay", "officials said: by"]],
    ["According to the harbour log, it sank.", ["According to the harbour log: by"]],
    ["Her goal added a second point.", []],
  ])("%s", (text, expected) => {
    expect(hedges(text)).toEqual(expected);
  });
});

describe("a quotation is word by word what the other text quotes", () => {
  const original = streamOf(
    quotationsIn('"We let our customers down, and we own that," she said. "It\'s over in 32 years."'),
  );
  it.each<[string, boolean]>([
    ["“We let our customers down.”", true],
    ["“we own that. It is over”", true],
    ["“We let … down, and we own that”", true],
    ["“over in thirty-two years”", true],
    ["“We let [them] down”", true],
    ["“We let our clients down”", false],
    ["“We own that, and we let our customers down”", false],
  ])("%s: %s", (text, expected) => {
    const found = quotationsIn(text);
    expect(found.every((quotation) => verbatimIn(quotation, original) !== null)).toBe(expected);
  });

  it("an apostrophe opens and closes nothing", () => {
    expect(quotationsIn("The workers' union said it's the city's fault.")).toEqual([]);
    expect(quotationsIn("He called it ‘the city’s shame’.").map(({ words }) => words.length)).toEqual([3]);
  });
});
