import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readArticle } from "@/lib/articles/intake/read";
import { contentXml, docxOf, odtOf, pdfOf, wordXml, zipOf } from "@/lib/articles/intake/samples/office";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

/** In this process, without the deadline of the one apart that is the last line. */
const DEADLINE = 5_000;
const time = { timeZone: "Europe/Berlin", now: new Date("2026-05-01T12:00:00Z") };
const utf8 = (text: string) => new TextEncoder().encode(text);
const sentence = "The Halvern Port Authority paid a contractor the full price although the channel was not finished.";
const paragraph = `<w:p><w:r><w:t>${sentence}</w:t></w:r></w:p>`;

/** The text that a document reads as, or the sentence that refuses it; anything else fails the test. */
async function outcome(bytes: Uint8Array): Promise<string> {
  const started = performance.now();
  try {
    const { text } = await readArticle({ bytes, fileName: null, ...time });
    return text;
  } catch (error) {
    if (error instanceof UnreadableError) return `refused: ${error.message}`;
    throw error;
  } finally {
    expect(performance.now() - started).toBeLessThan(DEADLINE);
  }
}

/** A ZIP archive of one part, of which its directory says what `declares` says; packed in pieces, so never in memory. */
function zipSaying(name: string, packed: Uint8Array, declares: number, first: string[] = []): Uint8Array {
  const entry = (signature: number, fileName: string, data: Uint8Array, size: number, offset: number | null) => {
    const central = offset !== null;
    const head = Buffer.alloc(central ? 46 : 30);
    head.writeUInt32LE(signature, 0);
    const at = central ? 6 : 4;
    head.writeUInt16LE(20, at);
    head.writeUInt16LE(8, at + 4);
    head.writeUInt32LE(data.length, at + 14);
    head.writeUInt32LE(size, at + 18);
    head.writeUInt16LE(fileName.length, at + 22);
    if (offset !== null) head.writeUInt32LE(offset, 42);
    return Buffer.concat([head, Buffer.from(fileName), central ? Buffer.alloc(0) : data]);
  };
  const small = deflateRawSync("x");
  const parts = [...first.map((one) => [one, small, 1] as const), [name, packed, declares] as const];
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [fileName, data, size] of parts) {
    const file = entry(0x04034b50, fileName, data, size, null);
    directory.push(entry(0x02014b50, fileName, data, size, offset));
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, listed, end]));
}

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${sentence}${close.repeat(depth)}`;
const laughs = (root: string) =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join("")}]>${root}`;
const reaches = (root: string) =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY own SYSTEM "file:///etc/passwd"><!ENTITY far SYSTEM "http://halvern.invalid/x">]>${root}`;

describe("bombs are refused before they are unpacked", () => {
  const gigabyte = deflateRawSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 });
  const word = ["[Content_Types].xml"];

  it.each([
    [
      "a Word document that declares 1 GB",
      () => zipSaying("word/document.xml", gigabyte, 1_000_000_000, word),
      /unpacks to far more/,
    ],
    [
      "one that declares 100 bytes and unpacks to 256 MB",
      () => zipSaying("word/document.xml", gigabyte, 100, word),
      /damaged/,
    ],
    [
      "an OpenDocument text of the kind",
      () => zipSaying("content.xml", gigabyte, 1_000_000_000, ["mimetypeapplication/vnd.oasis.opendocument.text"]),
      /ZIP archive|unpacks to far more/,
    ],
    [
      "an archive of 5,000 parts",
      () =>
        zipSaying("word/document.xml", deflateRawSync("x"), 1, [
          ...word,
          ...Array.from({ length: 5000 }, (_, index) => `word/${index}`),
        ]),
      /unpacks to far more/,
    ],
  ])("%s", async (_, bytes, message) => {
    expect(await outcome(bytes())).toMatch(message);
  });

  it("an OpenDocument text of 40 MB of zeros", async () => {
    expect(await outcome(await odtOf(Buffer.alloc(40 * 1024 * 1024)))).toMatch(/unpacks to far more/);
  });
});

describe("depth and number cost neither the stack nor the deadline", () => {
  it.each([
    [
      "20,000 nested tags in a Word document",
      () => docxOf(nested("<w:smartTag>", "</w:smartTag>", 20_000) + paragraph),
    ],
    [
      "20,000 nested tables in a Word document",
      () => docxOf(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000).replace(sentence, paragraph)),
    ],
    [
      "20,000 nested paragraphs in an OpenDocument text",
      () => odtOf(contentXml(nested("<text:p>", "</text:p>", 20_000))),
    ],
    [
      "20,000 nested lists in an OpenDocument text",
      () =>
        odtOf(
          contentXml(
            nested("<text:list><text:list-item>", "</text:list-item></text:list>", 20_000).replace(
              sentence,
              `<text:p>${sentence}</text:p>`,
            ),
          ),
        ),
    ],
    ["20,000 nested tags in a page", () => utf8(`<!doctype html><body>${nested("<div>", "</div>", 20_000)}`)],
    [
      "a table that repeats a cell a billion times",
      () =>
        odtOf(
          contentXml(
            `<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>${sentence}<text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row></table:table>`,
          ),
        ),
    ],
  ])("%s", async (_, bytes) => {
    expect(await outcome(await bytes())).toMatch(/Halvern Port Authority paid|^refused: /);
  });

  it.each([
    ["Word", () => docxOf("<w:p><w:r><w:t>port</w:t></w:r></w:p>".repeat(600_000))],
    ["OpenDocument", () => odtOf(contentXml("<text:p>port</text:p>".repeat(1_000_000)))],
    ["Markdown", async () => utf8(`# Port\n\n[a](https://x.example) ${"port\n\n".repeat(500_000)}`)],
    ["mail", async () => utf8(`From: a@b.example\nSubject: s\nMIME-Version: 1.0\n\n${"port\n\n".repeat(1_000_000)}`)],
  ])("a million paragraphs: %s", async (_, bytes) => {
    expect(await outcome(await bytes())).toMatch(
      /^refused: This (?:text has over 100,000 lines|document unpacks to far more|Markdown file is over)/,
    );
  });

  it("Markdown quoted 500 levels deep is refused", async () => {
    expect(await outcome(utf8(`# Port\n\n**bold**\n\n${"> ".repeat(500)}${sentence}`))).toMatch(/^refused: .*nested/);
  });

  it("a mail of 10,000 nested parts", async () => {
    const parts = Array.from(
      { length: 10_000 },
      (_, index) => `--b${index}\nContent-Type: multipart/mixed; boundary=b${index + 1}\n\n`,
    );
    const head = "From: a@b.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n";
    expect(await outcome(utf8(head + parts.join("")))).toMatch(/^refused: This mail can't be read/);
  });

  it("a mail of 1,000 mails within one another", async () => {
    const mail = "From: a@b.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n";
    expect(await outcome(utf8(mail.repeat(1000) + sentence))).not.toBe("");
  });

  it("a saved page of 10,000 groups without a page in them", async () => {
    const parts = "--b\nContent-Type: multipart/related; boundary=b\n\n".repeat(10_000);
    const head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n";
    expect(await outcome(utf8(head + parts))).toMatch(/^refused: This saved web page/);
  });
});

