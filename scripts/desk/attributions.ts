import { basename } from "node:path";
import { readApart } from "@/lib/articles/intake/apart";
import { decodedText } from "@/lib/articles/intake/charset";
import type { Composed } from "@/lib/articles/intake/document";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { Refusal } from "@/lib/errors";
import type { Attribution, NamedSource } from "@/lib/sources/attribution/attribution";
import { bytesOf, unpacked } from "@/scripts/desk/files";
import { Failed, pathOf, type Terminal, UsageError, type Verb } from "@/scripts/desk/verb";

const attributionsVerb: Verb = {
  name: "attributions",
  usage: "attributions FILE…",
  does: "prints where each text says it got things from, one JSON object a line; needs no database",
  options: {},
  async run(typed, terminal) {
    if (typed.files.length === 0) throw new UsageError("No file is named.");
    // One is read ahead while the one before it is told, in the order in which they were named.
    let ahead = told(typed.files[0] ?? "", terminal);
    for (const next of [...typed.files.slice(1), null]) {
      const line = ahead;
      if (next !== null) ahead = told(next, terminal);
      terminal.out(`${JSON.stringify(await line)}\n`);
    }
    return null;
  },
};

export const attributionVerbs: readonly Verb[] = [attributionsVerb];

async function told(file: string, terminal: Terminal): Promise<object> {
  const path = pathOf(terminal, file);
  const { maxUploadBytes: most, timeZone } = terminal.settings();
  try {
    const bytes = await unpacked(await bytesOf(path, most), most);
    const fileName = basename(path).replace(/\.gz$/i, "");
    const read = await readApart({ incoming: { bytes, fileName }, time: { timeZone, now: terminal.now } });
    // Offsets are into the text that a reader of the file has: its own where it is plain text, else as `extract` has it.
    const raw = read.format === "txt" ? (decodedText(bytes)?.text ?? read.text) : null;
    const placed = raw === null ? withoutAside(read) : beforeLineEnds(raw);
    const text = raw ?? read.text;
    const quoted = ({ start, end, quote }: Attribution) =>
      raw === null ? quote : text.slice(placed(start), placed(end));
    return {
      file,
      attributions: read.attributions.map((one) => ({
        ...{ start: placed(one.start), end: placed(one.end), quote: quoted(one), source: named(one.source) },
        ...{ through: one.through && named(one.through), kind: one.kind, sign: one.sign },
        sentences: one.sentences.map(([start, end]) => [placed(start), placed(end)]),
        confidence: one.confidence,
      })),
    };
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof Refusal || error instanceof Failed)) throw error;
    return { file, error: error.message, attributions: [] };
  }
}

const named = ({ name, outlet, institution, unidentified, url }: NamedSource) => ({
  ...{ name, outlet, institution, unidentified },
  ...(url === undefined ? {} : { url }),
});

/** From the text as it is stored to the article without the paragraphs that are set aside. */
function withoutAside({ text, paragraphs, aside }: Pick<Composed, "text" | "paragraphs" | "aside">) {
  const gaps = aside.map(({ paragraph }) => {
    const start = paragraphs[paragraph]?.start ?? 0;
    return { start, length: (paragraphs[paragraph + 1]?.start ?? text.length) - start };
  });
  return (place: number): number => gaps.reduce((at, gap) => (gap.start < place ? at - gap.length : at), place);
}

/** From the text as it is stored, whose line ends are line feeds, to the one in the file. */
function beforeLineEnds(raw: string) {
  const left: number[] = [];
  for (const { index } of raw.matchAll(/^\ufeff|\0|\r(?=\n)/g)) left.push(index - left.length);
  return (place: number): number => {
    let before = 0;
    for (const at of left) {
      if (at > place || (at === place && raw.charAt(at + before) === "\r")) break;
      before += 1;
    }
    return place + before;
  };
}
