import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { isShown, pageText, quieted, viewHeaders } from "@/lib/sources/capture-view";

const html = (charset: string, words = "Café “Quay” – 5 €") =>
  `<!doctype html><meta charset="${charset}"><title>${words}</title>`;
const header = (type: string) => ({ headers: [["content-type", type] satisfies [string, string]] });
const mark = new Uint8Array([0xef, 0xbb, 0xbf]);
const bytes = (text: string, charset: string) => new Uint8Array(iconv.encode(text, charset));

test("the policy runs nothing, asks nobody and belongs to no origin", () => {
  const policy = viewHeaders["Content-Security-Policy"] ?? "";
  expect(policy).toMatch(/^sandbox; default-src 'none';/);
  expect(policy).not.toMatch(/allow-|script|https?:|\*/);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(viewHeaders).toMatchObject({ "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" });
});

test.each([
  ["its own word", bytes(html("windows-1252"), "windows-1252"), null],
  ["the header", bytes(html("utf-8"), "windows-1252"), header("text/html; charset=windows-1252")],
  ["the header in quotation marks", bytes(html("utf-8"), "windows-1252"), header('text/html;charset="cp1252"')],
  [
    "the byte order mark, whatever else is said",
    Buffer.concat([mark, bytes(html("windows-1251"), "utf-8")]),
    header("text/html; charset=koi8-r"),
  ],
  ["UTF-16", new Uint8Array(iconv.encode(html("utf-16"), "utf-16le", { addBOM: true })), null],
  ["a word that nobody knows, and so the text itself", bytes(html("nonsense-8"), "utf-8"), header("text/html")],
])("a page is read in its encoding, told by %s", (_by, page, captured) => {
  expect(pageText(page, captured)).toContain("<title>Café “Quay” – 5 €</title>");
});

test.each([
  ['<link rel="preconnect" href="//spy.example">', '<head rel="preconnect" href="//spy.example">'],
  ["<LINK rel=dns-prefetch href=//spy.example>", "<head rel=dns-prefetch href=//spy.example>"],
  ["<link/rel=preconnect>", "<head/rel=preconnect>"],
  ["<link\n rel=preconnect>", "<head\n rel=preconnect>"],
  [
    '<meta http-equiv=refresh content="0;url=//spy.example">',
    '<head http-equiv=refresh content="0;url=//spy.example">',
  ],
  ["<base href=//spy.example>", "<head href=//spy.example>"],
  ["<iframe src=//spy.example>", "<head src=//spy.example>"],
  ["<FRAME src=//spy.example>", "<head src=//spy.example>"],
  ["<li<link>nk rel=preconnect>", "<li<head>nk rel=preconnect>"],
  ["<linked> <metal> <frameset> <p>a link", "<linked> <metal> <frameset> <p>a link"],
])("%j becomes %j", (before, after) => {
  expect(quieted(before)).toBe(after);
});

test("a long page is gone through in one go", () => {
  const long = '<link "'.repeat(1_000_000);
  const began = performance.now();
  expect(quieted(long)).not.toContain("<link");
  expect(performance.now() - began).toBeLessThan(5_000);
});

test.each([
  ["text/html", 10 * 1024 * 1024, true],
  ["text/html", 10 * 1024 * 1024 + 1, false],
  ["application/pdf", 10, false],
  ["image/png", 10, false],
  ["image/svg+xml", 10, false],
  ["", 10, false],
])("%s of %i bytes is shown: %s", (mediaType, size, shown) => {
  expect(isShown({ mediaType, size })).toBe(shown);
});
