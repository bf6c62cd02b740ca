import { isEarlier } from "@/lib/sources/earlier";
import type { SharedText } from "@/lib/sources/shared-text";

/** What shared wording looks like, in words that claim no more than it shows. */
export function rewriteWords({ rewrite, shareOfA, shareOfB }: SharedText): string {
  const copied = Math.max(shareOfA, shareOfB);
  if (copied >= 0.7) return "The same text";
  const words = copied < 0.05 ? ", in other words" : "";
  if (rewrite >= 0.9) return `A rewrite${words}`;
  if (rewrite >= 0.5) return `Probably a rewrite${words}`;
  if (copied >= 0.2) return "Passages in common";
  return rewrite >= 0.3 ? "Perhaps a rewrite" : "A passage in common";
}

/** Which of two was first; nothing where their dates do not tell. */
export function orderWords(other: string | null, asked: string | null): string {
  const earlier = isEarlier(other, asked);
  return earlier === null ? "" : earlier ? "Earlier" : "Later";
}

/** Whose text several outlets carry. */
export const commonWords = (agency: string): string =>
  agency === ""
    ? "Three outlets or more carry this text, and none of them was first: all have it from a text that nobody signed."
    : `Three outlets or more carry this text: all have it from ${agency}.`;
