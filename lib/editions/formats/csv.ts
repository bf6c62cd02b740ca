import { stringify } from "csv-stringify/sync";
import type { FormatRenderer } from "@/lib/editions/formats/format";
import { claimSheetOf } from "@/lib/editions/formats/sheet";

/**
 * The claims as a sheet, RFC 4180 in UTF-8 with the mark by which Excel knows it. A text that a spreadsheet would run as a
 * formula (OWASP, CSV Injection) gets an apostrophe before it.
 */
export const csv: FormatRenderer = {
  name: "Claims sheet, CSV",
  description: "One claim a line, for any spreadsheet",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  render: ({ value }) => {
    const { columns, rows } = claimSheetOf(value);
    const lines = [columns.map(({ title }) => title), ...rows];
    return new TextEncoder().encode(stringify(lines, { bom: true, escape_formulas: true, record_delimiter: "\r\n" }));
  },
};
