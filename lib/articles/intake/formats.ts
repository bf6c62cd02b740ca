/** The formats that intake reads: one file per format, one line here. */

import type { Document } from "@/lib/articles/intake/document";
import type { Sniffed } from "@/lib/articles/intake/kind";
import { txt } from "@/lib/articles/intake/txt";

export type Format = {
  /** As it is stored with the revision. */
  name: string;
  /** The kinds of file (see `kindOf`) that it reads. */
  kinds: readonly string[];
  /** @throws UnreadableError */
  read: (file: Sniffed, time: ReadingTime) => PlainText | Document | Promise<PlainText | Document>;
};

/** Text whose paragraphs, and what in it is not the article, are told by its lines. */
export type PlainText = { text: string; charset: string };

/** Whose clock and zone a date without them is read by. */
export type ReadingTime = { timeZone: string; now: Date };

export const formats: readonly Format[] = [txt];

const whatToDo: Record<string, string> = {
  html: "This is a web page (HTML). Open it in a browser, copy the article's text and paste it instead.",
  xml: "This is an XML file. Copy the article's text and paste it instead.",
  pdf: "This is a PDF. Open it, copy the article's text and paste it instead, or save it as plain text (.txt).",
  rtf: "This is a rich text document (RTF). Save it as plain text (.txt), or copy its text and paste it instead.",
  zip: "This is a ZIP archive. Unpack it and upload the text files that are in it.",
  gz: "This is a compressed file (GZ). Unpack it and upload the text file that is in it.",
  binary:
    "This is not a text file, whatever its name says, or its characters are stored in a way we could not tell. " +
    "Save the article as plain text in UTF-8, or copy its text and paste it instead.",
};

const documents: Record<string, string> = {
  docx: "a Word document",
  cfb: "an old Office document (as .doc)",
  odt: "an OpenDocument text",
  epub: "an e-book (EPUB)",
  pptx: "a presentation",
  xlsx: "a spreadsheet",
  ps: "a PostScript file",
};

const pictures = ["png", "jpg", "gif", "webp", "heic", "avif", "tif", "bmp", "svg"];

/** The sentence that refuses a kind of file which no format reads yet. */
export function refusalOf(kind: string): string {
  const known = whatToDo[kind];
  if (known) return known;
  const document = documents[kind];
  if (document) {
    return `This is ${document}. Save it as plain text (.txt), or copy its text and paste it instead.`;
  }
  if (pictures.includes(kind)) {
    return `This is an image (${kind.toUpperCase()}), not text. Paste the article's text instead.`;
  }
  return `This is a ${kind.toUpperCase()} file, not text, whatever its name says. Paste the article's text instead.`;
}
