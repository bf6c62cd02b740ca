import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movedEnd, quotationIn, stepOf } from "@/lib/claims/ends";

const text = "The port paid 40 million, it said. “Six kilometres were never dredged,” papers show.";
const range = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

describe("moving the ends of a mention", () => {
  it.each([
    ["paid 40", "start", -1, "word", "port paid 40"],
    ["paid 40", "start", 1, "word", "40"],
    ["paid 40", "end", 1, "word", "paid 40 million"],
    ["paid 40", "end", -1, "word", "paid"],
    ["paid", "start", 1, "word", "paid"],
    ["paid", "end", -1, "word", "paid"],
    ["The", "start", -1, "word", "The"],
    ["show", "end", 1, "word", "show"],
    ["show", "end", 1, "character", "show."],
    ["million", "end", 1, "word", "million, it"],
    ["million", "end", 1, "character", "million,"],
    ["port", "start", -1, "character", " port"],
  ] as const)("from “%s” its %s goes %i %s: “%s”", (from, end, by, unit, to) => {
    expect(said(movedEnd(text, range(from), { end, by, unit }))).toBe(to);
  });

  it("never leaves the text, never empties the range, and never cuts a character", () => {
    const character = fc.constantFrom("a", " ", "é", "👩‍👩‍👧", "ü", ".", "“", "字");
    const step = fc.record({
      end: fc.constantFrom("start" as const, "end" as const),
      by: fc.constantFrom(1 as const, -1 as const),
      unit: fc.constantFrom("word" as const, "character" as const),
    });
    fc.assert(
      fc.property(fc.array(character, { minLength: 2, maxLength: 20 }), fc.array(step), (characters, steps) => {
        const whole = characters.join("");
        let at = { start: 0, end: whole.length };
        for (const one of steps) at = movedEnd(whole, at, one);
        expect(at.start).toBeGreaterThanOrEqual(0);
        expect(at.end).toBeGreaterThan(at.start);
        expect(at.end).toBeLessThanOrEqual(whole.length);
        expect(whole.slice(at.start, at.end).isWellFormed()).toBe(true);
      }),
    );
  });

  const key = (over: object) => ({
    key: "",
    code: "",
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...over,
  });
  it.each([
    [
      { key: "[", code: "BracketLeft" },
      { end: "start", by: -1, unit: "word" },
    ],
    [
      { key: "]", code: "BracketRight" },
      { end: "start", by: 1, unit: "word" },
    ],
    [
      { key: "{", code: "BracketLeft", shiftKey: true },
      { end: "end", by: -1, unit: "word" },
    ],
    [
      { key: "“", code: "BracketLeft", altKey: true },
      { end: "start", by: -1, unit: "character" },
    ],
    [
      { key: "ArrowRight", shiftKey: true, altKey: true },
      { end: "end", by: 1, unit: "character" },
    ],
    [{ key: "[", ctrlKey: true }, null],
    [{ key: "j", code: "KeyJ" }, null],
  ])("is asked for by %o", (pressed, step) => {
    expect(stepOf(key(pressed))).toEqual(step);
  });
});

describe("a quotation in a sentence", () => {
  it.each([
    ["“Six kilometres were never dredged,” papers show.", "Six kilometres were never dredged,"],
    ['A spokesperson said: "We are not holding anything back."', "We are not holding anything back."],
    ["„Wir zahlen nicht“, sagte er.", "Wir zahlen nicht"],
    ["Il a dit « nous ne payons pas » hier.", "nous ne payons pas"],
    ["It was ‘the port’s fault’, he said.", "the port’s fault"],
    ["The so-called “truce” held; “nobody wants fingerprints on it”.", "nobody wants fingerprints on it"],
    ["The port’s papers show the towns’ debts.", null],
    ["Nothing is quoted here.", null],
    ["“Left open", null],
  ])("%s", (sentence, quotation) => {
    const found = quotationIn(sentence);
    expect(found && sentence.slice(found.start, found.end)).toBe(quotation);
  });
});
