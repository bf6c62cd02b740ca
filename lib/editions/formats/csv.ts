import { stringify } from "csv-stringify/sync";
import type { FormatRenderer } from "@/lib/editions/formats/format";
import { claimSheetOf, type Sheet } from "@/lib/editions/formats/sheet";

/**
 * A sheet as RFC 4180 in UTF-8 with the mark by which Excel knows it. A text that a spreadsheet would run as a formula
 * (OWASP, CSV Injection) gets an apostrophe before it. Every CSV that leaves the desk is made here.
 */
export const csvOf = ({ columns, rows }: Pick<Sheet, "columns" | "rows">): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    stringify([columns.map(({ title }) => title), ...rows], {
      bom: true,
      escape_formulas: true,
      record_delimiter: "\r\n",
    }),
  );

/** The claims of an edition as a sheet. */
export const csv: FormatRenderer = {
  name: "Claims sheet, CSV",
  description: "One claim a line, for any spreadsheet",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  render: ({ value }) => csvOf(claimSheetOf(value)),
};
