import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { tableApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { brokenCell } from "@/lib/claims/import/broken-cells";
import { draftsOf } from "@/lib/claims/import/drafts";
import { proposedMapping } from "@/lib/claims/import/fields";
import { tableIn } from "@/lib/claims/import/read";

/** A cell is its text, or the attributes and the contents that it has in the file. */
type Cell = string | { t?: string; holds: string };

/** A workbook as spreadsheets write it, its sheets stored in another order than they are shown. */
function workbook(sheets: Record<string, Cell[][]>): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const named = Object.entries(sheets).map(([name, rows], at, all) => ({ name, rows, file: all.length - at }));
  const cellOf = (cell: Cell, at: string) =>
    typeof cell === "string"
      ? `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
      : `<c r="${at}"${cell.t ? ` t="${cell.t}"` : ""}>${cell.holds}</c>`;
  const sheetOf = (rows: Cell[][]) =>
    rows.map((cells, row) => {
      const inside = cells.map((cell, column) => cell && cellOf(cell, `${"ABCDEFGH"[column]}${row + 1}`));
      return `<row r="${row + 1}">${inside.join("")}</row>`;
    });
  return zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.map(({ name, file }) => `<sheet name="${name}" sheetId="${file}" r:id="rId${file}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${named.map(({ file }) => `<Relationship Id="rId${file}" Type="${office}/worksheet" Target="worksheets/sheet${file}.xml"/>`).join("")}</Relationships>`,
    ),
    ...Object.fromEntries(
      named.map(({ file, rows }) => [
        `xl/worksheets/sheet${file}.xml`,
        strToU8(`<worksheet xmlns="${main}"><sheetData>${sheetOf(rows).join("")}</sheetData></worksheet>`),
      ]),
    ),
  });
}

const tableOf = (tabling: Uint8Array, sheet: string | null = null) =>
  tableIn({ tabling, sheet, newsroom: "desk.example" });
const read = async (file: Uint8Array | string, mapping?: Record<string, number>) => {
  const table = await tableOf(typeof file === "string" ? strToU8(file) : file);
  return draftsOf(table, mapping ?? proposedMapping(table.headers), "verdict");
};
const error = (code: string): Cell => ({ t: "e", holds: `<f>Old!A3</f><v>${code}</v>` });
const mend = (code: string) => `This cell holds an error (${code}). Mend the sheet, save it and import it again.`;
const unsaved = expect.stringContaining("a formula without its result. Open the sheet in a spreadsheet program");

describe("cells that hold nothing that can be read", () => {
  const errors = [
    "#REF!",
    "#N/A",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    " #SPILL! ",
    "#ERROR!",
    "Err:502",
  ];
  const inOtherLanguages = [
    "#NV",
    "#WERT!",
    "#VALEUR!",
    "#N/D",
    "#¡VALOR!",
    "#N/B",
    "#SAKNAS!",
    "#I/T",
    "#ДЕЛ/0!",
    "#YOK",
  ];
  it.each([...errors, ...inOtherLanguages])("knows %s for an error", (cell) => {
    expect(brokenCell(cell)).toBe(mend(cell.trim()));
  });

  it.each(["", "n/a", "#metoo", "#REFUND!", "He wrote #REF! there.", "Err: 502 people came", "=1+1", "0"])(
    "takes “%s” as it is",
    (cell) => {
      expect(brokenCell(cell)).toBeNull();
    },
  );

  it.each(["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"])(
    "refuses %s as a statement and as a source, in CSV and in XLSX",
    async (code) => {
      const expected = [
        { row: 3, field: "statement", message: mend(code) },
        { row: 4, field: "title", message: mend(code) },
      ];
      const csv = `Claim,Source\nThe mayor resigned.,City record\n${code},Wrong source\nNobody knew.,${code}\n`;
      expect((await read(csv)).problems).toEqual(expected);
      const rows = [
        ["The mayor resigned.", "City record"],
        [error(code), "Wrong source"],
        ["Nobody knew.", error(code)],
      ];
      expect((await read(workbook({ Claims: [["Claim", "Source"], ...rows] }))).problems).toEqual(expected);
    },
  );

  it("brings no evidence of a broken row, or of the rows below it, to the claim above", async () => {
    const { drafts, problems } = await read(
      workbook({
        Claims: [
          ["Statement", "Source"],
          ["The mayor resigned", "City record"],
          [error("#REF!"), "Wrong source"],
          ["", "Its second source"],
          [{ holds: "<f>Old!A4</f>" }, "Other source"],
          ["Nobody knew", "Quay Courier"],
          ["", "Coast News"],
        ],
      }),
    );
    expect(problems).toEqual([
      { row: 3, field: "statement", message: mend("#REF!") },
      { row: 5, field: "statement", message: unsaved },
    ]);
    expect(drafts.map(({ statement, evidence }) => [statement, evidence[0]?.source.title])).toEqual([
      ["The mayor resigned", "City record"],
      ["Nobody knew", "Quay Courier"],
      ["Nobody knew", "Coast News"],
    ]);
  });

  it.each<[string, Cell, unknown]>([
    ["a formula without a result", { holds: "<f>A1</f>" }, [{ row: 2, field: "note", message: unsaved }]],
    ["one with an empty place for it", { holds: "<f>A1</f><v></v>" }, [{ row: 2, field: "note", message: unsaved }]],
    [
      "a text that was never worked out",
      { t: "str", holds: "<f>A1</f>" },
      [{ row: 2, field: "note", message: unsaved }],
    ],
    ["an error without its name", { t: "e", holds: "" }, [{ row: 2, field: "note", message: mend("#UNKNOWN!") }]],
    [
      "an error that is new",
      { t: "e", holds: "<v>#SURPRISE!</v>" },
      [{ row: 2, field: "note", message: mend("#UNKNOWN!") }],
    ],
    ["a formula that gives an empty text", { t: "str", holds: "<f>A1</f><v></v>" }, []],
    ["a formula with its result", { t: "str", holds: "<f>A1</f><v>It is so.</v>" }, []],
    ["a figure that a formula gives", { holds: "<f>1+1</f><v>2</v>" }, []],
    ["an empty cell", { holds: "" }, []],
  ])("tells %s in a workbook", async (_, cell, problems) => {
    const file = workbook({
      Claims: [
        ["Claim", "Source", "Note"],
        ["It was late.", "Coast News", cell],
      ],
    });
    expect((await read(file)).problems).toEqual(problems);
  });

  it("finds them in a last row that has nothing else, and on the sheet where they are", async () => {
    const file = workbook({ Old: [["Claim"], ["It was late."]], New: [["Claim"], ["It was early."], [error("#N/A")]] });
    for (const [sheet, rows] of [
      ["Old", []],
      ["New", [3]],
    ] as const) {
      const table = await tableOf(file, sheet);
      expect(draftsOf(table, { statement: 0 }, "verdict").problems.map(({ row }) => row)).toEqual(rows);
    }
  });

  it("asks nothing of a column that is not taken", async () => {
    const file = workbook({
      Claims: [
        ["Claim", "Worked out"],
        ["It was late.", error("#DIV/0!")],
      ],
    });
    expect((await read(file)).problems).toEqual([]);
    expect((await read(file, { statement: 0, note: 1 })).problems).toHaveLength(1);
  });

  it("refuses an edition whose sheets cannot be put together", async () => {
    const file = workbook({
      Claims: [
        ["Claim", "Statement"],
        ["A1", "It was late."],
        ["A2", "Nobody knew."],
      ],
      Evidence: [
        ["Claim", "Source", "Stance"],
        ["A1", "S1", "supports"],
        [error("#REF!"), "S1", "refutes"],
      ],
      Sources: [
        ["Source", "Title", "Own reporting"],
        ["S1", "The log", ""],
      ],
    });
    await expect(tableOf(file)).rejects.toThrow(`Row 3 of the sheet “Evidence”, Claim: ${mend("#REF!")}`);
  });
});

