/** The pages of a PDF as paragraphs: lines are joined, words divided at line ends made whole, running heads set aside. */

import type { Block } from "@/lib/articles/intake/document";
import type { Fragment, Laid } from "@/lib/articles/intake/pdf-page";

type Line = Fragment & { page: number };
type Open = { lines: Line[]; page: number; size: number };

/** The pages' blocks in the order of reading. A paragraph that runs over a page's end has a form feed there. */
export function blocksOf(pages: readonly Laid[]): Block[] {
  const body = bodySize(pages);
  const running = runningLines(pages, body);
  const leading = leadingOf(pages, body);
  const words = wordsOf(pages);
  const found: (Open | Block)[] = [];
  let last: Open | null = null;
  for (const { number, runs, turned } of pages) {
    const isRunning = (line: Fragment) => running.has(line);
    const furniture = runs.flat().filter(isRunning);
    const middle = meanHeight(runs);
    for (const line of furniture.filter((one) => one.y < middle)) found.push(setAside(line.text, number));
    for (const run of runs) {
      const lines = run.filter((line) => !isRunning(line)).map((line): Line => ({ ...line, page: number }));
      const edges = edgesOf(lines);
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1];
        const joins: boolean = before
          ? !isDivided(before, line, edges, leading)
          : last !== null && carriesOn(last, line, body);
        if (joins && last) {
          last.lines.push(line);
          continue;
        }
        last = { lines: [line], page: number, size: line.size };
        found.push(last);
      }
    }
    for (const line of furniture.filter((one) => one.y >= middle)) found.push(setAside(line.text, number));
    for (const fragment of turned) found.push(setAside(fragment.text, number));
  }
  return withRoles(found, body, words);
}

const setAside = (text: string, page: number): Block => ({ text, role: "body", aside: "navigation", page });

const rounded = (size: number) => Math.round(size * 2) / 2;

/** The size of type that most letters have. */
function bodySize(pages: readonly Laid[]): number {
  const letters = new Map<number, number>();
  for (const line of pages.flatMap(({ runs }) => runs.flat())) {
    letters.set(rounded(line.size), (letters.get(rounded(line.size)) ?? 0) + line.text.length);
  }
  return [...letters].reduce((best, one) => (one[1] > best[1] ? one : best), [10, 0])[0];
}

/** How far one line of the body is from the next, in times its size. */
function leadingOf(pages: readonly Laid[], body: number): number {
  const gaps: number[] = [];
  for (const run of pages.flatMap(({ runs }) => runs)) {
    for (const [index, line] of run.entries()) {
      const before = run[index - 1];
      const gap = before && rounded(before.size) === body && rounded(line.size) === body ? line.y - before.y : 0;
      if (gap > body * 0.8 && gap < body * 2.5) gaps.push(gap / body);
    }
  }
  gaps.sort((one, other) => one - other);
  // The lower third: in a text of short paragraphs most gaps are those between paragraphs.
  return gaps[Math.floor(gaps.length / 3)] ?? 1.25;
}

/** Where the lines of each size begin and end in a column. */
function edgesOf(lines: readonly Line[]): Map<number, { left: number; right: number }> {
  const edges = new Map<number, { left: number; right: number }>();
  for (const { size, x, right } of lines) {
    const edge = edges.get(rounded(size));
    edges.set(rounded(size), { left: Math.min(edge?.left ?? x, x), right: Math.max(edge?.right ?? right, right) });
  }
  return edges;
}

const bullet = /^(?:[•▪◦‣●○–—]|[-*]|\d{1,2}[.)])\s+\S/;

