import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, sketchOf } from "@/lib/articles/sketch";

const words = Array.from({ length: 600 }, (_, index) => `word${(index * 7919) % 1009}`);
const sketch = (text: string) => sketchOf(text) ?? [];

describe("the likeness of two texts", () => {
  it("is 1 for the same words, however they are set", () => {
    const text = words.join(" ");
    expect(likeness(sketch(text), sketch(`  ${text.toUpperCase().replaceAll(" ", " –\n")}. `))).toBe(1);
  });

  it("is 0 for other words", () => {
    expect(likeness(sketch(words.join(" ")), sketch(words.map((word) => `${word}x`).join(" ")))).toBe(0);
  });

  it.each([
    [0.02, 0.88, 1],
    [0.1, 0.62, 0.86],
    [0.5, 0, 0.35],
  ])("falls with the share of words that were changed (%f)", (share, least, most) => {
    const every = Math.round(1 / share);
    const changed = words.map((word, index) => (index % every === 0 ? `other${index}` : word));
    const found = likeness(sketch(words.join(" ")), sketch(changed.join(" ")));
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });

  it("is not told for a text of a few words", () => {
    expect(sketchOf("The port paid.")).toBeNull();
  });

  it("reads Chinese by its characters", () => {
    const text = "港务局向承包商支付了全部款项，尽管十一公里中的六公里尚未疏浚。根据合同，最后一笔款项已于五月支付。";
    expect(likeness(sketch(text), sketch(`${text}完。`))).toBeGreaterThan(0.9);
  });

  it("is the same both ways, from 0 to 1", () => {
    const texts = fc.array(fc.constantFrom(...words.slice(0, 40)), { minLength: 60, maxLength: 200 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [a, b] = [sketch(one.join(" ")), sketch(other.join(" "))];
        const found = likeness(a, b);
        expect(found).toBe(likeness(b, a));
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(likeness(a, a)).toBe(a.length > 0 ? 1 : 0);
      }),
    );
  });
});
