import { type Blob, storeBlob } from "@/db/blobs";
import type { ArticleMetadata, Capture } from "@/lib/articles/article";
import { readApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import type { Incoming, Intake } from "@/lib/articles/intake/work";
import { fallbackTitle } from "@/lib/articles/title";
import { Invalid, TooLarge, Unprocessable } from "@/lib/errors";
import type { Settings } from "@/lib/settings";
import { fetchingIsOff, fetchLimits, fetchPage } from "@/lib/sources/fetch-page";
import type { OutletName } from "@/lib/sources/outlet";
import type { WordingMatch } from "@/lib/sources/wording-proposals";

/**
 * What comes in: a file, text that was pasted or sent, or the HTML that the clipboard held; with what the editor already
 * says about it, and how it came from the web where it did.
 */
export type Upload = ({ bytes: Uint8Array; fileName: string } | { text: string } | { html: string }) & {
  ours?: boolean | undefined;
  captured?: Capture | null | undefined;
} & { [K in keyof ArticleMetadata]?: ArticleMetadata[K] | undefined };

/** A text that is read and whose bytes are stored, ready to become an article or a revision of one. */
export type Prepared = Pick<
  Intake,
  | "charset"
  | "format"
  | "text"
  | "aside"
  | "pages"
  | "sentences"
  | "attributions"
  | "suggestions"
  | "sketch"
  | "wording"
> & {
  blob: Blob;
  fileName: string;
  captured: Capture | null;
  /** [start, end, role], as the revision stores them. */
  paragraphs: [number, number, string][];
  metadata: ArticleMetadata;
  /** What it shares with the articles of its dossier, where that was looked for. */
  matches?: WordingMatch[];
  /** The row of the wording that had come in last when that was looked for. */
  matchedUpTo?: number;
  /** Where the text showed what was proposed from it; fields that the editor gave are left out. */
  seenIn: Intake["seenIn"];
  ours: boolean;
};

/** What is known before a text is read. */
export type Known = {
  publishedAt?: string | undefined;
  outlet?: string | undefined;
  /** The newsroom's own outlets; those that come with the desk are known anyway. */
  outlets?: readonly OutletName[] | undefined;
};

/** What is sent instead of a file: one of these, with what is said about it. */
export type Sent = {
  text?: string | undefined;
  html?: string | undefined;
  /** Address of the page that is to be fetched. */
  fetch?: string | undefined;
} & { ours?: boolean | undefined } & { [K in keyof ArticleMetadata]?: ArticleMetadata[K] | undefined };

/**
 * Gets at what was sent, over the web where only an address was.
 * @throws Invalid unless it is there in exactly one way, Unprocessable where the page cannot be fetched.
 */
export async function uploadOf(
  { text, html, fetch, ...said }: Sent,
  settings: Pick<Settings, "fetchSources" | "fetchPorts">,
  now: Date,
): Promise<Upload> {
  if ([text, html, fetch].filter((one) => one !== undefined).length !== 1)
    throw new Invalid("Send the article in one way: its text, its HTML, or the address to fetch it from.", {
      text: "Write or paste the article's text.",
    });
  if (text !== undefined) return { ...said, text };
  if (html !== undefined) return { ...said, html };
  if (!settings.fetchSources) throw new Unprocessable(fetchingIsOff);
  const { bytes, capture } = await fetchPage(fetch ?? "", fetchLimits(settings), now).catch((error: unknown) => {
    // Here the address was sent as `fetch`; `url` is another field.
    throw error instanceof Invalid ? new Invalid(error.message, { fetch: error.message }) : error;
  });
  return { ...said, bytes, fileName: "", captured: capture };
}

/**
 * Does the slow work of an upload before the transaction: decodes, proposes the metadata and cuts the text into
 * sentences in a process apart, hashes the original bytes and stores them.
 * @param now by which a date in the text can be told to lie in the future.
 * @param known what the upload does not say of its article, and the newsroom's own outlets, which texts name.
 * @throws TooLarge over the limit of an upload, Unprocessable for what cannot be read, both with what to do.
 */
export async function prepareArticle(
  upload: Upload,
  settings: Pick<Settings, "dataDir" | "timeZone" | "maxUploadBytes">,
  now: Date,
  known: Known = {},
): Promise<Prepared> {
  const bytes = bytesOf(upload);
  const fileName = "bytes" in upload ? upload.fileName.replace(/^.*[\\/]/, "").slice(0, 255) : "";
  if (bytes.byteLength > settings.maxUploadBytes) throw tooLarge(settings.maxUploadBytes);
  const time = { timeZone: settings.timeZone, now };
  const read = await readable(
    readApart({
      incoming: incomingOf(upload, fileName),
      time,
      language: upload.language ?? undefined,
      publishedAt: upload.publishedAt === undefined ? known.publishedAt : upload.publishedAt,
      outlet: upload.outlet ?? known.outlet,
      outlets: known.outlets,
    }),
  );
  const { text, charset, format, aside, pages, sentences, attributions, suggestions, sketch, wording } = read;
  const seenIn = Object.fromEntries(
    Object.entries(read.seenIn).filter(([field]) => upload[field as keyof ArticleMetadata] === undefined),
  );
  return {
    blob: await storeBlob(bytes, settings.dataDir),
    fileName,
    captured: upload.captured ?? null,
    charset,
    format,
    text,
    paragraphs: read.paragraphs.map(({ start, end, role }) => [start, end, role]),
    aside,
    pages,
    sentences,
    suggestions,
    sketch,
    wording,
    attributions,
    metadata: metadataFrom(upload, read, fileName),
    seenIn,
    ours: upload.ours ?? false,
  };
}

const bytesOf = (upload: Upload): Uint8Array =>
  "bytes" in upload ? upload.bytes : new TextEncoder().encode("text" in upload ? upload.text : upload.html);

function incomingOf(upload: Upload, fileName: string): Incoming {
  if ("text" in upload) return { text: upload.text };
  if ("html" in upload) return { html: upload.html };
  return { bytes: upload.bytes, fileName: fileName || null, url: upload.captured?.finalUrl };
}

/** The refusal of an upload that is too large, also for routes that know by the announced length. */
export function tooLarge(maxUploadBytes: number): TooLarge {
  const limit = Math.floor(maxUploadBytes / 1024 / 1024);
  return new TooLarge(`This is larger than ${limit} MB, the most that can be uploaded here. Upload the text alone.`);
}

async function readable(read: Promise<Intake>): Promise<Intake> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof UnreadableError) throw new Unprocessable(error.message);
    throw error;
  }
}

/** What the editor said wins over what the text shows; a title there must be. */
function metadataFrom(said: Upload, { metadata, text }: Intake, fileName: string): ArticleMetadata {
  const line = (given: string | undefined, shown: string, max: number) =>
    given ?? shown.replace(/\s+/g, " ").trim().slice(0, max).toWellFormed();
  return {
    title: said.title || line(undefined, metadata.title, 500) || fallbackTitle(text, fileName || null),
    outlet: line(said.outlet, metadata.outlet, 200),
    byline: line(said.byline, metadata.byline, 200),
    publishedAt: said.publishedAt === undefined ? metadata.publishedAt : said.publishedAt,
    url: line(said.url, metadata.url || (said.captured?.finalUrl ?? ""), 2000),
    language: line(said.language, metadata.language, 35),
  };
}
