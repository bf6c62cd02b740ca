import { urlOf } from "@/lib/url";

/**
 * The little Markdown that talk is written in: paragraphs, lists, quotes, code, emphasis and links to the web. It is read
 * into plain values and never into HTML, so that whatever somebody types can only ever be shown as words.
 */

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em"; children: Inline[] }
  | { kind: "code"; text: string }
  /** `href` is http or https, and nothing else. */
  | { kind: "link"; href: string; text: string };

export type Block =
  | { kind: "paragraph"; children: Inline[] }
  /** `start` is the number of the first item; of a list without numbers it is null. */
  | { kind: "list"; start: number | null; items: Inline[][] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "code"; text: string };

/** Quotes within quotes, and emphasis within emphasis, go so far; deeper signs stay as they were typed. */
const deepest = 4;

/** What stands behind the ticks that begin code, such as the name of a language, is its first line. */
const fence = /^ {0,3}```([^`]*)$/;
const fenceEnd = /^ {0,3}```\s*$/;
const quote = /^ {0,3}> ?/;
const bullet = /^ {0,3}[-*+] +(?=\S)/;
// No more than three digits: a line that begins with "1985." tells of a year.
const numbered = /^ {0,3}(\d{1,3})[.)] +(?=\S)/;
const blank = /^\s*$/;

/** Reads a comment. Line ends within a paragraph stay, as line breaks. */
export const blocksOf = (text: string): Block[] => blocksIn(text.replace(/\r\n?/g, "\n").split("\n"), 0);

function blocksIn(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  /** Takes lines while they go on, from the present one. */
  const take = (goesOn: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && goesOn(lines[at] ?? "")) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (blank.test(line)) at += 1;
    else if (fence.test(line)) {
      const first = fence.exec(line)?.[1]?.trim();
      at += 1;
      const code = take((each) => !fenceEnd.test(each));
      at += 1;
      blocks.push({ kind: "code", text: [...(first ? [first] : []), ...code].join("\n") });
    } else if (quote.test(line) && depth < deepest) {
      const quoted = take((each) => quote.test(each)).map((each) => each.replace(quote, ""));
      blocks.push({ kind: "quote", blocks: blocksIn(quoted, depth + 1) });
    } else if (bullet.test(line) || numbered.test(line)) {
      const sign = bullet.test(line) ? bullet : numbered;
      const items = itemsOf(
        take((each) => sign.test(each) || (/^ {2,}\S/.test(each) && !bullet.test(each) && !numbered.test(each))),
        sign,
      );
      blocks.push({ kind: "list", start: sign === numbered ? Number(numbered.exec(line)?.[1]) : null, items });
    } else {
      at += 1;
      const rest = take((each) => !interrupts(each, depth));
      blocks.push({ kind: "paragraph", children: inlinesOf([line, ...rest].join("\n").trim()) });
    }
  }
  return blocks;
}

/** What ends a paragraph without a blank line between. A number does only where a list begins with 1. */
const interrupts = (line: string, depth: number): boolean =>
  blank.test(line) ||
  fence.test(line) ||
  (quote.test(line) && depth < deepest) ||
  bullet.test(line) ||
  numbered.exec(line)?.[1] === "1";

/** A line without a sign of its own belongs to the item above it. */
function itemsOf(lines: readonly string[], sign: RegExp): Inline[][] {
  const items: string[] = [];
  for (const line of lines)
    if (sign.test(line)) items.push(line.replace(sign, ""));
    else items.push(`${items.pop() ?? ""}\n${line.trim()}`);
  return items.map((item) => inlinesOf(item.trim()));
}

const escaped = /\\([\\`*_[\]()>#+.!~-])/y;
const linked = /\[([^[\]\n]{1,500})\]\((https?:\/\/[^\s()<>]{1,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,4})\)/iy;
const address = /https?:\/\/[^\s<>"“”]{1,2000}/iy;

/** Reads the words of a line or paragraph. */
export const inlinesOf = (text: string): Inline[] => inlinesIn(text, 0);

function inlinesIn(text: string, depth: number): Inline[] {
  const found: Inline[] = [];
  let words = "";
  const add = (inline: Inline) => {
    if (words) found.push({ kind: "text", text: words });
    words = "";
    found.push(inline);
  };
  let at = 0;
  /** Signs that nothing closes from here on. */
  const open = new Set<string>();
  while (at < text.length) {
    const next = special(text, at, depth, open);
    if (next && "literal" in next) words += next.literal;
    else if (next) add(next.inline);
    else words += text[at];
    at = next?.end ?? at + 1;
  }
  if (words) found.push({ kind: "text", text: words });
  return found;
}

type Special = { end: number } & ({ inline: Inline } | { literal: string });

/** What begins here and is more than a letter; null for a letter. */
function special(text: string, at: number, depth: number, open: Set<string>): Special | null {
  switch (text[at]) {
    case "\\": {
      const sign = matched(escaped, text, at)?.[1];
      return sign ? { literal: sign, end: at + 2 } : null;
    }
    case "`":
      return code(text, at);
    case "[": {
      const link = matched(linked, text, at);
      const href = link && hrefOf(link[2] ?? "");
      return link && href ? { inline: { kind: "link", href, text: link[1] ?? "" }, end: at + link[0].length } : null;
    }
    case "h":
    case "H":
      return bare(text, at);
    case "*":
    case "_":
      return emphasis(text, at, depth, open);
    default:
      return null;
  }
}

function matched(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(text);
}

/** Between as many backticks as it began with; those that nothing closes are signs like others. */
function code(text: string, at: number): Special {
  let length = 1;
  while (text[at + length] === "`") length += 1;
  const ticks = "`".repeat(length);
  for (let end = text.indexOf(ticks, at + length); end >= 0; end = text.indexOf(ticks, end)) {
    let after = end + length;
    while (text[after] === "`") after += 1;
    if (after === end + length) {
      const inside = text.slice(at + length, end).replaceAll("\n", " ");
      return { inline: { kind: "code", text: inside.trim() === "" ? inside : inside.trim() }, end: after };
    }
    end = after;
  }
  return { literal: ticks, end: at + length };
}

/** An address that stands in the text as it is, without the signs that end its sentence. */
function bare(text: string, at: number): Special | null {
  if (at > 0 && /[\p{L}\p{N}_]/u.test(text[at - 1] ?? "")) return null;
  let words = matched(address, text, at)?.[0] ?? "";
  for (;;) {
    const shorter = words.replace(/[.,;:!?'’*_]+$/u, "");
    // A bracket at the end belongs to the address only if it opened there.
    const open = /[)\]]$/.test(shorter) && count(shorter, /[([]/g) < count(shorter, /[)\]]/g);
    const cut = open ? shorter.slice(0, -1) : shorter;
    if (cut === words) break;
    words = cut;
  }
  const href = hrefOf(words);
  return href ? { inline: { kind: "link", href, text: words }, end: at + words.length } : null;
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** An address of the web as it is written; null for anything else. */
function hrefOf(words: string): string | null {
  return /^https?:\/\/[^/]/i.test(words) ? (urlOf(words)?.href ?? null) : null;
}

/** `*so*`, `_so_` and `**so**`: the signs cling to the words, and an underscore does not stand within one. */
function emphasis(text: string, at: number, depth: number, open: Set<string>): Special {
  const sign = text[at] ?? "";
  const double = text[at + 1] === sign;
  const mark = double ? sign + sign : sign;
  const from = at + mark.length;
  const within = (place: number) => /[\p{L}\p{N}]/u.test(text[place] ?? "");
  if (depth >= deepest || /\s/.test(text[from] ?? " ") || text[from] === sign) return { literal: mark, end: from };
  if (open.has(mark) || (sign === "_" && within(at - 1))) return { literal: mark, end: from };
  for (let end = text.indexOf(mark, from + 1); end >= 0; end = text.indexOf(mark, end + mark.length)) {
    const doubled = !double && (text[end + 1] === sign || text[end - 1] === sign);
    if (doubled || /[\s\\]/.test(text[end - 1] ?? "") || (sign === "_" && within(end + mark.length))) continue;
    const children = inlinesIn(text.slice(from, end), depth + 1);
    return { inline: { kind: double ? "strong" : "em", children }, end: end + mark.length };
  }
  open.add(mark);
  return { literal: mark, end: from };
}

/** Every stretch of words of a comment that its writer says: not what is quoted, code, or a link. */
export function saidWords(blocks: readonly Block[]): string[] {
  const ofInlines = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap((inline) =>
      inline.kind === "text" ? [inline.text] : "children" in inline ? ofInlines(inline.children) : [],
    );
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return ofInlines(block.children);
    return block.kind === "list" ? block.items.flatMap(ofInlines) : [];
  });
}

/** What a comment says as plain text, for a line that tells of it: its words without the signs, the items of lists by dots. */
export function plainWords(blocks: readonly Block[]): string {
  const ofInlines = (inlines: readonly Inline[]): string =>
    inlines.map((inline) => ("children" in inline ? ofInlines(inline.children) : inline.text)).join("");
  const ofBlock = (block: Block): string => {
    if (block.kind === "paragraph") return ofInlines(block.children);
    if (block.kind === "quote") return `“${plainWords(block.blocks)}”`;
    if (block.kind === "code") return block.text;
    const sign = (at: number) => (block.start === null ? "•" : `${block.start + at}.`);
    return block.items.map((item, at) => `${sign(at)} ${ofInlines(item)}`).join("\n");
  };
  return blocks.map(ofBlock).join("\n");
}
