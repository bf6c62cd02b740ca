import { placesIn } from "@/lib/search/fold";
import type { Term } from "@/lib/search/query";

/** A line of a text and where in it the words stand that were looked for: UTF-16 units, ascending, apart. */
export type Snippet = { text: string; marks: [number, number][] };

/** So much of a long text is looked through for the words, in UTF-16 units, from its beginning. */
const mostRead = 200_000;
/** So much is shown before the first word. */
const lead = 60;

/** Where the terms stand in a text. */
export function marksIn(text: string, terms: readonly Term[]): [number, number][] {
  if (terms.length === 0) return [];
  const places = placesIn(text);
  const found: [number, number][] = [];
  for (const { words, beginning } of terms)
    for (let at = 0; at + words.length <= places.length; at++) {
      const stands = words.every((word, index) => {
        const here = places[at + index]?.word ?? "";
        return beginning && index === words.length - 1 ? here.startsWith(word) : here === word;
      });
      const [first, last] = [places[at], places[at + words.length - 1]];
      if (stands && first && last) found.push([first.start, last.end]);
    }
  found.sort((one, other) => one[0] - other[0]);
  const marks: [number, number][] = [];
  for (const [start, end] of found) {
    const before = marks.at(-1);
    if (before && start < before[1]) before[1] = Math.max(before[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/** One line of a text around the first of the terms that stand in it, cut at words where it can be. */
export function snippetOf(text: string, terms: readonly Term[], length = 240): Snippet {
  const line = text.slice(0, mostRead).toWellFormed().replace(/\s+/gu, " ").trim();
  const marks = marksIn(line, terms);
  if (line.length <= length) return { text: line, marks };
  const first = marks[0]?.[0] ?? 0;
  let from = Math.max(0, Math.min(first - lead, line.length - length));
  let to = Math.min(line.length, from + length);
  if (from > 0) {
    const space = line.indexOf(" ", from);
    from = space >= 0 && space < Math.min(first, from + 30) ? space + 1 : whole(line, from);
  }
  if (to < line.length) {
    const space = line.lastIndexOf(" ", to);
    to = space > to - 30 ? space : whole(line, to);
  }
  const begun = from > 0 ? "…" : "";
  const shift = begun.length - from;
  return {
    text: `${begun}${line.slice(from, to)}${to < line.length ? "…" : ""}`,
    marks: marks.flatMap(([start, end]): [number, number][] =>
      end <= to && start >= from ? [[start + shift, end + shift]] : [],
    ),
  };
}

/** The same place, or the one before where it would part a pair of surrogates. */
const whole = (line: string, at: number): number => (/[\udc00-\udfff]/.test(line.charAt(at)) ? at - 1 : at);
