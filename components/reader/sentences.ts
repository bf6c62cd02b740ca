/** Sentences and words of the reading text, found in the markup of `readingMarkup`. Offsets are those of the text. */

import type { TextRange } from "@/lib/claims/anchor";

/** Every sentence in the order of the text: a live list that the browser keeps, so that asking again costs nothing. */
export const sentencesIn = (body: HTMLElement): HTMLCollectionOf<HTMLElement> =>
  body.getElementsByClassName("s") as HTMLCollectionOf<HTMLElement>;

const startOf = (element: HTMLElement | undefined): number => Number(element?.dataset.start);
const endOf = (element: HTMLElement | undefined): number => Number(element?.dataset.end);

export const rangeOf = (element: HTMLElement): TextRange => ({ start: startOf(element), end: endOf(element) });

/** The sentence's id in the desk. */
export const sentenceIdOf = ({ id }: HTMLElement): string => id.replace(/^s-/, "");

/** The place of the first sentence that ends after an offset. */
export function sentenceAfter(sentences: HTMLCollectionOf<HTMLElement>, offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(sentences[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentences that share a character with a range. */
export function sentencesTouching(sentences: HTMLCollectionOf<HTMLElement>, { start, end }: TextRange): HTMLElement[] {
  const touched: HTMLElement[] = [];
  for (let at = sentenceAfter(sentences, start); at < sentences.length; at += 1) {
    const sentence = sentences[at];
    if (!sentence || startOf(sentence) >= end) break;
    touched.push(sentence);
  }
  return touched;
}

/** What an element says, without the numbers that stand in it. */
export function wordsOf(
  element: Node,
  { start, end }: TextRange = { start: 0, end: Number.POSITIVE_INFINITY },
): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = "";
  let at = 0;
  for (let node = walker.nextNode(); node && at < end; node = walker.nextNode()) {
    if (node.parentElement?.closest("[data-x]")) continue;
    const text = node.nodeValue ?? "";
    if (at + text.length > start) words += text.slice(Math.max(0, start - at), end - at);
    at += text.length;
  }
  return words;
}

/** The words of a range, and the range without the white space at its ends; null if nothing else is in it. */
export function wordsIn(
  body: HTMLElement,
  { start, end }: TextRange,
): (TextRange & { words: string; whole: boolean }) | null {
  const paragraphs = [...body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && startOf(child) < end && endOf(child) > start,
  );
  const parts = paragraphs.map((paragraph) => {
    const from = startOf(paragraph);
    return wordsOf(paragraph, { start: Math.max(0, start - from), end: Math.min(end, endOf(paragraph)) - from });
  });
  const words = parts.join(" ");
  if (words.trim() === "") return null;
  const first = Math.max(start, startOf(paragraphs[0]));
  const last = Math.min(end, endOf(paragraphs.at(-1)));
  return {
    start: first + words.length - words.trimStart().length,
    end: last - (words.length - words.trimEnd().length),
    words: words.trim(),
    // Between paragraphs the text has line ends that the page does not show.
    whole: paragraphs.length === 1,
  };
}

export type SentenceLook = "unexamined" | "claimed" | "not-checkable";

export const lookOf = ({ classList }: Element): SentenceLook =>
  classList.contains("nc") ? "not-checkable" : classList.contains("done") ? "claimed" : "unexamined";

/** The claims that a sentence bears, in the order of the text, each once. */
export const claimsIn = (sentence: Element): string[] => [
  ...new Set([...sentence.getElementsByClassName("cl")].flatMap((mark) => (mark as HTMLElement).dataset.c ?? [])),
];

/** Where a sentence stands, as a locator: "paragraph 2, sentence 1". */
export function placeOf(sentence: HTMLElement): string {
  const paragraph = sentence.closest<HTMLElement>("p");
  const number = paragraph?.querySelector(".pn")?.textContent;
  const among = [...(paragraph?.getElementsByClassName("s") ?? [])];
  if (!number) return paragraph?.classList.contains("headline") ? "headline" : "";
  return `paragraph ${number}, sentence ${among.indexOf(sentence) + 1}`;
}

/** The text around a range, a paragraph more on either side, for moving its ends; offsets in it begin at `base`. */
export function textAround(body: HTMLElement, { start, end }: TextRange): { text: string; base: number } {
  const all = [...body.children] as HTMLElement[];
  const touched = all.flatMap((paragraph, at) => (startOf(paragraph) < end && endOf(paragraph) > start ? [at] : []));
  const some = all.slice(Math.max(0, (touched[0] ?? 0) - 1), (touched.at(-1) ?? 0) + 2);
  const base = startOf(some[0]);
  let text = "";
  // Between paragraphs the text has line ends that the page does not show.
  for (const paragraph of some) text = text.padEnd(startOf(paragraph) - base, "\n") + wordsOf(paragraph);
  return { text, base };
}

/** What the live region says of a sentence. */
export function announcement(sentence: HTMLElement, at: number, count: number): string {
  const look = lookOf(sentence);
  const names = [...sentence.querySelectorAll<HTMLElement>("mark.cl[aria-label]")].map(
    (mark) => mark.getAttribute("aria-label")?.split(":")[0] ?? "",
  );
  const state = look === "not-checkable" ? "not checkable" : look;
  const hint = look === "unexamined" && sentence.classList.contains("hs") ? "suggested" : "";
  return `Sentence ${at + 1} of ${count}, ${[hint, state, ...names].filter(Boolean).join(", ")}: ${wordsOf(sentence)}`;
}
