/**
 * The objects of a PDF as Typst writes it: one after another, with a plain table of where each begins.
 * Source: ISO 32000-1:2008, 7.5.
 */
import { inflateSync } from "node:zlib";
import { zlibSync } from "fflate";

/** The bytes of each object, as Latin-1, by its number; what comes before and after them. */
export type Objects = { head: string; bodies: Map<number, string>; trailer: string };

export function objectsOf(pdf: Uint8Array): Objects {
  const whole = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole.slice(-64))?.[1]);
  const trailer = whole.indexOf("trailer", table);
  const begins = [...whole.slice(table, trailer).matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
    .map(([, at, kind], number) => ({ number, at: Number(at), used: kind === "n" }))
    .filter(({ used }) => used)
    .sort((a, b) => a.at - b.at);
  return {
    head: whole.slice(0, begins[0]?.at ?? table),
    bodies: new Map(begins.map(({ number, at }, index) => [number, whole.slice(at, begins[index + 1]?.at ?? table)])),
    trailer: whole.slice(trailer, whole.lastIndexOf("startxref")),
  };
}

export function bytesOf({ head, bodies, trailer }: Objects): Uint8Array {
  const size = Math.max(...bodies.keys()) + 1;
  const begins = new Map<number, number>();
  let length = head.length;
  for (const [number, body] of bodies) {
    begins.set(number, length);
    length += body.length;
  }
  const rows = Array.from({ length: size }, (_, number) => {
    const at = begins.get(number);
    return at === undefined ? "0000000000 65535 f\r\n" : `${String(at).padStart(10, "0")} 00000 n\r\n`;
  });
  const sized = trailer.replace(/\/Size \d+/, `/Size ${size}`);
  const table = `xref\n0 ${size}\n${rows.join("")}${sized}startxref\n${length}\n%%EOF`;
  return Buffer.from([head, ...bodies.values(), table].join(""), "latin1");
}

/** What a stream holds, unpacked; null where the object is no stream that can be unpacked here. */
export function contentOf(body: string): string | null {
  const [begin, dictionary = ""] = /^\d+ 0 obj\n<<(.*?)>>\nstream\n/s.exec(body) ?? [];
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  if (begin === undefined || !Number.isInteger(length)) return null;
  const data = body.slice(begin.length, begin.length + length);
  const filter = /\/Filter (.*)/.exec(dictionary)?.[1];
  if (filter === undefined) return data;
  if (filter !== "/FlateDecode") return null;
  return inflateSync(Buffer.from(data, "latin1")).toString("latin1");
}

/** A stream object, packed the same with every Node. `entries` are further lines of its dictionary. */
export function streamOf(number: number, content: string, entries = ""): string {
  const data = Buffer.from(zlibSync(Buffer.from(content, "latin1"), { level: 6 })).toString("latin1");
  return `${number} 0 obj\n<<\n  /Length ${data.length}\n  /Filter /FlateDecode\n${entries}>>\nstream\n${data}\nendstream\nendobj\n\n`;
}
