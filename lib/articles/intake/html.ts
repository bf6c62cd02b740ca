/** Web pages: the whole visible text, with what is not the article set aside, and what the page says about itself. */

import type { Decoded } from "@/lib/articles/intake/charset";
import type { Block, Document } from "@/lib/articles/intake/document";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { asideOf, isHeading } from "@/lib/articles/intake/html/main-text";
import { pageMetadata } from "@/lib/articles/intake/html/metadata";
import { parsedPage } from "@/lib/articles/intake/html/parse";
import { piecesOf } from "@/lib/articles/intake/html/pieces";
import { structuredIn } from "@/lib/articles/intake/html/structured";
import type { Sniffed } from "@/lib/articles/intake/kind";
import { Blocks } from "@/lib/articles/intake/limits";
import { bylineIn, dateIn } from "@/lib/articles/intake/masthead";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const html: Format = {
  name: "html",
  kinds: ["html"],
  read: (file, time) => {
    const decoded = asDeclared(file);
    return readHtml(decoded.text, time, decoded.charset);
  },
};

/**
 * Reads a web page.
 * @param source its HTML, as text.
 * @param time.url where it was found: links to itself are resolved against it.
 * @param charset the encoding that the text came in, for the record.
 * @throws UnreadableError if it holds more than one article can.
 */
export function readHtml(source: string, time: ReadingTime & { url?: string | undefined }, charset: string): Document {
  const document = parsedPage(source);
  const { pieces, boxes, marks } = piecesOf(document.documentElement);
  const structured = structuredIn(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent ?? ""),
  );
  const aside = asideOf(pieces, boxes, structured.body);
  const { metadata, seenIn, headline } = pageMetadata({ document, structured, pieces, aside, marks }, time);

  const blocks = new Blocks();
  const begin = aside.findIndex((reason, index) => reason === null && index > headline.at);
  const nearby = { from: (headline.at < 0 ? begin : headline.at) - 8, to: begin + 3 };
  for (const [index, piece] of pieces.entries()) {
    const { text } = piece;
    const masthead = index >= nearby.from && index <= nearby.to && text.length <= 160;
    const reason = aside[index] ?? (introduces(text, metadata.byline ?? "") ? "author-note" : null);
    if (index === headline.at) blocks.add({ text, role: "headline", aside: null });
    else if (masthead && isByline(text, metadata.byline ?? "")) blocks.add({ text, role: "byline", aside: null });
    else if (masthead && dateIn(text)) blocks.add({ text, role: "published", aside: "published" });
    else {
      const links = piece.links && !reason ? { links: piece.links } : {};
      blocks.add({ text, role: isHeading(piece) && !reason ? "heading" : "body", aside: reason, ...links });
    }
  }
  return { blocks: withListsJoined(blocks.list), metadata, seenIn, charset };
}

/** A line that names the author and says little else. */
function isByline(text: string, byline: string): boolean {
  return bylineIn(text) !== null || (byline !== "" && text.includes(byline) && text.length <= byline.length + 30);
}

/** "Jane Roe is …" or "Jane covers …" in an article by Jane Roe. */
function introduces(text: string, byline: string): boolean {
  const [name = "", others] = byline.split(/, | and /);
  if (name.length < 3 || others !== undefined || text.length > 700) return false;
  return [name, name.split(" ")[0] ?? name].some(
    (who) =>
      text.startsWith(`${who} `) &&
      /^(?:is|was|has|covers|writes|reports|lives|works)\s/.test(text.slice(who.length + 1)),
  );
}

/** A menu's or a footer's entries are one block, a line each: a page has hundreds of them around its article. */
function withListsJoined(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let lines: string[] = [];
  const first = blocks.findIndex(({ aside }) => aside === null);
  const last = blocks.findLastIndex(({ aside }) => aside === null);
  for (const [index, block] of blocks.entries()) {
    const before = joined.at(-1);
    const outside = index < first || index > last + 1;
    if (outside && before && before.aside === block.aside && isEntry(before) && isEntry(block)) lines.push(block.text);
    else {
      if (before) before.text = lines.join("\n");
      lines = [block.text];
      joined.push({ ...block });
    }
  }
  const open = joined.at(-1);
  if (open) open.text = lines.join("\n");
  return joined;
}

const isEntry = ({ text, role, aside }: Block) => aside !== null && role === "body" && text.length <= 100;

/** The text in the encoding that the page declares, where its bytes alone do not say so and it fits them no worse. */
function asDeclared({ bytes, decoded }: Sniffed): Decoded {
  if (!decoded)
    throw new UnreadableError("This web page cannot be read. Copy the article's text and paste it instead.");
  const label = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(decoded.text.slice(0, 8192))?.[1];
  if (!label || decoded.charset.startsWith("utf-")) return decoded;
  try {
    const decoder = new TextDecoder(label);
    const text = decoder.decode(bytes);
    const worse = decoder.encoding.startsWith("utf-") || damage(text) > damage(decoded.text);
    return worse ? decoded : { text, charset: decoder.encoding };
  } catch {
    return decoded;
  }
}

/** How many characters are none: signs of the wrong encoding. */
const damage = (text: string) => text.match(/[\ufffd\u0080-\u009f]/g)?.length ?? 0;
