/** Intake: from an uploaded file or pasted text to plain text with proposed metadata. */

import type { ArticleMetadata } from "@/lib/articles/article";
import { asidesIn } from "@/lib/articles/intake/aside";
import { type Composed, composed, type Document } from "@/lib/articles/intake/document";
import { formats, type PlainText, type ReadingTime, refusalOf } from "@/lib/articles/intake/formats";
import { kindOf } from "@/lib/articles/intake/kind";
import { MAX_BYTES, MAX_CHARACTERS, MAX_PARAGRAPHS, tooLong, tooMany } from "@/lib/articles/intake/limits";
import { metadataOf, type Proposed } from "@/lib/articles/intake/metadata";
import { readRichText } from "@/lib/articles/intake/rich-text";
import { plainText } from "@/lib/articles/intake/txt";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { paragraphsOf } from "@/lib/articles/paragraphs";

/** Plain text, of which every offset counts the UTF-16 units, with what is proposed about it. */
export type Extracted = Composed & {
  metadata: ArticleMetadata;
  /** Where the document shows each proposed field, in words for the editor who checks it. */
  seenIn: Partial<Record<keyof ArticleMetadata, string>>;
  /** The character encoding that was found, as "windows-1252". */
  charset: string;
  /** Which format read it: "txt", or "paste". */
  format: string;
};

/**
 * Reads an uploaded file, choosing the format by its content.
 * @throws UnreadableError with a sentence for the person who uploaded it.
 */
export async function readArticle(
  file: { bytes: Uint8Array; fileName: string | null; url?: string | undefined } & ReadingTime,
): Promise<Extracted> {
  if (file.bytes.length === 0) {
    throw new UnreadableError("This file is empty. Choose the file that holds the article's text.");
  }
  const sniffed = await kindOf(file.bytes);
  const format = formats.find((one) => one.kinds.includes(sniffed.kind));
  if (!format) throw new UnreadableError(refusalOf(sniffed.kind));
  if (file.bytes.length > MAX_BYTES && sniffed.decoded) throw new UnreadableError(tooLong);
  const read = await format.read(sniffed, file);
  return extractedFrom(read, format.name, file, "This file holds only blank space. Choose another file.");
}

/**
 * Reads text that was pasted.
 * @throws UnreadableError with a sentence for the person who pasted it.
 */
export function readPastedText(pasted: string, time: ReadingTime): Extracted {
  const ifBlank = "There is no text here yet. Paste the article's text.";
  return extractedFrom({ text: plainText(pasted), charset: "utf-8" }, "paste", time, ifBlank);
}

/**
 * Reads the HTML that a browser or a word processor put on the clipboard: all of it is the article but what reads otherwise.
 * @throws UnreadableError with a sentence for the person who pasted it.
 */
export function readPastedHtml(html: string, time: ReadingTime): Extracted {
  return extractedFrom(readRichText(html, time), "paste", time, "There is no text here yet. Paste the article's text.");
}

function extractedFrom(
  read: PlainText | Document,
  format: string,
  { timeZone, now }: ReadingTime,
  ifBlank: string,
): Extracted {
  const whole = "blocks" in read ? composed(read.blocks) : composedFrom(read.text);
  const { text } = whole;
  if (text.trim() === "") throw new UnreadableError(ifBlank);
  if (text.length > MAX_CHARACTERS) throw new UnreadableError(tooLong);
  if (whole.paragraphs.length > MAX_PARAGRAPHS || text.split("\n", MAX_PARAGRAPHS + 1).length > MAX_PARAGRAPHS)
    throw new UnreadableError(tooMany);
  const byText = metadataOf(text, whole.paragraphs, { timeZone, now });
  const proposed = "blocks" in read ? preferred(read, byText) : byText;
  return { ...whole, ...proposed, charset: read.charset, format };
}

/** Paragraphs of plain text; too many lines are refused before they are looked at one by one. */
function composedFrom(text: string): Composed {
  if (text.length > MAX_CHARACTERS || text.split("\n", MAX_PARAGRAPHS + 1).length > MAX_PARAGRAPHS)
    return { text, paragraphs: [], aside: [], pages: null };
  const paragraphs = paragraphsOf(text);
  return { text, paragraphs, aside: asidesIn(text, paragraphs), pages: null };
}

/** What a document says about itself goes before what its wording shows, field by field. */
function preferred(said: Document, shown: Proposed): Proposed {
  const metadata = { ...shown.metadata };
  const seenIn = { ...shown.seenIn };
  const take = <Field extends keyof ArticleMetadata>(field: Field) => {
    const value = said.metadata[field];
    if (!value) return;
    metadata[field] = value;
    seenIn[field] = said.seenIn[field];
  };
  for (const field of Object.keys(metadata) as (keyof ArticleMetadata)[]) take(field);
  return { metadata, seenIn };
}
