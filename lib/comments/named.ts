import { blocksOf, saidWords } from "@/lib/comments/markdown";

/** Somebody who can be named in a comment: by full name, or by address where that is known. */
export type Nameable = { personId: string; name: string; email?: string };

/** Where a text names people: from the sign to the end of the name, in UTF-16 units. */
export type Naming = { start: number; end: number; personIds: string[] };

/**
 * Finds whom a comment names with @Full Name or @their@address, in any case. What it quotes, code and links name nobody.
 * @returns each of them once, in the order of the text.
 */
export const namedIn = (text: string, people: readonly Nameable[]): string[] => [
  ...new Set(
    saidWords(blocksOf(text)).flatMap((words) => namingsIn(words, people).flatMap(({ personIds }) => personIds)),
  ),
];

/**
 * Finds where words name people. A longer name wins over a shorter one that it begins with, and a name goes no further
 * than it is written: @Ann Lee is not Ann Leeson. Two people of one name are both named: nobody can tell which was meant.
 */
export function namingsIn(words: string, people: readonly Nameable[]): Naming[] {
  if (!words.includes("@")) return [];
  const handles = people
    .flatMap(({ personId, name, email }) => [name, email ?? ""].map((handle) => ({ personId, handle: plain(handle) })))
    .filter(({ handle }) => handle !== "")
    .sort((a, b) => b.handle.length - a.handle.length);
  const { text, from } = folded(words);
  const found: Naming[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (/[\p{L}\p{M}\p{N}._%+-]$/u.test(text.slice(Math.max(0, at - 2), at))) continue;
    const longest = handles.find(
      ({ handle }) => text.startsWith(handle, at + 1) && endsAt(text, at + 1 + handle.length),
    );
    if (!longest) continue;
    const of = handles.filter(({ handle }) => handle === longest.handle);
    found.push({
      start: from[at] ?? 0,
      end: from[at + 1 + longest.handle.length] ?? words.length,
      personIds: [...new Set(of.map(({ personId }) => personId))],
    });
  }
  return found;
}

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Words without the differences that do not matter to a name: case, how accents are encoded, how wide a gap is.
 * @returns for each place of the folded text, and for its end, where that is in the words.
 */
function folded(words: string): { text: string; from: number[] } {
  let text = "";
  const from: number[] = [];
  for (const { segment, index } of letters.segment(words)) {
    const gap = /^\s+$/u.test(segment);
    if (gap && text.endsWith(" ")) continue;
    const letter = gap ? " " : segment.normalize("NFC").toLowerCase();
    for (let unit = 0; unit < letter.length; unit += 1) from.push(index);
    text += letter;
  }
  from.push(words.length);
  return { text, from };
}

const plain = (handle: string): string => folded(handle).text.trim();

/** Does a name or an address end here? A full stop ends it, unless the address goes on after it. */
const endsAt = (text: string, at: number): boolean =>
  !/^(?:[\p{L}\p{M}\p{N}_@]|[.-][\p{L}\p{N}])/u.test(text.slice(at, at + 4));

/** What is typed of a name at the cursor: from the sign to there, while that can still become somebody's name. */
export type Beginning = { start: number; typed: string };

/** Longer than any name. */
const longestName = 80;

/** Finds the name that is being typed right before the cursor; null where none is. */
export function beginningAt(text: string, cursor: number): Beginning | null {
  const start = text.lastIndexOf("@", cursor - 1);
  if (start < 0 || cursor - start > longestName) return null;
  const typed = text.slice(start + 1, cursor);
  if (/[\n\r]|^\s|\s{2}/u.test(typed)) return null;
  return /[\p{L}\p{M}\p{N}._%+-]$/u.test(text.slice(Math.max(0, start - 2), start)) ? null : { start, typed };
}

/**
 * Who can be meant by what is typed of a name: those of whose names a word begins with it, the whole name first.
 * Somebody whose name is written out is no longer offered.
 */
export function whoBegins<P extends { name: string }>(typed: string, people: readonly P[], most = 8): P[] {
  const wanted = plain(typed);
  const begun = people.flatMap((person) => {
    const name = plain(person.name);
    if (name === wanted) return [];
    if (name.startsWith(wanted)) return [{ person, rank: 0 }];
    return ` ${name}`.includes(` ${wanted}`) ? [{ person, rank: 1 }] : [];
  });
  return begun
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ person }) => person);
}
