/** The running text of an office document: paragraphs, table rows and notes, as its tags open and close. */

import type { Block } from "@/lib/articles/intake/document";
import { Blocks } from "@/lib/articles/intake/limits";

type Style = Pick<Block, "role" | "aside"> & { level: number | null };
/** A link by its address, from one part to before another; `to` is -1 while it is open. */
type Outward = { url: string; from: number; to: number };
type Paragraph = Style & {
  parts: string[];
  outward: Outward[];
  joined: boolean;
  /** Its links, where it was put together from others. */
  links?: NonNullable<Block["links"]>;
};
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
  #held: Pick<Paragraph, "parts" | "outward"> = { parts: [], outward: [] };
  /** Links that are open, the innermost last; null is one that leads to no other site. */
  readonly #links: ({ paragraph: Paragraph; link: Outward } | null)[] = [];
  /** Table of contents and such: everything within is set aside. */
  contents = 0;
  #headed = false;

  openParagraph(style: Style = { role: "body", aside: null, level: null }): void {
    this.#paragraphs.push({ ...style, ...this.#held, joined: false });
    this.#held = { parts: [], outward: [] };
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

  /** What follows is a link, until it is closed. @param url undefined where it leads nowhere. */
  openLink(url: string | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || !url || !/^https?:\/\//i.test(url)) {
      this.#links.push(null);
      return;
    }
    const link = { url, from: paragraph.parts.length, to: -1 };
    paragraph.outward.push(link);
    this.#links.push({ paragraph, link });
  }

  /** One that does not end in the paragraph in which it began is left out. */
  closeLink(): void {
    const open = this.#links.pop();
    if (open && open.paragraph === this.#paragraphs.at(-1)) open.link.to = open.paragraph.parts.length;
  }

  closeParagraph(): void {
    const closed = this.#paragraphs.pop();
    if (!closed) return;
    if (this.contents > 0) closed.aside = "navigation";
    if (closed.joined) this.#held = { parts: closed.parts, outward: closed.outward };
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
    const links = filled.flat().flatMap(linksOf);
    this.#place([{ role: "body", aside: null, level: null, joined: false, parts: [words], outward: [], links }]);
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
      if (first) this.#write({ ...first, parts: [`[${index + 1}] ${wordsOf(first)}`], links: linksOf(first) });
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

  #write(paragraph: Paragraph): void {
    const { parts, role, aside, level } = paragraph;
    const text = parts.join("");
    const links = linksOf(paragraph);
    // As in a web page, what is mostly links is a list of them.
    const linked = links.reduce((sum, { words }) => sum + words.length, 0);
    // Without a title, the first heading of the first level above the text is the headline.
    const leads = role === "heading" && level === 1 && !this.#headed && this.#body.list.length < 4;
    if (leads || role === "headline") this.#headed = true;
    const outward = links.length > 0 && linked * 2 < text.length ? { links } : {};
    this.#body.add({ text, role: leads ? "headline" : role, aside, ...outward });
  }
}

const wordsOf = (paragraph: Paragraph) => paragraph.parts.join("").trim();

/** As the text will have it: without places where a word may be divided, and white space around the ends of lines. */
const asStored = (words: string): string =>
  words
    .replaceAll("\u00ad", "")
    .replace(/[^\S\n]*\n\s*/g, "\n")
    .trim();

/** Links that begin and end in a paragraph, with their words. */
const linksOf = ({ parts, outward, links }: Paragraph): NonNullable<Block["links"]> =>
  links ??
  outward.flatMap(({ url, from, to }) => {
    const words = asStored(parts.slice(from, Math.max(from, to)).join(""));
    return words === "" ? [] : [{ url, words }];
  });
