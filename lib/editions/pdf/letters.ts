/**
 * Which letters each sign of a page stands for. Typst tells it by the cluster: a letter and its vowel marks, together, once
 * for each of their signs, and for a sign of two letters only the first. Viewers that know no ActualText then show letters
 * twice or others. Here every sign stands for its own letters, and a sign of several meanings has a code for each.
 * Source: ISO 32000-1:2008, 9.4.3 (text showing), 14.9.4 (ActualText).
 */
import { codeFor, type Font, hex, utf16 } from "@/lib/editions/pdf/codes";

/** A letter of a script that is written from right to left. */
export const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** They steer the layout, and are nothing that is read. */
const steering = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * A space that viewers which drop spaces keep: where the next sign is a mark, or stands elsewhere, they would lose it or set
 * it within the word.
 */
export const firmSpace = "\u200f ";

/** Some letters have a stretch of the line as a sign of its own: nothing that is read, but each sign stands for something. */
const stretch = "\u200d";

type Span = { open: string; signs: number; kept: boolean };
type Sign = { font: Font; sign: number; said: string; text: string; span: Span | null };
type Show = { parts: (number | Sign)[] };
type Piece = string | Show | { span: Span; end: boolean };

/** The content of a page with the codes of its signs in place of what stood for them; `fonts` by their names on the page. */
export function lettered(content: string, fonts: ReadonlyMap<string, Font>): string {
  const pieces = piecesOf(content, fonts);
  const signs = pieces.flatMap((piece) =>
    typeof piece === "object" && "parts" in piece ? piece.parts.filter((part) => typeof part === "object") : [],
  );
  share(signs);
  return pieces.map(written).join("");
}

function piecesOf(content: string, fonts: ReadonlyMap<string, Font>): Piece[] {
  const pieces: Piece[] = [];
  const open: (Span | "reversed" | "other")[] = [];
  let font: Font | undefined;
  const lines = content.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const next = lines[at + 1] ?? "";
    const span = open.findLast((opened) => typeof opened === "object") ?? null;
    if (line === "/ReversedChars BMC") open.push("reversed");
    else if (line === "/Span <<" && next.startsWith("  /ActualText ") && lines[at + 2] === ">> BDC") {
      const opened = { open: textOf(next.slice(14)), signs: 0, kept: false };
      open.push(opened);
      pieces.push({ span: opened, end: false });
      at += 2;
    } else if (line === "EMC") {
      const ended = open.pop();
      if (typeof ended === "object") pieces.push({ span: ended, end: true });
      else if (ended !== "reversed") pieces.push("EMC\n");
    } else if (font && /[\])>] T[jJ]$/.test(line)) {
      pieces.push({ parts: shownIn(line, font, span) });
    } else {
      if (/ B[DM]C$/.test(line)) open.push("other");
      if (span && / T[jJ]$/.test(line)) span.kept = true;
      const name = /^\/(\S+) \S+ Tf$/.exec(line)?.[1];
      if (name !== undefined) font = fonts.get(name);
      pieces.push(at === lines.length - 1 ? line : `${line}\n`);
    }
  }
  return pieces;
}

function shownIn(line: string, font: Font, span: Span | null): (number | Sign)[] {
  const parts: (number | Sign)[] = [];
  for (const token of tokensIn(line)) {
    if (!/^[(<]/.test(token)) {
      parts.push(Number(token));
      continue;
    }
    const bytes = bytesIn(token);
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      const sign = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      if (span) span.signs += 1;
      parts.push({ font, sign, said: span?.open ?? font.said.get(sign) ?? "", text: "", span });
    }
  }
  return parts;
}

/** The strings and numbers of an operator. */
function tokensIn(line: string): string[] {
  const tokens: string[] = [];
  const token = /.*?([(]|<[0-9A-Fa-f]*>|-?[\d.]+)/sy;
  for (let found = token.exec(line); found; found = token.exec(line)) {
    const [, begun = ""] = found;
    if (begun === "(") token.lastIndex = endOfString(line, token.lastIndex - 1);
    tokens.push(line.slice(found.index + found[0].length - begun.length, token.lastIndex));
  }
  return tokens;
}

/** Brackets within a string may stand by themselves where each has its other. */
function endOfString(line: string, begin: number): number {
  let deep = 0;
  for (let at = begin; at < line.length; at += 1) {
    if (line[at] === "\\") at += 1;
    else if (line[at] === "(") deep += 1;
    else if (line[at] === ")") deep -= 1;
    if (deep === 0) return at + 1;
  }
  return line.length;
}

const escaped: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function bytesIn(token: string): number[] {
  const inside = token.slice(1, -1);
  if (token.startsWith("<")) return (inside.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const bytes: number[] = [];
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] !== "\\") {
      bytes.push(inside.charCodeAt(at));
      continue;
    }
    at += 1;
    const [octal] = /^[0-7]{1,3}/.exec(inside.slice(at, at + 3)) ?? [];
    const sign = inside[at] ?? "";
    bytes.push(octal === undefined ? (escaped[sign] ?? sign).charCodeAt(0) : Number.parseInt(octal, 8));
    at += (octal?.length ?? 1) - 1;
  }
  return bytes;
}

