import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageText, piecesOf } from "@/lib/articles/page-text";

const paragraphs = (count: number, words: string) =>
  Array.from({ length: count }, (_, at) => `<p data-start="${at}">${words}</p>`).join("");

describe("a text in its page", () => {
  it("stands there as it is while it is short, or one long paragraph", () => {
    const short = paragraphs(100, "The port paid in full.");
    expect(pageText(short, "/text")).toBe(short);
    const line = paragraphs(1, "x".repeat(500_000));
    expect(pageText(line, "/text")).toBe(line);
  });

  it("has its rest set apart when it is long, and loses nothing of it", () => {
    const long = paragraphs(5000, "The port paid in full, and the mud is there.");
    const [, before = "", rest = ""] = /^(.*)<noscript>(.*)<\/noscript>$/s.exec(pageText(long, "/text")) ?? [];
    expect(before + rest).toBe(long);
    expect(before).toMatch(/<\/p>$/);
    expect(before.length).toBeGreaterThan(40_000);
    expect(before.length).toBeLessThan(60_000);
  });

  it("has its opening alone when it is very long, and a link to all of it", () => {
    const long = paragraphs(20_000, "The port paid in full, and the mud is there.");
    const page = pageText(long, "/text");
    expect(page).toMatch(/<\/p><noscript data-more><p><a href="\/text\?page">.*<\/noscript>$/);
    expect(page.length).toBeLessThan(60_000);
    expect(long.startsWith(page.slice(0, page.indexOf("<noscript")))).toBe(true);
  });

  it("is put in by pieces of whole paragraphs, whatever their size", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z\n]*$/)), fc.integer({ min: 1, max: 60 }), (words, size) => {
        const html = words.map((each, at) => `<p data-start="${at}">${each}</p>`).join("");
        const pieces = [...piecesOf(html, size)];
        expect(pieces.join("")).toBe(html);
        for (const piece of pieces) expect(piece).toMatch(/^<p .*<\/p>$/s);
      }),
    );
  });
});
