import { readXml } from "@/lib/articles/intake/xml";
import { errorNames } from "./error-names";

/**
 * Cells that have nothing to be read: a formula that went wrong, or one whose result was never stored. Taken as empty they would
 * make their row say something else; one without its statement would join the claim above it.
 */

const isError = (text: string): boolean => errorNames.has(text) || /^Err:\d{3}$/.test(text);

/** Stands in the place of a formula whose result is not stored in the workbook. */
const noResult = "#NO RESULT!";

/** Says what to do about a cell that holds an error in a formula's place; null for any other. */
export function brokenCell(cell: string): string | null {
  const text = cell.trim();
  if (text === noResult)
    return "This cell holds a formula without its result. Open the sheet in a spreadsheet program, save it there and import it again.";
  return isError(text) ? `This cell holds an error (${text}). Mend the sheet, save it and import it again.` : null;
}

/** `row` and `column` are counted from 0. */
export type BrokenCell = { row: number; column: number; text: string };

/**
 * Finds the broken cells of each sheet of a workbook, in the order of its sheets. The library that reads the others takes these
 * for empty.
 * @param parts what the workbook is packed of, by path.
 * @throws UnreadableError for XML that is broken.
 */
export function brokenCellsIn(parts: Readonly<Record<string, Uint8Array>>): BrokenCell[][] {
  const part = (path: string) => parts[path] ?? null;
  const targets = new Map<string, string>();
  readTags(part("xl/_rels/workbook.xml.rels"), "Relationship", (attribute) => {
    targets.set(attribute("Id") ?? "", attribute("Target") ?? "");
  });
  const sheets: string[] = [];
  readTags(part("xl/workbook.xml"), "sheet", (attribute) => {
    if (attribute("name")) sheets.push(targets.get(attribute("id") ?? "") ?? "");
  });
  return sheets.map((target) => brokenOf(part(target.startsWith("/") ? target.slice(1) : `xl/${target}`)));
}

type Attribute = (name: string) => string | undefined;

function readTags(bytes: Uint8Array | null, wanted: string, found: (attribute: Attribute) => void): void {
  if (!bytes) return;
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === wanted) found(attribute);
    },
    close: () => undefined,
    text: () => undefined,
  });
}

/** A text may be the result of a formula that is empty; nothing else is. */
function brokenOf(sheet: Uint8Array | null): BrokenCell[] {
  const broken: BrokenCell[] = [];
  if (!sheet) return broken;
  let cell: { at: string; type: string; formula: boolean; valued: boolean; value: string } | null = null;
  let inValue = false;
  readXml(sheet, {
    open: (name, attribute) => {
      if (name === "c")
        cell = { at: attribute("r") ?? "", type: attribute("t") ?? "n", formula: false, valued: false, value: "" };
      else if (cell && name === "f") cell.formula = true;
      else if (cell && (name === "v" || name === "is")) {
        inValue = name === "v";
        cell.valued ||= name === "is" || cell.type === "str";
      }
    },
    text: (words) => {
      if (cell && inValue) cell.value += words;
    },
    close: (name) => {
      if (name === "v") inValue = false;
      if (name !== "c" || !cell) return;
      const { at, type, formula, valued, value } = cell;
      cell = null;
      if (type === "e") broken.push({ ...placeIn(at), text: isError(value) ? value : "#UNKNOWN!" });
      else if (formula && !valued && value === "") broken.push({ ...placeIn(at), text: noResult });
    },
  });
  return broken;
}

/** "B3" is column 1 of row 2. */
function placeIn(address: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}
