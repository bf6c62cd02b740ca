import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

const unpack = promisify(gunzip);

/**
 * The bytes of a file that somebody named.
 * @throws UnreadableError with what is wrong with it.
 */
export async function bytesOf(path: string, most: number): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > most) throw tooLarge(most);
    return await readFile(path);
  } catch (error) {
    throw reasons[(error as { code?: string }).code ?? ""] ?? error;
  }
}

const reasons: Record<string, UnreadableError> = {
  ENOENT: new UnreadableError("There is no such file."),
  EISDIR: new UnreadableError("This is a folder. Name the files in it."),
  EACCES: new UnreadableError("This file may not be read by you."),
};

/** The file itself where it is packed with gzip; never more than `most` bytes, however small it was packed. */
export async function unpacked(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(most);
    throw new UnreadableError("This compressed file is damaged. Compress it anew, or name the file itself.");
  }
}

const tooLarge = (most: number) =>
  new UnreadableError(`This is larger than ${Math.floor(most / 1024 / 1024)} MB, the most that is read here.`);
