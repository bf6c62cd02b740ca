import { formatDate, formatMoment } from "@/components/ui/moment";
import { counted } from "@/components/vocabulary/words";
import type { Join } from "@/lib/sources/independence";
import { isFirstHand, type LinkKind } from "@/lib/sources/source";

/** When something was published: a date alone is that date everywhere, an instant is read in the newsroom's zone. */
export const publishedWords = (published: string | null, zone: string): string => {
  if (!published) return "";
  return published.length === 10 ? formatDate(published, "UTC") : formatMoment(published, zone);
};

/** The day alone and short, "11 Mar", with the year where it is not this one. */
export const dayWords = (published: string | null, zone: string, now: string): string => {
  if (!published) return "";
  const [day, month = "", year] = formatDate(published, published.length === 10 ? "UTC" : zone).split(" ");
  const short = `${day} ${month.slice(0, 3)}`;
  return year === formatDate(now, zone).split(" ")[2] ? short : `${short} ${year}`;
};

const linkWords: Record<LinkKind, string> = {
  rewrites: "rewrites it",
  republishes: "republishes it",
  translates: "translates it",
  quotes: "quotes it",
  cites: "cites it",
  interviewed: "interviewed them",
  obtained: "obtained it",
  witnessed: "witnessed it",
};

/** How a source got it from the one above it in the tree. */
export const gotIt = (kind: LinkKind): string => linkWords[kind];

/** A link as one chooses it: what it means that this source stands below that one. */
export const linkMeaning: Record<LinkKind, string> = {
  rewrites: "tells it again in its own words",
  republishes: "carries the same text",
  translates: "carries it in another language",
  quotes: "carries words of it",
  cites: "names it as where this is from",
  interviewed: "spoke to them itself",
  obtained: "has the material itself",
  witnessed: "was there itself",
};

export const handOf = (kind: LinkKind): string => (isFirstHand(kind) ? "first-hand" : "second-hand");

const reasons: Record<Join["reason"], string> = {
  outlet: "same outlet",
  author: "same author",
  work: "same text or address",
  "known-through": "known only through",
};

/** Why ends are one origin: "same outlet: The Courier", "known only through the Courier". */
export const joinWords = ({ reason, value }: Pick<Join, "reason" | "value">): string => {
  if (reason === "known-through") return `${reasons[reason]} ${value}`;
  if (reason === "work" && /^[0-9a-f]{64}$/.test(value)) return "the same bytes";
  return `${reasons[reason]}: ${value}`;
};

/** What "at least" and "at most" say, for the one line that tells what confirming would change. */
export const originsWords = ({ atLeast, atMost }: { atLeast: number; atMost: number }): string =>
  atLeast === atMost ? counted(atMost, "origin") : `${atLeast}–${atMost} origins`;

/** Names in one line: "Ann Lee, Bo Kim". */
export const listed = (names: readonly string[]): string => names.join(", ");
