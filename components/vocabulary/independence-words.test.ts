import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawBadge, type IndependenceCounts, independenceWords } from "./independence-words";

const counts = (over: Partial<IndependenceCounts> = {}): IndependenceCounts => ({
  sources: 2,
  atLeast: 1,
  atMost: 1,
  unidentified: 0,
  circular: false,
  ...over,
});

describe("the independence badge", () => {
  it.each([
    [counts({ sources: 6 }), "6 sources · 1 origin"],
    [counts({ sources: 3, atLeast: 2, atMost: 2 }), "3 sources · 2 origins"],
    [counts({ sources: 6, atMost: 2, unidentified: 1 }), "6 sources · 1–2 origins · 1 unidentified"],
    [counts({ atLeast: 0, atMost: 2 }), "2 sources · 0–2 origins"],
    [counts({ atLeast: 0, atMost: 0, unidentified: 1 }), "2 sources · 0 origins · 1 unidentified"],
    [counts({ sources: 1, primary: true }), "1 source · primary"],
    [counts({ sources: 2, primary: true }), "2 sources · 1 origin"],
    [counts({ sources: 3, circular: true }), "3 sources · 1 origin · circular"],
    [counts({ sources: 0, atLeast: 0, atMost: 0 }), "no evidence"],
    [counts({ sources: 2, atLeast: 1, atMost: 1, retracted: ["s1"] }), "2 sources · 1 origin · 1 retracted"],
  ])("says %o in words", (given, words) => {
    expect(independenceWords(given)).toBe(words);
  });

  it("draws what it counts: filled for certain, outlined for possible, hollow for unidentified", () => {
    const { squares, dots } = drawBadge(counts({ sources: 4, atLeast: 1, atMost: 2, unidentified: 1 }));
    expect(squares.map((square) => square.look)).toEqual(["filled", "outlined", "hollow"]);
    expect(dots).toHaveLength(4);
  });

  it("keeps every mark inside the badge and joins every dot and square, whatever the counts", () => {
    const few = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(few, few, few, few, fc.boolean(), (sources, atLeast, more, unidentified, primary) => {
        const given = counts({ sources: sources + 1, atLeast, atMost: atLeast + more, unidentified, primary });
        const { squares, dots, lines } = drawBadge(given);
        for (const { y, size } of squares) {
          expect(y - size / 2).toBeGreaterThanOrEqual(-0.001);
          expect(y + size / 2).toBeLessThanOrEqual(14.001);
        }
        expect(squares.length).toBeLessThanOrEqual(6);
        expect(dots.length).toBeLessThanOrEqual(6);
        for (const { y } of dots) expect(lines.some((line) => line.to === y)).toBe(true);
        for (const { y } of squares) expect(lines.some((line) => line.from === y)).toBe(true);
      }),
    );
  });
});
