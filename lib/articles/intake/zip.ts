/** ZIP archives as DOCX and ODT are: only the parts that are asked for are unpacked, and never more than fits. */

import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

const MAX_ENTRIES = 2_000;
/** Of one part, and of all the parts that are read. The longest article takes a tenth of it. */
const MAX_PART = 32 * 1024 * 1024;
const MAX_TOTAL = 64 * 1024 * 1024;

const tooBig =
  "This document unpacks to far more than an article can hold, so it was not opened. " +
  "Copy the article's text and paste it instead.";
const damaged =
  "This document is damaged: the ZIP archive that it is stored as can't be unpacked. " +
  "Open it in the program that wrote it, save it again and upload the new file.";

export type Zip = {
  /** The names of the parts, as they stand in the archive's directory. */
  names: ReadonlySet<string>;
  /**
   * A part's bytes; null if there is none of this name.
   * @throws UnreadableError if it is damaged, encrypted or too big, whatever size it declares.
   */
  part: (name: string) => Promise<Uint8Array | null>;
};

/** Reads an archive's directory; nothing is unpacked yet. @throws UnreadableError */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > MAX_ENTRIES) throw new UnreadableError(tooBig);
    for await (const entry of zip.eachEntry()) {
      // The first of two parts with one name counts.
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof UnreadableError ? error : new UnreadableError(damaged);
  }
  let total = 0;
  return {
    names: new Set(entries.keys()),
    part: async (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > MAX_PART || total > MAX_TOTAL) throw new UnreadableError(tooBig);
      return unpacked(zip, entry).catch(() => {
        throw new UnreadableError(damaged);
      });
    },
  };
}

/** The reader ends with an error at the first byte beyond the declared size, which was checked before. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const local = (name: string, names: ReadonlySet<string>) => [...names].some((one) => one.startsWith(name));

/** Which kind of document an archive is, told by its parts; "zip" if it is just an archive. */
export async function zipKindOf(bytes: Uint8Array): Promise<string> {
  const zip = await openZip(bytes).catch(() => null);
  if (!zip) return packedKind(bytes) ?? "zip";
  if (zip.names.has("[Content_Types].xml")) {
    if (local("word/", zip.names)) return "docx";
    if (local("ppt/", zip.names)) return "pptx";
    if (local("xl/", zip.names)) return "xlsx";
  }
  return packedKind(bytes) ?? "zip";
}

const openDocuments: readonly [type: string, kind: string][] = [
  ["application/vnd.oasis.opendocument.text", "odt"],
  ["application/vnd.oasis.opendocument.spreadsheet", "xlsx"],
  ["application/vnd.oasis.opendocument.presentation", "pptx"],
  ["application/epub+zip", "epub"],
];

/** OpenDocument and EPUB name themselves at the archive's very beginning, uncompressed. */
function packedKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const at = head.indexOf("mimetype");
  if (at >= 0 && at <= 40) return openDocuments.find(([type]) => head.includes(type, at))?.[1] ?? null;
  return head.includes("[Content_Types].xml") || head.includes("word/") ? "docx" : null;
}
