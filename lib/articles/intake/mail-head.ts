/** The header block that a mail, and a page saved as MHTML, begins with. */

/** Header fields by their lower-case name, the first of each, unfolded. */
export type MailHead = {
  fields: ReadonlyMap<string, string>;
  /** Where the body begins, in bytes. */
  end: number;
};

const LONGEST = 256 * 1024;

/** Reads the header block that begins at an offset; null if what stands there is none. */
export function mailHeadIn(bytes: Uint8Array, from = 0): MailHead | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(bytes.length - from, LONGEST));
  const fields = new Map<string, string>();
  let name = "";
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for (let line = 0; at < head.length; line += 1) {
    const found = head.indexOf(10, at);
    const to = found < 0 ? head.length : found;
    const words = head.toString("latin1", at, to).replace(/\r$/, "");
    at = to + 1;
    if (words === "") return fields.size > 0 ? { fields, end: from + Math.min(at, head.length) } : null;
    if (/^[ \t]/.test(words)) {
      if (name === "") return null;
      fields.set(name, `${fields.get(name) ?? ""} ${words.trim()}`.slice(0, 10_000));
      continue;
    }
    const colon = words.indexOf(":");
    if (colon < 1 || colon > 76 || !/^[!-9;-~]+[ \t]*$/.test(words.slice(0, colon))) {
      // The line before a mail in a mailbox file, and the length before one of Apple's.
      if (line === 0 && /^(?:>?From \S|\d+\s*$)/.test(words)) continue;
      return null;
    }
    const field = words.slice(0, colon).trim().toLowerCase();
    name = fields.has(field) ? `${field} (again)` : field;
    fields.set(name, words.slice(colon + 1).trim());
  }
  return fields.size > 0 ? { fields, end: bytes.length } : null;
}

const written =
  /\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) \d{4} \d{1,2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|gmt|ut)/i;

/**
 * "eml" for a mail, "mhtml" for a saved page, null for a text.
 * The lines "From: … Sent: … Subject: …" above a text that was copied out of a mail are words of that text.
 */
export function mailKindOf(bytes: Uint8Array): "eml" | "mhtml" | null {
  const fields = mailHeadIn(bytes)?.fields;
  if (!fields) return null;
  const has = (...names: string[]) => names.some((name) => fields.has(name));
  const type = fields.get("content-type")?.toLowerCase() ?? "";
  const isSaved =
    has("snapshot-content-location") ||
    /^"?<?saved by/i.test(fields.get("from") ?? "") ||
    (type.startsWith("text/html") && has("content-location")) ||
    type.startsWith("multipart/related");
  if (isSaved && has("mime-version", "snapshot-content-location") && !has("to", "received", "message-id")) {
    return "mhtml";
  }
  const isSent = written.test(fields.get("date") ?? "") && /@/.test(fields.get("from") ?? "") && has("subject");
  const isCoded = has("mime-version", "message-id", "received", "return-path", "content-type");
  return isSent || (isCoded && has("from", "subject", "to", "date")) ? "eml" : null;
}
