import { describe, expect, it } from "vitest";
import type { RowNote } from "./drafts";
import { notesOf } from "./shown";

const said = (message: string, ...rows: number[]): RowNote[] =>
  rows.map((row) => ({ row, field: "statement", message }));

describe("what is said of the rows of a file", () => {
  it.each<[string, number[], string]>([
    ["of none in particular", [0], ""],
    ["of one", [3], "3"],
    ["of two", [3, 4], "3 and 4"],
    ["of three one after another", [3, 4, 5], "3 to 5"],
    ["of some here and there, in their order", [44, 3, 5, 6, 7, 8], "3, 5 to 8 and 44"],
    ["of one twice", [9, 9], "9"],
  ])("is said once, with where: %s", (_, rows, where) => {
    const { notes, count } = notesOf(said("Left out.", ...rows));
    expect(notes.map((note) => note.where)).toEqual([where]);
    expect(count).toBe(rows.length);
  });

  it("keeps apart what is said in other words or of another field, in the order in which it came", () => {
    const notes = [...said("B", 2), ...said("A", 3), ...said("B", 5), { row: 6, field: null, message: "B" }];
    expect(notesOf(notes).notes).toEqual([
      { field: "statement", message: "B", where: "2 and 5", many: true },
      { field: "statement", message: "A", where: "3", many: false },
      { field: null, message: "B", where: "6", many: false },
    ]);
  });

  it("names the first twenty places of very many, and counts what it does not show", () => {
    const odd = Array.from({ length: 300 }, (_, at) => 2 * at + 1);
    expect(notesOf(said("A", ...odd)).notes[0]?.where).toMatch(/^1, 3, .*, 39 and others$/);
    const { notes, left, rows } = notesOf(odd.flatMap((row) => said(`In words of row ${row}`, row)));
    expect([notes.length, left, rows]).toEqual([100, 200, 300]);
  });
});
