import { parse } from "csv-parse/sync";
import { unzipSync, zipSync } from "fflate";
import readXlsxFile from "read-excel-file/universal";
import { decodedText } from "@/lib/articles/intake/charset";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type BrokenCell, brokenCell, brokenCellsIn } from "@/lib/claims/import/broken-cells";
import { most, type Table, tableOf } from "@/lib/claims/import/table";

/** Reads a sheet of comma-, semicolon- or tab-separated values (RFC 4180, as spreadsheets write it), in any encoding. */
export function csvTable(bytes: Uint8Array): Table {
  const decoded = decodedText(bytes);
  if (!decoded)
    throw new UnreadableError("This is no text that can be read. Save the sheet as CSV or XLSX and choose that.");
  // Excel writes the separator that it used into a first line of its own.
  const said = /^sep=(.)\r?\n/.exec(decoded.text);
  const text = said ? decoded.text.slice(said[0].length) : decoded.text;
  const delimiter = said?.[1] ?? delimiterOf(text);
  const grid = lines(text, delimiter).map((cells) => cells.map(unguarded));
  const table = made(tableOf(grid));
  if (!isOurs(table.headers)) return { from: "sheet", sheets: [""], sheet: "", charset: decoded.charset, ...table };
  // Its sources stand there by short names, which mean nothing without the sheet of sources.
  const headers = table.headers.map((name) => (name === "Sources" ? "Short names of sources" : name));
  return { from: "edition", sheets: [""], sheet: "", charset: decoded.charset, ...table, headers };
}

const isOurs = (headers: readonly string[]): boolean =>
  headers.includes("Statement") && headers.includes("Origins at least") && headers.includes("Still failing");

function lines(text: string, delimiter: string): string[][] {
  try {
    // What is empty is kept: rows are counted as the spreadsheet counts them.
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: most.rows + 100,
    });
  } catch {
    throw new UnreadableError(
      "This CSV is broken: a quotation mark is opened and never closed. Save it anew, or as XLSX.",
    );
  }
}

/** The sign that parts the most cells in the first lines, the same number in each. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000);
  const scored = [",", ";", "\t", "|"].map((delimiter) => {
    try {
      const reading = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: 6 };
      const rows: string[][] = parse(head, reading);
      const widths = rows.map((cells) => cells.length);
      const first = widths[0] ?? 1;
      return { delimiter, score: first > 1 ? widths.filter((width) => width === first).length * 100 + first : 0 };
    } catch {
      return { delimiter, score: 0 };
    }
  });
  return scored.sort((one, other) => other.score - one.score)[0]?.delimiter ?? ",";
}

/** Takes away the apostrophe that keeps a spreadsheet from running a text as a formula (OWASP, CSV Injection). */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

type Cell = string | number | boolean | Date | null | undefined;

/**
 * Reads a workbook. One of our own editions, with its sheets of claims, evidence and sources, becomes one table.
 * @param wanted the sheet by its name, capitals or not; the first where none is named.
 * @throws UnreadableError, for a sheet that is not there too.
 */
export async function xlsxTable(bytes: Uint8Array, wanted: string | null): Promise<Table> {
  const sheets = await sheetsOf(bytes).catch(() => {
    throw new UnreadableError(
      "This workbook cannot be read: it is damaged, locked with a password, or of an old form. Save it as XLSX or CSV.",
    );
  });
  const names = sheets.map(({ name }) => name);
  const edition = wanted === null ? joinedEdition(new Map(sheets.map(({ name, grid }) => [name, grid]))) : null;
  if (edition) return { from: "edition", sheets: [""], sheet: "", charset: "", ...made(tableOf(edition)) };
  const chosen = wanted === null ? sheets[0] : sheetCalled(sheets, wanted);
  if (!chosen)
    throw new UnreadableError(
      wanted === null || names.length === 0
        ? "There is no sheet in this workbook."
        : `There is no sheet “${wanted}” in this workbook. Name one of these: ${names.map((name) => `“${name}”`).join(", ")}.`,
    );
  return { from: "sheet", sheets: names, sheet: chosen.name, charset: "", ...made(tableOf(chosen.grid)) };
}

type Sheet = { name: string; grid: string[][] };

/** Spreadsheets hold “new” and “New” to be one name. */
function sheetCalled(sheets: readonly Sheet[], wanted: string): Sheet | undefined {
  const alike = sheets.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return sheets.find(({ name }) => name === wanted) ?? (alike.length === 1 ? alike[0] : undefined);
}

