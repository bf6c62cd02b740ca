/** Why a file is not checked as a sealed edition, in a sentence for whoever holds it. */
export class NotAnEdition extends Error {}

/** A file of a ZIP, or a folder, whose name ends with a slash. */
export type Entry = {
  name: string;
  /** Its bytes as they lie in the ZIP. */
  packed: Uint8Array;
  deflated: boolean;
  /** Of what it unpacks to, as the ZIP says. */
  size: number;
};

const mark = { file: 0x04034b50, listed: 0x02014b50, end: 0x06054b50, after: 0x08074b50, zip64: 0x07064b50 };
const length = { file: 30, listed: 46, end: 22, zip64: 20 };
const flag = { after: 0x8, utf8: 0x800 };
/** How well it is packed, whether its sizes stand after it, and how its name is written: no encryption, no patches. */
const plainFlags = 0x6 | flag.after | flag.utf8;
const extraId = { zip64: 0x0001, name: 0x7075 };

/**
 * Reads what a ZIP holds, in the order in which it lies there.
 *
 * There are two kinds of readers: those that go by the list at the end, and those that unpack whatever comes along from
 * the first byte on. Here both must see the same: the files and nothing else fill the ZIP from its first byte to its list,
 * each headed as it is listed, and the list and its end fill the rest.
 * @throws NotAnEdition with a sentence that says what stands where nothing should, or that it is no plain ZIP.
 */
export function zipEntries(zip: Uint8Array): Entry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  try {
    const end = endOf(view);
    const listed = listedIn(zip, view, end).sort((a, b) => a.offset - b.offset);
    let at = 0;
    let before = "its beginning";
    for (const one of listed) {
      mustMeet(at, one.offset, before, one.name);
      at = endOfFile(zip, view, one);
      before = one.name;
    }
    mustMeet(at, end.start, before, "its list of files");
    return listed.map(({ name, packed, method, size }) => ({ name, packed, deflated: method === 8, size }));
  } catch (error) {
    if (error instanceof RangeError) throw unreadable();
    throw error;
  }
}

const unreadable = () => new NotAnEdition("It is not a sealed edition: it cannot be unpacked as a ZIP file.");
const unusual = (what: string) =>
  new NotAnEdition(`${what}, which no sealed edition is. Ask the newsroom for the file as it was sealed.`);

/** What is wrong with a ZIP that somebody meddled with, and what to do. */
export const changed = (how: string) =>
  new NotAnEdition(`${how} Do not rely on it, and ask the newsroom for the edition again.`);

/** What is said of bytes that a reader may come upon though no list names them. */
export const added = (before: string, after: string) =>
  changed(`Bytes stand between ${before} and ${after} that no list names: something was added.`);

const longer = () => changed("It is longer than its own list of files says: something was added.");
const twofold = (how: string) => changed(`${how}, so that two readers may see two things.`);

function mustMeet(at: number, next: number, before: string, after: string) {
  if (at < next) throw added(before, after);
  if (at > next) throw twofold(`${before} and ${after} share bytes`);
}

type End = { at: number; start: number; files: number };

function endOf(view: DataView): End {
  const at = view.byteLength - length.end;
  if (at < 0) throw unreadable();
  const isEnd = (place: number) => view.getUint32(place, true) === mark.end;
  const listEnd = (place: number) => view.getUint32(place + 12, true) + view.getUint32(place + 16, true);
  if (!isEnd(at) || view.getUint16(at + 20, true) !== 0) {
    // A comment is at most 65,535 bytes long; further back nobody looks for the end.
    for (let place = at; place >= Math.max(0, at - 0xffff); place--)
      if (isEnd(place) && listEnd(place) === place) throw changed("Bytes stand after its end: something was added.");
    throw unreadable();
  }
  const [disk, listDisk, onDisk, files] = [4, 6, 8, 10].map((field) => view.getUint16(at + field, true));
  const before = at - length.zip64;
  if (before >= 0 && view.getUint32(before, true) === mark.zip64) throw unusual("It is a ZIP64 file");
  if (disk !== 0 || listDisk !== 0 || files === undefined || onDisk !== files)
    throw unusual("It is one ZIP of several");
  if (listEnd(at) !== at) throw longer();
  return { at, start: view.getUint32(at + 16, true), files };
}

