/** What is imported, whatever file it came in: rows of texts under headings, as a spreadsheet shows them. */
export type Table = {
  /** What kind of file it was read from. */
  from: "sheet" | "edition" | "annotations" | "claimreview";
  /** The sheets of a workbook, in their order; one without a name for what has none. */
  sheets: string[];
  /** Which of them it is. */
  sheet: string;
  /** Text was read in this encoding; empty for what is no plain text. */
  charset: string;
  headers: string[];
  rows: TableRow[];
};

/** `number` is the row as the spreadsheet counts it, from 1, or the place in a list. */
export type TableRow = { number: number; cells: string[] };

/** More than this is split first: all of it goes in at once. */
export const most = { rows: 20_000, columns: 100, inCell: 32_767 } as const;

export const tooManyRows = `These are more than ${most.rows.toLocaleString("en-GB")} rows. Split the file and import one part after the other.`;

/** Makes a table of the rows of a sheet: the first that is not empty holds the headings. Empty rows are left out. */
export function tableOf(
  grid: readonly (readonly string[])[],
): Pick<Table, "headers" | "rows"> | { unreadable: string } {
  const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");
  const at = grid.findIndex((cells) => !isEmpty(cells));
  const head = grid[at];
  if (!head) return { unreadable: "There is nothing in this sheet. Choose another one, or another file." };
  const rows = grid
    .map((cells, index) => ({ number: index + 1, cells: [...cells] }))
    .filter(({ cells }, index) => index > at && !isEmpty(cells));
  if (rows.length === 0)
    return { unreadable: "There is one row only. The first row holds the headings, and claims stand below it." };
  if (rows.length > most.rows) return { unreadable: tooManyRows };
  const width = Math.max(head.length, ...rows.slice(0, 200).map(({ cells }) => cells.length));
  if (width > most.columns)
    return { unreadable: `This has more than ${most.columns} columns. Take those out that are not about the claims.` };
  const headers = Array.from({ length: width }, (_, column) => head[column]?.trim() || `Column ${column + 1}`);
  return { headers, rows };
}
