import type { SheetData } from "write-excel-file/node";
import type { FormatRenderer } from "@/lib/editions/formats/format";
import { repacked } from "@/lib/editions/formats/repacked";
import { sheetsOf } from "@/lib/editions/formats/sheet";

/** The most that one cell holds in the form of the file; what is longer is cut and says so. */
const mostInCell = 32_767;
const cut = " … (cut: the cell is full)";

/** Claims, evidence and sources as a workbook. Every text is stored as a text, so that none is ever run as a formula. */
export const xlsx: FormatRenderer = {
  name: "Claims sheet, XLSX",
  description: "Claims, evidence and sources as three sheets",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  extension: "xlsx",
  render: async ({ value, edition }) => {
    const { default: writeXlsxFile } = await import("write-excel-file/node");
    const sheets = sheetsOf(value).map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }) => ({ value: title, type: String, fontWeight: "bold" as const })),
        ...rows.map(row),
      ],
    }));
    return repacked(await writeXlsxFile(sheets).toBuffer(), edition.createdAt);
  },
};

const row = (cells: readonly (string | number | null)[]): SheetData[number] =>
  cells.map((cell) => {
    if (cell === null || cell === "") return null;
    if (typeof cell === "number") return { value: cell, type: Number };
    return { value: fitted(printable(cell)), type: String, wrap: true, alignVertical: "top" as const };
  });

const fitted = (text: string): string =>
  text.length <= mostInCell ? text : `${text.slice(0, mostInCell - cut.length).toWellFormed()}${cut}`;

/** XML 1.0 has no place for other control characters. */
const printable = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
