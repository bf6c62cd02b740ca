import { basename } from "node:path";
import { readApart } from "@/lib/articles/intake/apart";
import { articleText } from "@/lib/articles/intake/document";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type SharedText, sharedText } from "@/lib/sources/shared-text";
import { wordingOf } from "@/lib/sources/wording";
import { WordingIndex } from "@/lib/sources/wording-index";
import { bytesOf, unpacked } from "@/scripts/desk/files";
import { Failed, pathOf, type Terminal, UsageError, type Verb } from "@/scripts/desk/verb";

type Pair = { a: string; b: string } & SharedText;

/** Pairs with less in common are left out. */
const LEAST = 0.05;

const sharedVerb: Verb = {
  name: "shared",
  usage: "shared FILE FILE…",
  does: "tells which wording any two of the files share, and how sure one is a rewrite of the other; needs no database",
  options: {},
  async run({ files }, terminal) {
    if (files.length < 2) throw new UsageError("Name at least two files.");
    const texts: string[] = [];
    for (const file of files) texts.push(await textOf(file, terminal));
    const near = nearTo(texts);
    const pairs = texts.flatMap((text, at) =>
      near(at).flatMap((after): Pair[] => {
        const { shareOfA, shareOfB, rewrite, passages } = sharedText(text, texts[after] ?? "");
        if (Math.max(shareOfA, shareOfB, rewrite) < LEAST) return [];
        const parts = { shareOfA: round(shareOfA), shareOfB: round(shareOfB), rewrite: round(rewrite) };
        return [{ a: files[at] ?? "", b: files[after] ?? "", ...parts, passages }];
      }),
    );
    const json = { pairs };
    return { text: `${JSON.stringify(json)}\n`, json };
  },
};

const round = (part: number): number => Math.round(part * 10_000) / 10_000;

/** With more files than these only those are compared that have enough in common to share anything. */
const MANY = 300;

/** Which of the texts after one are compared with it, in their order. */
function nearTo(texts: readonly string[]): (at: number) => number[] {
  if (texts.length <= MANY) return (at) => texts.slice(at + 1).map((_, after) => at + 1 + after);
  const index = new WordingIndex();
  const wordings = texts.map(wordingOf);
  for (const wording of wordings) index.add(wording, 0);
  const everybody = new Uint8Array([1]);
  return (at) => {
    const wording = wordings[at];
    const found = wording ? index.candidates(wording, everybody, MANY) : [];
    return found.flatMap(({ text }) => (text > at ? [text] : [])).sort((one, other) => one - other);
  };
}

export const sharedVerbs: readonly Verb[] = [sharedVerb];

/** The article in a file; of plain text all of it, so that offsets count from the beginning of the file. */
async function textOf(file: string, terminal: Terminal): Promise<string> {
  const path = pathOf(terminal, file);
  const { maxUploadBytes: most, timeZone } = terminal.settings();
  const fileName = basename(path).replace(/\.gz$/i, "");
  try {
    const bytes = await unpacked(await bytesOf(path, most), most);
    const read = await readApart({ incoming: { bytes, fileName }, time: { timeZone, now: terminal.now } });
    return read.format === "txt" ? read.text : articleText(read);
  } catch (error) {
    throw error instanceof UnreadableError ? new Failed(`${file}: ${error.message}`) : error;
  }
}
