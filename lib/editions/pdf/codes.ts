/**
 * The codes by which a page shows signs of a font, and what is written of each: Typst has one for a sign, here a sign has one
 * for each meaning. Source: ISO 32000-1:2008, 9.7 (composite fonts), 9.10.3 (ToUnicode).
 */
import { contentOf, type Objects, streamOf } from "@/lib/editions/pdf/objects";

/** A font as it is embedded, and the codes in use; its glyphs are called signs here. */
export type Font = {
  object: number;
  /** What Typst says of each sign. */
  said: Map<number, string>;
  /** How wide each sign is that takes room in a line, in thousandths of the size. */
  wide: Map<number, number>;
  /** What is written of each code, and the sign that it shows. */
  codes: Map<number, { sign: number; text: string }>;
  codeOf: Map<number, Map<string, number>>;
};

/** The composite fonts of a document, by the number of their object. */
export function fontsIn({ bodies }: Objects): Map<number, Font> {
  const fonts = new Map<number, Font>();
  for (const [object, body] of bodies) {
    if (!body.slice(0, 200).includes("/Subtype /Type0")) continue;
    const said = saidIn(contentOf(bodies.get(Number(/\/ToUnicode (\d+) 0 R/.exec(body)?.[1])) ?? "") ?? "");
    const widths = bodies.get(Number(/\/DescendantFonts \[(\d+) 0 R\]/.exec(body)?.[1])) ?? "";
    if (said.size > 0) fonts.set(object, { object, said, wide: wideIn(widths), codes: new Map(), codeOf: new Map() });
  }
  return fonts;
}

const saidIn = (map: string): Map<number, string> =>
  new Map(
    [...map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(([, sign = "", text = ""]) => [
      Number.parseInt(sign, 16),
      Buffer.from(text, "hex").swap16().toString("utf16le"),
    ]),
  );

/** The compiler writes runs of equal widths, and leaves out what has none. */
function wideIn(descendant: string): Map<number, number> {
  const [, runs = ""] = /\/W \[([\d. ]*)\]/.exec(descendant) ?? [];
  const wide = new Map<number, number>();
  for (const [, first, last, width] of runs.matchAll(/(\d+) (\d+) ([\d.]+)/g))
    for (let sign = Number(first); sign <= Number(last); sign += 1) wide.set(sign, Number(width));
  return wide;
}

/** The first meaning of a sign has its own number as the code, further ones have codes above all signs. */
export function codeFor(font: Font, sign: number, text: string): number {
  const codeOf = font.codeOf.get(sign) ?? new Map<string, number>();
  const known = codeOf.get(text);
  if (known !== undefined) return known;
  const code = font.codes.has(sign) ? Math.max(...font.said.keys(), ...font.codes.keys()) + 1 : sign;
  font.codes.set(code, { sign, text });
  font.codeOf.set(sign, codeOf.set(text, code));
  return code;
}

/** Writes into the document what each code of a font stands for, and which sign it shows where that is not its own number. */
export function writeCodes({ bodies }: Objects, font: Font): void {
  const body = bodies.get(font.object) ?? "";
  const letters = Number(/\/ToUnicode (\d+) 0 R/.exec(body)?.[1]);
  const texts = new Map(font.said);
  for (const [code, { text }] of font.codes) texts.set(code, text);
  const written = [...texts].sort(([a], [b]) => a - b).map(([code, text]) => `<${hex(code)}> <${utf16(text)}>`);
  bodies.set(letters, streamOf(letters, cmap("bf", 2, written)));
  const further = [...font.codes].filter(([code, { sign }]) => code !== sign);
  if (further.length === 0) return;
  const number = Math.max(...bodies.keys()) + 1;
  const own = `1 begincidrange\n<0000> <${hex(Math.max(...font.said.keys()))}> 0\nendcidrange\n`;
  const rows = further.map(([code, { sign }]) => `<${hex(code)}> ${sign}`);
  const system = "  /CIDSystemInfo <<\n    /Registry (Adobe)\n    /Ordering (Identity)\n    /Supplement 0\n  >>\n";
  bodies.set(
    number,
    streamOf(number, cmap("cid", 1, rows, own), `  /Type /CMap\n  /CMapName /Letters\n${system}  /WMode 0\n`),
  );
  bodies.set(font.object, body.replace("/Encoding /Identity-H", `/Encoding ${number} 0 R`));
}

function cmap(kind: "bf" | "cid", type: 1 | 2, rows: readonly string[], ranges = ""): string {
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100));
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
    /Registry (Adobe) def
    /Ordering (Identity) def
    /Supplement 0 def
end def
/CMapName /Letters def
/CMapType ${type} def
/WMode 0 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${ranges}${blocks.map((block) => `${block.length} begin${kind}char\n${block.join("\n")}\nend${kind}char\n`).join("")}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Four digits, as codes are written. */
export const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, "0");
export const utf16 = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
