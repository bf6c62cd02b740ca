/** One page of a PDF: pieces of text with their places become lines in the order of reading. */

/** A piece of text as PDF.js tells it. */
export type Written = { str: string; dir: string; transform: number[]; width: number };

/** Words on one baseline; all lengths in points, from the page's upper left corner. */
export type Fragment = {
  text: string;
  x: number;
  right: number;
  /** The baseline. */
  y: number;
  size: number;
  rtl: boolean;
  /** Written along another direction than the page, as a stamp at its edge. */
  turned: boolean;
  /** A line of pieces far apart, as a table's row. */
  row?: boolean;
};

export type Page = { number: number; width: number; height: number; fragments: Fragment[] };

/** Lines that belong together, as a column's; in the order of reading. */
export type Laid = { number: number; height: number; runs: Fragment[][]; turned: Fragment[] };

/** Puts the pieces that follow one another on a baseline together. */
export function fragmentsOf(items: readonly Written[], view: readonly number[]): Fragment[] {
  const fragments: Fragment[] = [];
  let pieces: Piece[] = [];
  let spaced = false;
  const close = () => {
    const open = fragments.at(-1);
    if (open) Object.assign(open, inOrder(pieces, open.size));
  };
  for (const item of items) {
    if (item.str.trim() === "") {
      spaced ||= item.str !== "";
      continue;
    }
    const next = placed(item, view);
    const open = fragments.at(-1);
    const last = pieces.at(-1);
    // Letters that are printed twice, a little beside one another, are bold.
    if (last?.text === next.text && Math.abs(last.x - next.x) + Math.abs(last.y - next.y) < next.size * 0.2) continue;
    const hole = open && isOneLine(open, next) ? holeFor(next, pieces) : 0;
    if (hole > 0) {
      pieces.splice(hole, 0, { ...next, spaced: false });
      const after = pieces[hole + 1];
      if (after) after.spaced = after.x - next.right > 0.15 * next.size;
      continue;
    }
    const gap = open ? Math.max(next.x - open.right, open.x - next.right) : 0;
    if (open && isOneLine(open, next) && gap > -0.5 * open.size && gap < 1.1 * Math.max(open.size, next.size)) {
      pieces.push({ ...next, spaced });
      open.x = Math.min(open.x, next.x);
      open.right = Math.max(open.right, next.right);
      // A raised figure of a note leaves its line as it is.
      if (next.size > open.size) Object.assign(open, { size: next.size, y: next.y });
    } else {
      close();
      fragments.push(next);
      pieces = [{ ...next, spaced: false }];
    }
    spaced = false;
  }
  close();
  return fragments;
}

/**
 * Where between pieces there is room for one that is written after them: a letter that the line's font lacks comes from
 * another one, and later. 0 where there is none; only in lines from left to right.
 */
function holeFor(late: Fragment, pieces: readonly Piece[]): number {
  const slack = 0.1 * late.size;
  return Math.max(
    0,
    pieces.findIndex((piece, index) => {
      const before = pieces[index - 1];
      return before && !piece.rtl && before.right <= late.x + slack && late.right <= piece.x + slack;
    }),
  );
}

/** `spaced`: a space was written before it. */
type Piece = Fragment & { spaced: boolean };

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftToRight = /[\p{L}\p{N}]/u;
const mirrors = new Map(
  ["()", "[]", "{}", "<>", "«»", "‹›"].flatMap(
    ([a = "", b = ""]) =>
      [
        [a, b],
        [b, a],
      ] as const,
  ),
);

/** The words of pieces; where they run from right to left, pieces stand as they are seen and not as they are read. */
function inOrder(pieces: readonly Piece[], size: number): { text: string; rtl: boolean } {
  const far = pieces.filter(({ text }) => rightToLeft.test(text)).length;
  if (far === 0) return { text: joinedPieces(pieces, size), rtl: false };
  const seen = [...pieces].sort((one, other) => one.x - other.x);
  // Pieces that came from the left have their space on the other side, when they are read from the right.
  const fromLeft = (pieces.at(-1)?.x ?? 0) >= (pieces[0]?.x ?? 0);
  const runs: { ltr: boolean; pieces: Piece[] }[] = [];
  for (const [index, piece] of seen.entries()) {
    const next = fromLeft ? seen[index + 1] : undefined;
    const ltr = leftToRight.test(piece.text) && !rightToLeft.test(piece.text);
    // A full stop that stands left of a figure ends its sentence.
    const text = ltr ? piece.text.replace(/^([.:;!]+)(.*)$/, "$2$1") : piece.text;
    const read = { ...piece, text, spaced: fromLeft ? (next?.spaced ?? false) : piece.spaced };
    const run = runs.at(-1);
    if (run && run.ltr === ltr) run.pieces.push(read);
    else runs.push({ ltr, pieces: [read] });
  }
  const ordered = runs.reverse().flatMap(({ ltr, pieces: own }) => (ltr ? own : own.reverse().map(mirrored)));
  return {
    text: joinedPieces(ordered, size).replace(/[\ufb1d-\ufdff\ufe70-\ufefc]+/g, (forms) => forms.normalize("NFKC")),
    rtl: true,
  };
}