/** What stands in the same order in the header of a file and in the list. */
type Head = { flags: number; method: number; crc: number; packedSize: number; size: number; raw: Uint8Array };
type Listed = Head & { name: string; offset: number; packed: Uint8Array };

function headAt(zip: Uint8Array, view: DataView, fields: number, rest: number): Head & { end: number } {
  const nameEnd = rest + view.getUint16(fields + 20, true);
  const end = nameEnd + view.getUint16(fields + 22, true);
  const raw = zip.subarray(rest, nameEnd);
  for (let at = nameEnd; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    const id = view.getUint16(at, true);
    if (id === extraId.zip64) throw unusual("It is a ZIP64 file");
    const otherName = zip.subarray(at + 9, at + 4 + view.getUint16(at + 2, true));
    if (id === extraId.name && !areSame(otherName, raw)) throw unusual("It gives one file two names");
  }
  return {
    flags: view.getUint16(fields, true),
    method: view.getUint16(fields + 2, true),
    crc: view.getUint32(fields + 8, true),
    packedSize: view.getUint32(fields + 12, true),
    size: view.getUint32(fields + 16, true),
    raw,
    end,
  };
}

function listedIn(zip: Uint8Array, view: DataView, { at: last, start, files }: End): Listed[] {
  const listed = new Map<string, Listed>();
  let at = start;
  for (let count = 0; count < files; count++) {
    if (view.getUint32(at, true) !== mark.listed) throw unreadable();
    const { end, ...head } = headAt(zip, view, at + 8, at + length.listed);
    const encoding = head.flags & flag.utf8 ? "utf-8" : "latin1";
    const name = new TextDecoder(encoding, { ignoreBOM: true }).decode(head.raw);
    if (listed.has(name)) throw twofold(`It holds ${name} twice`);
    mustBePlain(name, head);
    if (view.getUint16(at + 32, true) !== 0) throw unusual(`${name} has a comment`);
    listed.set(name, { ...head, name, offset: view.getUint32(at + 42, true), packed: new Uint8Array() });
    at = end;
  }
  if (at !== last) throw longer();
  return [...listed.values()];
}

function mustBePlain(name: string, { flags, method, packedSize, size }: Head) {
  if (flags & ~plainFlags || (method !== 0 && method !== 8))
    throw unusual(`${name} is encrypted or packed in a rare way`);
  if (method === 0 && packedSize !== size) throw twofold(`${name} is headed otherwise than it is listed`);
  // Who reads on from the first byte cannot know where such a file ends.
  if (method === 0 && flags & flag.after && size > 0) throw unusual(`${name} is packed with its size after it`);
}

/** Checks the header of a file against the list, and what stands after it; returns where the file ends. */
function endOfFile(zip: Uint8Array, view: DataView, listed: Listed): number {
  const { offset, name, flags } = listed;
  if (view.getUint32(offset, true) !== mark.file) throw unreadable();
  const own = headAt(zip, view, offset + 6, offset + length.file);
  const same = (field: "crc" | "packedSize" | "size") =>
    own[field] === listed[field] || (flags & flag.after && own[field] === 0);
  const asListed = own.flags === flags && own.method === listed.method && areSame(own.raw, listed.raw);
  if (!asListed || !same("crc") || !same("packedSize") || !same("size"))
    throw twofold(`${name} is headed otherwise than it is listed`);
  const end = own.end + listed.packedSize;
  listed.packed = zip.subarray(own.end, end);
  if (!(flags & flag.after)) return end;
  const sizesAt = (at: number) =>
    view.getUint32(at, true) === listed.crc &&
    view.getUint32(at + 4, true) === listed.packedSize &&
    view.getUint32(at + 8, true) === listed.size;
  if (view.getUint32(end, true) === mark.after && sizesAt(end + 4)) return end + 16;
  if (view.getUint32(end, true) !== mark.after && sizesAt(end)) return end + 12;
  throw twofold(`${name} is headed otherwise than it is listed`);
}

const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
