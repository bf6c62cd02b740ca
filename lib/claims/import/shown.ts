import type { Draft, RowNote } from "@/lib/claims/import/drafts";
import type { Mapping } from "@/lib/claims/import/fields";
import type { Table } from "@/lib/claims/import/table";

/** What a file would do, as a person sees it before it is imported. */
export type ShownImport = {
  fileName: string;
  from: Table["from"];
  sheets: string[];
  sheet: string;
  charset: string;
  rowCount: number;
  /** Each column with the first things that stand in it. */
  columns: { header: string; samples: string[] }[];
  mapping: Mapping;
  /** The first rows as they are understood. */
  first: ShownRow[];
  counts: { claims: number; known: number; mentions: number; sources: number; evidence: number };
  problems: ShownNotes;
  told: ShownNotes;
};

export type ShownRow = {
  row: number;
  statement: string;
  substance: Draft["substance"];
  words: string;
  evidence: { source: string; stance: Draft["evidence"][number]["stance"] }[];
};

/** The first of them, and how many there are. */
export type ShownNotes = { notes: RowNote[]; count: number; rows: number };

const most = { rows: 8, samples: 3, notes: 100, text: 160 };

export function shownImport({
  fileName,
  table,
  mapping,
  drafts,
  counts,
  problems,
  told,
}: {
  fileName: string;
  table: Table;
  mapping: Mapping;
  drafts: readonly Draft[];
  counts: ShownImport["counts"];
  problems: readonly RowNote[];
  told: readonly RowNote[];
}): ShownImport {
  return {
    fileName,
    from: table.from,
    sheets: table.sheets,
    sheet: table.sheet,
    charset: table.charset,
    rowCount: table.rows.length,
    columns: table.headers.map((header, column) => ({ header: shortened(header), samples: samplesOf(table, column) })),
    mapping,
    first: drafts.slice(0, most.rows).map(({ row, statement, substance, place, evidence }) => ({
      row,
      statement: shortened(statement),
      substance,
      words: shortened(place?.words ?? ""),
      evidence: evidence.slice(0, 5).map(({ source, stance }) => ({ source: shortened(source.title), stance })),
    })),
    counts,
    problems: notesOf(problems),
    told: notesOf(told),
  };
}

function samplesOf({ rows }: Table, column: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows.slice(0, 200)) {
    const cell = cells[column]?.trim();
    if (cell) samples.add(shortened(cell));
    if (samples.size === most.samples) break;
  }
  return [...samples];
}

export const notesOf = (notes: readonly RowNote[]): ShownNotes => ({
  notes: notes.slice(0, most.notes),
  count: notes.length,
  rows: new Set(notes.map(({ row }) => row)).size,
});

const shortened = (text: string): string =>
  text.length <= most.text ? text : `${text.slice(0, most.text - 1).toWellFormed()}…`;
