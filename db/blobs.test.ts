import { createHash } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bytesOfBlob, readBlob, rememberBlob, storeBlob } from "@/db/blobs";
import { blobs } from "@/db/schema";
import { newDesk } from "@/lib/testing/desk";

const bytes = new TextEncoder().encode("The harbour was dredged.");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const pathIn = (folder: string) => join(folder, "blobs", sha256.slice(0, 2), sha256);

test("bytes are kept under their SHA-256, closed to other accounts, and come back as they were", async () => {
  const { folder } = await newDesk();
  expect(await storeBlob(bytes, folder)).toEqual({ sha256, size: bytes.length });
  expect(statSync(pathIn(folder)).mode & 0o777).toBe(0o600);
  const { stream, size } = await readBlob(folder, sha256);
  expect(size).toBe(bytes.length);
  expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(bytes);
  expect(new Uint8Array(await bytesOfBlob(folder, sha256))).toEqual(bytes);
});

test("many who store the same bytes at once leave one whole file and no drafts", async () => {
  const { folder } = await newDesk();
  await Promise.all(Array.from({ length: 20 }, () => storeBlob(bytes, folder)));
  expect(readdirSync(join(folder, "blobs", sha256.slice(0, 2)))).toEqual([sha256]);
});

test("a file that was cut short is replaced by the whole one", async () => {
  const { folder } = await newDesk();
  await storeBlob(bytes, folder);
  writeFileSync(pathIn(folder), "The har");
  await storeBlob(bytes, folder);
  expect(new Uint8Array(await bytesOfBlob(folder, sha256))).toEqual(bytes);
});

test("remembering a blob twice is remembering it once", async () => {
  const desk = await newDesk();
  await desk.transact(async (tx) => {
    await rememberBlob(tx, { sha256, size: 1 });
    await rememberBlob(tx, { sha256, size: 1 });
  });
  expect(await desk.read.$count(blobs)).toBe(1);
});

test("a name that is no SHA-256 reads no file", async () => {
  const { folder } = await newDesk();
  await expect(readBlob(folder, "../second-source.sqlite")).rejects.toThrow("SHA-256");
});
