import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { askedAt, countWord, searchHref } from "@/lib/search/page";
import { inTime, isCalled, mayBeInMonth, readQuery, withFilters } from "@/lib/search/query";

/** A query as it was understood, in short: words, "phrases", beginnings*, -not. */
function understood(text: string, typing = false) {
  const { terms, not, filters, ignored } = readQuery(text, { typing });
  const told = ({ words, beginning }: (typeof terms)[number]) => words.join("+") + (beginning ? "*" : "");
  return [[...terms.map(told), ...not.map((term) => `-${told(term)}`)].join(" "), filters, ignored];
}

test.each([
  ["Harbour minister", "harbour minister", {}, []],
  ['"port authority" paid', "port+authority paid", {}, []],
  ["“port authority” „zu spät“ «в порту»", "port+authority zu+spat в+порту", {}, []],
  ['"never closed', "never+closed", {}, []],
  ['dredg* -barge -"low tide"', "dredg* -barge -low+tide", {}, []],
  ["port -e* -ea* e*", "port e* -ea*", {}, ["-e*"]],
  ["well-known U.S. 100%", "well+known u+s 100", {}, []],
  [
    "status:for-review VERDICT:refuted kind:figure stakes:critical",
    "",
    { status: "for-review", verdict: "refuted", kind: "figure", stakes: "critical" },
    [],
  ],
  ['status:"To check" verdict:none in:Talk', "", { status: "to-check", verdict: "none", in: "talk" }, []],
  ['outlet:"The Courier" person:Lena', "", { outlet: "The Courier", person: "Lena" }, []],
  ["date:2026 before:2026-03 after:2026-03-17", "", { date: "2026", before: "2026-03", after: "2026-03-17" }, []],
  [
    "status:maybe date:yesterday date:2026-13 person:!! -kind:figure",
    "",
    {},
    ["status:maybe", "date:yesterday", "date:2026-13", "person:!!", "-kind:figure"],
  ],
  ["x:y http://a.example", "x+y http+a+example", {}, []],
  ["- -- : status: NEAR( AND", "status near and", {}, []],
  ["北京 京", "北京 京*", {}, []],
])("%s is understood", (text, words, filters, ignored) => {
  expect(understood(text)).toEqual([words, filters, ignored]);
});

test("while somebody types, the last word may be only begun", () => {
  expect(understood("port auth", true)[0]).toBe("port auth*");
  expect(understood("port auth ", true)[0]).toBe("port auth");
  expect(understood('port "auth', true)[0]).toBe("port auth");
  expect(understood("port -auth", true)[0]).toBe("port -auth");
});

test("whatever is typed is read as something, and only folded words are left of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), fc.boolean(), (text, typing) => {
      const { terms, not } = readQuery(text, { typing });
      expect(terms.length + not.length).toBeLessThanOrEqual(12);
      for (const { words } of [...terms, ...not]) {
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }
    }),
  );
});

describe("filters chosen in the form", () => {
  it("count as if they had been typed, over what was typed", () => {
    const text = withFilters("port status:checking", { status: "signed-off", outlet: 'The "Courier"', person: " " });
    expect(readQuery(text)).toMatchObject({
      terms: [{ words: ["port"] }],
      filters: { status: "signed-off", outlet: "The  Courier" },
      ignored: [],
    });
  });

  it("are in the address, which can be read again", () => {
    const chosen = { in: "claims", status: "checking", dossier: "d" };
    const url = new URL(searchHref("a & b", chosen), "http://desk.example");
    expect(askedAt(Object.fromEntries(url.searchParams))).toEqual({ query: "a & b", chosen });
    expect(askedAt({ q: ["a", "b"], status: ["x"], other: "y", kind: " " })).toEqual({ query: "", chosen: {} });
  });
});

test.each([
  [{ date: "2026" }, "2026-03-17T09:00:00Z", true],
  [{ date: "2026-04" }, "2026-03-17T09:00:00Z", false],
  [{ before: "2026-03-17" }, "2026-03-17T09:00:00Z", false],
  [{ before: "2026-03-18" }, "2026-03-17T09:00:00Z", true],
  [{ after: "2026-03" }, "2026-03-17T09:00:00Z", false],
  [{ after: "2026-02" }, "2026-03-17T09:00:00Z", true],
  [{ after: "2025", before: "2027" }, "2026-03-17", true],
  [{}, "2026-03-17", true],
])("%j lets through %s: %s", (filters, at, passes) => {
  expect(inTime(filters, at)).toBe(passes);
});

const dates = fc.tuple(
  fc.integer({ min: 2018, max: 2021 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const day = dates.map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
const bound = fc.option(fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length)));

test("a month may have what is asked for when one of its days has it", () => {
  fc.assert(
    fc.property(bound, bound, bound, day, (date, before, after, at) => {
      const filters = { ...(date && { date }), ...(before && { before }), ...(after && { after }) };
      const month = at.slice(0, 7);
      const days = Array.from({ length: 31 }, (_, one) => `${month}-${String(one + 1).padStart(2, "0")}`);
      if (days.some((one) => inTime(filters, one))) expect(mayBeInMonth(filters, month)).toBe(true);
      else if (Object.keys(filters).length === 1) expect(mayBeInMonth(filters, month)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["The Halvern Courier", ["courier"], true],
  ["The Halvern Courier", ["halvern", "the"], true],
  ["The Halvern Courier", ["halv"], false],
  ["Quay Radio", ["courier"], false],
])("%s is called %j: %s", (name, wanted, is) => {
  expect(isCalled(name, wanted)).toBe(is);
});

test("counts that stop are told with a plus", () => {
  expect(countWord({ count: 12, more: false })).toBe("12");
  expect(countWord({ count: 1000, more: true })).toBe("1,000+");
});
