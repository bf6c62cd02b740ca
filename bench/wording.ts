import { inTurns, type Line } from "@/bench/measure";
import { richProse } from "@/bench/wording/rich-prose";
import { depths, pairsOf, type StoryPair, storiesIn } from "@/bench/wording/stories";
import { sharedText } from "@/lib/sources/shared-text";
import { wordingOf } from "@/lib/sources/wording";
import { WordingIndex } from "@/lib/sources/wording-index";

const sets = {
  "those that the rules were made on": ["dev-1.txt", "dev-2.txt", "dev-3.txt"],
  "those kept aside": ["held-1.txt", "held-2.txt"],
};
const PRECISION = 0.98;

/** How many planted rewrites are found, beside what exact runs of five words find with as few mistakes. */
export function wordingFigures(): string[] {
  return Object.entries(sets).flatMap(([name, files]) => {
    const pairs = pairsOf(storiesIn(...files)).filter(({ rewrite }) => rewrite !== null);
    const planted = pairs.filter(({ rewrite }) => rewrite);
    const byHand = (pair: StoryPair) => !pair.rewrite || ["light", "sentence", "deep"].includes(pair.depth ?? "");
    const ours = pairs.map(({ one, other }) => sharedText(one.text, other.text).rewrite);
    const runs = pairs.map(({ one, other }) => sharedRuns(one.text, other.text));
    const among = (scores: readonly number[], which: (pair: StoryPair) => boolean) =>
      recallAt(pairs.flatMap((pair, at) => (which(pair) ? [{ pair, score: scores[at] ?? 0 }] : [])));
    const atHalf = pairs.filter((_, at) => (ours[at] ?? 0) >= 0.5);
    const right = atHalf.filter(({ rewrite }) => rewrite);
    return [
      `  rewrites, ${name}: ${planted.length} planted among ${pairs.length} pairs`,
      `    at a precision of ${PRECISION}: recall ${part(among(ours, () => true))}, exact 5-grams ${part(among(runs, () => true))}; of those by hand ${part(among(ours, byHand))}, exact 5-grams ${part(among(runs, byHand))}`,
      `    called a rewrite (0.5 and more): precision ${part(right.length / atHalf.length)}, recall ${depths
        .map((depth) => {
          const all = planted.filter((pair) => pair.depth === depth);
          return `${depth} ${part(right.filter((pair) => pair.depth === depth).length / all.length)}`;
        })
        .join(", ")}`,
    ];
  });
}

const part = (value: number): string => value.toFixed(2);

/** The most that can be found with so few mistakes, by a threshold. */
function recallAt(scored: readonly { pair: StoryPair; score: number }[]): number {
  const total = scored.filter(({ pair }) => pair.rewrite).length;
  const sorted = [...scored].sort((one, other) => other.score - one.score);
  let [found, best] = [0, 0];
  for (const [at, { pair, score }] of sorted.entries()) {
    if (pair.rewrite) found += 1;
    // Equal scores are on the same side of a threshold.
    if (sorted[at + 1]?.score === score) continue;
    if (found / (at + 1) >= PRECISION) best = found / total;
  }
  return best;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(text: string): Set<string> {
  const words = wordsIn(text);
  return new Set(words.slice(0, -4).map((_, at) => words.slice(at, at + 5).join(" ")));
}

/** Part of the runs of five words of the shorter text that are in the other. */
function sharedRuns(one: string, other: string): number {
  const [ours, theirs] = [runsOf(one), runsOf(other)];
  let shared = 0;
  for (const run of ours) if (theirs.has(run)) shared += 1;
  return shared / Math.max(1, Math.min(ours.size, theirs.size));
}

const size = { articles: 10_000, words: 600 };

/** How long the index takes, beside all runs of five words as strings in a map. */
export async function wordingLines(): Promise<Line[]> {
  const texts = Array.from({ length: size.articles }, (_, seed) => richProse(size.words, seed));
  const everybody = new Uint8Array([1]);
  let index = new WordingIndex();
  const rebuilt = await inTurns(`shared wording: ${size.articles} articles of ${size.words} words into the index`, {
    rounds: 3,
    ours: () => {
      index = new WordingIndex();
      for (const text of texts) index.add(wordingOf(text), 0);
      // The first question sorts what was added.
      index.candidates(wordingOf(texts[0] ?? ""), everybody, 1);
    },
    floor: () => plainIndex(texts),
  });
  // Every second one is a part of another with a text of its own around it.
  const arriving = Array.from({ length: 60 }, (_, at) => {
    const copied = at % 2 === 0 ? (texts[at * 7] ?? "").slice(0, 2000) : richProse(300, 70_000 + at);
    return `${richProse(150, 50_000 + at)} ${copied} ${richProse(150, 60_000 + at)}`;
  });
  const wordings = arriving.map(wordingOf);
  const matched = await inTurns(
    "shared wording: a new article among them, and what it shares with each that is alike",
    {
      rounds: arriving.length - 20,
      ours: (round) => {
        const wording = wordings[round % arriving.length];
        if (!wording) return;
        const found = index.candidates(wording, everybody, 16);
        for (const { text } of found) sharedText(arriving[round % arriving.length] ?? "", texts[text] ?? "");
        index.add(wording, 0);
      },
      floor: () => undefined,
    },
  );
  return [
    { ...rebuilt, target: { ratio: 0.1 } },
    { ...matched, target: { beyond: 2 } },
  ];
}

function plainIndex(texts: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [which, text] of texts.entries()) {
    const words = wordsIn(text);
    for (let at = 0; at + 5 <= words.length; at += 1) {
      const run = words.slice(at, at + 5).join(" ");
      const list = found.get(run);
      if (list) list.push(which);
      else found.set(run, [which]);
    }
  }
  return found;
}
