import { decodedText } from "@/lib/articles/intake/charset";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { jsonLdTable } from "@/lib/claims/import/json-ld";
import { csvTable, xlsxTable } from "@/lib/claims/import/sheet";
import type { Table } from "@/lib/claims/import/table";

/** A file of claims. `sheet` is the one of a workbook that is wanted; `newsroom` is how the desk calls itself. */
export type Tabling = { tabling: Uint8Array; sheet: string | null; newsroom: string };

/**
 * Reads a file of claims, whatever it is called: what it is shows in its bytes. It runs in the process apart.
 * @throws UnreadableError with a sentence for the person who brought it.
 */
export async function tableIn({ tabling: bytes, sheet, newsroom }: Tabling): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableError("This file is empty. Choose another one.");
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return xlsxTable(bytes, sheet);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableError(
      "This is a workbook of the old form XLS, or one with a password. Save it as XLSX or CSV without one.",
    );
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new UnreadableError(
      "This is a PDF. Claims are imported from a sheet: CSV or XLSX. An article is added on the articles page.",
    );
  const head = decodedText(bytes.subarray(0, 4096))?.text.trimStart() ?? "";
  if (!/^[[{<]/.test(head)) return csvTable(bytes);
  const decoded = decodedText(bytes);
  if (!decoded) throw new UnreadableError("This is no text that can be read. Choose another file.");
  return jsonLdTable(decoded.text, newsroom);
}

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);
