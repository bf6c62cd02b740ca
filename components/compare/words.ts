import type { ListedDifference } from "@/lib/articles/comparing";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How much later one instant is than another: "12 min later", "3 h 12 min later", "2 days later", "at the same time". */
export function laterBy(earlier: string, later: string): string {
  const gap = Date.parse(later) - Date.parse(earlier);
  if (gap < minute) return "at the same time";
  if (gap < hour) return `${Math.floor(gap / minute)} min later`;
  if (gap < day) {
    const minutes = Math.floor((gap % hour) / minute);
    return `${Math.floor(gap / hour)} h${minutes > 0 ? ` ${minutes} min` : ""} later`;
  }
  const days = Math.round(gap / day);
  return days === 1 ? "1 day later" : `${days} days later`;
}

/** The two articles in time: what is said of each, and whether the second came first; nothing where a date is missing. */
export function inTime(one: string | null, other: string | null): { one: string; other: string; otherFirst: boolean } {
  if (!one || !other) return { one: "", other: "", otherFirst: false };
  const gap = Date.parse(other) - Date.parse(one);
  if (Math.abs(gap) < minute) return { one: "at the same time", other: "at the same time", otherFirst: false };
  return gap > 0
    ? { one: "earlier", other: laterBy(one, other), otherFirst: false }
    : { one: laterBy(other, one), other: "earlier", otherFirst: true };
}

/** A difference as the list shows it: "six → five". */
export function differenceWords({ kind, one, other }: Pick<ListedDifference, "kind" | "one" | "other">): string {
  const missing = kind === "attribution" ? "stated as a fact" : "left out";
  return `${one ?? missing} → ${other ?? missing}`;
}

/** What it is, and which claim it is about. */
export function differenceAbout({ kind, one, other, rounded, refs }: ListedDifference): string {
  const what = {
    figure: rounded ? "Figure, rounded." : "Figure.",
    date: "Date.",
    name: "Name.",
    hedge: other === null ? "A hedge was lost." : "A hedge was added.",
    attribution:
      one !== null && other !== null
        ? "Others are cited."
        : other === null
          ? "Who says so was lost."
          : "Who says so was added.",
  }[kind];
  return refs.length > 0 ? `${what} Claim ${refs.join(", ")}.` : what;
}
