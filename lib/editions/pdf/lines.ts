/**
 * Lines with text from right to left, of one piece each. Typst marks the pieces of a line one by one: every run of digits or
 * of Latin words, and every vowel mark at a height of its own. Viewers put each in order by itself, so that the words are not.
 * Source: ISO 32000-1:2008, 14.6 (marked content), 14.7.4 (structure content).
 */
import { codeFor, type Font, hex } from "@/lib/editions/pdf/codes";
import { firmSpace } from "@/lib/editions/pdf/letters";
import type { Objects } from "@/lib/editions/pdf/objects";

/** What is shown under one mark. `lang` is its entry in the content, empty where it is that of the document. */
type Block = { mark: number; lang: string; shown: string; font: string; x: number; y: number; size: number };
type Group = { blocks: Block[]; continued: boolean };

const marked =
  /\/Span <<\n {2}\/MCID (\d+)\n((?: {2}\/Lang \([\w-]*\)\n)?)>> BDC\n((?:q\n(?:(?!Q\n|EMC\n).*\n)*Q\n)+)EMC\n/g;
const rightToLeft = /\((?:ar|he)\)/;
const drawings = /^(?:\/Artifact BMC\n(?:(?!EMC\n).*\n)*EMC\n)*$/;

/**
 * Joins the pieces of each line that belong to one element: all are shown under the mark of the last, above whatever is
 * drawn beneath them; the other marks stay, and are empty.
 * @param parents the element of each mark.
 * @param fonts those with letters from right to left, by their names on this page.
 */
export function joined(content: string, parents: readonly string[], fonts: ReadonlyMap<string, Font>): string {
  let done = "";
  let at = 0;
  let group: Group = { blocks: [], continued: false };
  for (const found of content.matchAll(marked)) {
    const next = blockOf(found);
    const before = group.blocks.at(-1);
    const gap = content.slice(at, found.index);
    at = found.index + found[0].length;
    group.continued = before !== undefined && sameLine(before, next);
    const kin = group.continued && before?.lang === next.lang && parents[before.mark] === parents[next.mark];
    if (!kin || !drawings.test(gap)) {
      done += shownTogether(group, fonts);
      group = { blocks: [], continued: false };
    }
    done += gap;
    group.blocks.push(next);
  }
  return done + shownTogether({ ...group, continued: false }, fonts) + content.slice(at);
}

function blockOf([, mark = "", lang = "", shown = ""]: RegExpExecArray): Block {
  const [, x = "", y = ""] = /^1 0 0 -1 (\S+) (\S+) cm$/m.exec(shown) ?? [];
  const [, font = "", size = ""] = /^\/(\S+) (\S+) Tf$/m.exec(shown) ?? [];
  return { mark: Number(mark), lang, shown, font, x: Number(x), y: Number(y), size: Number(size) };
}

/** Marks stand higher or lower than their letters, never as much as the next line does. */
const sameLine = (before: Block, next: Block): boolean =>
  Math.abs(next.y - before.y) < Math.max(before.size, next.size);

function shownTogether({ blocks, continued }: Group, fonts: ReadonlyMap<string, Font>): string {
  const under = ({ mark, lang }: Block, shown: string) => `/Span <<\n  /MCID ${mark}\n${lang}>> BDC\n${shown}EMC\n`;
  if (!blocks.some(({ font }) => fonts.has(font))) return blocks.map((block) => under(block, block.shown)).join("");
  const across = runsOf(blocks.toSorted((a, b) => a.x - b.x));
  const read = rightToLeft.test(blocks[0]?.lang ?? "") ? across.reverse() : across;
  const shown = read.map((run, at) => {
    const all = run.map((block) => block.shown).join("");
    const font = fonts.get(run[0]?.font ?? "");
    return font ? leadIn(run, font) + withFirmEnds(all, font, continued || at < read.length - 1) : all;
  });
  return blocks.map((block, at) => under(block, at < blocks.length - 1 ? "" : shown.join(""))).join("");
}

/** Viewers begin anew where the font changes, and turn what is of one font by themselves. */
function runsOf(blocks: readonly Block[]): Block[][] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run?.[0]?.font === block.font) run.push(block);
    else runs.push([block]);
  }
  return runs;
}

/** The spaces towards what stands before and, where there is something, behind: at the right end and at the left. */
function withFirmEnds(shown: string, font: Font, continued: boolean): string {
  const firm = (code: string) => {
    const known = font.codes.get(Number.parseInt(code, 16));
    return known?.text === " " ? hex(codeFor(font, known.sign, firmSpace)) : code;
  };
  const ended = shown.replace(/([0-9A-F]{4})(?=>[-\d. ]*\] TJ\n(?:ET|Q|\n)*$)/, firm);
  return continued
    ? ended.replace(/^((?:(?!.* TJ\n).*\n)*\[[-\d. ]*<)([0-9A-F]{4})/, (_, before, code) => before + firm(code))
    : ended;
}

/**
 * Viewers do not look where a mark stands: one that is the first of a line, at its left end, would be taken for a part of the
 * line above. So a space stands before it.
 */
function leadIn(run: readonly Block[], font: Font): string {
  const wide = (code: string) => font.wide.has(font.codes.get(Number.parseInt(code, 16))?.sign ?? -1);
  const codesIn = ({ shown }: Block) =>
    [...shown.matchAll(/<([0-9A-F]+)>/g)].flatMap(([, all = ""]) => all.match(/.{4}/g) ?? []);
  const [first] = run.flatMap(codesIn);
  if (first === undefined || wide(first)) return "";
  const letter = run.find((block) => codesIn(block).some(wide));
  const space = [...font.codes.values()].find(({ text }) => text.endsWith(" "))?.sign;
  if (!letter || space === undefined) return "";
  const x = letter.x - ((font.wide.get(space) ?? 0) * letter.size) / 1000;
  const code = hex(codeFor(font, space, firmSpace));
  return `q\n1 0 0 -1 ${x.toFixed(3)} ${letter.y} cm\nBT\n/${letter.font} ${letter.size} Tf\n1 0 0 -1 0 0 Tm\n[<${code}>] TJ\nET\nQ\n`;
}

/** The elements of the marks of a page, by the number of the mark; asked of each page of a document. */
export function parentsIn({ bodies }: Objects): (page: string) => string[] {
  const root = [...bodies.values()].find((body) => body.includes("/Type /StructTreeRoot")) ?? "";
  const [, listed = ""] = /\/Nums \[([^\]]*)\]/.exec(root) ?? [];
  const lists = new Map([...listed.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key = "", object]) => [key, Number(object)]));
  return (page) => {
    const [, key = ""] = /\/StructParents (\d+)/.exec(page) ?? [];
    const list = bodies.get(lists.get(key) ?? -1) ?? "";
    return list.slice(list.indexOf("[")).match(/\d+ 0 R|null/g) ?? [];
  };
}