/** Brackets are stored as they look; read from the right, the one that looks closed opens. */
const mirrored = (piece: Piece): Piece => ({
  ...piece,
  text: piece.text.replace(/[()[\]{}<>«»‹›]/g, (sign) => mirrors.get(sign) ?? sign),
});

function joinedPieces(pieces: readonly Piece[], size: number): string {
  const parts: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (before) {
      const gap = Math.max(piece.x - before.right, before.x - piece.right);
      const isSpace = piece.spaced || gap > 0.15 * size;
      if (isSpace && !/\s$/.test(before.text) && !/^\s/.test(piece.text)) parts.push(" ");
    }
    parts.push(piece.text);
  }
  return parts.join("");
}

function placed({ str, dir, transform, width }: Written, view: readonly number[]): Fragment {
  const at = (index: number) => transform[index] ?? 0;
  const seen = (index: number) => view[index] ?? 0;
  const run = [seen(0) * at(0) + seen(2) * at(1), seen(1) * at(0) + seen(3) * at(1)] as const;
  const x = seen(0) * at(4) + seen(2) * at(5) + seen(4);
  const y = seen(1) * at(4) + seen(3) * at(5) + seen(5);
  const size = Math.hypot(at(2), at(3)) || Math.hypot(at(0), at(1));
  const turned = Math.abs(run[1]) > Math.abs(run[0]) * 0.2 || run[0] < 0;
  return { text: str, x, right: x + (turned ? 0 : width), y, size, rtl: dir === "rtl", turned };
}

function isOneLine(one: Fragment, other: Fragment): boolean {
  if (one.turned !== other.turned) return false;
  const size = Math.max(one.size, other.size);
  const raised = Math.min(one.size, other.size) < size * 0.8;
  return Math.abs(one.y - other.y) < size * (raised ? 0.6 : 0.3);
}

/** Puts a page's fragments in the order of reading: columns one after another, lines from top to foot. */
export function readingOrder({ number, height, fragments }: Page): Laid {
  const upright = withInitials(fragments.filter(({ turned }) => !turned));
  const runs = regionsOf(upright, 0).map(linesOf);
  return { number, height, runs, turned: fragments.filter(({ turned }) => turned) };
}

const MAX_INITIALS = 20;

