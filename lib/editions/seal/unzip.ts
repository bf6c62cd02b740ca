import { inflateSync } from "fflate";
import type { Files } from "@/lib/editions/seal/bag";
import { added, changed, type Entry, NotAnEdition, zipEntries } from "@/lib/editions/seal/zip-entries";

/** More than this is not unpacked: an edition holds texts and papers, and its checker holds all of it at once. */
const mostBytes = 2 * 1024 ** 3;

/**
 * Unpacks a sealed edition in memory, on the server or in a browser.
 * @returns its files by their path below the one folder that holds all.
 * @throws NotAnEdition with a sentence for what is no ZIP, is too large, holds bytes or folders beside its files, or names
 * a file twice or outside of the folder.
 */
export function unzipped(zip: Uint8Array): Files {
  const entries = zipEntries(zip);
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostBytes)
    throw new NotAnEdition("It is larger than any edition that can be checked here.");
  const folder = `${entries[0]?.name.split("/")[0]}/`;
  const outside = entries.find(({ name }) => !name.startsWith(folder) || !staysInside(name));
  if (outside)
    throw new NotAnEdition(`It is not a sealed edition: its files are not in one folder (see ${outside.name}).`);
  const files = new Map<string, Uint8Array>();
  const holding = new Set<string>();
  for (const entry of entries.filter(isFile)) {
    files.set(entry.name.slice(folder.length), contentOf(entry));
    for (let at = folder.length; at > 0; at = entry.name.indexOf("/", at) + 1) holding.add(entry.name.slice(0, at));
  }
  if (files.size === 0) throw new NotAnEdition("It is not a sealed edition: there is no file in it.");
  for (const entry of entries.filter((one) => !isFile(one))) {
    if (!holding.has(entry.name)) throw changed(`The folder ${entry.name} holds no file: it was added.`);
    if (contentOf(entry).length > 0) throw changed(`The folder ${entry.name} has a content of its own: it was added.`);
  }
  return files;
}

const isFile = ({ name }: Entry): boolean => !name.endsWith("/");

/** Whether a name leads down only, on every system that it may be unpacked on. */
const staysInside = (name: string): boolean =>
  !/[\\\p{Cc}]/u.test(name) && !/(^|\/)\.{0,2}\//.test(name) && !/\/\.{1,2}$/.test(name);

function contentOf({ name, packed, deflated, size }: Entry): Uint8Array {
  if (!deflated) return packed;
  // One byte more than it says, so that a longer content shows.
  const room = new Uint8Array(size + 1);
  // What is whole without its last byte ended before it: who reads on from there comes upon what no list names.
  if (packed.length > 0 && inflated(packed.subarray(0, -1), room)) throw added(`the end of ${name}`, "what follows it");
  const content = inflated(packed, room);
  if (content?.length !== size) throw new NotAnEdition(`It is not a sealed edition: ${name} cannot be unpacked.`);
  return content;
}

/** Null where it is no deflated content, or not all of one. */
function inflated(packed: Uint8Array, room: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(packed, { out: room });
  } catch {
    return null;
  }
}
