import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { aligned } from "@/lib/articles/alignment";
import { pairUnits } from "@/lib/articles/pairing";
import { tellingLength } from "@/lib/articles/shared-runs";
import { tokensOf } from "@/lib/articles/tokens";

const cut = (text: string): string[] => {
  const { starts, ends } = tokensOf(text, new Map());
  return Array.from(starts, (start, index) => text.slice(start, ends[index]));
};

test.each<[string, string, string[]]>([
  ["words and signs", "It paid, she said.", ["It", "paid", ",", "she", "said", "."]],
  ["a sum", "€4.2 million", ["€", "4", ".", "2", "million"]],
  ["apostrophes", "don't 'no' the Joneses’ port’s", ["don't", "'", "no", "'", "the", "Joneses", "’", "port’s"]],
  ["accents, written either way", "née nee\u0301", ["née", "nee\u0301"]],
  ["scripts without spaces", "漁港で魚", ["漁", "港", "で", "魚"]],
  ["emoji, whole", "a👩‍🚒🐟b", ["a", "👩‍", "🚒", "🐟", "b"]],
  ["white space alone", " \n\t\u00a0 ", []],
])("a text is cut into %s", (_, text, tokens) => {
  expect(cut(text)).toEqual(tokens);
});

test("what only typesetting changes is the same word", () => {
  const { ids } = tokensOf('port\'s “no” – port’s "no" -', new Map());
  expect(Array.from(ids.slice(0, 5))).toEqual(Array.from(ids.slice(5)));
});

test("tokens are in the order of the text, apart, and never cut a pair of surrogates", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { starts, ends } = tokensOf(text, new Map());
      let last = 0;
      for (const [index, start] of starts.entries()) {
        const end = ends[index] ?? 0;
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end).isWellFormed()).toBe(
          text.isWellFormed() || text.slice(start, end).isWellFormed(),
        );
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

describe("pairing paragraphs", () => {
  const pairs = (old: string[], fresh: string[]): (number | null)[] => {
    const known = new Map<string, number>();
    const side = (paragraphs: string[]) => {
      const units: { from: number; to: number }[] = [];
      const ids: number[] = [];
      for (const paragraph of paragraphs) {
        const from = ids.length;
        ids.push(...tokensOf(paragraph, known).ids);
        units.push({ from, to: ids.length });
      }
      return { ids: Int32Array.from(ids), units };
    };
    const one = side(old);
    const found = pairUnits(one, side(fresh), new Int32Array(one.ids.length).fill(-1));
    return Array.from(found, (index) => (index < 0 ? null : index));
  };
  const a = "The council paid the dredging firm nine million in March.";
  const b = "Nobody on the board had seen the second report that spring.";
  const c = "Fishermen at the east pier have counted fewer boats this year.";
  const ad = "Advertisement.";

  it.each<[string, string[], string[], (number | null)[]]>([
    ["the same in another order", [a, b, c], [c, a, b], [1, 2, 0]],
    ["an edited one with its own", [a, b, c], [b, a.replace("nine", "ten"), c], [1, 0, 2]],
    ["none with one that has a better partner", [a, a.replace("March", "May")], [a.replace("March", "May")], [null, 0]],
    ["each copy with its own copy", [a, b, a.replace("March", "May")], [a.replace("March", "May"), b, a], [2, 1, 0]],
    ["what is said again by its neighbours", [a, ad, b, ad, c], [a, b, ad, c], [0, null, 1, 2, 3]],
    ["nothing with what only shares common words", [b, a, c], [b, c, "The board met in March."], [0, null, 1]],
    ["nothing with nothing", [], [a], []],
  ])("pairs %s", (_, old, fresh, expected) => {
    expect(pairs(old, fresh)).toEqual(expected);
  });

  it("pairs at most one with one, whatever the texts", () => {
    const paragraph = fc.array(fc.constantFrom("port", "paid", "the", "board", "nine", "."), {
      minLength: 1,
      maxLength: 9,
    });
    const texts = fc.array(
      paragraph.map((words) => words.join(" ")),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, (old, fresh) => {
        const found = pairs(old, fresh).filter((index) => index !== null);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe("aligning two texts", () => {
  const words = fc
    .array(fc.constantFrom("port", "paid", "the", "board", "nine", "quay.", "\n\n", "🐟"), { maxLength: 60 })
    .map((all) => all.join(" "));

  it("takes only the same words, and each new one once", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const { old, fresh, newOf } = aligned(before, after);
        const found = newOf.filter((at) => at >= 0);
        expect(new Set(found).size).toBe(found.length);
        for (const [at, there] of newOf.entries()) if (there >= 0) expect(fresh.ids[there]).toBe(old.ids[at]);
      }),
    );
  });

  it("finds every word of the same text, none of them moved", () => {
    fc.assert(
      fc.property(words, (text) => {
        const { newOf, moved } = aligned(text, text);
        expect(Array.from(newOf)).toEqual(Array.from(newOf.keys()));
        expect(moved.every((one) => one === 0)).toBe(true);
      }),
    );
  });

  it("finds lines that are no paragraphs in one of the two", () => {
    const list = Array.from({ length: 3000 }, (_, i) => `w${Math.imul(i * i + 1, 0x9e3779b1) >>> 22}`);
    const { newOf } = aligned(list.join("\n"), list.filter((_, i) => i % 40 !== 0).join(" "));
    expect(newOf.filter((at) => at >= 0).length).toBeGreaterThan(2800);
  });
});

test.each<[number, number, number, number]>([
  [1000, 1000, 0.015, 8],
  [1000, 1000, 0.25, 14],
  [100_000, 100_000, 0.45, 35],
  [0, 0, 0, 8],
])("between %i and %i words of likeness %d, %i in a row are no coincidence", (one, other, chance, length) => {
  expect(tellingLength(one, other, chance)).toBe(length);
});
