/** What a file is, told by its content and never by its name. */

import { fileTypeFromBuffer } from "file-type/core";
import { type Decoded, decodedText } from "@/lib/articles/intake/charset";
import { MAX_BYTES } from "@/lib/articles/intake/limits";
import { mailKindOf } from "@/lib/articles/intake/mail-head";
import { isMarkdown } from "@/lib/articles/intake/md-signs";
import { zipKindOf } from "@/lib/articles/intake/zip";

export type Sniffed = {
  bytes: Uint8Array;
  /** An extension that names the kind: "txt", "html", "pdf", "docx"…; "binary" if nothing is known about it. */
  kind: string;
  /** The text, where the file is one. */
  decoded: Decoded | null;
};

/**
 * Tells what kind of file these bytes are.
 * Signatures that no text begins with come first, then text, since two-letter signatures of binaries ("BM", "MZ") also
 * begin ordinary sentences.
 */
export async function kindOf(bytes: Uint8Array): Promise<Sniffed> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString("latin1");
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) {
    return { bytes, kind: await zipKindOf(bytes), decoded: null };
  }
  if (head.startsWith("%PDF-")) return { bytes, kind: "pdf", decoded: null };
  if (head.startsWith("bplist00")) return { bytes, kind: "webarchive", decoded: null };
  const mail = mailKindOf(bytes);
  if (mail) return { bytes, kind: mail, decoded: null };
  // What is longer is no article; its head tells what it is, and what it is helps more than its length.
  const decoded = decodedText(bytes.length > MAX_BYTES ? bytes.subarray(0, MAX_BYTES & ~4095) : bytes);
  if (decoded) return { bytes, kind: writtenKind(decoded.text), decoded };
  // Some programs write bytes of their own before a PDF.
  if (head.includes("%PDF-")) return { bytes, kind: "pdf", decoded: null };
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.ext === "cfb" && isEncryptedPackage(bytes)) return { bytes, kind: "protected", decoded: null };
  return { bytes, kind: found?.ext ?? "binary", decoded: null };
}

/** Word wraps a document with a password into an old Office container that holds a part of this name. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** The formats that are themselves written in text. */
function writtenKind(text: string): string {
  const start = afterComments(text);
  const head = text.slice(start, start + 4096);
  if (head.startsWith("{\\rtf")) return "rtf";
  if (head.startsWith("%!PS")) return "ps";
  if (/^<svg[\s>]/i.test(head)) return "svg";
  if (isHtml(head, text)) return "html";
  if (/^\s*<\?xml\s/.test(text.slice(0, 4096))) return "xml";
  return isMarkdown(text) ? "md" : "txt";
}

/** Where a text begins behind a byte order mark, white space, an XML declaration and comments. */
function afterComments(text: string): number {
  let at = 0;
  for (;;) {
    while (/[\s\ufeff]/.test(text.charAt(at))) at += 1;
    const ending = text.startsWith("<!--", at) ? "-->" : /^<\?xml[\s>]/i.test(text.slice(at, at + 6)) ? "?>" : "";
    const end = ending === "" ? -1 : text.indexOf(ending, at);
    if (end < 0) return at;
    at = end + ending.length;
  }
}

const block =
  /^<(?:article|section|main|div|p|h[1-6]|ul|ol|table|blockquote|figure|header|nav|aside|span|title|style|script|meta|link|base|center|font)(?:\s[^<>]*)?\/?>/i;
const closing =
  /<\/(?:article|section|main|div|p|h[1-6]|ul|ol|table|blockquote|figure|header|nav|aside|span|title|style|script|center|font)>/i;

/** A whole page, or a piece of one: it begins with a tag and closes one. */
function isHtml(head: string, text: string): boolean {
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head)) return true;
  return block.test(head) && closing.test(text.slice(0, 64 * 1024));
}
