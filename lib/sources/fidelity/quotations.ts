/** What stands in quotation marks, sentence by sentence, and whether another text quotes the same words. */

import { numeralsIn } from "@/lib/claims/numerals";

/** Words in quotation marks: one sentence of what is quoted. */
export type Quotation = {
  start: number;
  end: number;
  /** As they are compared: small, numbers as figures, "it's" as "it is". */
  words: string[];
  /** From this word of all that the text quotes. */
  at: number;
};

const pairs: [RegExp, string][] = [
  [/“/, "”"],
  [/„/, "“”"],
  [/«/, "»"],
  [/"/, '"'],
];
const opens = /[“„«"]|(?<=^|[\s(—–])['‘](?=\p{L})/gu;
/** Longer than this it is no quotation but a mark that nobody closed. */
const LONGEST = 1500;

/** The stretches between quotation marks, without the marks. A quotation that runs on ends with its paragraph. */
export function quotedIn(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (;;) {
    opens.lastIndex = from;
    const open = opens.exec(text);
    if (!open) return found;
    const start = open.index + 1;
    const end = closeOf(text, open[0], start);
    from = end === null ? start : end + 1;
    if (end !== null && /[\p{L}\p{N}]/u.test(text.slice(start, end))) found.push([start, end]);
  }
}

function closeOf(text: string, mark: string, start: number): number | null {
  const line = text.indexOf("\n", start);
  const limit = Math.min(line < 0 ? text.length : line, start + LONGEST);
  if (mark === "'" || mark === "‘") {
    // An apostrophe closes nothing: a mark does that after which no letter follows, best after a full stop or comma.
    const inside = text.slice(start, limit);
    const closed = /[.,!?]['’](?!\p{L})/u.exec(inside) ?? /(?<!s)['’](?!\p{L})/u.exec(inside);
    return closed ? start + closed.index + closed[0].length - 1 : null;
  }
  const closers = pairs.find(([open]) => open.test(mark))?.[1] ?? mark;
  for (let at = start; at < limit; at += 1) if (closers.includes(text.charAt(at))) return at;
  // The next paragraph opens the quotation anew.
  return mark === '"' || limit - start >= LONGEST ? null : limit;
}

const sentenceEnd = /[.!?…]+(?=\s+\p{Lu})/gu;

/** The sentences that a text quotes, in its order. */
export function quotationsIn(text: string, quoted = quotedIn(text)): Quotation[] {
  const found: Quotation[] = [];
  let at = 0;
  for (const [start, end] of quoted) {
    let from = start;
    const ends = [...text.slice(start, end).matchAll(sentenceEnd)].map((stop) => start + stop.index + stop[0].length);
    for (const to of [...ends, end]) {
      const words = comparedWords(text.slice(from, to));
      if (words.length > 0) {
        const lead = text.slice(from, to).length - text.slice(from, to).trimStart().length;
        found.push({ start: from + lead, end: from + text.slice(from, to).trimEnd().length, words, at });
        at += words.length;
      }
      from = to;
    }
  }
  return found;
}

const short: [RegExp, string][] = [
  [/\bwon[’']t\b/g, "will not"],
  [/\b(?:can[’']t|cannot)\b/g, "can not"],
  [/n[’']t\b/g, " not"],
  [/\b(it|that|there|he|she|what|who|here)[’']s\b/g, "$1 is"],
  [/[’']re\b/g, " are"],
  [/[’']ve\b/g, " have"],
  [/[’']ll\b/g, " will"],
  [/[’']m\b/g, " am"],
];
/** Stands for words that were left out, or put in by whoever quotes. */
const GAP = "…";

function comparedWords(text: string): string[] {
  let words = text.toLowerCase();
  for (const { start, end, value } of numeralsIn(words).reverse())
    if (!/^one$/.test(words.slice(start, end))) words = `${words.slice(0, start)} ${value} ${words.slice(end)}`;
  for (const [form, full] of short) words = words.replace(form, full);
  words = words.replace(/\[[^\]]*\]|\((?:\.\.\.|…)\)|\.\.\.|…/g, ` ${GAP} `);
  return words.match(/…|[\p{L}\p{M}\p{N}]+(?:[’'.,][\p{L}\p{N}]+)*/gu) ?? [];
}

/** All that a text quotes, as one row of words. */
export const streamOf = (quotations: readonly Quotation[]): string[] => quotations.flatMap(({ words }) => words);

/**
 * Where a quotation stands word by word in what another text quotes: [from, to) of its stream. Words that are marked as
 * left out may be missing; null where it says anything else.
 */
export function verbatimIn({ words }: Quotation, stream: readonly string[]): [number, number] | null {
  const pieces: string[][] = [[]];
  for (const word of words)
    if (word === GAP) pieces.push([]);
    else pieces.at(-1)?.push(word);
  const told = pieces.filter((piece) => piece.length > 0);
  let from = -1;
  let at = 0;
  for (const piece of told) {
    const found = indexOf(stream, piece, at);
    if (found < 0 || (from >= 0 && found - at > 60)) return null;
    if (from < 0) from = found;
    at = found + piece.length;
  }
  return from < 0 ? null : [from, at];
}

function indexOf(stream: readonly string[], piece: readonly string[], from: number): number {
  for (let at = from; at + piece.length <= stream.length; at += 1)
    if (piece.every((word, index) => stream[at + index] === word)) return at;
  return -1;
}

/** How much two quotations are the same words in the same order: from 0 to 1 of the longer one. */
export function sameness(one: Quotation, other: Quotation): number {
  const [a, b] = [one.words, other.words];
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1)
      next[j + 1] = word === b[j] ? (row[j] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    row = next;
  }
  return (row[b.length] ?? 0) / Math.max(a.length, b.length, 1);
}
