/** The paragraphs of a text, and which of them are its headline, byline and date. */

import { bylineIn, dateIn, headlineIndex } from "@/lib/articles/intake/masthead";
import type { TextRange } from "@/lib/claims/anchor";

/** `heading` is a subhead inside the text; only formats that mark one up show it. */
export type ParagraphRole = "headline" | "byline" | "published" | "heading" | "body";
export type Paragraph = TextRange & { role: ParagraphRole };

/** Bylines and dates stand near the top or the foot; elsewhere "By Friday" is a sentence. */
const HEAD = 8;
const FOOT = 3;

/**
 * Cuts a text into paragraphs: offsets into the text, without the white space around them.
 * Each line is a paragraph, except in a text whose lines were broken at a fixed width: there the lines are joined
 * (the line ends stay inside the range) and blank lines, indents and short last lines divide.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const lines = linesOf(text);
  const width = wrapWidth(text, lines);
  const ranges: TextRange[] = [];
  let open: TextRange | null = null;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (open && before && width > 0 && !line.afterBlank && runsOn(text, before, line, width)) {
      open.end = line.end;
    } else {
      open = { start: line.start, end: line.end };
      ranges.push(open);
    }
  }
  return withRoles(text, ranges);
}

type Line = TextRange & {
  /** White space before the first character. */
  indent: number;
  afterBlank: boolean;
};

/** The lines that are not blank, without the white space around them. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf("\n", from);
    const to = found < 0 ? text.length : found;
    const line = text.slice(from, to);
    const indent = line.length - line.trimStart().length;
    if (indent === line.length) {
      afterBlank = true;
    } else {
      lines.push({ start: from + indent, end: from + line.trimEnd().length, indent, afterBlank });
      afterBlank = false;
    }
    from = to + 1;
  }
  return lines;
}

/** A line may end this much before the width that its next word would still have fitted in. */
const SLACK = 3;

/** The width at which the lines of a text were broken; 0 if they were not. */
function wrapWidth(text: string, lines: readonly Line[]): number {
  const joints: [Line, Line][] = [];
  let long = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (line.end - line.start > 110) long += line.end - line.start;
    if (before && !line.afterBlank && before.end - before.start <= 110) joints.push([before, line]);
  }
  if (joints.length < 2 || long * 10 > text.length) return 0;
  const width = Math.max(...joints.slice(0, 10_000).map(([before]) => before.indent + before.end - before.start));
  if (width < 40) return 0;
  const full = joints.filter(([before, line]) => isFull(text, before, line, width));
  // Where lines end as sentences do, each line is a paragraph.
  const ended = full.filter(([before]) => endsSentence(text, before)).length;
  return full.length >= joints.length * 0.7 && ended <= full.length * 0.5 ? width : 0;
}

/** True if a line had no room left for the first word of the next one. */
function isFull(text: string, line: Line, next: Line, width: number): boolean {
  const opening = text.slice(next.start, Math.min(next.end, next.start + width));
  const word = /^[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(opening) ? 1 : (/^\S+/.exec(opening)?.[0].length ?? 0);
  return line.indent + line.end - line.start + 1 + word > width - SLACK;
}

function runsOn(text: string, before: Line, line: Line, width: number): boolean {
  if (line.indent > before.indent + 1) return false;
  const opening = text.slice(line.start, line.start + 6);
  if (/^(?:[•▪◦‣*]|\d{1,2}[.)])\s/.test(opening)) return false;
  if (isFull(text, before, line, width)) return true;
  // A short line that ends a sentence ends its paragraph too.
  return !endsSentence(text, before);
}

function endsSentence(text: string, line: Line): boolean {
  return /[.!?。！？:]["”’»)\]]*$/.test(text.slice(Math.max(line.start, line.end - 4), line.end));
}

function withRoles(text: string, ranges: readonly TextRange[]): Paragraph[] {
  const wordsOf = (range: TextRange) => text.slice(range.start, Math.min(range.end, range.start + 1000));
  const headline = headlineIndex(ranges.slice(0, 24).map(wordsOf));
  const roleAt = (index: number, range: TextRange): ParagraphRole => {
    if (index === headline) return "headline";
    const atEdge = index < Math.max(headline, 0) + HEAD || index >= ranges.length - FOOT;
    if (!atEdge || range.end - range.start > 160) return "body";
    const words = wordsOf(range);
    if (bylineIn(words)) return "byline";
    return dateIn(words) ? "published" : "body";
  };
  return ranges.map((range, index) => ({ ...range, role: roleAt(index, range) }));
}
