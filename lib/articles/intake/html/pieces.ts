/** The visible text of a page as pieces in reading order, each in the boxes that hold it. */

/** An element that makes a block of its own. */
export type Box = {
  parent: Box | null;
  /** Lower-case. */
  tag: string;
  /** What the page's maker called it: class, id, role and label, in lower case. */
  name: string;
  /** Its pieces are `pieces.slice(from, to)`. */
  from: number;
  to: number;
};

/** Text that no other block interrupts; a short row of a table is one piece. */
export type Piece = {
  /** White space as a reader sees it; a line feed is a line break. */
  text: string;
  box: Box;
  /** How many of its characters belong to links. */
  linked: number;
  /** Those to other sites, where it has some. */
  links?: { url: string; words: string }[];
};

/** An element that is marked as a time or as an author, and the piece in or before which it stands. */
export type Mark = { element: Element; kind: "time" | "author"; at: number };

export type Pieces = { pieces: Piece[]; boxes: Box[]; marks: Mark[] };

const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table " +
    "tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** What shows no text of the page, or only a control's. */
const silent = new Set(
  (
    "audio button canvas datalist embed head iframe input link map math meta meter noembed noframes noscript object " +
    "option optgroup picture progress script select source style svg template textarea title track video"
  ).split(" "),
);

const ELEMENT = 1;
const TEXT = 3;
/** A cell with more than this is a column of a layout, not of a table. */
const LONGEST_CELL = 200;

/** Reads what is visible in an element, without recursion, so that depth costs no stack. */
export function piecesOf(root: Element): Pieces {
  const pieces: Piece[] = [];
  const boxes: Box[] = [];
  const marks: Mark[] = [];
  // Panels that a button of the page opens are there to be read.
  const opened = new Set([...root.querySelectorAll("[aria-controls]")].map((one) => one.getAttribute("aria-controls")));
  let box: Box = { parent: null, tag: "html", name: "", from: 0, to: 0 };
  let links = 0;
  let parts: string[] = [];
  let linked = 0;
  let outward: { url: string; from: number; to: number }[] = [];

  const flush = () => {
    if (parts.length === 0) return;
    const text = tidied(parts.join(""));
    if (/[\p{L}\p{N}]/u.test(text)) {
      const piece: Piece = { text, box, linked: Math.min(linked, text.length) };
      if (outward.length > 0 && piece.linked * 2 < text.length) piece.links = linksOf(outward, parts);
      pieces.push(piece);
    }
    [parts, linked] = [[], 0];
    if (outward.length > 0) outward = [];
  };
  const breakLine = () => {
    // Two in a row divide paragraphs.
    if (parts.findLast((part) => part === "\v" || part.trim() !== "") === "\v") flush();
    else parts.push("\v");
  };
  const enter = (element: Element, tag: string) => {
    if (tag === "br") breakLine();
    if (tag === "a") {
      links += 1;
      const url = element.getAttribute("href") ?? "";
      if (/^https?:\/\//i.test(url)) outward.push({ url, from: parts.length, to: -1 });
    }
    if (blocks.has(tag)) {
      flush();
      box = { parent: box, tag, name: nameOf(element), from: pieces.length, to: pieces.length };
      boxes.push(box);
    }
    const kind = tag === "time" ? "time" : isAuthor(element) ? "author" : null;
    if (kind) marks.push({ element, kind, at: pieces.length });
  };
  const leave = (tag: string) => {
    if (tag === "a") {
      links -= 1;
      const open = outward.at(-1);
      if (open && open.to < 0) open.to = parts.length;
    }
    if (!blocks.has(tag)) return;
    flush();
    if (tag === "tr") joinRow(pieces, boxes, box);
    box.to = pieces.length;
    box = box.parent ?? box;
  };

  for (let node: Node = root; ; ) {
    if (node.nodeType === TEXT) {
      const text = node.nodeValue ?? "";
      if (links > 0) linked += text.trim().length;
      parts.push(box.tag === "pre" ? text.replace(/\r?\n/g, "\v") : text);
    }
    const element = node.nodeType === ELEMENT ? (node as Element) : null;
    const tag = element?.localName.toLowerCase() ?? "";
    if (element && !isSilent(tag, box) && !isHidden(element, opened)) {
      enter(element, tag);
      if (element.firstChild) {
        node = element.firstChild;
        continue;
      }
      leave(tag);
    }
    while (!node.nextSibling && node.parentNode && node !== root) {
      node = node.parentNode;
      leave((node as Element).localName.toLowerCase());
    }
    if (!node.nextSibling || node === root) break;
    // Two links that touch are two words.
    if (node.nodeName === "A" && node.nextSibling.nodeName === "A") parts.push(" ");
    node = node.nextSibling;
  }
  flush();
  return { pieces, boxes, marks };
}

/** Links that begin and end in one block, with their words as they stand in its text. */
function linksOf(outward: readonly { url: string; from: number; to: number }[], parts: readonly string[]) {
  return outward.flatMap(({ url, from, to }) => {
    const words = to < 0 ? "" : tidied(parts.slice(from, to).join(""));
    return words === "" ? [] : [{ url, words }];
  });
}

function isSilent(tag: string, box: Box): boolean {
  if (tag === "button") return !/^(?:h[1-6]|dt|summary)$/.test(box.tag);
  return silent.has(tag);
}

function isHidden(element: Element, opened: ReadonlySet<string | null>): boolean {
  const hidden =
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-list\s*:\s*ignore)/i.test(
      element.getAttribute("style") ?? "",
    );
  return hidden && !(element.id !== "" && opened.has(element.id)) && element.getAttribute("role") !== "tabpanel";
}

function nameOf(element: Element): string {
  const names = ["class", "id", "role", "aria-label"].map((name) => element.getAttribute(name) ?? "");
  return names.join(" ").trim().toLowerCase();
}

function isAuthor(element: Element): boolean {
  return (
    /(?:^|[\s_-])(?:byline|author)/i.test(element.getAttribute("class") ?? "") ||
    /\bauthor\b/.test(element.getAttribute("rel") ?? "") ||
    /\bauthor\b/.test(element.getAttribute("itemprop") ?? "")
  );
}

/** Makes one piece of a row whose cells are short; else they stay pieces of their own. */
function joinRow(pieces: Piece[], boxes: Box[], row: Box): void {
  const cells = pieces.slice(row.from);
  if (cells.length < 2 || cells.length > 30 || cells.some(({ text }) => text.length > LONGEST_CELL)) return;
  pieces.length = row.from;
  const linked = cells.reduce((sum, cell) => sum + cell.linked, 0);
  pieces.push({ text: cells.map(({ text }) => text.replaceAll("\n", " ")).join(" | "), box: row, linked });
  for (let index = boxes.length - 1; boxes[index] !== row && index > 0; index -= 1) {
    const inner = boxes[index];
    if (inner) [inner.from, inner.to] = [row.from, row.from + 1];
  }
}

/** White space as a browser shows it, without icons and marks that are not seen; "\v" is a line break here. */
function tidied(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff\ue000-\uf8ff\0]/g, "")
    .replace(/[^\S\v]+/g, " ")
    .replace(/ ?\v[ \v]*/g, "\n")
    .trim()
    .toWellFormed();
}
