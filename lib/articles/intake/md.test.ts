import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArticle } from "@/lib/articles/intake/read";

const time = { timeZone: "Europe/Berlin", now: new Date("2026-05-01T12:00:00Z") };
const body = "The Halvern Port Authority paid a contractor the full price although the channel was not finished.";
async function read(source: string) {
  const extracted = await readArticle({ bytes: new TextEncoder().encode(source), fileName: null, ...time });
  expect(extracted.format).toBe("md");
  const { text, paragraphs } = extracted;
  return { ...extracted, words: paragraphs.map(({ start, end }) => text.slice(start, end)) };
}
const marked = (middle: string) => `# Port paid in full\n\n${middle}\n\n## What follows\n\n${body}`;

describe("Markdown is read for its words", () => {
  it.each([
    ["a link", 'See [the *contract*](https://x.example/a_(b) "title").', "See the contract."],
    ["a bare address", "See https://x.example/a_b_c, please.", "See https://x.example/a_b_c, please."],
    ["marks that are escaped", "5 \\* 3 \\_and\\_ 2 &amp; &euro;1", "5 * 3 _and_ 2 & €1"],
    ["tags in the line", "It <b>never</b> was<br>so <!-- no --> said", "It never was\nso  said"],
    ["code", "```sql\nselect *\nfrom port\n```", "select *\nfrom port"],
    ["a quote in a quote", "> > It *never* was.", "It never was."],
    ["a break in the line", "One\\\ntwo", "One\ntwo"],
    ["a wrapped line", "One\ntwo  \nthree", "One two\nthree"],
    ["what is struck out", "It ~~never~~ was", "It never was"],
    ["a picture in the line", "It ![no](x.png) was", "It  was"],
  ])("%s", async (_, source, expected) => {
    expect((await read(marked(source))).words).toEqual(["Port paid in full", expected, "What follows", body]);
  });

  it("keeps every word of every paragraph, whatever it is marked with", async () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const piece = fc.tuple(fc.constantFrom("", "*", "**", "~~", "`"), word).map(([mark, one]) => ({ mark, one }));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 20 }), async (pieces) => {
        const { words } = await read(marked(pieces.map(({ mark, one }) => mark + one + mark).join(" ")));
        expect(words[1]).toBe(pieces.map(({ one }) => one).join(" "));
      }),
    );
  });
});

describe("the front matter", () => {
  it.each([
    ["title: Port paid", { title: "Port paid" }],
    ['title: "Port: \\"paid\\""', { title: 'Port: "paid"' }],
    ["title: 'It''s paid'", { title: "It's paid" }],
    ["title: Port paid # a note", { title: "Port paid" }],
    ["title: x\nauthor: Jane Roe", { byline: "Jane Roe" }],
    ["title: x\nauthors: [Jane Roe, 'Ian Kerr']", { byline: "Jane Roe, Ian Kerr" }],
    ["title: x\nauthors:\n  - name: Jane Roe\n  - name: Ian Kerr", { byline: "Jane Roe, Ian Kerr" }],
    ["title: x\ndate: 2026-03-11", { publishedAt: "2026-03-11" }],
    ["title: x\ndate: 2026-03-11T06:10:00+01:00", { publishedAt: "2026-03-11T05:10:00.000Z" }],
    ["title: x\ndate: 2040-03-11", { publishedAt: null }],
    ["title: x\ndate: soon", { publishedAt: null }],
    ["title: x\nlang: en-GB", { language: "en" }],
    ["title: x\nurl: https://x.example/a", { url: "https://x.example/a" }],
    ["title: x\nurl: javascript:alert(1)", { url: "" }],
    ["title: x\ntags: &a [*a, *a]\nother: !!js/function x", { title: "x" }],
  ])("%s", async (front, expected) => {
    const { metadata, text } = await read(`---\n${front}\n---\n\n${body}`);
    expect(metadata).toMatchObject(expected);
    expect(text).toBe(body);
  });

  it("says where each field was seen", async () => {
    const { seenIn } = await read(`---\ntitle: Port paid\nauthor: Jane Roe\n---\n\n${body}`);
    expect(seenIn).toMatchObject({ title: "the front matter (title)", byline: "the front matter (author)" });
  });
});
