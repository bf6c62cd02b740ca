import { storeBlob } from "@/db/blobs";
import { tooLarge } from "@/lib/articles/commands";
import { readArticle } from "@/lib/articles/intake/read";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { Unprocessable } from "@/lib/errors";
import type { Settings } from "@/lib/settings";
import type { StoredSnapshot } from "@/lib/sources/commands";

/**
 * Does the slow work of a snapshot before the transaction: reads its text, where intake can, and stores the bytes. A
 * picture or a film is kept as it is.
 * @throws Unprocessable for an empty file, TooLarge over the limit of an upload.
 */
export async function prepareSnapshot(
  file: { name: string; bytes: Uint8Array },
  settings: Pick<Settings, "dataDir" | "timeZone" | "maxUploadBytes">,
  now: Date,
): Promise<StoredSnapshot> {
  if (file.bytes.byteLength === 0) throw new Unprocessable("This file is empty. Choose the file to keep.");
  if (file.bytes.byteLength > settings.maxUploadBytes) throw tooLarge(settings.maxUploadBytes);
  const fileName = file.name.replace(/^.*[\\/]/, "").slice(0, 255);
  const text = await textIn(file.bytes, fileName, settings.timeZone, now);
  return { ...(await storeBlob(file.bytes, settings.dataDir)), fileName, text };
}

async function textIn(bytes: Uint8Array, fileName: string, timeZone: string, now: Date): Promise<string | null> {
  try {
    return (await readArticle({ bytes, fileName, timeZone, now })).text;
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}
