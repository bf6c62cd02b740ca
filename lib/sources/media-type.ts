/** What the bytes of a snapshot are, told by the bytes themselves: what a site calls them decides nothing here. */

/** Names of intake's formats → media types. */
const ofFormat: Record<string, string> = {
  txt: "text/plain",
  md: "text/markdown",
  html: "text/html",
  mhtml: "multipart/related",
  eml: "message/rfc822",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
};

/** How files begin, one unit a byte. */
const signatures: readonly [type: string, ...begins: string[]][] = [
  ["application/pdf", "%PDF-"],
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "GIF87a", "GIF89a"],
  ["application/zip", "PK\x03\x04", "PK\x05\x06"],
];

/**
 * @param format what intake read the bytes as; null where it could not.
 * @returns "" for what nobody here knows.
 */
export function mediaTypeOf(bytes: Uint8Array, format: string | null): string {
  const known = format === null ? undefined : ofFormat[format];
  if (known) return known;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString("latin1");
  if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return "image/webp";
  const found = signatures.find(([, ...begins]) => begins.some((begin) => head.startsWith(begin)));
  return found?.[0] ?? (isHtml(head) ? "text/html" : "");
}

/** Begins with a tag of a whole page, behind a byte order mark, blanks and comments. */
function isHtml(head: string): boolean {
  let rest = head.replace(/^\xef\xbb\xbf/, "").trimStart();
  while (rest.startsWith("<!--") && rest.includes("-->")) rest = rest.slice(rest.indexOf("-->") + 3).trimStart();
  return /^<(!doctype\s+html|html|head|body)[\s>]/i.test(rest);
}

const endings: Record<string, string> = {
  "text/plain": ".txt",
  "text/html": ".html",
  "application/pdf": ".pdf",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/gif": ".gif",
  "image/webp": ".webp",
};

/** A file name for a page that has none: the last part of its address, or its site, with the ending of what it is. */
export function fileNameOf(url: string, mediaType: string): string {
  const { hostname, pathname } = new URL(url);
  const last = pathname.split("/").findLast((part) => part !== "") ?? "";
  const name = (decoded(last) || hostname).replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 100);
  const ending = endings[mediaType] ?? "";
  return name.toLowerCase().endsWith(ending) ? name : `${name.replace(/\.(html?|php|aspx?|jsp)$/i, "")}${ending}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).toWellFormed();
  } catch {
    return part;
  }
}
