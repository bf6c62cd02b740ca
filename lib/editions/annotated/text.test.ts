import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotatedText } from "@/lib/editions/annotated/text";
import type { DossierExport, ExportedArticle, ExportedClaim } from "@/lib/editions/schema";

const lines = [
  "Ferry late again",
  "It was <b>late</b> & the crew knew. Nobody said so.",
  "שלום, said the pilot 👩‍👩‍👧. End.",
];
const text = lines.join("\n\n");
const paragraphs = lines.map((line, at) => ({
  start: text.indexOf(line),
  end: text.indexOf(line) + line.length,
  role: at === 0 ? "headline" : "body",
}));

const articleWith = (open: [number, number][]): ExportedArticle => ({
  letter: "A",
  ours: false,
  title: "Ferry late again",
  outlet: "",
  byline: "",
  publishedAt: null,
  url: "",
  language: "",
  source: null,
  revision: {
    number: 1,
    originalSha256: "0",
    text,
    paragraphs,
    sentences: open.map(([start, end]) => ({ start, end, state: "unexamined" })),
    coverage: { sentences: 0, claimed: 0, notCheckable: 0, unexamined: 0 },
  },
});

const side = {
  inWords: "",
  sources: 0,
  atLeast: 0,
  atMost: 0,
  unidentified: 0,
  circular: false,
  primary: false,
  unsettled: 0,
  origins: [],
};

const claimAt = (start: number, end: number, number: number): ExportedClaim => ({
  ref: `A${number}`,
  statement: "It was late.",
  kind: "event",
  stakes: "routine",
  about: [],
  reply: null,
  status: "checking",
  stale: false,
  substance: null,
  assignee: null,
  signOff: null,
  failing: [],
  waivers: [],
  mentions: [
    { article: "A", revision: 1, start, end, quote: text.slice(start, end), mode: "asserts", attribution: null },
  ],
  evidence: [],
  independence: { supports: side, refutes: side },
  talk: [],
});

const shown = (article: ExportedArticle, claims: ExportedClaim[]): string =>
  annotatedText(article, { claims, sources: [], timeZone: "UTC" } as unknown as DossierExport).text;

const unescaped = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** What stands in the paragraphs, without notes, numbers and what is only read aloud. */
const readIn = (html: string): string[] =>
  [...html.matchAll(/<(p class="(?:body|by)"|h2) dir="auto">(.*?)<\/(?:p|h2)>/gs)].map(([, , inside = ""]) =>
    unescaped(inside.replace(/<sup>.*?<\/sup>|<span class="sr">.*?<\/span>/g, "").replace(/<[^>]+>/g, "")),
  );

// A mention bears some words, so it touches a paragraph.
const range = fc
  .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]): [number, number] => [start, Math.min(text.length, start + length)])
  .filter(([start, end]) => text.slice(start, end).trim() !== "");

describe("an annotated text", () => {
  it("holds the article's words unchanged, and each claim's number once, wherever its mentions overlap or cross", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), fc.array(range, { maxLength: 3 }), (mentions, open) => {
        const claims = mentions.map(([start, end], at) => claimAt(start, end, at + 1));
        const html = shown(articleWith(open), claims);
        expect(readIn(html)).toEqual(paragraphs.map(({ start, end }) => text.slice(start, end)));
        for (const { ref } of claims) {
          expect(html.split(`href="#claim-${ref}"`)).toHaveLength(2);
          expect(html.split(`<b class="nn">${ref.slice(1)}</b>`)).toHaveLength(2);
        }
      }),
    );
  });

  it("underlines claims that overlap on lines of their own", () => {
    const html = shown(articleWith([]), [claimAt(18, 40, 1), claimAt(30, 60, 2)]);
    expect(html).toContain('<span class="cl u-checking"><span class="cl u-checking lv2">');
  });

  it("gives the title where the text shows no headline", () => {
    const article = articleWith([]);
    article.revision.paragraphs = paragraphs.slice(1);
    expect(readIn(shown(article, []))[0]).toBe("Ferry late again");
  });
});
