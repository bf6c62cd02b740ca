/** The three parts of a plain ZIP, for tests that forge one. */
export type Cut = { files: Uint8Array; list: Uint8Array; count: number };

const endLength = 22;
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function cut(zip: Uint8Array): Cut {
  const end = viewOf(zip.subarray(-endLength));
  const start = end.getUint32(16, true);
  return { files: zip.slice(0, start), list: zip.slice(start, -endLength), count: end.getUint16(10, true) };
}

/** Puts a ZIP together whose end says truly where its list stands. */
export function sewn({ files, list, count }: Cut): Uint8Array {
  const end = new Uint8Array(endLength);
  const view = viewOf(end);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, list.length, true);
  view.setUint32(16, files.length, true);
  return joined(files, list, end);
}

/** The list of files that lie so many bytes further back. */
export function moved(list: Uint8Array, by: number): Uint8Array {
  const now = list.slice();
  const view = viewOf(now);
  const lengthAt = (at: number) => 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
  for (let at = 0; at < now.length; at += lengthAt(at))
    view.setUint32(at + 42, view.getUint32(at + 42, true) + by, true);
  return now;
}

/** Both ZIPs in one, the second listed after the first. */
export function together(one: Cut, other: Cut): Cut {
  return {
    files: joined(one.files, other.files),
    list: joined(one.list, moved(other.list, one.files.length)),
    count: one.count + other.count,
  };
}

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** Writes these bytes over those at a place; one before the beginning is reckoned from the end. */
export function written(bytes: Uint8Array, at: number, ...over: number[]): Uint8Array {
  const now = bytes.slice();
  now.set(over, at < 0 ? bytes.length + at : at);
  return now;
}

/** Replaces a name by another of the same length, wherever it stands. */
export const renamed = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  Uint8Array.from(Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(from, to), "latin1"));
