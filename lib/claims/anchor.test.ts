import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { occursIn, selectorAt, sentencesTouched, trimmedRange } from "@/lib/claims/anchor";

const text = "The port paid €48.2 million. “We got mud,” one of them said — and left. 👩‍👩‍👧 Then it rained.";

describe("describing a place in a text", () => {
  it("keeps the words and up to 32 characters on either side", () => {
    const start = text.indexOf("“We got");
    const place = selectorAt(text, start, start + 13);
    expect(place).toEqual({
      start,
      end: start + 13,
      exact: "“We got mud,”",
      prefix: "The port paid €48.2 million. ",
      suffix: " one of them said — and left. ",
    });
  });

  it.each([
    [5, 5],
    [6, 5],
    [-1, 5],
    [0, 10_000],
    [0.5, 3],
  ])("refuses a range that holds no text: %d to %d", (start, end) => {
    expect(() => selectorAt(text, start, end)).toThrow(RangeError);
  });

  it("never cuts a surrogate pair or a character made of several, and joins up with what it quotes", () => {
    const piece = fc.constantFrom("a", " ", "é", "e\u0301", "🙂", "👩‍👩‍👧", "🇳🇴", "ש", "港", "\n");
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 80 }), fc.nat(), fc.nat(), (pieces, one, other) => {
        const whole = pieces.join("");
        const bounds = [...new Intl.Segmenter("und").segment(whole)].map(({ index }) => index).concat(whole.length);
        const [from = 0, to = 0] = [one, other].map((n) => bounds[n % bounds.length] ?? 0).sort((a, b) => a - b);
        if (from === to) return;
        const { prefix, exact, suffix } = selectorAt(whole, from, to);
        expect(whole.slice(from - prefix.length, to + suffix.length)).toBe(prefix + exact + suffix);
        expect(prefix.length).toBeLessThanOrEqual(32);
        expect(suffix.length).toBeLessThanOrEqual(32);
        expect(bounds).toContain(from - prefix.length);
        expect(bounds).toContain(to + suffix.length);
      }),
    );
  });
});

describe("trimming a selection", () => {
  it.each([
    ["white space at both ends", "  a word \n", 0, 10, "a word"],
    ["a no-break space and an ideographic one", "\u00a0word\u3000", 0, 6, "word"],
    ["half of an emoji", "so 🙂 it", 4, 6, "🙂"],
    ["more than the text", "word", -5, 99, "word"],
  ])("takes off %s", (_, whole, start, end, words) => {
    const range = trimmedRange(whole, start, end);
    expect(range && whole.slice(range.start, range.end)).toBe(words);
  });

  it.each([
    ["only white space", " \n\t ", 0, 4],
    ["nothing", "word", 2, 2],
    ["a range that runs backwards", "word", 3, 1],
  ])("gives null for %s", (_, whole, start, end) => {
    expect(trimmedRange(whole, start, end)).toBeNull();
  });
});

describe("a quotation occurs in a text", () => {
  it.each([
    ["word for word", "paid €48.2 million", "paid €48.2 million"],
    ["with straight quotation marks", '"We got mud," one', "“We got mud,” one"],
    ["with another dash", "said - and left", "said — and left"],
    ["with other white space", "port\n  paid\u00a0€48.2", "port paid €48.2"],
    ["with soft hyphens", "mil\u00adlion", "million"],
    ["with white space around it", "  Then it rained. ", "Then it rained."],
  ])("%s", (_, quote, words) => {
    const found = occursIn(text, quote);
    expect(found && text.slice(found.start, found.end)).toBe(words);
  });

  it("also where the text has what the quotation has not", () => {
    const typeset = "He said:\u00a0‘It’s a har\u00adbour  -- ours.’";
    const found = occursIn(typeset, "'It's a harbour - ours.'");
    expect(found && typeset.slice(found.start, found.end)).toBe("‘It’s a har\u00adbour  -- ours.’");
  });

  it.each([
    ["a changed figure", "paid €48.3 million"],
    ["a changed capital", "the port paid"],
    ["a comma left out", "“We got mud” one"],
    ["an accent left out", "the pórt paid"],
    ["words left out", "The port paid million"],
    ["nothing", "  "],
    ["a soft hyphen alone", "\u00ad"],
  ])("but not with %s", (_, quote) => {
    expect(occursIn(text, quote)).toBeNull();
  });

  it("wherever it was copied from, with its typesetting levelled", () => {
    const words = fc.string({
      unit: fc.constantFrom("a", "B", "7", " ", "’", "“", "—", "-", "é", "🙂"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, words, (before, quote, after) => {
        if (quote.trim() === "") return;
        const plain = quote.replace(/’/g, "'").replace(/“/g, '"').replace(/—/g, "-").replace(/ /g, "\n ");
        expect(occursIn(before + quote + after, plain)).not.toBeNull();
      }),
    );
  });
});

describe("the sentences that a range touches", () => {
  const sentences = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 22, end: 30 },
  ];
  it.each([
    ["one from inside", 2, 4, [0]],
    ["two across their border", 8, 12, [0, 1]],
    ["all", 0, 30, [0, 1, 2]],
    ["none between two", 20, 22, []],
    ["not one that it only meets", 10, 11, []],
    ["none behind the last", 30, 40, []],
  ])("%s", (_, start, end, expected) => {
    expect(sentencesTouched(sentences, start, end).map((sentence) => sentences.indexOf(sentence))).toEqual(expected);
  });
});
