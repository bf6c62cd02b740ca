import { openLibrary } from "@/bench/library";
import { type Bench, type Line, median, randomFrom } from "@/bench/measure";
import { find, lookFor } from "@/db/search";
import type { Viewer } from "@/db/visible";
import { readQuery } from "@/lib/search/query";

const rounds = 120;
/** Of each kind on the search page, and in all in the palette. */
const shown = 10;
const typed = 24;

/** p50 and p95 of searches as they are asked for: read, looked up, and told with snippets. */
async function measure(): Promise<Line[]> {
  const library = await openLibrary();
  const { desk, bare, vocabulary, everything, some, one, dossier } = library;
  const random = randomFrom(5);
  const from = (first: number, last: number) => vocabulary[first + Math.floor(random() * (last - first))] ?? "";
  const sentences = bare
    .prepare(
      `select substr(r.text, s.start + 1, s."end" - s.start) from sentences s join revisions r on r.id = s.revision_id limit 4000`,
    )
    .pluck()
    .all() as string[];
  const pair = () => {
    const words = (sentences[Math.floor(random() * sentences.length)] ?? "").replace(".", "").split(" ");
    const at = Math.floor(random() * (words.length - 1));
    return words.slice(at, at + 2);
  };
  const heads = (letters = 2) => from(0, 3000).slice(0, letters);
  const jobs: [string, () => string, boolean?][] = [
    ["rare words", () => from(20_000, 150_000)],
    ["ordinary words", () => from(200, 5000)],
    ["the commonest words", () => from(0, 40)],
    ["two of the commonest words", () => `${from(0, 40)} ${from(0, 40)}`],
    ["a common and a rare word", () => `${from(0, 40)} ${from(20_000, 80_000)}`],
    ["phrases", () => `"${pair().join(" ")}"`],
    ["a word and not another", () => `${from(0, 200)} -${from(0, 200)}`],
    ["beginnings of two letters, as typed", () => heads(), true],
    ["beginnings of two letters with an asterisk", () => `${heads()}*`],
    ["beginnings of three letters, as typed", () => heads(3), true],
    ["beginnings of three letters with an asterisk", () => `${heads(3)}*`],
    ["a common word and two letters, as typed", () => `${from(0, 200)} ${heads()}`, true],
    ["common words of one outlet", () => `${from(0, 40)} outlet:"Outlet ${Math.floor(random() * 300)}"`],
    ["common words of one year", () => `${from(0, 40)} date:20${10 + Math.floor(random() * 16)}`],
    ["common words in claims for review", () => `${from(0, 40)} status:for-review`],
  ];
  const viewers: [string, Viewer, string | undefined][] = [
    ["member of all 1,000 dossiers", everything, undefined],
    ["member of 50", some, undefined],
    ["member of one", one, undefined],
    ["member of all, in one", everything, dossier],
  ];
  const floor = bare.prepare(
    "select rowid from search_sentences where search_sentences match ? order by rowid desc limit 20",
  );
  const lines: Line[] = [];
  const all: number[] = [];
  for (const [who, viewer, dossierId] of viewers)
    for (const [job, query, typing = false] of jobs) {
      const taken: number[] = [];
      const bareTaken: number[] = [];
      for (let round = 0; round < rounds + 20; round++) {
        const text = query();
        const begun = performance.now();
        if (typing) await find(desk.read, viewer, text, { limit: typed, dossierId, typing });
        else await lookFor(desk.read, viewer, readQuery(text), { limit: shown, dossierId });
        const ended = performance.now();
        const word = readQuery(text).terms[0]?.words[0] ?? "";
        floor.all(`"${word}"`);
        if (round < 20) continue;
        taken.push(ended - begun);
        bareTaken.push(performance.now() - ended);
      }
      all.push(...taken);
      lines.push({ job: `${who}: ${job}, p50`, ours: median(taken), floor: median(bareTaken) });
      lines.push({ job: `${who}: ${job}, p95`, ours: p95(taken), floor: p95(bareTaken), target: { ours: 6 } });
    }
  lines.push({ job: "all of them, p95", ours: p95(all), floor: 0, target: { ours: 6 } });
  library.close();
  return lines;
}

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

export const search: Bench = {
  floor: "the bare query for the newest 20 sentences that have the first word",
  measure,
};
