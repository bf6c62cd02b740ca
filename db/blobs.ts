import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { prepared, type Tx } from "@/db/client";
import { blobs } from "@/db/schema";

/**
 * Bytes as they came, kept once under their SHA-256 in DATA_DIR/blobs, so that what is stored can be checked with any
 * tool: `sha256sum` of a file is its name.
 */
export type Blob = { sha256: string; size: number };

/**
 * Stores bytes before the transaction that remembers them: a file appears under its name only once it is whole and on
 * the disk. One that no transaction came to remember is harmless, and storing the same bytes again changes nothing.
 */
export async function storeBlob(bytes: Uint8Array, dataDir: string): Promise<Blob> {
  const blob = { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.byteLength };
  const path = blobPath(dataDir, blob.sha256);
  if ((await sizeOf(path)) === blob.size) return blob;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeWhole(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await flushFolder(folder);
  return blob;
}

/** Makes a file that was written whole, and hashed, into a blob. It is moved: both must lie on one disk. */
export async function adoptBlob(file: string, blob: Blob, dataDir: string): Promise<void> {
  const path = blobPath(dataDir, blob.sha256);
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(file, path);
  await flushFolder(folder);
}

/** Notes in the database that the bytes were stored whole. */
export async function rememberBlob(tx: Tx, blob: Blob): Promise<void> {
  await insertBlob(tx).execute(blob);
}

const insertBlob = prepared((tx: Tx) =>
  tx
    .insert(blobs)
    .values({ sha256: sql.placeholder("sha256"), size: sql.placeholder("size") })
    .onConflictDoNothing()
    .prepare(),
);

/** The stored bytes as a stream; throws if they are gone, which only damage to DATA_DIR explains. */
export async function readBlob(
  dataDir: string,
  sha256: string,
): Promise<{ stream: ReadableStream<Uint8Array>; size: number }> {
  const file = await open(/* turbopackIgnore: true */ blobPath(dataDir, sha256), "r");
  const { size } = await file.stat();
  return { stream: Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>, size };
}

/** The stored bytes at once, for what is known to be small, such as an edition's content. */
export async function bytesOfBlob(dataDir: string, sha256: string): Promise<Uint8Array> {
  return readFile(/* turbopackIgnore: true */ blobPath(dataDir, sha256));
}

/** Bytes that are stored; throws if they are gone. */
export async function sizeOfBlob(dataDir: string, sha256: string): Promise<number> {
  return (await stat(/* turbopackIgnore: true */ blobPath(dataDir, sha256))).size;
}

/** Where the bytes lie; for a process apart that is given a path. */
export function blobPath(dataDir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("a blob's name is a SHA-256 in hexadecimal");
  return join(/* turbopackIgnore: true */ dataDir, "blobs", sha256.slice(0, 2), sha256);
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename survives a power cut only when the folder is flushed too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
