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

/**
 * What is said of rows: what is said of many alike, once, with where ("3, 5 to 40 and 44"; empty for the whole file); the
 * first of these. How many notes there are, of how many rows, and how many of them are not shown.
 */
export type ShownNotes = { notes: ShownNote[]; count: number; rows: number; left: number };
export type ShownNote = Pick<RowNote, "field" | "message"> & { where: string; many: boolean };

const most = { rows: 8, samples: 3, notes: 100, places: 20, text: 160 };

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

export function notesOf(notes: readonly RowNote[]): ShownNotes {
  const alike = new Map<string, { note: RowNote; rows: number[] }>();
  for (const note of notes) {
    const key = JSON.stringify([note.field, note.message]);
    const known = alike.get(key);
    if (known) known.rows.push(note.row);
    else alike.set(key, { note, rows: [note.row] });
  }
  const all = [...alike.values()];
  return {
    notes: all.slice(0, most.notes).map(({ note: { field, message }, rows }) => {
      const each = [...new Set(rows)].filter((row) => row > 0).sort((a, b) => a - b);
      return { field, message, where: whereOf(each), many: each.length > 1 };
    }),
    count: notes.length,
    rows: new Set(notes.map(({ row }) => row)).size,
    left: all.slice(most.notes).reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

/** Rows in order, as "3", "3 and 4", "3, 5 to 40 and 44"; the first twenty places of very many. */
function whereOf(rows: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const said = runs.flatMap(([from, to]) =>
    to > from + 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  if (said.length > most.places) return `${said.slice(0, most.places).join(", ")} and others`;
  return inWords.format(said);
}

const inWords = new Intl.ListFormat("en-GB");

const shortened = (text: string): string =>
  text.length <= most.text ? text : `${text.slice(0, most.text - 1).toWellFormed()}…`;
