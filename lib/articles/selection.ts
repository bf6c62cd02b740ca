/** From what is selected on screen to offsets into the article's text. Works on the markup of `readingMarkup`. */

import type { TextRange } from "@/lib/claims/anchor";

/** The two ends of a selection; a DOM Range is one. */
export type Ends = { startContainer: Node; startOffset: number; endContainer: Node; endOffset: number };

const placed = "[data-start]";
const extra = "[data-x]";

/**
 * Converts the ends of a selection into offsets into the text.
 * Paragraph and claim numbers (`data-x`) are not counted; an end between or outside the paragraphs moves to the nearest
 * one inside the selection, so that "select all" gives the whole text. Ends may come in either order.
 * Returns null if nothing of the text is selected. White space at the ends stays: see `trimmedRange`.
 */
export function textRangeOf(ends: Ends, root: HTMLElement): TextRange | null {
  const reversed = isBefore(ends.endContainer, ends.endOffset, ends.startContainer, ends.startOffset);
  const first: Point = [ends.startContainer, ends.startOffset];
  const second: Point = [ends.endContainer, ends.endOffset];
  const start = offsetOf(reversed ? second : first, root, "forward");
  const end = offsetOf(reversed ? first : second, root, "backward");
  return start === null || end === null || start >= end ? null : { start, end };
}

type Point = [node: Node, offset: number];

function isBefore(node: Node, offset: number, other: Node, otherOffset: number): boolean {
  const range = node.ownerDocument?.createRange();
  if (!range || node.getRootNode() !== other.getRootNode()) return false;
  range.setStart(node, offset);
  return range.comparePoint(other, otherOffset) > 0;
}

/** The text offset of a point; where it is in no paragraph, that of the next paragraph in the direction given. */
function offsetOf([node, offset]: Point, root: HTMLElement, direction: "forward" | "backward"): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const place = element?.closest<HTMLElement>(placed);
  if (place && root.contains(place)) return Number(place.dataset.start) + countedBefore(place, node, offset);
  return nearestEdge(node, offset, root, direction);
}

/** How many characters of the text stand in `place` before a point. */
function countedBefore(place: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(place, 0);
  range.setEnd(node, offset);
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (range.comparePoint(text, 0) > 0) break;
    if (text.parentElement?.closest(extra)) continue;
    count += text === node ? offset : (text.nodeValue ?? "").length;
    if (text === node) break;
  }
  return count;
}

function nearestEdge(node: Node, offset: number, root: HTMLElement, direction: "forward" | "backward"): number | null {
  const range = document.createRange();
  range.setStart(node, offset);
  const paragraphs = [...root.querySelectorAll<HTMLElement>(`p${placed}`)];
  if (direction === "forward") {
    const next = paragraphs.find((paragraph) => range.comparePoint(paragraph, 0) >= 0);
    return next ? Number(next.dataset.start) : null;
  }
  const previous = paragraphs.findLast((paragraph) => range.comparePoint(paragraph, 0) < 0);
  return previous ? Number(previous.dataset.end) : null;
}
