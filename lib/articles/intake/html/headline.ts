/** The headline of a page, without the name of the site that pages put beside it. */

import type { AsideReason } from "@/lib/articles/article";
import type { Piece } from "@/lib/articles/intake/html/pieces";

/** Less alike than this, a heading is no version of the title: it names the site or a section. */
const ALIKE = 0.6;
/** A page has one main heading; some have one for every part. */
const MOST_HEADINGS = 20;

const inHeading = "the page's main heading (h1)";

const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * Takes the outlet off a title: "Ferry runs again | Estuary Times" → "Ferry runs again".
 * @param outlets names under which the outlet is known, as its own name and the host of its address.
 */
export function withoutOutlet(title: string, outlets: readonly string[]): string {
  const known = outlets.map(letters).filter((name) => name.length > 1);
  const isOutlet = (part: string) => {
    const name = letters(part);
    if (name.length < 2) return false;
    return known.some(
      (one) => one === name || (name.length > 3 && one.includes(name)) || (one.length > 3 && name.startsWith(one)),
    );
  };
  for (const { 0: sign, index } of title.matchAll(/\s+[|–—‒·•»:-]+\s+/g)) {
    const before = title.slice(0, index).trim();
    const after = title.slice(index + sign.length).trim();
    if (before !== "" && isOutlet(after)) return before;
    if (after.includes(" ") && isOutlet(before)) return after;
  }
  // Nobody writes a bar into a headline: what follows the last one is a section or the site.
  const last = title.slice(0, Math.max(0, title.lastIndexOf(" | "))).trim();
  return last.includes(" ") ? last : title;
}

/** How many of the words of the shorter title are in the other, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [fewer = new Set<string>(), more = new Set<string>()] = [one, other]
    .map((title) => new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu)))
    .sort((left, right) => left.size - right.size);
  return fewer.size === 0 ? 0 : [...fewer].filter((word) => more.has(word)).length / fewer.size;
}

export type Headline = { title: string; seenIn: string /** The piece that shows it; -1 if none does. */; at: number };

/**
 * Chooses what the page shows as its headline, if that is a version of the title it gives itself; else that title.
 * @param titles what the page calls itself, without the outlet, and where; the most trusted first.
 * @param end the headline stands before this piece.
 */
export function headlineOf(
  pieces: readonly Piece[],
  aside: readonly (AsideReason | null)[],
  end: number,
  { titles, outlets }: { titles: readonly (readonly [title: string, seenIn: string])[]; outlets: readonly string[] },
): Headline {
  const named = outlets.map(letters);
  const shown = pieces.slice(0, end).flatMap((piece, at) => {
    const heads = piece.box.tag === "h1" || piece.box.parent?.tag === "h1";
    const elsewhere = aside[at] === "read-also";
    if (!heads || elsewhere || named.includes(letters(piece.text))) return [];
    return [{ at, title: piece.text.replaceAll("\n", " ") }];
  });
  const [best] = shown
    .slice(0, MOST_HEADINGS)
    .map((one) => ({ ...one, alike: Math.max(0, ...titles.map(([title]) => likeness(one.title, title))) }))
    .sort((one, other) => other.alike - one.alike);
  if (best && (best.alike > ALIKE || titles.length === 0)) {
    // A heading may be set in capitals: the title has the spelling.
    const [title, seenIn] = titles.find(([same]) => same.toLowerCase() === best.title.toLowerCase()) ?? [
      best.title,
      inHeading,
    ];
    return { title, seenIn, at: best.at };
  }
  const [title = "", seenIn = ""] = titles[0] ?? [];
  const wanted = letters(title);
  const at = wanted === "" ? -1 : pieces.slice(0, end).findIndex(({ text }) => letters(text) === wanted);
  return { title, seenIn, at };
}
