/** PDF documents: their text in the order of reading, with the page of every paragraph. */

import { getDocumentProxy } from "unpdf";
import type { Document } from "@/lib/articles/intake/document";
import { finished, saidAuthor, saidTitle } from "@/lib/articles/intake/finished";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { Blocks, MAX_CHARACTERS, tooLong } from "@/lib/articles/intake/limits";
import { fragmentsOf, type Page, readingOrder, type Written } from "@/lib/articles/intake/pdf-page";
import { blocksOf } from "@/lib/articles/intake/pdf-paragraphs";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const pdf: Format = {
  name: "pdf",
  kinds: ["pdf"],
  read: ({ bytes }, time) => readPdf(bytes, time),
};

const MAX_PAGES = 1_000;

const tooManyPages =
  "This PDF has over 1,000 pages, more than one article can have. Save the pages that hold the article as a PDF of their own.";
const isProtected =
  "This PDF is protected by a password. Open it, print or save it without the password and upload that file, " +
  "or copy its text and paste it instead.";
const damaged =
  "This is a PDF, but it is damaged or cut off, so its text can't be read. " +
  "Download or save it once more, or copy its text and paste it instead.";
const isScanned =
  "This PDF holds pictures of pages and no text, as a scan does. " +
  "Have its text recognised (OCR) and upload the result, or type or paste the article's text instead.";
const isGarbled =
  "The characters of this PDF can't be told: it does not say which letters its signs stand for. " +
  "Have its text recognised (OCR) and upload the result, or type or paste the article's text instead.";

/** Nothing is fetched, drawn or run: fonts stay unloaded, and scripts and forms are not looked at. */
const options = {
  verbosity: 0,
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableRange: true,
  disableStream: true,
  disableAutoFetch: true,
  // The parts of PDF.js that it would fetch are not installed; unset, it asks for none.
  standardFontDataUrl: undefined,
  cMapUrl: undefined,
  wasmUrl: undefined,
};

async function readPdf(bytes: Uint8Array, time: ReadingTime): Promise<Document> {
  const { pages, info } = await pagesOf(bytes);
  const letters = pages.reduce((sum, { fragments }) => sum + lengthOf(fragments), 0);
  if (letters === 0 || (pages.length > 1 && letters < pages.length * 10)) throw new UnreadableError(isScanned);
  const blocks = new Blocks();
  for (const block of blocksOf(pages.map(readingOrder))) blocks.add(block);
  const words = blocks.list
    .map(({ text }) => text.slice(0, 1000))
    .join(" ")
    .slice(0, 50_000);
  const odd = words.match(/[\p{Co}\ufffd]|(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (odd > words.length * 0.2) throw new UnreadableError(isGarbled);
  return finished(
    blocks.list,
    {
      last: {
        title: [saidTitle(info.title), "the PDF's properties (title)"],
        byline: [saidAuthor(info.author), "the PDF's properties (author)"],
      },
    },
    time,
  );
}

const lengthOf = (fragments: Page["fragments"]) => fragments.reduce((sum, { text }) => sum + text.length, 0);

async function pagesOf(bytes: Uint8Array): Promise<{ pages: Page[]; info: { title: string; author: string } }> {
  try {
    // It takes the bytes away from whom it gets them.
    const document = await getDocumentProxy(Uint8Array.from(bytes), options);
    try {
      if (document.numPages > MAX_PAGES) throw new UnreadableError(tooManyPages);
      const pages: Page[] = [];
      let length = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        const { width, height, transform } = page.getViewport({ scale: 1 });
        const { items } = await page.getTextContent();
        const written = items.filter((item): item is Written & (typeof items)[number] => "str" in item);
        const fragments = fragmentsOf(written, transform);
        pages.push({ number, width, height, fragments });
        length += lengthOf(fragments);
        if (length > MAX_CHARACTERS) throw new UnreadableError(tooLong);
        page.cleanup();
      }
      const { info } = await document.getMetadata();
      return { pages, info: { title: fieldOf(info, "Title"), author: fieldOf(info, "Author") } };
    } finally {
      await document.destroy();
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new UnreadableError(isLocked ? isProtected : damaged);
  }
}

function fieldOf(info: object, name: string): string {
  const value: unknown = Object.getOwnPropertyDescriptor(info, name)?.value;
  return typeof value === "string" ? value.slice(0, 2000) : "";
}