/** An initial that is several lines tall is the first letter of the line beside its top. */
function withInitials(fragments: readonly Fragment[]): Fragment[] {
  const initials = new Set<Fragment>();
  const letters = fragments.filter(({ text }) => /^["“„«]?\p{Lu}$/u.test(text));
  for (const initial of letters.slice(0, MAX_INITIALS)) {
    let first: Fragment | null = null;
    for (const line of fragments) {
      const beside = line.x - initial.right > -1 && line.x - initial.right < line.size * 1.5;
      const within = line.y <= initial.y + 1 && line.y > initial.y - initial.size;
      if (line !== initial && line.size * 1.8 < initial.size && beside && within && line.y < (first?.y ?? Infinity))
        first = line;
    }
    if (!first) continue;
    first.text = initial.text + first.text;
    initials.add(initial);
  }
  return fragments.filter((fragment) => !initials.has(fragment));
}

/** Columns may stand in columns; a page of tables would be cut for ever. */
const MAX_CUTS = 3;

/**
 * Cuts a page at the gutter of its columns, above and below what runs across them.
 * A gutter has long lines on either side, for the height of several; a table's cells are too short to make one.
 */
function regionsOf(fragments: readonly Fragment[], cuts: number): Fragment[][] {
  const gutter = cuts < MAX_CUTS ? gutterOf(fragments) : null;
  if (gutter === null) return fragments.length > 0 ? [[...fragments]] : [];
  const regions: Fragment[][] = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  let across: Fragment[] = [];
  const closeColumns = () => {
    const rtl = [...left, ...right].filter((one) => one.rtl).length * 2 > left.length + right.length;
    for (const column of rtl ? [right, left] : [left, right]) regions.push(...regionsOf(column, cuts + 1));
    left = [];
    right = [];
  };
  for (const fragment of [...fragments].sort((one, other) => one.y - other.y)) {
    if (fragment.x < gutter && fragment.right > gutter) {
      if (left.length + right.length > 0) closeColumns();
      across.push(fragment);
      continue;
    }
    if (across.length > 0) regions.push(across);
    across = [];
    (fragment.right <= gutter ? left : right).push(fragment);
  }
  if (across.length > 0) regions.push(across);
  closeColumns();
  return regions;
}

const MIN_LINES = 5;

/** Where the page has a gutter that few lines cross; null if it has one column. */
function gutterOf(fragments: readonly Fragment[]): number | null {
  if (fragments.length < MIN_LINES * 2) return null;
  const from = Math.min(...fragments.slice(0, 20_000).map(({ x }) => x));
  const to = Math.max(...fragments.slice(0, 20_000).map(({ right }) => right));
  const width = to - from;
  if (!(width > 100 && width < 20_000)) return null;
  const crossings = new Float64Array(Math.ceil(width) + 2);
  for (const { x, right } of fragments) {
    const [first, last] = [Math.max(0, Math.floor(x - from)), Math.min(crossings.length - 1, Math.ceil(right - from))];
    crossings[first] = (crossings[first] ?? 0) + 1;
    crossings[last] = (crossings[last] ?? 0) - 1;
  }
  const clear: { at: number; crossing: number }[] = [];
  let crossing = 0;
  for (let at = 0; at < crossings.length; at += 1) {
    crossing += crossings[at] ?? 0;
    if (at > width * 0.2 && at < width * 0.8) clear.push({ at, crossing });
  }
  const least = Math.min(...clear.map((one) => one.crossing));
  if (least > fragments.length * 0.2) return null;
  const open = clear.filter((one) => one.crossing === least);
  const middle = open[open.length >> 1];
  return middle && isGutter(fragments, from + middle.at, from, to) ? from + middle.at : null;
}

function isGutter(fragments: readonly Fragment[], gutter: number, from: number, to: number): boolean {
  const left = fragments.filter(({ right }) => right <= gutter);
  const right = fragments.filter(({ x }) => x >= gutter);
  if (left.length < MIN_LINES || right.length < MIN_LINES) return false;
  const fills = (column: readonly Fragment[], width: number) => {
    const widths = column.map((one) => one.right - one.x).sort((one, other) => one - other);
    return (widths[widths.length >> 1] ?? 0) > width * 0.55;
  };
  const shared =
    Math.min(lowest(left), lowest(right)) - Math.max(highest(left), highest(right)) > (left[0]?.size ?? 10) * MIN_LINES;
  // A third column beside the second makes the second half of the page wider than its lines.
  const wide = [fills(left, gutter - from), fills(right, to - gutter)];
  return shared && wide.some(Boolean) && (wide.every(Boolean) || averageLength(fragments) > 20);
}

const averageLength = (fragments: readonly Fragment[]) =>
  fragments.reduce((sum, { text }) => sum + text.length, 0) / fragments.length;
const lowest = (fragments: readonly Fragment[]) => fragments.reduce((low, { y }) => Math.max(low, y), -Infinity);
const highest = (fragments: readonly Fragment[]) => fragments.reduce((high, { y }) => Math.min(high, y), Infinity);

const apart = (one: Fragment, other: Fragment | undefined) =>
  other ? Math.max(one.x - other.right, other.x - one.right) : 0;

/** Lines from top to foot; what stands on one baseline is one line, as a table's row. */
function linesOf(fragments: readonly Fragment[]): Fragment[] {
  const sorted = [...fragments].sort((one, other) => one.y - other.y);
  const lines: Fragment[][] = [];
  for (const fragment of sorted) {
    const line = lines.at(-1);
    if (line?.[0] && isOneLine(line[0], fragment)) line.push(fragment);
    else lines.push([fragment]);
  }
  return lines.map((line) => {
    const rtl = line.filter((one) => one.rtl).length * 2 > line.length;
    line.sort((one, other) => (rtl ? other.right - one.right : one.x - other.x));
    return {
      text: line.map(({ text }) => text.trim()).join(" "),
      x: line.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
      right: line.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
      y: line[0]?.y ?? 0,
      size: line.reduce((most, { size }) => Math.max(most, size), 0),
      rtl,
      turned: false,
      row: line.some((one, index) => index > 0 && apart(one, line[index - 1]) > one.size * 3),
    };
  });
}
