import { unzipSync } from "fflate";
import type { Files } from "@/lib/editions/seal/bag";

/** More than this is not unpacked: an edition holds texts and papers, and its checker holds all of it at once. */
const most = { bytes: 2 * 1024 ** 3, files: 100_000 };

export class NotAnEdition extends Error {}

/**
 * Unpacks a sealed edition in memory, on the server or in a browser.
 * @returns its files by their path below the one folder that holds all.
 * @throws NotAnEdition with a sentence for what is no ZIP, is too large, or names a file twice or outside of the folder.
 */
export function unzipped(zip: Uint8Array): Files {
  const seen = new Set<string>();
  let bytes = 0;
  let refused = "";
  const take = (file: { name: string; originalSize: number }): boolean => {
    bytes += file.originalSize;
    if (seen.has(file.name)) refused ||= `It holds ${file.name} twice, so that two readers may see two things.`;
    if (bytes > most.bytes || seen.size > most.files)
      refused ||= "It is larger than any edition that can be checked here.";
    seen.add(file.name);
    return refused === "" && !file.name.endsWith("/");
  };
  const files = readZip(zip, take);
  if (refused) throw new NotAnEdition(refused);
  const paths = Object.keys(files);
  const [folder] = paths[0]?.split("/") ?? [];
  if (paths.length === 0 || !folder || paths.some((path) => !path.startsWith(`${folder}/`)))
    throw new NotAnEdition("It is not a sealed edition: its files are not in one folder.");
  return new Map(paths.map((path) => [path.slice(folder.length + 1), files[path] ?? new Uint8Array()]));
}

function readZip(zip: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(zip, { filter });
  } catch {
    throw new NotAnEdition("It is not a sealed edition: it cannot be unpacked as a ZIP file.");
  }
}
