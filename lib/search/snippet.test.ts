import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery } from "@/lib/search/query";
import { marksIn, snippetOf } from "@/lib/search/snippet";

const marked = (text: string, query: string) =>
  marksIn(text, readQuery(query).terms).reduceRight(
    (line, [start, end]) => `${line.slice(0, start)}[${line.slice(start, end)}]${line.slice(end)}`,
    text,
  );

test.each([
  ["The École opened", "ecole", "The [École] opened"],
  ["Straße und Strasse", "strasse", "[Straße] und [Strasse]"],
  ["1,400 or 1400 tonnes", "1400", "[1,400] or [1400] tonnes"],
  ["the port authority and the port", '"port authority"', "the [port authority] and the port"],
  ["dredging, dredger, drew", "dredg*", "[dredging], [dredger], drew"],
  ["他在北京市长大", "北京", "他在[北京]市长大"],
  ["他在北京市长大", "北京市", "他在[北京市]长大"],
  ["قال الوزيرُ أحمد", "وزير", "قال [الوزيرُ] أحمد"],
  ["Её ёлка", "елка", "Её [ёлка]"],
  ["nothing here", "else", "nothing here"],
])("in “%s” the words of %s are marked", (text, query, shown) => {
  expect(marked(text, query)).toBe(shown);
});

test("a snippet of a long text shows the word that was found", () => {
  const text = `${"filler words go on ".repeat(40)}the needle is here ${"and more of it ".repeat(40)}`;
  const { text: snippet, marks } = snippetOf(text, readQuery("NEEDLE").terms);
  expect(snippet).toContain("the needle is here");
  expect(snippet).toMatch(/^….*…$/);
  expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual(["needle"]);
});

test("whatever a text is, its snippet is short and its marks lie within it, apart and in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 900 }), fc.string({ unit: "binary" }), (text, query) => {
      const { text: snippet, marks } = snippetOf(text, readQuery(`a ${query}`).terms);
      expect(snippet.length).toBeLessThanOrEqual(244);
      expect(snippet.isWellFormed()).toBe(true);
      let last = 0;
      for (const [start, end] of marks) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(snippet.length);
    }),
  );
});
