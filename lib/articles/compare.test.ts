import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Compared, type Comparison, compared } from "@/lib/articles/compare";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";

const article = (text: string, language = "en"): Compared => ({
  text,
  sentences: sentencesOf(text, language, paragraphsOf(text)),
});

const rows = (one: string, other: string, language?: string) => {
  const found = compared(article(one, language), article(other, language));
  const say = (text: string, passage: Comparison["rows"][number]["one"]) =>
    passage && text.slice(passage.start, passage.end);
  return found.rows.map((row) => [say(one, row.one), say(other, row.other)]);
};

const told = (one: string, other: string) =>
  compared(article(one), article(other)).differences.map(
    ({ kind, one: a, other: b }) => `${kind}: ${a ? one.slice(...a) : "–"} → ${b ? other.slice(...b) : "–"}`,
  );

const courier = `The Halvern Port Authority paid a contractor the full €48.2 million price of a channel-deepening project although six of the eleven kilometres had not been dredged, according to a contract seen by the Courier.

The final instalment, of €9.6 million, was transferred on 2 May 2025, three weeks before the survey that should have triggered it. That survey was then postponed twice, two people with knowledge of the project said.

“We paid for metres of water and we got metres of mud,” said one of them.

A spokesperson for the authority said all payments had followed “the milestones agreed by both parties” and that work would resume in spring.`;

const northline = `The Halvern Port Authority paid the full €48.2 million price of a channel-deepening project although five of the eleven kilometres had not been dredged, the Halvern Courier reported on Wednesday.

The final instalment, of €6.9 million, was transferred on 2 May 2025, before the survey that should have triggered it. That survey was then postponed twice, officials said.

The authority says all payments followed “the milestones agreed by both parties” and work will resume in spring.

Grain futures were unchanged on Wednesday.`;