/** Sheets of charts have no cells, and are left out. */
async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  const broken = brokenCellsIn(parts);
  // The library unpacks large parts in threads, which the process apart may not start: here nothing is packed any more.
  const loose = zipSync(parts, { level: 0 });
  const read = (await readXlsxFile(loose.buffer as ArrayBuffer)) as { sheet: string; data?: Cell[][] }[];
  return read.flatMap(({ sheet, data }, at) => {
    if (!data) return [];
    const grid = data.map((cells) => cells.map(textOf));
    return { name: sheet, grid: withBroken(grid, broken[at] ?? []) };
  });
}

/** Puts broken cells back where they stand. Beyond the columns that are taken none can be asked for. */
function withBroken(grid: string[][], broken: readonly BrokenCell[]): string[][] {
  for (const { row, column, text } of broken) {
    if (row < 0 || column < 0 || column >= most.columns) continue;
    while (grid.length <= row) grid.push([]);
    const cells = grid[row] ?? [];
    while (cells.length < column) cells.push("");
    cells[column] = text;
  }
  return grid;
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso;
  }
  return String(cell);
}

function made(table: ReturnType<typeof tableOf>): Pick<Table, "headers" | "rows"> {
  if ("unreadable" in table) throw new UnreadableError(table.unreadable);
  const long = table.rows.find(({ cells }) => cells.some((cell) => cell.length > most.inCell + 10));
  if (long) throw new UnreadableError(`A cell of row ${long.number} is longer than a spreadsheet allows. Shorten it.`);
  return table;
}

/** Lays the evidence of an edition, and the sources that it is from, beside its claims: a row for each piece. */
function joinedEdition(sheets: ReadonlyMap<string, string[][]>): string[][] | null {
  const [claims, evidence, sources] = ["Claims", "Evidence", "Sources"].map((name) => columnsOf(sheets.get(name)));
  if (!claims?.has("Statement") || !evidence?.has("Stance") || !sources?.has("Own reporting")) return null;
  mustBeWhole("Claims", claims, ["Claim"]);
  mustBeWhole("Evidence", evidence, ["Claim", "Source"]);
  mustBeWhole("Sources", sources, ["Source"]);
  const bySource = new Map(sources.rows.map((row) => [sources.of(row, "Source"), row]));
  const byClaim = grouped(evidence.rows, (row) => evidence.of(row, "Claim"));
  const ofSource = ["Title", "Kind", "Outlet", "Author", "Date", "Address", "Reliability"] as const;
  const ofEvidence = ["Stance", "Quote", "Where", "Credibility", "Note"] as const;
  const head = [...claims.names, ...ofSource.map((name) => sourceHeads[name]), ...ofEvidence];
  const rows = claims.rows.flatMap((row) => {
    const cells = claims.names.map((name) => claims.of(row, name));
    const pieces = byClaim.get(claims.of(row, "Claim")) ?? [];
    if (pieces.length === 0) return [cells];
    return pieces.map((piece) => {
      const source = bySource.get(evidence.of(piece, "Source"));
      return [
        ...cells,
        ...ofSource.map((name) => (source ? sources.of(source, name) : "")),
        ...ofEvidence.map((name) => evidence.of(piece, name)),
      ];
    });
  });
  return [head, ...rows];
}

/** By these cells the sheets are put together: a broken one would bring evidence to another claim, or to none. */
function mustBeWhole(sheet: string, { rows, of }: NonNullable<ReturnType<typeof columnsOf>>, names: readonly string[]) {
  for (const [at, row] of rows.entries())
    for (const name of names) {
      const broken = brokenCell(of(row, name));
      if (broken) throw new UnreadableError(`Row ${at + 2} of the sheet “${sheet}”, ${name}: ${broken}`);
    }
}

const sourceHeads = {
  Title: "Source title",
  Kind: "Source kind",
  Outlet: "Outlet",
  Author: "Author",
  Date: "Source date",
  Address: "Source address",
  Reliability: "Reliability",
} as const;

function columnsOf(grid: string[][] | undefined) {
  if (!grid) return null;
  const [names = [], ...rows] = grid;
  const at = new Map(names.map((name, column) => [name, column]));
  return {
    names,
    rows,
    has: (name: string) => at.has(name),
    of: (row: readonly string[], name: string) => row[at.get(name) ?? -1] ?? "",
  };
}

function grouped<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
