/**
 * Which characters a font has letters for, read from its own table, so that a copy never shows empty boxes without saying so.
 * Source: OpenType 1.9.1, "cmap", formats 4 and 12; "ttcf" for collections.
 */

/** Sorted, inclusive ranges of code points. */
export type Coverage = readonly (readonly [number, number])[];

/** The code points of a font file; of its first font where it is a collection. Empty for what is no such font. */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const start = tag(view, 0) === "ttcf" ? view.getUint32(12) : 0;
    const tables = view.getUint16(start + 4);
    for (let at = 0; at < tables; at += 1) {
      const entry = start + 12 + at * 16;
      if (tag(view, entry) === "cmap") return charactersIn(view, view.getUint32(entry + 8));
    }
  } catch (error) {
    // A file that ends in the middle of a table covers nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return [];
}

export function covers(coverage: Coverage, point: number): boolean {
  let [low, high] = [0, coverage.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle] ?? [0, -1];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The characters of a text that none of the fonts has; what has no shape of its own is never missing. */
export function missingIn(text: string, fonts: readonly Coverage[]): Set<string> {
  const missing = new Set<string>();
  for (const char of new Set(text))
    if (!shapeless.test(char) && !fonts.some((font) => covers(font, char.codePointAt(0) ?? 0))) missing.add(char);
  return missing;
}

const shapeless = /[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]/u;

const tag = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function charactersIn(view: DataView, cmap: number): Coverage {
  const ranges: [number, number][] = [];
  for (let at = 0; at < view.getUint16(cmap + 2); at += 1) {
    const table = cmap + view.getUint32(cmap + 4 + at * 8 + 4);
    const format = view.getUint16(table);
    if (format === 12) ranges.push(...groups(view, table));
    if (format === 4) ranges.push(...segments(view, table));
  }
  return merged(ranges);
}

function groups(view: DataView, table: number): [number, number][] {
  return Array.from({ length: view.getUint32(table + 12) }, (_, at) => {
    const group = table + 16 + at * 12;
    return [view.getUint32(group), view.getUint32(group + 4)];
  });
}

function segments(view: DataView, table: number): [number, number][] {
  const count = view.getUint16(table + 6) / 2;
  return Array.from({ length: count }, (_, at): [number, number] => [
    view.getUint16(table + 16 + count * 2 + at * 2),
    view.getUint16(table + 14 + at * 2),
  ]).filter(([first]) => first !== 0xffff);
}

function merged(ranges: [number, number][]): Coverage {
  const all: [number, number][] = [];
  for (const [first, last] of ranges.sort((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else all.push([first, last]);
  }
  return all;
}
