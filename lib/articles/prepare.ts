import { type Blob, storeBlob } from "@/db/blobs";
import type { ArticleMetadata } from "@/lib/articles/article";
import { type Extracted, fallbackTitle, readArticle, readPastedText } from "@/lib/articles/intake/read";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type Sentence, sentencesOf } from "@/lib/articles/sentences";
import { TooLarge, Unprocessable } from "@/lib/errors";
import type { Settings } from "@/lib/settings";

/** What comes in: a file, or text that was pasted or sent; with what the editor already says about it. */
export type Upload = ({ bytes: Uint8Array; fileName: string } | { text: string }) & {
  ours?: boolean | undefined;
} & { [K in keyof ArticleMetadata]?: ArticleMetadata[K] | undefined };

/** An article that is read and whose bytes are stored, ready for `addArticle`. */
export type Prepared = {
  blob: Blob;
  fileName: string;
  charset: string;
  format: string;
  text: string;
  /** [start, end, role], as the revision stores them. */
  paragraphs: [number, number, string][];
  aside: Extracted["aside"];
  pages: number[] | null;
  sentences: Sentence[];
  metadata: ArticleMetadata;
  /** Where the text showed what was proposed from it; fields that the editor gave are left out. */
  seenIn: Extracted["seenIn"];
  ours: boolean;
};

/**
 * Does the slow work of an upload before the transaction: decodes, proposes the metadata, cuts the text into sentences,
 * hashes the original bytes and stores them.
 * @param now by which a date in the text can be told to lie in the future.
 * @throws TooLarge over the limit of an upload, Unprocessable for what cannot be read, both with what to do.
 */
export async function prepareArticle(
  upload: Upload,
  settings: Pick<Settings, "dataDir" | "timeZone" | "maxUploadBytes">,
  now: Date,
): Promise<Prepared> {
  const pasted = "text" in upload;
  const bytes = pasted ? new TextEncoder().encode(upload.text) : upload.bytes;
  const fileName = pasted ? "" : upload.fileName.replace(/^.*[\\/]/, "").slice(0, 255);
  if (bytes.byteLength > settings.maxUploadBytes) throw tooLarge(settings.maxUploadBytes);
  const time = { timeZone: settings.timeZone, now };
  const read = await readable(async () =>
    pasted ? readPastedText(upload.text, time) : await readArticle({ bytes, fileName, ...time }),
  );
  const metadata = metadataFrom(upload, read, fileName);
  const { text, paragraphs } = read;
  const seenIn = Object.fromEntries(
    Object.entries(read.seenIn).filter(([field]) => upload[field as keyof ArticleMetadata] === undefined),
  );
  return {
    blob: await storeBlob(bytes, settings.dataDir),
    fileName,
    charset: read.charset,
    format: read.format,
    text,
    paragraphs: paragraphs.map(({ start, end, role }) => [start, end, role]),
    aside: read.aside,
    pages: read.pages,
    sentences: sentencesOf(text, metadata.language || "en", paragraphs),
    metadata,
    seenIn,
    ours: upload.ours ?? false,
  };
}

/** The refusal of an upload that is too large, also for routes that know by the announced length. */
export function tooLarge(maxUploadBytes: number): TooLarge {
  const limit = Math.floor(maxUploadBytes / 1024 / 1024);
  return new TooLarge(`This is larger than ${limit} MB, the most that can be uploaded here. Upload the text alone.`);
}

async function readable(read: () => Promise<Extracted>): Promise<Extracted> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableError) throw new Unprocessable(error.message);
    throw error;
  }
}

/** What the editor said wins over what the text shows; a title there must be. */
function metadataFrom(said: Upload, { metadata, text }: Extracted, fileName: string): ArticleMetadata {
  const line = (given: string | undefined, shown: string, max: number) =>
    given ?? shown.replace(/\s+/g, " ").trim().slice(0, max).toWellFormed();
  return {
    title: said.title || line(undefined, metadata.title, 500) || fallbackTitle(text, fileName || null),
    outlet: line(said.outlet, metadata.outlet, 200),
    byline: line(said.byline, metadata.byline, 200),
    publishedAt: said.publishedAt === undefined ? metadata.publishedAt : said.publishedAt,
    url: line(said.url, metadata.url, 2000),
    language: line(said.language, metadata.language, 35),
  };
}
