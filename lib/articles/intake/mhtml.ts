/** Web pages saved as one file (MHTML): the page itself, without the pictures and frames that are stored with it. */

import { decodedText } from "@/lib/articles/intake/charset";
import type { Document } from "@/lib/articles/intake/document";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { readHtml } from "@/lib/articles/intake/html";
import { type MailHead, mailHeadIn } from "@/lib/articles/intake/mail-head";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const mhtml: Format = {
  name: "mhtml",
  kinds: ["mhtml"],
  read: ({ bytes }, time) => readPage(bytes, time),
};

const damaged =
  "This saved web page (MHTML) is damaged, or holds no page. " +
  "Open it in a browser, save the page again, or copy the article's text and paste it instead.";

/** A page may be stored within groups of parts; browsers write one, Word two. */
const MAX_DEPTH = 5;

function readPage(bytes: Uint8Array, time: ReadingTime & { url?: string | undefined }): Document {
  const head = mailHeadIn(bytes);
  const page = head && pageIn(bytes, head);
  if (!head || !page) throw new UnreadableError(damaged);
  const { text, charset } = decodedPage(page);
  const url = time.url ?? addressOf(head.fields.get("snapshot-content-location")) ?? addressOf(page.location);
  return readHtml(text, { ...time, ...(url ? { url } : {}) }, charset);
}

type Part = { body: Buffer; encoding: string; charset: string; location: string | undefined };

/** The first part that is HTML, or the one that the head says to start with. */
function pageIn(bytes: Uint8Array, head: MailHead): Part | null {
  let group = { head, end: bytes.length };
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const type = group.head.fields.get("content-type") ?? "";
    if (/^text\/html\b/i.test(type)) return partOf(bytes, group);
    const boundary = parameter(type, "boundary");
    if (!/^multipart\//i.test(type) || boundary === "") return null;
    const parts = partsIn(bytes, group.head.end, group.end, boundary);
    const start = parameter(type, "start");
    const chosen =
      parts.find((part) => start !== "" && part.head.fields.get("content-id") === start) ??
      parts.find((part) => /^(?:text\/html|multipart\/)/i.test(part.head.fields.get("content-type") ?? ""));
    if (!chosen) return null;
    group = chosen;
  }
  return null;
}

function partOf(bytes: Uint8Array, { head, end }: { head: MailHead; end: number }): Part {
  return {
    body: Buffer.from(bytes.buffer, bytes.byteOffset + head.end, Math.max(0, end - head.end)),
    encoding: (head.fields.get("content-transfer-encoding") ?? "").trim().toLowerCase(),
    charset: parameter(head.fields.get("content-type") ?? "", "charset"),
    location: head.fields.get("content-location"),
  };
}

/** A page's pictures are parts, too; beyond this many nobody looks for the page. */
const MAX_PARTS = 2_000;

function partsIn(bytes: Uint8Array, from: number, to: number, boundary: string): { head: MailHead; end: number }[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, to);
  const line = Buffer.from(`--${boundary}`, "latin1");
  const parts: { head: MailHead; end: number }[] = [];
  let start = -1;
  for (let at = from; at <= to && parts.length < MAX_PARTS; ) {
    const found = whole.indexOf(line, at);
    const atLineStart = found >= 0 && (found === from || whole[found - 1] === 10);
    if (found >= 0 && !atLineStart) {
      at = found + line.length;
      continue;
    }
    const head = start >= 0 ? mailHeadIn(bytes, start) : null;
    if (head) parts.push({ head, end: Math.max(head.end, found < 0 ? to : found) });
    if (found < 0) break;
    const next = whole.indexOf(10, found + line.length);
    if (next < 0) break;
    start = next + 1;
    at = start;
  }
  return parts;
}

function parameter(header: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, "i").exec(header);
  return found?.[1] ?? found?.[2] ?? "";
}

function decodedPage({ body, encoding, charset }: Part): { text: string; charset: string } {
  const bytes = encoding === "base64" ? Buffer.from(body.toString("latin1"), "base64") : unquoted(body, encoding);
  try {
    // The page may be cut off within a character: that is no other encoding.
    if (charset) return { text: new TextDecoder(charset).decode(bytes), charset: charset.toLowerCase() };
  } catch {
    // A name that nobody knows: told from the bytes instead.
  }
  const decoded = decodedText(bytes);
  if (!decoded) throw new UnreadableError(damaged);
  return decoded;
}

/** Quoted-printable → bytes; anything else stands as it is. */
function unquoted(body: Buffer, encoding: string): Buffer {
  if (encoding !== "quoted-printable") return body;
  const out = Buffer.alloc(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const code = body.toString("latin1", at + 1, at + 3);
    if (/^[0-9a-f]{2}$/i.test(code)) {
      out[length++] = Number.parseInt(code, 16);
      at += 2;
    } else if (code.startsWith("\r\n")) at += 2;
    else if (code.startsWith("\n")) at += 1;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function addressOf(location: string | undefined): string | undefined {
  const words = location?.trim() ?? "";
  return /^https?:\/\/\S+$/i.test(words) ? words : undefined;
}
