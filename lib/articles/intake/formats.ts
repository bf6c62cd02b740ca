/** The formats that intake reads: one file per format, one line here. */

import type { Document } from "@/lib/articles/intake/document";
import { docx } from "@/lib/articles/intake/docx";
import { eml } from "@/lib/articles/intake/eml";
import { html } from "@/lib/articles/intake/html";
import type { Sniffed } from "@/lib/articles/intake/kind";
import { md } from "@/lib/articles/intake/md";
import { mhtml } from "@/lib/articles/intake/mhtml";
import { odt } from "@/lib/articles/intake/odt";
import { pdf } from "@/lib/articles/intake/pdf";
import { txt } from "@/lib/articles/intake/txt";

export type Format = {
  /** As it is stored with the revision. */
  name: string;
  /** The kinds of file (see `kindOf`) that it reads. */
  kinds: readonly string[];
  /** @throws UnreadableError */
  read: (
    file: Sniffed,
    time: ReadingTime & { url?: string | undefined },
  ) => PlainText | Document | Promise<PlainText | Document>;
};

/** Text whose paragraphs, and what in it is not the article, are told by its lines. */
export type PlainText = { text: string; charset: string };

/** Whose clock and zone a date without them is read by. */
export type ReadingTime = { timeZone: string; now: Date };

export const formats: readonly Format[] = [txt, md, html, mhtml, docx, odt, pdf, eml];

const whatToDo: Record<string, string> = {
  xml: "This is an XML file. Copy the article's text and paste it instead.",
  rtf: "This is a rich text document (RTF). Save it as a Word document (.docx), or copy its text and paste it instead.",
  zip: "This is a ZIP archive. Unpack it and upload the files that are in it.",
  gz: "This is a compressed file (GZ). Unpack it and upload the file that is in it.",
  cfb: "This is an old Office document (as .doc). Save it as a Word document (.docx), or copy its text and paste it instead.",
  protected:
    "This document is protected by a password. Open it, save it without the password and upload that file, " +
    "or copy its text and paste it instead.",
  webarchive:
    "This is a web archive as Safari saves it. Save the page as a PDF, or copy the article's text and paste it instead.",
  binary:
    "This is not a text file, whatever its name says, or its characters are stored in a way we could not tell. " +
    "Save the article as plain text in UTF-8, or copy its text and paste it instead.",
};

const documents: Record<string, string> = {
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
    return `This is ${document}. Save its text as a PDF or as plain text (.txt), or copy it and paste it instead.`;
  }
  if (pictures.includes(kind)) {
    return `This is an image (${kind.toUpperCase()}), not text. Paste the article's text instead.`;
  }
  return `This file is ${kind.toUpperCase()}, not text, whatever its name says. Paste the article's text instead.`;
}