describe("two articles side by side", () => {
  it("puts what says the same into one row, in order, and says what only one has", () => {
    const sides = rows(courier, northline);
    expect(sides.map(([one, other]) => [one?.slice(0, 20) ?? null, other?.slice(0, 20) ?? null])).toEqual([
      ["The Halvern Port Aut", "The Halvern Port Aut"],
      ["The final instalment", "The final instalment"],
      ["That survey was then", "That survey was then"],
      ["“We paid for metres ", null],
      ["A spokesperson for t", "The authority says a"],
      [null, "Grain futures were u"],
    ]);
    const { onlyOne, onlyOther } = compared(article(courier), article(northline));
    expect([onlyOne, onlyOther]).toEqual([
      { sentences: 1, quoting: 1 },
      { sentences: 1, quoting: 0 },
    ]);
  });

  it("finds the planted differences, and no other", () => {
    expect(told(courier, northline)).toEqual([
      "figure: six → five",
      "figure: €9.6 million → €6.9 million",
      "attribution: two people with knowledge of the project → officials",
    ]);
  });

  it.each([
    [
      "a name",
      "The contract was signed by Dana Rossiter in the town hall.",
      "The contract was signed by Mara Quill in the town hall.",
      ["name: Dana Rossiter → Mara Quill"],
    ],
    [
      "a date",
      "The contract was signed on 2 May 2025 in the town hall.",
      "The contract was signed on 12 May 2025 in the town hall.",
      ["date: 2 May 2025 → 12 May 2025"],
    ],
    [
      "a hedge",
      "The contract was reportedly signed in the town hall.",
      "The contract was signed in the town hall.",
      ["hedge: reportedly → –"],
    ],
  ])("finds %s that was changed", (_, one, other, found) => {
    expect(told(one, other)).toEqual(found);
  });

  it("tints runs of three words and more, in either case, and no shorter ones", () => {
    const one = "The final instalment was transferred on Friday by hand.";
    const other = "In May the final instalment was transferred, by post.";
    const found = compared(article(one), article(other));
    expect(found.rows[0]?.one?.shared.map(([start, end]) => one.slice(start, end))).toEqual([
      "The final instalment was transferred",
    ]);
    expect(found.rows[0]?.other?.shared.map(([start, end]) => other.slice(start, end))).toEqual([
      "the final instalment was transferred",
    ]);
    expect(found.rows[0]?.likeness).toBeCloseTo(5 / 9);
    expect(found.share).toBeCloseTo(5 / 9);
  });

  it("finds a sentence that was put elsewhere, but does not count it as in the same order", () => {
    const a = "Ferry tickets will cost more from the first day of June.";
    const b = "The mayor opened the new library in the old customs house.";
    const c = "Rain is expected on the whole coast until the weekend ends.";
    const found = compared(article(`${a} ${b} ${c}`), article(`${b} ${c} ${a}`));
    expect(found.rows.map((row) => row.moved)).toEqual([true, false, false]);
    expect(found.share).toBeLessThan(0.75);
    expect(found.rows).toHaveLength(3);
  });

  it("joins sentences that the other article says in one, on either side", () => {
    const long =
      "The port authority paid the full price of 48 million, although six of the eleven kilometres had not been dredged.";
    const short =
      "The port authority paid the full price of 48 million. Six of the eleven kilometres were not dredged.";
    const filler = "Rain is expected on the coast.";
    for (const [one, other] of [
      [`${long} ${filler}`, `${short} ${filler}`],
      [`${short} ${filler}`, `${long} ${filler}`],
    ] as const) {
      const found = compared(article(one), article(other));
      expect(found.rows).toHaveLength(2);
      expect(found.rows.map((row) => (row.one?.sentences ?? 0) + (row.other?.sentences ?? 0))).toEqual([3, 2]);
      expect(found.onlyOne.sentences + found.onlyOther.sentences).toBe(0);
    }
  });

  it("keeps a headline with a headline, though the text says the same again", () => {
    const one =
      "Port paid for unfinished dredging\n\nThe port paid 48 million for dredging that is unfinished, papers show.";
    const other = "The port paid 48 million for unfinished dredging, the Courier reported.";
    const side = (text: string, heads: boolean): Compared => ({
      text,
      sentences: article(text).sentences.map((each) => ({ ...each, head: heads && each.paragraph === 0 })),
    });
    const found = compared(side(one, true), side(other, false));
    expect(found.rows.map((row) => row.other !== null)).toEqual([false, true]);
  });

  it("compares Arabic and Chinese as well", () => {
    expect(
      rows("غرقت ستة قوارب قبالة الميناء. الطقس جميل اليوم.", "غرقت خمسة قوارب قبالة الميناء.", "ar"),
    ).toHaveLength(2);
    expect(rows("港口支付了四千八百万欧元。天气很好。", "据报道，港口支付了四千八百万欧元。", "zh")).toHaveLength(2);
  });

  it("says of an article and itself that all is the same", () => {
    const found = compared(article(courier), article(courier));
    expect(found).toMatchObject({ share: 1, differences: [], onlyOne: { sentences: 0 }, onlyOther: { sentences: 0 } });
    expect(found.rows.every((row) => row.likeness === 1 && !row.moved)).toBe(true);
  });

  it("says of two that have nothing in common that nothing is the same, and stands empty ones", () => {
    const found = compared(article("Rain is expected."), article("Ferry tickets cost more."));
    expect(found).toMatchObject({ share: 0, differences: [] });
    expect(found.rows).toHaveLength(2);
    expect(compared(article(""), article(""))).toMatchObject({ rows: [], share: 0 });
    expect(compared(article(""), article(courier)).rows).not.toHaveLength(0);
  });

  it("shows every sentence of both once, whatever they are", () => {
    const sentence = fc.constantFrom(
      "The port paid in full.",
      "Six boats sank off the coast.",
      "Five boats sank off the coast.",
      "Nobody answered the telephone.",
      "“We got mud,” she said.",
      "港口支付了。",
      "👩‍👩‍👧 !",
    );
    const text = fc
      .array(fc.tuple(sentence, fc.constantFrom(" ", "\n\n")))
      .map((parts) => parts.flat().join("").trim());
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [article(a), article(b)];
        const found = compared(one, other);
        const count = (side: "one" | "other") => found.rows.reduce((sum, row) => sum + (row[side]?.sentences ?? 0), 0);
        expect(count("one")).toBe(one.sentences.length);
        expect(count("other")).toBe(other.sentences.length);
        expect(found.share).toBeGreaterThanOrEqual(0);
        expect(found.share).toBeLessThanOrEqual(1);
        for (const row of found.rows)
          for (const [side, words] of [
            ["one", a],
            ["other", b],
          ] as const)
            for (const [start, end] of row[side]?.shared ?? []) expect(words.slice(start, end).trim()).not.toBe("");
      }),
      { numRuns: 60 },
    );
  });
});
