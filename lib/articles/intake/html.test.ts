import { readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { articleText, composed, type Document } from "@/lib/articles/intake/document";
import { html, readHtml } from "@/lib/articles/intake/html";
import { kindOf } from "@/lib/articles/intake/kind";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

const time = { timeZone: "Europe/Berlin", now: new Date("2026-06-01T12:00:00Z"), url: "https://estuary.example/x?a=1" };
const ferry = readFileSync("lib/articles/intake/samples/page-ferry.html", "utf8");
const read = (source: string) => readHtml(source, time, "utf-8");
const article = ({ blocks }: Document) => articleText(composed(blocks));
const asideFor = ({ blocks }: Document, words: string) => blocks.find(({ text }) => text.includes(words))?.aside;

const sentence = "The council met on Monday evening to decide about the bridge, which has been closed since autumn. ";
const page = (head: string, body = "") =>
  `<html><head>${head}</head><body><h1>Bridge stays closed until summer</h1>${body}<p>${sentence.repeat(2)}</p><p>${sentence.repeat(3)}</p></body></html>`;

describe("a news page", () => {
  const document = read(ferry);

  it("gives the article in reading order, with nothing of what the site puts around it", () => {
    expect(document.blocks.filter(({ aside }) => !aside).map(({ role, text }) => [role, text.slice(0, 36)])).toEqual([
      ["headline", "Night ferry to Halvern runs again af"],
      ["body", "The first crossing left Brackwater o"],
      ["byline", "By Jane Roe and Sam Okoro"],
      ["body", "The night ferry between Brackwater a"],
      ["body", "The port authority says the crossing"],
      ["heading", "Who pays"],
      ["body", "The county carries 60 per cent of th"],
      ["body", "Season | Crossings a week"],
      ["body", "Summer | 7"],
      ["body", "Winter | 4"],
      ["body", "Cars pay 44 euros in either directio"],
      ["body", "Islanders travel at half the price."],
      ["body", "“We had stopped believing in it,” sa"],
      ["body", "Whether the contract is extended dep"],
    ]);
  });

  it.each([
    ["Council", "navigation"],
    ["Facebook", "navigation"],
    ["11 March 2026", "published"],
    ["Photo: Lena Voss", "image-credit"],
    ["Read also", "read-also"],
    ["newsletter", "subscribe"],
    ["is a reporter", "author-note"],
    ["I took it yesterday", "other"],
    ["Storm closes", "other"],
    ["© 2026", "other"],
  ])("keeps “%s”, set aside as %s", (words, reason) => {
    expect(asideFor(document, words)).toBe(reason);
  });

  it("reads entities as the characters they stand for", () => {
    expect(article(document)).toContain(
      "takes three hours — forty minutes less than before — because the ship’s engines",
    );
  });

  it("leaves no trace of scripts, styles and what is hidden", () => {
    expect(composed(document.blocks).text).not.toMatch(/stolen|onerror|display|@graph|not see this|Nor this|<|&nbsp;/);
  });

  it("proposes what the page says about itself, and says where", () => {
    expect(document.metadata).toEqual({
      title: "Night ferry to Halvern runs again after four years",
      outlet: "Estuary Times",
      byline: "Jane Roe, Sam Okoro",
      publishedAt: "2026-03-11T05:30:00.000Z",
      url: "https://estuary.example/news/night-ferry-halvern",
      language: "en",
    });
    expect(document.seenIn).toMatchObject({
      title: "the page's structured data (JSON-LD headline)",
      publishedAt: "the page's structured data (JSON-LD datePublished)",
      url: "the page's canonical address (link rel=canonical)",
    });
  });
});

describe("when an article ran", () => {
  const ld = (value: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${value}"}</script>`;
  const meta = '<meta property="article:published_time" content="2026-02-02T10:00:00Z">';
  const shown = "<p><time datetime='2026-02-03'>3 February</time></p>";
  const line = "<p>Published: 4 February 2026</p>";
  it.each([
    ["structured data before all else", ld("2026-02-01"), meta, "2026-02-01"],
    ["the meta tag where structured data are silent", "", meta, "2026-02-02T10:00:00.000Z"],
    ["the time element where there is no meta tag", "", "", "2026-02-03"],
    ["midnight as a day without an hour", ld("2026-02-01T00:00:00+02:00"), "", "2026-02-01"],
    ["nothing from the future", ld("2027-02-01"), meta, "2026-02-02T10:00:00.000Z"],
    ["a time without a zone in the newsroom's", ld("2026-02-01T10:00:00"), "", "2026-02-01T09:00:00.000Z"],
  ])("takes %s", (_, data, tags, date) => {
    expect(read(page(data + tags, shown + line)).metadata.publishedAt).toBe(date);
  });

  it("takes the line that says so, and quotes it", () => {
    const { metadata, seenIn } = read(page("", line));
    expect([metadata.publishedAt, seenIn.publishedAt]).toEqual(["2026-02-04", "the line “Published: 4 February 2026”"]);
  });

  it("passes over the time of an update", () => {
    const update = "<p>Updated <time class='updated' datetime='2026-05-01'>1 May 2026</time></p>";
    expect(read(page("", update)).metadata.publishedAt).toBeUndefined();
  });

  it("takes the date in the address last, and says so", () => {
    const dated = { ...time, url: "https://estuary.example/2026/03/09/bridge" };
    const { metadata, seenIn } = readHtml(page(""), dated, "utf-8");
    expect([metadata.publishedAt, seenIn.publishedAt]).toEqual(["2026-03-09", "the date in the page's address"]);
  });
});

describe("who wrote it", () => {
  it.each([
    ["a meta tag", '<meta name="author" content="By Ana Ruiz">', "", "Ana Ruiz"],
    ["a link that says author", "", "<p>Written by <a rel='author'>Ana Ruiz</a></p>", "Ana Ruiz"],
    ["a line of the page", "", "<p>By Ana Ruiz, Estuary Times</p>", "Ana Ruiz"],
    ["no address of an account", '<meta name="article:author" content="https://social.example/ana">', "", undefined],
  ])("reads %s", (_, head, body, byline) => {
    expect(read(page(head, body)).metadata.byline).toBe(byline);
  });

  it("takes nobody who comments for the author", () => {
    const comments = `<div class="comments"><span class="author">Ana Ruiz</span><p>${sentence}</p></div></body>`;
    expect(read(page("").replace("</body>", comments)).metadata.byline).toBeUndefined();
  });

  it("names a person before the house that publishes", () => {
    const ld =
      '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"Estuary Times"}}</script>';
    expect(read(page(ld)).metadata.byline).toBe("Estuary Times");
    expect(read(page(`${ld}<meta name="author" content="Ana Ruiz">`)).metadata.byline).toBe("Ana Ruiz");
  });
});

describe("where it stands", () => {
  it.each([
    ["a relative address", '<link rel="canonical" href="/a/b">', "https://estuary.example/a/b"],
    [
      "the address that social media are given",
      '<meta property="og:url" content="https://e.example/c">',
      "https://e.example/c",
    ],
    [
      "no address with a password",
      '<link rel="canonical" href="https://a:b@e.example/c">',
      "https://estuary.example/x?a=1",
    ],
    ["no script", '<link rel="canonical" href="javascript:alert(1)">', "https://estuary.example/x?a=1"],
  ])("takes %s", (_, head, url) => {
    expect(read(page(head)).metadata.url).toBe(url);
  });

  it("leaves it open where neither the page nor its finder says", () => {
    const { url: _, ...unplaced } = time;
    expect(readHtml(page('<link rel="canonical" href="/a/b">'), unplaced, "utf-8").metadata.url).toBeUndefined();
  });
});

describe("pages in other languages", () => {
  it("reads a page that is written from right to left", () => {
    const words =
      "اجتمع المجلس مساء الاثنين لاتخاذ قرار بشأن الجسر المغلق منذ الخريف، وقال العمدة إن الإصلاح سيستغرق وقتا أطول. ";
    const source = `<html lang="ar" dir="rtl"><body><nav><a href="/">الرئيسية</a></nav><h1>الجسر يبقى مغلقا</h1><p>${words}</p><p>${words}${words}</p></body></html>`;
    const document = read(source);
    expect(article(document)).toBe(["الجسر يبقى مغلقا", words.trim(), (words + words).trim()].join("\n\n"));
    expect(document.metadata).toMatchObject({ language: "ar", title: "الجسر يبقى مغلقا" });
  });

  it.each([
    ["<html lang='pt-BR'>", "", "pt"],
    ["<html>", '<meta property="og:locale" content="de_DE">', "de"],
    ["<html lang='not a language'>", "", undefined],
  ])("takes the language from %s %s", (tag, head, language) => {
    expect(read(page(head).replace("<html>", tag)).metadata.language).toBe(language);
  });
});

describe("the encoding", () => {
  const words = "Мост остаётся закрытым до лета, решил городской совет на заседании в понедельник вечером. ".repeat(3);
  it.each(["windows-1251", "koi8-r", "iso-8859-5"])("is the one that the page declares: %s", async (charset) => {
    const source = `<html><head><meta charset="${charset}"></head><body><p>${words}</p></body></html>`;
    const document = await html.read(await kindOf(iconv.encode(source, charset)), time);
    expect(document.charset).toBe(charset);
    expect("blocks" in document && article(document)).toBe(words.trim());
  });

  it("is not the one that the page declares where its bytes say otherwise", async () => {
    const source = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body><p>${words}</p></body></html>`;
    const document = await html.read(await kindOf(Buffer.from(source, "utf8")), time);
    expect("blocks" in document && article(document)).toBe(words.trim());
  });
});

describe("odd pages", () => {
  it("reads a page that has no article, only a line", () => {
    expect(article(read("<p>The bridge is open.</p>"))).toBe("The bridge is open.");
  });

  it("reads a page without its outer tags", () => {
    expect(article(read("<!doctype html><title>A</title><p>One.<p>Two."))).toBe("One.\n\nTwo.");
  });

  it("finds nothing in an empty page", () => {
    expect(read("<html><body></body></html>").blocks).toEqual([]);
  });

  it.each([
    ["The harbour master Jonas Vik closed twelve quays on Monday, he said.", null],
    ["Quay 4 on Monday. Photo: Mara Lindqvist", "image-credit"],
    ["The harbour of Halvern on Monday (AP Photo/Tom Okafor).", "image-credit"],
    ["Quay 4.", "image-credit"],
  ])("takes a caption for the article where it tells something in a sentence: %s", (caption, reason) => {
    const prose = "The port authority paid its dredging firm in full, a report says. Nobody saw the report.";
    const page = `<article><h1>Paid</h1><p>${prose}</p><figure><img><figcaption>${caption}</figcaption></figure><p>${prose} It is long.</p></article>`;
    expect(asideFor(read(page), caption)).toBe(reason);
  });

  it("keeps what a button of the page opens", () => {
    const panel = `<button aria-controls="a1">More</button><div id="a1" style="display:none"><p>${sentence.repeat(2)}Panel.</p></div>`;
    expect(article(read(page("", panel)))).toContain("Panel.");
  });

  it("reads 20,000 tags within one another in good time", () => {
    const started = performance.now();
    const deep = `${"<div><span>".repeat(10_000)}${sentence}`;
    expect(article(read(`<html><body>${deep}</body></html>`))).toBe(sentence.trim());
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("refuses a million of them, with what to do", () => {
    expect(() => read("<div>".repeat(1_000_000))).toThrow(UnreadableError);
  });

  it("refuses what has more paragraphs than an article can have", () => {
    expect(() => read(`<html><body>${"<p>one".repeat(100_001)}</body></html>`)).toThrow(/over 100,000/);
  });

  it.each([
    ["a script that is never closed", `<script>${"a<b".repeat(200_000)}`],
    ["a title that never ends", `<meta property="og:title" content="${"| - ".repeat(100_000)}"><p>x`],
    ["many authors", "<i class=author>a</i>".repeat(20_000)],
    ["many line breaks", "a<br> <br>".repeat(30_000)],
    ["blanks in structured data", `<script type="application/ld+json">{${" ".repeat(500_000)}]]</script>`],
    [
      "deep structured data",
      `<script type="application/ld+json">${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}</script>`,
    ],
  ])("is not held up by %s", (_, source) => {
    const started = performance.now();
    read(`<html><body>${source}</body></html>`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
