import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prose } from "@/bench/prose";
import { packed, unpacked, wordingOf } from "@/lib/sources/wording";
import { NAME, wordsOf } from "@/lib/sources/wording-words";

const stemsOf = (text: string) => [...wordsOf(text).stems];
const marked = (one: string, other: string) => {
  const marks = new Set(wordingOf(other).marks);
  return [...wordingOf(one).marks].filter((mark) => marks.has(mark)).length;
};

describe("the words of a text", () => {
  it.each([
    ["an ending", "dredged dredging dredges dredger"],
    ["a noun made of a verb", "investigate investigation investigators"],
    ["another's word for it", "revealed disclosed"],
    ["a figure in letters", "3 three drei"],
    ["thousands", "4,200 4.200 4200"],
    ["points in a name", "NATO N.A.T.O"],
    ["accents and capitals", "Café CAFE cafés"],
    ["somebody's", "keeper keeper’s keeper's keepers"],
  ])("%s makes no other word", (_, words) => {
    expect(new Set(stemsOf(words)).size).toBe(1);
  });

  it.each([
    ["a decimal point", "4.2 42"],
    ["a figure", "61 16"],
    ["a name that is spelled like a small word", "WHO who"],
    ["another word", "lock clock"],
  ])("%s does", (_, words) => {
    expect(new Set(stemsOf(words)).size).toBe(2);
  });

  it("knows where each stands in the text, and which are names", () => {
    const text = "The port’s head, Ingrid Vossler, paid 4.2 million. Why?";
    const { count, starts, ends, kinds } = wordsOf(text);
    const words = Array.from({ length: count }, (_, at) => text.slice(starts[at], ends[at]));
    expect(words).toEqual(["The", "port’s", "head", "Ingrid", "Vossler", "paid", "4.2", "million", "Why"]);
    expect(words.filter((_, at) => (kinds[at] ?? 0) & NAME)).toEqual(["Ingrid", "Vossler"]);
  });

  it("says nothing of small words", () => {
    expect(stemsOf("the of and der und le de los").every((stem) => stem === 0)).toBe(true);
  });
});

describe("the wording of a text", () => {
  it("has about 134 prints for 600 words", () => {
    const counts = Array.from({ length: 20 }, (_, seed) => wordingOf(prose(600, seed)).prints.length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(120);
    expect(mean).toBeLessThan(150);
  });

  it("shares a print wherever twelve words in a row are the same", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 0, max: 80 }), (seed, from) => {
        const words = prose(100, seed).split(/\s+/);
        const copied = words.slice(from, from + 12);
        const other = `${prose(40, seed + 5000)} ${copied.join(" ")} ${prose(40, seed + 9000)}`;
        const prints = new Set(wordingOf(other).prints);
        if (copied.length === 12)
          expect([...wordingOf(words.join(" ")).prints].some((one) => prints.has(one))).toBe(true);
      }),
    );
  });

  it("keeps its marks when the text is told in other words", () => {
    const text = "Marit Osk, 61, opened the eastern gates at Sterrin by hand and saved three fishing boats.";
    const retold =
      "By hand the 61-year-old Marit Osk of Sterrin moved the gates in the east; 3 boats that fish were rescued.";
    expect(marked(text, retold)).toBeGreaterThanOrEqual(8);
    expect(marked(text, "The council of Velden argues about trams and pays nothing for the new line.")).toBe(0);
  });

  it("has no number twice, and is the same after it was stored", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const { prints, marks } = wordingOf(text);
        expect(new Set(prints).size).toBe(prints.length);
        expect(new Set(marks).size).toBe(marks.length);
        expect([...unpacked(Buffer.from(packed(prints)))]).toEqual([...prints]);
        expect(wordingOf(text)).toEqual({ prints, marks });
      }),
    );
  });

  it("is bounded for the longest text", () => {
    const { prints, marks } = wordingOf(prose(60_000, 3));
    expect(prints.length).toBeLessThanOrEqual(32_768);
    expect(marks.length).toBeLessThanOrEqual(200);
  });
});
