import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedParagraphs, paragraphsFrom, paragraphsIn } from "@/lib/articles/changed-paragraphs";

const p = (words: string, at: number) => `<p data-start="${at}">${words}</p>`;

describe("what changed in a written text", () => {
  it("is nothing, the paragraphs that read otherwise, or everything where there are more of them", () => {
    const before = p("One.", 0) + p("Two\nlines.", 5) + p("Three.", 10);
    const after = p("One.", 0) + p("<mark>Two</mark>\nlines.", 5) + p("Three.", 10);
    expect(changedParagraphs(before, before)).toBe("");
    expect(changedParagraphs(before, after)).toBe(p("<mark>Two</mark>\nlines.", 5));
    expect(changedParagraphs(before, after + p("Four.", 17))).toBeNull();
    expect(changedParagraphs("", "")).toBe("");
  });

  it("leaves the rest of a text from where a page has it", () => {
    const text = p("One.", 0) + p("<mark data-start='0'>Two</mark>", 5) + p("Three.", 10);
    expect(paragraphsFrom(text, 4)).toBe(p("<mark data-start='0'>Two</mark>", 5) + p("Three.", 10));
    expect(paragraphsFrom(text, 0)).toBe(text);
    expect(paragraphsFrom(text, 11)).toBe("");
  });

  it("makes the older text the newer one, whatever changed", () => {
    const words = fc.array(fc.tuple(fc.stringMatching(/^[a-z\n]*$/), fc.option(fc.stringMatching(/^[a-z]*$/))));
    fc.assert(
      fc.property(words, (pairs) => {
        const before = pairs.map(([old], at) => p(old, at)).join("");
        const after = pairs.map(([old, now], at) => p(now ?? old, at)).join("");
        const placed = new Map(paragraphsIn(before).map((each) => [each.slice(0, each.indexOf(">")), each]));
        for (const each of paragraphsIn(changedParagraphs(before, after) ?? ""))
          placed.set(each.slice(0, each.indexOf(">")), each);
        expect([...placed.values()].join("")).toBe(after);
      }),
    );
  });
});