/** True if a paragraph ends between two lines of a column. */
function isDivided(before: Line, line: Line, edges: ReturnType<typeof edgesOf>, leading: number): boolean {
  const { size } = before;
  if (before.row || line.row) return true;
  if (Math.abs(line.size - size) > size * 0.08) return true;
  const gap = line.y - before.y;
  if (gap > size * leading * 1.28 || gap < 0) return true;
  if (bullet.test(line.text)) return true;
  const edge = edges.get(rounded(size)) ?? { left: before.x, right: before.right };
  const start = (one: Line) => (one.rtl ? edge.right - one.right : one.x - edge.left);
  const end = line.rtl ? before.x - edge.left : edge.right - before.right;
  // The last line of a paragraph leaves room for the next line's first word; none ends within a word.
  if (/\p{L}[-\u00ad]$/u.test(before.text)) return false;
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  const perLetter = (line.right - line.x) / Math.max(line.text.length, 1);
  if (!isDense(line.text) && end > (word + 1) * perLetter + size * 1.5) return true;
  if (isDense(line.text) && end > size * 2.5) return true;
  return start(line) > size * 0.8 && start(before) < size * 0.4 && !bullet.test(before.text);
}

const isDense = (text: string) => /[\u3000-\u9fff\uac00-\ud7af]/.test(text.slice(0, 10));

