/**
 * How a captured page is looked at: as a document that runs nothing, asks nobody and belongs to no origin. The policy
 * decides; the text is altered only where no policy reaches.
 */

import iconv from "iconv-lite";
import type { Capture } from "@/lib/articles/article";
import { decodedText } from "@/lib/articles/intake/charset";

/** Of larger ones the file alone can be had. */
export const mostShown = 10 * 1024 * 1024;

/** May it be looked at in the sandbox? Everything else is handed over as a file. */
export const isShown = ({ mediaType, size }: { mediaType: string; size: number }): boolean =>
  mediaType === "text/html" && size <= mostShown;

/**
 * The headers of the view. `sandbox` makes its origin opaque and forbids scripts, forms and leading away by itself, also
 * where the address is opened outside its frame; the rest forbids every request, so that no site learns that its page
 * is being looked at.
 */
export const viewHeaders: Record<string, string> = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": [
    "sandbox",
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "X-DNS-Prefetch-Control": "off",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const marks: readonly [charset: string, mark: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The text of a page, in the encoding that a browser would have taken: its mark, its header, its own word, a guess. */
export function pageText(bytes: Uint8Array, captured: Pick<Capture, "headers"> | null): string {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  const header = captured?.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString("latin1");
  const labels = [marked, charsetIn(header), charsetIn(/<meta\s[^>]*charset[^>]*>/i.exec(head)?.[0] ?? "")];
  for (const label of labels) {
    const text = label ? decoded(bytes, label) : null;
    if (text !== null) return text;
  }
  return decodedText(bytes)?.text ?? decoded(bytes, "windows-1252") ?? "";
}

const charsetIn = (words: string): string | undefined => /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(words)?.[1];

/** Null for an encoding that no browser knows. */
function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label);
    // Node reads this one as ISO 8859-1, and so its dashes and quotation marks as controls.
    return decoder.encoding === "windows-1252"
      ? iconv.decode(Buffer.from(bytes), "windows-1252")
      : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Takes out of a page what a browser acts on before it asks any policy: for `link` (preconnect, dns-prefetch) and frames
 * it opens connections, `meta` and `base` lead elsewhere. A second `head` is what HTML's parser passes over wherever it
 * stands.
 */
export const quieted = (html: string): string => html.replace(/<(?:link|meta|base|i?frame)(?=[\s/>])/gi, "<head");
