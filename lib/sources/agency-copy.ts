/** Whose text it is when many outlets carry the same: an agency's, by its mark, or one that nobody signed. */

import { earlierFirst, isEarlier } from "@/lib/sources/earlier";
import { type OutletNames, outletKey, plainOutlet } from "@/lib/sources/outlet";
import { shippedOutlets } from "@/lib/sources/outlets/shipped";

let known: ReadonlyMap<string, string> | undefined;

/** The news agencies by every form that they are written in. */
function agencies(): ReadonlyMap<string, string> {
  known ??= new Map(
    shippedOutlets
      .filter(({ agency }) => agency)
      .flatMap(({ name, shortNames }) => [name, ...shortNames].map((form) => [plainOutlet(form), name] as const)),
  );
  return known;
}

const named = (form: string): string | undefined => agencies().get(plainOutlet(form));

/** "SAINT-ORLE (AWP) - " and "BERLIN, March 3 (Reuters) –" near the beginning. */
const dateline = /(?:^|\n)[^\n()]{0,60}\(([^()\n]{2,40})\)\s*[-–—]/u;
/** "(AP)" as the last words. */
const credit = /\(([^()\n]{2,40})\)\s*$/u;
const bySeveral = /\b(?:news|wire) (?:agencies|services|reports)\b|^agencies$|\bagencies\b/i;

/**
 * The agency that a text is marked as having come from: its name, "" where only "agencies" or "wire reports" are named, null
 * without such a mark. An unknown agency is known by its dateline, if that is in capitals.
 */
export function agencyOf({ byline, text }: { byline: string; text: string }): string | null {
  const line = dateline.exec(text.slice(0, 600))?.[1];
  if (line) {
    const agency = named(line) ?? (/^\p{Lu}{2,6}$/u.test(line) ? line : undefined);
    if (agency) return agency;
  }
  for (const part of byline.split(/[,;/|•·]|\s(?:and|und|et|with|via)\s|&/iu)) {
    const agency = named(part.replace(/^\s*by:?\s+/iu, "").trim());
    if (agency) return agency;
  }
  if (bySeveral.test(byline)) return "";
  const last = credit.exec(text.slice(-200).trimEnd())?.[1];
  return (last && named(last)) ?? null;
}

/** One of the outlets that carry a text. */
export type Carrier = {
  articleId: string;
  outlet: string;
  publishedAt: string | null;
  /** As `agencyOf` tells. */
  agency?: string | null;
};

const FEWEST_OUTLETS = 3;
/** With so much of either in the other both carry the same text. */
export const CARRIED = 0.5;

/**
 * Tells what all of some articles that share a text have it from, where that is none of them: carried by three outlets, and
 * marked as an agency's, or without one of them that was first.
 * @returns the agency's name, "" for a text that nobody signed, with the articles, the earliest first; null where one of
 * them is the owner, or they are too few to tell.
 */
export function agencyCopy<T extends Carrier>(
  carriers: readonly T[],
  names?: OutletNames,
): { agency: string; carriers: T[] } | null {
  const outlets = new Set(carriers.map(({ outlet }) => outletKey(outlet, names)).filter((key) => key !== ""));
  if (outlets.size < FEWEST_OUTLETS) return null;
  const inOrder = [...carriers].sort(earlierFirst);
  const marks = inOrder.flatMap(({ agency }) => (typeof agency === "string" ? [agency] : []));
  const agency = mostOften(marks.filter((mark) => mark !== ""));
  const owned = agency !== null && outlets.has(outletKey(agency, names));
  if (owned) return null;
  if (agency !== null) return { agency, carriers: inOrder };
  return marks.length > 0 || !isFirst(inOrder) ? { agency: "", carriers: inOrder } : null;
}

const isFirst = ([first, second]: readonly Carrier[]): boolean =>
  first !== undefined && second !== undefined && isEarlier(first.publishedAt, second.publishedAt) === true;

function mostOften(list: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