describe("a workbook", () => {
  it("is read in the process apart however large it is, with what is broken at its end", async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => [`Statement number ${at} of the sheet.`, `Paper ${at}`]);
    const file = workbook({ Claims: [["Claim", "Source"], ...rows, [error("#REF!"), "Other paper"]] });
    const table = await tableApart({ tabling: file, sheet: null, newsroom: "desk.example" });
    expect(table.rows).toHaveLength(12_001);
    expect(draftsOf(table, { statement: 0, title: 1 }, "verdict").problems).toEqual([
      { row: 12_002, field: "statement", message: mend("#REF!") },
    ]);
  }, 60_000);

  it("is read with a sheet of charts in it", async () => {
    const parts = unzipSync(workbook({ Chart: [], Claims: [["Claim"], [error("#REF!")], ["It was late."]] }));
    const at = "xl/_rels/workbook.xml.rels";
    const rels = strFromU8(parts[at] ?? new Uint8Array()).replace(
      'worksheet" Target="worksheets/sheet2',
      'chartsheet" Target="chartsheets/sheet2',
    );
    expect(rels).toContain("chartsheets");
    const table = await tableOf(zipSync({ ...parts, [at]: strToU8(rels) }));
    expect([table.sheets, table.rows.map(({ cells }) => cells)]).toEqual([["Claims"], [["#REF!"], ["It was late."]]]);
  });
});

describe("the sheet of a workbook that is read", () => {
  const sheetWith = (statement: string) => [["Claim"], [statement]];
  const file = workbook({ Old: sheetWith("It was late."), New: sheetWith("It was early."), new: sheetWith("Never.") });
  const two = workbook({ Old: sheetWith("It was late."), New: sheetWith("It was early.") });

  it.each<[string, Uint8Array, string | null, string]>([
    ["the first where none is named", two, null, "It was late."],
    ["the one that is named", two, "New", "It was early."],
    ["the one that is named but for capitals", two, "NEW", "It was early."],
    ["the very one of two that differ in capitals", file, "new", "Never."],
  ])("is %s", async (_, bytes, wanted, statement) => {
    expect((await tableOf(bytes, wanted)).rows[0]?.cells).toEqual([statement]);
  });

  it.each<[string, Uint8Array, string]>([
    ["is not there", two, "Newer"],
    ["is one of two that differ in capitals", file, "NEW"],
  ])("is refused, with those there are, where it %s", async (_, bytes, wanted) => {
    const refused = await tableOf(bytes, wanted).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(UnreadableError);
    expect(String(refused)).toContain(
      `There is no sheet “${wanted}” in this workbook. Name one of these: “Old”, “New”`,
    );
  });
});