describe("entities are never expanded and nothing is ever fetched", () => {
  it.each([
    ["a billion laughs in an OpenDocument text", () => odtOf(laughs("<text:p>&a9;</text:p>"))],
    [
      "a billion laughs in a Word document",
      () => docxOf("", { "word/document.xml": laughs("<w:p><w:t>&a9;</w:t></w:p>") }),
    ],
    [
      "a billion laughs in a Word document's styles",
      () => docxOf(paragraph, { "word/styles.xml": laughs("<w:styles/>") }),
    ],
    [
      "files of the machine and of others, in an OpenDocument text",
      () => odtOf(reaches("<text:p>&own;&far;</text:p>")),
    ],
    [
      "the same in its properties",
      () => odtOf(contentXml(`<text:p>${sentence}</text:p>`), { "meta.xml": reaches("<x>&own;</x>") }),
    ],
    [
      "the same in a Word document",
      () => docxOf("", { "word/document.xml": reaches("<w:p><w:t>&own;&far;</w:t></w:p>") }),
    ],
  ])("%s", async (_, bytes) => {
    expect(await outcome(await bytes())).toMatch(/^refused: This document declares a document type of its own/);
  });

  it("a Word document with a template and pictures elsewhere is read without them", async () => {
    const relations = `<Relationships xmlns="x"><Relationship Id="r1" Type="x/attachedTemplate" TargetMode="External" Target="http://halvern.invalid/t.dotm"/><Relationship Id="r2" Type="x/image" TargetMode="External" Target="file:///etc/passwd"/></Relationships>`;
    const bytes = await docxOf(paragraph, { "word/_rels/document.xml.rels": relations });
    expect(await outcome(bytes)).toBe(sentence);
  });

  it("a Word document whose main part is said to be outside of it is refused", async () => {
    const relations = `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>`;
    expect(await outcome(await docxOf(paragraph, { "_rels/.rels": relations }))).toMatch(
      /^refused: This Word document has no text/,
    );
  });
});

describe("what is cut off or damaged is refused with what to do", () => {
  const pdf = pdfOf([[{ x: 60, y: 700, text: sentence }]]);

  it("a PDF is read whole", async () => {
    expect(await outcome(pdf)).toBe(sentence);
  });

  it.each([20, 100, 300, 500, 700])("a PDF cut off after %i bytes", async (length) => {
    expect(await outcome(pdf.subarray(0, length))).toMatch(/^refused: This (?:is a )?PDF|Halvern/);
  });

  it("a PDF whose pages are their own parents", async () => {
    const loop = Buffer.from(pdf).toString("latin1").replace("/Kids [5 0 R]", "/Kids [2 0 R]");
    expect(await outcome(new Uint8Array(Buffer.from(loop, "latin1")))).toMatch(/^refused: |Halvern/);
  });

  it("a Word document cut off anywhere", async () => {
    const bytes = await docxOf(paragraph);
    for (let length = 40; length < bytes.length; length += 97) {
      expect(await outcome(bytes.subarray(0, length))).toMatch(/^refused: /);
    }
  });

  it("a Word document whose text breaks off", async () => {
    const broken = wordXml("document", `<w:body>${paragraph}`).replace("</w:document>", "");
    expect(await outcome(await docxOf("", { "word/document.xml": broken }))).toMatch(
      /^refused: This document is damaged/,
    );
  });

  it("an archive with a Word document's names and no document", async () => {
    expect(await outcome(await zipOf({ "[Content_Types].xml": "", "word/other.xml": "" }))).toMatch(/^refused: /);
  });
});
