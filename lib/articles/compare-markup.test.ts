import { expect, it } from "vitest";
import { compared } from "@/lib/articles/compare";
import { comparisonMarkup } from "@/lib/articles/compare-markup";

const side = (text: string) => ({ text, sentences: [{ start: 0, end: text.length, paragraph: 0 }] });
const named = (text: string, letter: string, over: object = {}) => ({
  text,
  name: `Paper ${letter}`,
  letter,
  language: "en",
  mentions: [],
  ...over,
});

const one = "Six of the eleven boats sank off the coast.";
const other = "Five of the eleven boats sank off the coast.";

it("boxes what differs with its number, tints what is shared, and names claims that are in both", () => {
  const mention = { claimId: "c1", ref: "A1", start: 0, end: 10 };
  const html = comparisonMarkup(
    compared(side(one), side(other)),
    named(one, "A", { mentions: [mention] }),
    named(other, "B", { mentions: [mention] }),
    (id) => `/claims/${id}`,
  );
  expect(html).toContain('<span class="dif" data-n="1">Six<sup>1</sup></span>');
  expect(html).toContain('<span class="dif" data-n="1">Five<sup>1</sup></span>');
  expect(html).toContain('<span class="sim">of the eleven boats sank off the coast');
  expect(html).toContain("A1 in both");
  expect(html).toContain('href="/claims/c1"');
  expect(html).toContain(" data-d");
});

it("says what is not in an article, and writes nothing that a text brings along as markup", () => {
  const evil = '<img src=x onerror=alert(1)> & "quoted" words here.';
  const html = comparisonMarkup(
    compared(side(evil), { text: "", sentences: [] }),
    named(evil, "A", { name: '"><script>' }),
    named("", "B"),
    (id) => id,
  );
  expect(html).toContain("Not in this article");
  expect(html).not.toMatch(/<img|<script/);
});
