import type { LinkKind, LinkState, OriginClass, SourceKind } from "@/lib/sources/source";
import { linkKindWord, sourceKindWord } from "@/lib/sources/words";

/** Names of the columns by distance from the origin; those beyond have none. */
export const columnNames = ["Origin", "First report", "Rewrite", "Rewrite of a rewrite", "And again"] as const;

type Taken = {
  kind: LinkKind;
  state: LinkState /** Letter of the article that it got it from. */;
  letter: string | null;
};

/** How a report stands to the others in one line: "B rewrites A", "A obtained, cites", "G quotes, proposed". */
export function relationWords(letter: string | null, takes: readonly Taken[], own: boolean | null): string {
  const called = letter ? `${letter} ` : "";
  const [only] = takes;
  if (!only) return `${called}${own === true ? "reports itself" : own === false ? "passes it on" : "not established"}`;
  const proposed = takes.every(({ state }) => state === "proposed") ? ", proposed" : "";
  if (takes.length === 1)
    return `${called}${linkKindWord[only.kind]}${only.letter && !proposed ? ` ${only.letter}` : ""}${proposed}`;
  const kinds = [...new Set(takes.map(({ kind }) => linkKindWord[kind]))];
  return `${called}${kinds.join(", ")}${proposed}`;
}

/** What sort of thing a source that is no report is: "Document, not held", "no source named". */
export const thingWords = (kind: SourceKind, unidentified: boolean, held: boolean): string =>
  unidentified ? "no source named" : `${sourceKindWord[kind]}, ${held ? "held" : "not held"}`;

/**
 * As much of a text as there is room for, in widths of a common letter: an "i" takes half of one, an "M" one and a half,
 * an ideograph two. SVG breaks and cuts no text by itself.
 */
export function fitted(text: string, room: number): string {
  const letters = [...text];
  const widths = letters.map(widthOf);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  if (whole <= room) return text;
  let used = 1;
  const kept = letters.findIndex((_, i) => {
    used += widths[i] ?? 0;
    return used > room;
  });
  return `${letters.slice(0, Math.max(kept, 1)).join("").trimEnd()}…`;
}

/** The width of a text, in widths of a common letter. */
export const widthIn = (text: string): number => [...text].reduce((sum, letter) => sum + widthOf(letter), 0);

function widthOf(letter: string): number {
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u.test(letter)) return 2;
  if (/[ijl.,:;'’|!()[\] ]/.test(letter)) return 0.5;
  if (/[ftr“”"-]/.test(letter)) return 0.7;
  if (/[mwMW€]/.test(letter)) return 1.45;
  return /[A-Z]/.test(letter) ? 1.12 : 1;
}

/** A way round in words: "E Courier cites C Times, which rewrites A Courier". */
export const circleWords = (names: readonly string[], kinds: readonly LinkKind[]): string =>
  kinds
    .map((kind, i) => `${i === 0 ? names[0] : "which"} ${linkKindWord[kind]} ${names[(i + 1) % names.length]}`)
    .join(", ");

/** What a line of a box has room for, in widths of a letter; those below the first are set smaller. */
export const boxRoom = { first: 15.8, below: 17.6, mark: 2 } as const;

/** How a line is drawn: thick for a rewrite, double for a reprint, dotted while it is proposed. */
export function lineLook(
  { kind, state }: { kind: LinkKind; state: LinkState },
  { circular, nameless }: { circular: boolean; nameless: boolean },
): "" | "rw" | "sy" | "pr" | "lp" | "un" {
  if (state === "proposed") return "pr";
  if (circular) return "lp";
  if (nameless) return "un";
  if (kind === "rewrites" || kind === "translates") return "rw";
  return kind === "republishes" ? "sy" : "";
}

/** How a box is drawn: hollow where nobody is named, dotted while nobody has confirmed it, filled where we hold it. */
export function shapeOf(box: {
  circular: boolean;
  proposed: boolean;
  unidentified: boolean;
  report: boolean;
  end: OriginClass | null;
  held: boolean;
}): "loopbox" | "putup" | "hollow" | "prim" | "held" | "box" {
  if (box.circular) return "loopbox";
  if (box.proposed) return "putup";
  if (box.unidentified) return "hollow";
  if (box.report) return "box";
  if (box.end === "established") return box.held ? "prim" : "held";
  return box.end === "soft" ? "held" : "box";
}