function textOf(token: string): string {
  const bytes = Buffer.from(bytesIn(token));
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? bytes.subarray(2).swap16().toString("utf16le")
    : bytes.toString("latin1");
}

/** Shares what is said of a cluster between its signs, which stand side by side, from the left to the right of the page. */
function share(signs: readonly Sign[]): void {
  let behind = "";
  for (let at = 0; at < signs.length; ) {
    const first = signs[at];
    if (!first) break;
    let end = at + 1;
    while (signs[end]?.said === first.said && signs[end]?.font === first.font) end += 1;
    const read = readIn(first.said);
    if (rtlLetter.test(read)) {
      const before = signs[at - 1];
      if (isMark(first) && before?.text === " ") before.text = firmSpace;
      behind = shareRtl(signs.slice(at, end), read, behind);
    } else {
      shareLtr(signs.slice(at, end), read);
      behind = "";
    }
    at = end;
  }
}

const readIn = (said: string): string => (said.length === 1 ? said : said.replace(steering, "") || said);

function shareLtr(cluster: readonly Sign[], read: string): void {
  for (const sign of cluster) {
    sign.text = read;
    if (sign.span && sign.span.signs > 1) sign.span.kept = true;
  }
}

/**
 * Marks take no room, letters do: from right to left the marks of a letter stand before it. Several letters of one sign are
 * written as they stand on the page, since viewers turn whole lines. A joiner has no sign: it goes with the letter before it.
 * @returns the joiners that go with the next sign.
 */
function shareRtl(cluster: readonly Sign[], read: string, behind: string): string {
  const [only] = cluster;
  if (only && cluster.length === 1 && read.length === 1) {
    only.text = behind + read;
    return "";
  }
  const [, early = "", rest = ""] = /^([\u200c\u200d]*)(.*)$/s.exec(read) ?? [];
  const [, letters = "", marks = ""] = /^(\P{M}*)(.*)$/su.exec(rest) ?? [];
  const split = marks !== "" && letters !== "" && cluster.some(isMark);
  let before = behind;
  for (const group of groupsOf(cluster)) {
    const last = group.findLast((sign) => !isMark(sign)) ?? group.at(-1);
    const markSigns = group.filter(isMark);
    const bare = split && markSigns.length === 0;
    for (const sign of group) {
      const own = split && isMark(sign) ? shared(turned(marks), markSigns.indexOf(sign), markSigns.length) : "";
      const whole = turned(split ? letters : rest.normalize("NFC"));
      sign.text = before + (own || (sign === last && !bare ? whole : stretch));
      before = "";
    }
    before = early;
  }
  return before;
}

/** The signs of one letter each: those of one span, or the marks before a sign that takes room, and it. */
function groupsOf(cluster: readonly Sign[]): Sign[][] {
  const groups: Sign[][] = [];
  let open = false;
  for (const sign of cluster) {
    const before = groups.at(-1)?.at(-1);
    if (before && (open || (sign.span !== null && sign.span === before.span))) groups.at(-1)?.push(sign);
    else groups.push([sign]);
    open = isMark(sign);
  }
  return groups;
}

const isMark = (sign: Sign | undefined): boolean => sign !== undefined && !sign.font.wide.has(sign.sign);

const turned = (text: string): string => [...text].reverse().join("");

/** One mark for each sign of a mark; the last sign has the rest. */
function shared(marks: string, index: number, signs: number): string {
  const all = [...marks];
  return (index === signs - 1 ? all.slice(index).join("") : all[index]) || stretch;
}

function written(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if ("span" in piece) {
    if (!piece.span.kept) return "";
    return piece.end ? "EMC\n" : `/Span <<\n  /ActualText <FEFF${utf16(piece.span.open)}>\n>> BDC\n`;
  }
  let shown = "";
  for (const part of piece.parts)
    shown += typeof part === "number" ? ` ${part} ` : `<${hex(codeFor(part.font, part.sign, part.text))}>`;
  return `[${shown.replaceAll("><", "").trim()}] TJ\n`;
}
