/** What a file is, told by its content and never by its name. */

import { fileTypeFromBuffer } from "file-type/core";
import { type Decoded, decodedText } from "@/lib/articles/intake/charset";

export type Sniffed = {
  bytes: Uint8Array;
  /** An extension that names the kind: "txt", "html", "pdf", "docx"…; "binary" if nothing is known about it. */
  kind: string;
  /** The text, where the file is one. */
  decoded: Decoded | null;
};

const html = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;

/**
 * Tells what kind of file these bytes are.
 * Text comes first, since two-letter signatures of binaries ("BM", "MZ") also begin ordinary sentences.
 */
export async function kindOf(bytes: Uint8Array): Promise<Sniffed> {
  const decoded = decodedText(bytes);
  if (!decoded) {
    const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
    return { bytes, kind: found?.ext ?? "binary", decoded: null };
  }
  return { bytes, kind: markedKind(decoded.text.slice(0, 4096)), decoded };
}

/** The formats that are themselves written in text. */
function markedKind(head: string): string {
  if (head.startsWith("%PDF-")) return "pdf";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (head.startsWith("%!PS")) return "ps";
  if (html.test(head)) return "html";
  if (/^\s*<\?xml\s/.test(head)) return "xml";
  return "txt";
}
