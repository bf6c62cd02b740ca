/** What is done shows in the text at once, before the desk has answered and written it anew. */

import { textRangeOf } from "@/lib/articles/selection";
import type { TextRange } from "@/lib/claims/anchor";
import { drawGutters } from "./gutter";
import { lookOf, sentencesIn, sentencesTouching } from "./sentences";

/** The paragraphs that share a character with a range. */
export const paragraphsTouching = (body: HTMLElement, { start, end }: TextRange): HTMLElement[] =>
  ([...body.children] as HTMLElement[]).filter(
    ({ dataset }) => Number(dataset.start) < end && Number(dataset.end) > start,
  );

/** The pieces of text nodes that make up a range. */
function piecesOf(body: HTMLElement, { start, end }: TextRange): { node: Text; from: number; to: number }[] {
  const pieces: { node: Text; from: number; to: number }[] = [];
  for (const paragraph of paragraphsTouching(body, { start, end })) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let at = Number(paragraph.dataset.start);
    for (let node = walker.nextNode() as Text | null; node && at < end; node = walker.nextNode() as Text | null) {
      if (node.parentElement?.closest("[data-x]")) continue;
      const from = Math.max(0, start - at);
      const to = Math.min(node.length, end - at);
      if (to > from) pieces.push({ node, from, to });
      at += node.length;
    }
  }
  return pieces;
}

/** Selects the words of a range. Returns the element in which they begin; null where they are not there. */
export function select(body: HTMLElement, range: TextRange): HTMLElement | null {
  const pieces = piecesOf(body, range);
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return null;
  document.getSelection()?.setBaseAndExtent(first.node, first.from, last.node, last.to);
  return first.node.parentElement;
}

/** Changes the text and keeps its words selected that were, though other nodes bear them now. */
export function keepSelected(body: HTMLElement | null, change: () => void): void {
  const selection = document.getSelection();
  const selected = (): TextRange | null => {
    if (!body || !selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(body) ? textRangeOf(range, body) : null;
  };
  const before = selected();
  change();
  const after = before && selected();
  if (body && before && (after?.start !== before.start || after.end !== before.end)) select(body, before);
}

/** Wraps the words of a range into marks, and shows its sentences as claimed. Returns what takes it back. */
export function showTagged(body: HTMLElement, range: TextRange, ids: { claimId?: string } = {}): () => void {
  const marks = piecesOf(body, range).map(({ node, from, to }) => {
    const words = from > 0 ? node.splitText(from) : node;
    if (to - from < words.length) words.splitText(to - from);
    const mark = document.createElement("mark");
    mark.className = "cl c-tocheck pending";
    if (ids.claimId) mark.dataset.c = ids.claimId;
    words.replaceWith(mark);
    mark.append(words);
    return mark;
  });
  const backs = sentencesTouching(sentencesIn(body), range).map((sentence) => showLook(sentence, "claimed"));
  return () => {
    for (const mark of marks) unwrap(mark);
    for (const back of backs) back();
  };
}

/** Shows a sentence as examined or not. Returns what takes it back. */
export function showLook(sentence: HTMLElement, look: ReturnType<typeof lookOf>): () => void {
  const before = lookOf(sentence);
  const hinted = sentence.classList.contains("hs");
  put(sentence, look, hinted && look === "unexamined");
  return () => put(sentence, before, hinted);
}

function put(sentence: HTMLElement, look: ReturnType<typeof lookOf>, hinted: boolean): void {
  sentence.classList.toggle("done", look !== "unexamined");
  sentence.classList.toggle("nc", look === "not-checkable");
  sentence.classList.toggle("hs", hinted);
  redraw(sentence);
}

/** Shows a mention no more. Returns what takes it back. */
export function showUntagged(body: HTMLElement, which: { claimId: string } | { mentionId: string }): () => void {
  const wanted =
    "claimId" in which ? `[data-c="${CSS.escape(which.claimId)}"]` : `mark[data-m="${CSS.escape(which.mentionId)}"]`;
  const marks = [...body.querySelectorAll<HTMLElement>(wanted)];
  for (const mark of marks) mark.classList.add("leaving");
  return () => {
    for (const mark of marks) mark.classList.remove("leaving");
  };
}

/** Shows a suggestion no more. Returns what takes it back. */
export function showDismissed(body: HTMLElement, id: string): () => void {
  const span = body.querySelector<HTMLElement>(`[data-g="${CSS.escape(id)}"]`);
  const sentence = span?.closest<HTMLElement>(".s");
  span?.classList.remove("sg");
  const last = sentence?.querySelector(".sg") === null;
  if (sentence && last) {
    sentence.classList.remove("hs");
    redraw(sentence);
  }
  return () => {
    span?.classList.add("sg");
    if (!sentence) return;
    sentence.classList.add("hs");
    redraw(sentence);
  };
}

/** Where a mention stands in the text, from its marks; null where none of them is there. */
export function rangeOfMention(body: HTMLElement, mentionId: string): TextRange | null {
  const marks = body.querySelectorAll<HTMLElement>(`mark[data-m="${CSS.escape(mentionId)}"]`);
  const [first] = marks;
  const last = marks[marks.length - 1];
  if (!first || !last) return null;
  return textRangeOf(
    { startContainer: first, startOffset: 0, endContainer: last, endOffset: last.childNodes.length },
    body,
  );
}

const changed = new Set<HTMLElement>();

/** Once for everything that changes in one go, and where a gutter is drawn at all. */
function redraw(sentence: HTMLElement): void {
  const paragraph = sentence.closest<HTMLElement>("p");
  if (!paragraph) return;
  if (changed.size === 0)
    queueMicrotask(() => {
      const drawn = [...changed].filter((each) => each.isConnected && each.querySelector(":scope > .gut"));
      changed.clear();
      drawGutters(drawn);
    });
  changed.add(paragraph);
}

function unwrap(mark: HTMLElement): void {
  const parent = mark.parentNode;
  mark.replaceWith(...mark.childNodes);
  parent?.normalize();
}
