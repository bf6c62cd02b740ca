/** The running text of an office document: paragraphs, table rows and notes, as its tags open and close. */

import type { Block } from "@/lib/articles/intake/document";
import { Blocks } from "@/lib/articles/intake/limits";

type Style = Pick<Block, "role" | "aside"> & { level: number | null };
type Paragraph = Style & { parts: string[]; joined: boolean };
type Row = { cells: Paragraph[][]; dropped: boolean };

/** A cell with more than this is a column of a layout, not of a table. */
const LONGEST_CELL = 200;

/**
 * Paragraphs in the order of reading. A table's row is one paragraph, its cells divided by " | ", unless its cells hold
 * paragraphs of their own. Notes stand at the end, each with the number at which the text refers to it.
 */
export class Flow {
  /** The notes that the text refers to, in its order. */
  readonly notes: { id: string; paragraphs: Paragraph[] }[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #body = new Blocks();
  readonly #paragraphs: Paragraph[] = [];
  readonly #rows: Row[] = [];
  #note: Paragraph[] | null = null;
  #held: string[] = [];
  /** Table of contents and such: everything within is set aside. */
  contents = 0;
  #headed = false;

  openParagraph(style: Style = { role: "body", aside: null, level: null }): void {
    this.#paragraphs.push({ ...style, parts: this.#held, joined: false });
    this.#held = [];
  }

  style(style: Style): void {
    const open = this.#paragraphs.at(-1);
    if (open) Object.assign(open, style);
  }

  /** The end of the open paragraph was deleted: the next one carries on in it. */
  joinNext(): void {
    const open = this.#paragraphs.at(-1);
    if (open) open.joined = true;
  }

  text(words: string): void {
    this.#paragraphs.at(-1)?.parts.push(words);
  }

  closeParagraph(): void {
    const closed = this.#paragraphs.pop();
    if (!closed) return;
    if (this.contents > 0) closed.aside = "navigation";
    if (closed.joined) this.#held = closed.parts;
    else this.#place([closed]);
  }

  openRow(): void {
    this.#rows.push({ cells: [], dropped: false });
  }

  openCell(): void {
    this.#rows.at(-1)?.cells.push([]);
  }

  /** The row was deleted. */
  dropRow(): void {
    const row = this.#rows.at(-1);
    if (row) row.dropped = true;
  }

  closeRow(): void {
    const row = this.#rows.pop();
    if (!row || row.dropped) return;
    const cells = row.cells.map((cell) => cell.filter((paragraph) => wordsOf(paragraph) !== ""));
    const filled = cells.filter((cell) => cell.length > 0);
    const isLayout =
      filled.length < 2 ||
      filled.some((cell) => cell.length > 2 || cell.some((one) => wordsOf(one).length > LONGEST_CELL));
    if (isLayout) {
      this.#place(cells.flat());
      return;
    }
    const words = filled.map((cell) => cell.map((one) => wordsOf(one).replace(/\s+/g, " ")).join(" ")).join(" | ");
    this.#place([{ role: "body", aside: null, level: null, joined: false, parts: [words] }]);
  }

  /** Writes the number of a note into the text. */
  refer(id: string): void {
    if (!this.#numbers.has(id)) {
      this.#numbers.set(id, this.notes.length + 1);
      this.notes.push({ id, paragraphs: [] });
    }
    this.text(`[${this.#numbers.get(id)}]`);
  }

  /** What follows belongs to a note, until it is closed; a note that nothing refers to is left out. */
  openNote(id: string): void {
    this.#note = this.notes[(this.#numbers.get(id) ?? 0) - 1]?.paragraphs ?? [];
  }

  closeNote(): void {
    this.#note = null;
  }

  /** All there is, the notes last. */
  blocks(): readonly Block[] {
    for (const [index, { paragraphs }] of this.notes.entries()) {
      const [first, ...others] = paragraphs.filter((one) => wordsOf(one) !== "");
      if (first) this.#write({ ...first, parts: [`[${index + 1}] ${wordsOf(first)}`] });
      for (const other of others) this.#write(other);
    }
    return this.#body.list;
  }

  #place(paragraphs: readonly Paragraph[]): void {
    const cell = this.#note ?? this.#rows.at(-1)?.cells.at(-1);
    if (cell) {
      for (const paragraph of paragraphs) cell.push(paragraph);
      return;
    }
    for (const paragraph of paragraphs) this.#write(paragraph);
  }

  #write({ parts, role, aside, level }: Paragraph): void {
    const text = parts.join("");
    // Without a title, the first heading of the first level above the text is the headline.
    const leads = role === "heading" && level === 1 && !this.#headed && this.#body.list.length < 4;
    if (leads || role === "headline") this.#headed = true;
    this.#body.add({ text, role: leads ? "headline" : role, aside });
  }
}

const wordsOf = (paragraph: Paragraph) => paragraph.parts.join("").trim();
