import { sha512 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/**
 * A bag: files with a list of their checksums, as BagIt 1.0 (RFC 8493) lays it out. Archives know the form, and
 * `sha512sum -c` checks it.
 */

export type Files = ReadonlyMap<string, Uint8Array>;

/** The file that covers every other by its checksum: what the newsroom signs. */
export const tagManifestName = "tagmanifest-sha512.txt";
export const manifestName = "manifest-sha512.txt";

/** Files that speak of the tag manifest and therefore cannot be in it. */
export const signatureName = `${tagManifestName}.sig`;
export const envelopeName = "edition.dsse.json";
export const unlistedNames: readonly string[] = [tagManifestName, signatureName, envelopeName];

export const sha512Of = (bytes: Uint8Array): string => bytesToHex(sha512(bytes));

const utf8 = new TextEncoder();

/** RFC 8493, 2.2.2: line breaks in labels and values are not allowed; ours hold none. */
const labelled = (lines: readonly (readonly [string, string])[]): Uint8Array =>
  utf8.encode(lines.map(([label, value]) => `${label}: ${value.replace(/\s+/g, " ").trim()}\n`).join(""));

/** One line for each file: checksum, two spaces, path; sorted by path, as `sha512sum` reads it. */
export const manifestOf = (checksums: ReadonlyMap<string, string>): Uint8Array =>
  utf8.encode(
    [...checksums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, checksum]) => `${checksum}  ${path}\n`)
      .join(""),
  );

/** Paths are ours: plain ASCII without the characters that RFC 8493 (2.1.3) would have encoded. */
const plainPath = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** Checksum and size of a payload file, by its path under `data/`. */
export type Payload = ReadonlyMap<string, { sha512: string; size: number }>;

/**
 * Makes the tag files of a bag over a payload that was hashed beforehand, all but those that are signed over them.
 * @param info further lines of bag-info.txt, such as the organisation.
 * @param beside tag files of our own, such as VERIFY.md.
 */
export function tagFilesOf(payload: Payload, info: readonly (readonly [string, string])[], beside: Files): Files {
  const paths = [...payload.keys(), ...beside.keys()];
  const bad = paths.find((path) => !plainPath.test(path));
  if (bad !== undefined) throw new Error(`not a path for a bag: ${bad}`);
  const bytes = [...payload.values()].reduce((sum, { size }) => sum + size, 0);
  const tags = new Map<string, Uint8Array>([
    [
      "bagit.txt",
      labelled([
        ["BagIt-Version", "1.0"],
        ["Tag-File-Character-Encoding", "UTF-8"],
      ]),
    ],
    ["bag-info.txt", labelled([...info, ["Payload-Oxum", `${bytes}.${payload.size}`]])],
    [manifestName, manifestOf(new Map([...payload].map(([path, { sha512 }]) => [`data/${path}`, sha512])))],
    ...beside,
  ]);
  tags.set(tagManifestName, manifestOf(new Map([...tags].map(([path, file]) => [path, sha512Of(file)]))));
  return tags;
}

/** A line that is not a manifest's. */
export type Unreadable = { line: number };

/**
 * Reads a manifest. Checksums may be in capitals, and one or more spaces or an asterisk may stand before the path, as
 * RFC 8493 (2.1.3) allows.
 */
export function manifestIn(text: string): { checksums: Map<string, string>; unreadable: Unreadable[] } {
  const checksums = new Map<string, string>();
  const unreadable: Unreadable[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line === "" && at === text.split("\n").length - 1) continue;
    const [, checksum, path] = /^([0-9a-fA-F]{128})[ \t]+\*?(\S.*)$/.exec(line) ?? [];
    if (!checksum || !path || checksums.has(path)) unreadable.push({ line: at + 1 });
    else checksums.set(path, checksum.toLowerCase());
  }
  return { checksums, unreadable };
}
