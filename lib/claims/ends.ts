/** Moving one end of a range by keys: by words, or by single characters. */

import type { TextRange } from "@/lib/claims/anchor";

export type End = "start" | "end";
export type Step = { end: End; by: 1 | -1; unit: "word" | "character" };

const words = new Intl.Segmenter("und", { granularity: "word" });
const characters = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Moves one end of a range to the next place where a word begins (its start) or ends (its end), or by one character as a
 * reader sees it. The range never becomes empty; where there is no such place it stays as it is.
 * @param text what the offsets count in; a few paragraphs are enough.
 */
export function movedEnd(text: string, range: TextRange, { end, by, unit }: Step): TextRange {
  const from = range[end];
  const fits = (at: number) => (end === "start" ? at < range.end : at > range.start);
  const places = unit === "word" ? wordEdges(text, end) : characterEdges(text);
  const next = by > 0 ? places.find((at) => at > from && fits(at)) : places.findLast((at) => at < from && fits(at));
  return next === undefined ? range : { ...range, [end]: next };
}

function wordEdges(text: string, end: End): number[] {
  const edges: number[] = [];
  for (const { index, segment, isWordLike } of words.segment(text))
    if (isWordLike) edges.push(end === "start" ? index : index + segment.length);
  return edges;
}

function characterEdges(text: string): number[] {
  return [...Array.from(characters.segment(text), ({ index }) => index), text.length];
}

/** Which step a key asks for while ends are adjusted; null for any other key. */
export function stepOf(event: {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}): Step | null {
  if (event.ctrlKey || event.metaKey) return null;
  const { key, code, shiftKey } = event;
  const left = key === "ArrowLeft" || key === "[" || key === "{" || code === "BracketLeft";
  const right = key === "ArrowRight" || key === "]" || key === "}" || code === "BracketRight";
  if (!left && !right) return null;
  return { end: shiftKey ? "end" : "start", by: left ? -1 : 1, unit: event.altKey ? "character" : "word" };
}

const opening = '“„«‘‚‹"';
const closing: Record<string, string> = { "“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", '"': '"' };

/** The first quotation in a text, without its marks; null where there is none of two words or more. */
export function quotationIn(text: string): TextRange | null {
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (!opening.includes(mark)) continue;
    for (let to = at + 1; to < text.length; to += 1) {
      if (!closing[mark]?.includes(text.charAt(to))) continue;
      // An apostrophe inside a word closes nothing.
      if (/\p{L}/u.test(text.charAt(to + 1)) && "’".includes(text.charAt(to))) continue;
      const inner = text.slice(at + 1, to);
      if (!/\S\s+\S/.test(inner)) break;
      return {
        start: at + 1 + inner.length - inner.trimStart().length,
        end: to - (inner.length - inner.trimEnd().length),
      };
    }
  }
  return null;
}
