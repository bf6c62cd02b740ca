import { storeBlob } from "@/db/blobs";
import type { Capture } from "@/lib/articles/article";
import { tooLarge } from "@/lib/articles/commands";
import { readApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import type { Intake } from "@/lib/articles/intake/work";
import { Unprocessable } from "@/lib/errors";
import type { Settings } from "@/lib/settings";
import type { StoredSnapshot } from "@/lib/sources/commands";
import { fileNameOf, mediaTypeOf } from "@/lib/sources/media-type";

/** What comes to be kept: an uploaded file, or a page with how it came from the web. */
export type Kept = { bytes: Uint8Array; name: string } | { bytes: Uint8Array; captured: Capture };

/**
 * Does the slow work of a snapshot before the transaction: reads its text, where intake can, and stores the bytes. A
 * picture or a film is kept as it is.
 * @throws Unprocessable for an empty file, TooLarge over the limit of an upload.
 */
export async function prepareSnapshot(
  kept: Kept,
  settings: Pick<Settings, "dataDir" | "timeZone" | "maxUploadBytes">,
  now: Date,
): Promise<StoredSnapshot> {
  const { bytes } = kept;
  const captured = "captured" in kept ? kept.captured : null;
  if (bytes.byteLength === 0) throw new Unprocessable("This file is empty. Choose the file to keep.");
  if (bytes.byteLength > settings.maxUploadBytes) throw tooLarge(settings.maxUploadBytes);
  const given = "name" in kept ? kept.name.replace(/^.*[\\/]/, "").slice(0, 255) : "";
  const read = await readOrNot({ bytes, fileName: given, url: captured?.finalUrl }, settings.timeZone, now);
  const mediaType = mediaTypeOf(bytes, read?.format ?? null);
  return {
    ...(await storeBlob(bytes, settings.dataDir)),
    fileName: given || (captured ? fileNameOf(captured.finalUrl, mediaType) : ""),
    // All of it: what is set aside of an article may be just what bears on a claim.
    text: read?.text ?? null,
    pages: read?.pages ?? null,
    mediaType,
    captured,
  };
}

async function readOrNot(
  incoming: { bytes: Uint8Array; fileName: string; url: string | undefined },
  timeZone: string,
  now: Date,
): Promise<Intake | null> {
  try {
    return await readApart({ incoming, time: { timeZone, now } });
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}