/** True if a column or page begins in the middle of the paragraph that the one before ended with. */
function carriesOn(last: Open, line: Line, body: number): boolean {
  const end = last.lines.at(-1);
  if (!end || Math.abs(end.size - line.size) > body * 0.08 || rounded(line.size) > body * 1.1) return false;
  if (/[.!?:;。！？]["”’»)\]]*\s*$/.test(end.text) || bullet.test(line.text)) return false;
  return (
    /^["“„«(]?(?:\p{Ll}|\d)/u.test(line.text) || /\p{L}[-\u00ad]$/u.test(end.text) || /^[^\p{Lu}\d\W]/u.test(line.text)
  );
}

/** Running heads and feet have this many lines at most. */
const MAX_RUNNING = 3;

/** Lines at the head or foot of pages that repeat, but for their figures; page numbers; what a browser prints there. */
function runningLines(pages: readonly Laid[], body: number): Set<Fragment> {
  const running = new Set<Fragment>();
  const sorted = pages.map(({ runs }) => runs.flat().sort((one, other) => one.y - other.y));
  for (let pass = 0; pass < MAX_RUNNING; pass += 1) {
    const alike = new Map<string, Fragment[]>();
    const before = running.size;
    for (const all of sorted) {
      const lines = [...all.slice(0, MAX_RUNNING), ...all.slice(MAX_RUNNING).slice(-MAX_RUNNING)];
      const inside = lines.filter((line) => !running.has(line));
      const [head, foot] = [inside[0], inside.at(-1)];
      if (!head || !foot || head === foot) continue;
      for (const line of [head, foot]) {
        if (isPageNumber(line.text) || isPrinted(line, body)) running.add(line);
        const key = `${line === head} ${rounded(line.size)} ${line.text.replace(/\d+/g, "#").toLowerCase()}`;
        alike.set(key, [...(alike.get(key) ?? []), line]);
      }
    }
    for (const lines of alike.values()) {
      const [{ text, size } = { text: "", size: 0 }] = lines;
      // A sentence in the body's type that returns is the text's own.
      const isSentence = /[.!?]$/.test(text) && size > body * 0.9;
      if (lines.length < 2 || lines.length < pages.length * 0.3 || text.length > 160 || isSentence) continue;
      for (const line of lines) running.add(line);
    }
    for (const line of counted(sorted, running)) running.add(line);
    if (running.size === before) break;
  }
  return running;
}

/** Lines at the edge of pages that count them, as "Chapter 2: The channel 31": their figure goes with the page. */
function counted(sorted: readonly (readonly Fragment[])[], running: ReadonlySet<Fragment>): Fragment[] {
  const byOffset = new Map<number, Fragment[]>();
  for (const [page, lines] of sorted.entries()) {
    const inside = lines.length > 2 ? [lines[0], lines.at(-1)] : [];
    for (const line of inside) {
      if (!line || running.has(line) || line.text.length > 100) continue;
      const figure = /^(\d{1,4})\s+\p{L}|\p{L}.*\s(\d{1,4})$/u.exec(line.text);
      const offset = Number(figure?.[1] ?? figure?.[2] ?? Number.NaN) - page;
      if (!Number.isNaN(offset)) byOffset.set(offset, [...(byOffset.get(offset) ?? []), line]);
    }
  }
  return [...byOffset.values()].filter((lines) => lines.length >= Math.max(3, sorted.length * 0.2)).flat();
}

function isPageNumber(text: string): boolean {
  return /^(?:page|seite|p\.|pag\.|página|pagina)?\s*[-–—[(]?\s*\d{1,4}\s*(?:(?:\/|of|von|de|sur|di|van)\s*\d{1,4})?\s*[-–—\])]?$/iu.test(
    text.trim(),
  );
}

/** The date and title, or the address and page number, that a browser prints in small type. */
function isPrinted({ text, size }: Fragment, body: number): boolean {
  if (size > body * 0.9) return false;
  return (
    /^(?:https?|file):\S*.{0,10}\s\d+\/\d+$/.test(text) || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}/.test(text)
  );
}

function meanHeight(runs: readonly (readonly Fragment[])[]): number {
  const lines = runs.flat();
  return lines.reduce((sum, { y }) => sum + y, 0) / Math.max(lines.length, 1);
}

/** The words of the text by their letters, hyphens kept: what tells "dredg-ing" from "well-known". */
function wordsOf(pages: readonly Laid[]): Set<string> {
  const words = new Set<string>();
  for (const line of pages.flatMap(({ runs }) => runs.flat())) {
    for (const [word] of line.text.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) {
      if (words.size < 200_000) words.add(word.toLowerCase());
    }
  }
  return words;
}

function joined(lines: readonly Line[], words: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const before = lines[index - 1]?.text ?? "";
    const divided = /([\p{L}\p{M}]+)[-\u00ad\u2010]$/u.exec(before.slice(-60));
    const rest = /^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? "";
    if (index > 0 && divided?.[1] && /^\p{Ll}/u.test(rest)) {
      const whole = (divided[1] + rest).toLowerCase();
      const hyphened = `${divided[1]}-${rest}`.toLowerCase();
      const kept = before.endsWith("-") && words.has(hyphened) && !words.has(whole);
      if (!kept) parts.push((parts.pop() ?? "").replace(/[-\u00ad\u2010]$/, ""));
    } else if (index > 0 && !/[-–—/]$/.test(before) && !(isDense(text) && isDense(before.slice(-1)))) {
      parts.push(" ");
    } else if (index > 0 && /\s[-–—]$/.test(before)) {
      parts.push(" ");
    }
    if (index > 0 && line.page > (lines[index - 1]?.page ?? 0)) parts.push("\f");
    parts.push(line.text);
  }
  return parts.join("");
}

/** A line of a table of contents: dots lead to the page. */
const isContents = /(?: ?[.…]){4,} *\d{1,4}$/;

function withRoles(found: readonly (Open | Block)[], body: number, words: ReadonlySet<string>): Block[] {
  const largest = found.reduce(
    (size, one) => ("lines" in one && one.page === 1 && isTitle(one) ? Math.max(size, rounded(one.size)) : size),
    body * 1.15,
  );
  let headed = false;
  return found.map((one) => {
    if (!("lines" in one)) return one;
    const text = joined(one.lines, words);
    if (isContents.test(text)) return setAside(text, one.page);
    const heads = !headed && one.page === 1 && rounded(one.size) === largest && isTitle(one);
    headed ||= heads;
    const isSubhead = one.size >= body * 1.12 && text.length <= 160 && !/[.,;]$/.test(text);
    return { text, role: heads ? "headline" : isSubhead ? "heading" : "body", aside: null, page: one.page };
  });
}

/** A headline has words, and not a page of them. */
function isTitle({ lines }: Open): boolean {
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  return length >= 6 && length <= 300 && /\p{L}/u.test(lines[0]?.text ?? "");
}
