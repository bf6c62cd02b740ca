import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindOf } from "@/lib/articles/intake/kind";
import { zipOf } from "@/lib/articles/intake/samples/office";

const kind = async (content: string | Uint8Array) =>
  (await kindOf(typeof content === "string" ? new TextEncoder().encode(content) : content)).kind;
const body = "The Halvern Port Authority paid a contractor the full price although the channel was not finished.";

describe("a plain text stays one, whatever marks are in it", () => {
  it.each([
    ["a list", `Port paid\n\n* the first\n* the second\n1. one\n2. two\n- three\n\n${body}`],
    ["a sign of number", `# 1 in the country\n\n${body}`],
    ["hashtags", `#port #halvern\n\n${body}`],
    ["a heading alone", `# Port paid in full\n\n${body}\n\n${body}`],
    ["emphasis alone", `${body} It was **not** finished. **No comment.**`],
    ["lone asterisks", `${body}* The *exact* sum is 5 * 3 * 2.`],
    ["underscores", `The file port_paid__in_full__2026.txt says so. ${body}`],
    ["notes in brackets", `${body} [1] The contract (see page 2) [sic](!) says so.`],
    ["a quoted mail", `> ${body}\n> ${body}\n\nI don't think so.`],
    ["a rule between two parts", `---\n${body}\n---\n${body}`],
    ["an underlined title", `Port paid\n=========\n\n${body}`],
    ["the lines above a mail that was copied", `From: Jane Roe\nSent: Wednesday\nTo: Desk\nSubject: Port\n\n${body}`],
    ["lines that look like a mail's", `Title: Port paid\nBy: Jane Roe\nDate: 11 March 2026\n\n${body}`],
    ["a colon in every line", "Halvern: 3\nNoss: 2\n\nThe end"],
    ["a word in angle brackets", `<sic> ${body}`],
    ["a comparison", `<5 metres is shallow. ${body}`],
    ["two letters of a binary's signature", `PK won. ${body}`],
    ["a mention of a PDF", `%PDF is how such files begin. ${body}`],
  ])("%s", async (_, text) => {
    expect(await kind(text)).toBe("txt");
  });

  it("any words, with any one mark of Markdown before each line", async () => {
    const marks = fc.constantFrom("* ", "- ", "1. ", "> ", "+ ", "*", "_", "#", "| ", "    ", "~ ");
    const line = fc.tuple(marks, fc.stringMatching(/^[A-Za-z ,.]{0,60}$/)).map(([mark, words]) => mark + words);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        expect(await kind(`${body}\n${lines.join("\n")}`)).toBe("txt");
      }),
    );
  });
});

describe("Markdown is told by marks that plain text does not have together", () => {
  it.each([
    ["front matter", `---\ntitle: Port paid\ndate: 2026-03-11\n---\n\n${body}`],
    ["headings of two levels", `# Port paid\n\n${body}\n\n## What follows\n\n${body}`],
    ["a heading and a link", `# Port paid\n\n${body} See [the contract](https://halvern.example/c).`],
    ["a link and emphasis", `${body} See [the contract](https://halvern.example/c), which is **short**.`],
    ["a table and a heading", `## Sums\n\n| Year | Sum |\n|------|-----|\n| 2025 | 48 |`],
    ["line ends of Windows", `# Port paid\r\n\r\n${body}\r\n\r\n## What follows\r\n`],
  ])("%s", async (_, text) => {
    expect(await kind(text)).toBe("md");
  });
});

describe("a web page, a mail and a saved page are told by how they begin", () => {
  const mail = `Subject: Port\nMIME-Version: 1.0\n\n${body}`;
  it.each([
    ["html", "a page", `<!DOCTYPE html><title>x</title><p>${body}`],
    [
      "html",
      "a page behind comments, blanks and a byte order mark",
      `\ufeff \n<!-- saved from url=(0014)about:internet -->\n<!--[if IE]> <x> <![endif]-->\n<html><p>${body}`,
    ],
    ["html", "a page as XHTML", `<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html/>`],
    ["html", "a piece of a page", `<article class="x"><p>${body}</p></article>`],
    ["xml", "a feed", `<?xml version="1.0"?><rss><channel/></rss>`],
    ["svg", "a drawing", `<?xml version="1.0"?><svg xmlns="x"><text>${body}</text></svg>`],
    ["rtf", "rich text", `{\\rtf1\\ansi ${body}}`],
    ["eml", "a mail", `From: Jane Roe <jane@halvern.example>\n${mail}`],
    [
      "eml",
      "a mail with its way here",
      `Return-Path: <a@b.example>\r\nReceived: from a\r\n\tby b\r\nFrom: a@b.example\r\n\r\n${body}`,
    ],
    ["eml", "a mail of old", `From: a@b.example\nDate: Fri, 21 Nov 1997 09:55:06 -0600\nSubject: x\n\n${body}`],
    ["eml", "a mail out of a mailbox file", `From a@b.example Fri Nov 21 09:55:06 1997\nFrom: a@b.example\n${mail}`],
    [
      "eml",
      "a mail with pictures",
      `From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x`,
    ],
    [
      "mhtml",
      "a page saved by Chrome",
      `From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary=x\n\n--x`,
    ],
    ["mhtml", "a page saved by Word", `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x`],
    ["pdf", "a PDF of plain letters", `%PDF-1.4\n1 0 obj\n<< >>\nendobj`],
  ])("%s: %s", async (expected, _, text) => {
    expect(await kind(text)).toBe(expected);
  });

  it("100,000 comments before nothing do not hold it up", async () => {
    const started = performance.now();
    expect(await kind(`${"<!-- -->".repeat(100_000)}<${" ".repeat(100_000)}`)).toBe("txt");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("an archive is told by its parts", () => {
  const officeTypes = { "[Content_Types].xml": "<Types/>" };
  it.each([
    ["docx", { ...officeTypes, "word/document.xml": "<x/>" }],
    ["xlsx", { ...officeTypes, "xl/workbook.xml": "<x/>" }],
    ["pptx", { ...officeTypes, "ppt/presentation.xml": "<x/>" }],
    ["odt", { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }],
    ["epub", { mimetype: "application/epub+zip", "a.xhtml": "<x/>" }],
    ["zip", { "article.txt": body, "word.xml": "<x/>" }],
  ])("%s", async (expected, parts) => {
    expect(await kind(await zipOf(parts))).toBe(expected);
  });

  it("what is packed otherwise is not looked into", async () => {
    expect(await kind(gzipSync(body))).toBe("gz");
  });
});
