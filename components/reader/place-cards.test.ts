import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardPlace, firstLine, placeCards } from "./place-cards";

const card = (line: number, selected = false, height = 50): CardPlace => ({ line, height, selected });

describe("cards beside the text", () => {
  it("stand at their claim's first line", () => {
    expect(placeCards([card(100), card(300)])).toEqual([83, 283]);
  });

  it("push later ones down", () => {
    expect(placeCards([card(100), card(110), card(120)])).toEqual([83, 139, 195]);
  });

  it("make room above the selected one, which stays at its line", () => {
    expect(placeCards([card(100), card(110, true), card(120)])).toEqual([37, 93, 149]);
  });

  it("never overlap, keep their order, and leave the selected one in its place", () => {
    const lines = fc.array(
      fc.record({ line: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 20, max: 90 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(lines, fc.nat(), (found, chosen) => {
        const sorted = found.sort((a, b) => a.line - b.line);
        const cards = sorted.map((each, at) => ({ ...each, selected: at === chosen % sorted.length }));
        const tops = placeCards(cards);
        const at = chosen % cards.length;
        expect(tops[at]).toBe(Math.max(0, (cards[at]?.line ?? 0) - firstLine));
        for (let i = 1; i < tops.length; i += 1)
          expect((tops[i - 1] ?? 0) + (cards[i - 1]?.height ?? 0)).toBeLessThanOrEqual(tops[i] ?? 0);
      }),
    );
  });
});
