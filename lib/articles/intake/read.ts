/** Intake: from an uploaded file or pasted text to plain text with proposed metadata. */

import type { ArticleMetadata } from "@/lib/articles/article";
import { asidesIn } from "@/lib/articles/intake/aside";
import { type Composed, composed, type Document } from "@/lib/articles/intake/document";
import { formats, type PlainText, type ReadingTime, refusalOf } from "@/lib/articles/intake/formats";
import { kindOf } from "@/lib/articles/intake/kind";
import { metadataOf, type Proposed } from "@/lib/articles/intake/metadata";
import { plainText } from "@/lib/articles/intake/txt";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { cutsPair } from "@/lib/claims/anchor";

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

const MAX_CHARACTERS = 5_000_000;
/** No text of 5 million UTF-16 units needs more bytes in any encoding. */
const MAX_BYTES = MAX_CHARACTERS * 4 + 4;
/** Each line may be a paragraph with its sentences; a list of a million words is data, not an article. */
const MAX_LINES = 100_000;

const tooManyLines =
  "This text has over 100,000 lines, more than one article can have. Take out what is not the article and try again.";
const tooLong =
  "This text is over 5 million characters long, more than one article can be. Split it and upload the parts.";

/**
 * Reads an uploaded file, choosing the format by its content.
 * @throws UnreadableError with a sentence for the person who uploaded it.
 */
export async function readArticle(
  file: { bytes: Uint8Array; fileName: string | null } & ReadingTime,
): Promise<Extracted> {
  if (file.bytes.length === 0) {
    throw new UnreadableError("This file is empty. Choose the file that holds the article's text.");
  }
  // What is too long for a text may still be a film: the head tells, and its name helps more than its length.
  const sniffed = await kindOf(file.bytes.length > MAX_BYTES ? file.bytes.subarray(0, MAX_BYTES & ~4095) : file.bytes);
  const format = formats.find((one) => one.kinds.includes(sniffed.kind));
  if (!format) throw new UnreadableError(refusalOf(sniffed.kind));
  if (file.bytes.length > MAX_BYTES) throw new UnreadableError(tooLong);
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
  if (whole.paragraphs.length > MAX_LINES || text.split("\n", MAX_LINES + 1).length > MAX_LINES)
    throw new UnreadableError(tooManyLines);
  const byText = metadataOf(text, whole.paragraphs, { timeZone, now });
  const proposed = "blocks" in read ? preferred(read, byText) : byText;
  return { ...whole, ...proposed, charset: read.charset, format };
}

/** Paragraphs of plain text; too many lines are refused before they are looked at one by one. */
function composedFrom(text: string): Composed {
  if (text.length > MAX_CHARACTERS || text.split("\n", MAX_LINES + 1).length > MAX_LINES)
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

/**
 * A title for an article whose text shows none: the file's name without its ending, else its first words.
 * At most 80 characters, cut at a word.
 */
export function fallbackTitle(text: string, fileName: string | null): string {
  const name = (fileName ?? "")
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]{1,5}$/, "")
    .trim();
  return clipped(name) || clipped(text.slice(0, 2000)) || "Untitled";
}

function clipped(words: string): string {
  const line = words.trim().replace(/\s+/g, " ");
  if (line.length <= 80) return line;
  const cut = line.slice(0, cutsPair(line, 79) ? 78 : 79);
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${(atWord.length > 40 ? atWord : cut).replace(/[\s,;:–—-]+$/, "")}…`;
}
