import { type Bench, inTurns, type Line } from "@/bench/measure";
import { type Plan, type Revised, revisedArticle, type Sample } from "@/bench/revised-article";
import { aligned } from "@/lib/articles/alignment";
import { type Reanchored, reanchored } from "@/lib/claims/reanchor";

const article: Plan = { words: 100_000, selectors: 5000, seed: 7 };

/** Finding the quotations of an article again in its corrected version. */
export const anchoring: Bench = {
  floor: "aligning the two texts once, without looking a quotation up",
  async measure() {
    const lines: Line[] = [];
    for (const [job, plan] of [
      ["5,000 quotations in 100,000 words, 2 % edited", article],
      ["the same where 10 % of the paragraphs have near copies", { ...article, copied: 0.1 }],
    ] as const) {
      const revised = revisedArticle(plan);
      const selectors = revised.samples.map(({ selector }) => selector);
      const line = await inTurns(`${job}: ${told(revised)}`, {
        ours: () => reanchored(revised.before, revised.after, selectors),
        floor: () => aligned(revised.before, revised.after),
        rounds: 5,
      });
      lines.push({ ...line, target: { ours: 1000 } });
    }
    return lines;
  },
};

/** What was found, against the truth. */
export type Tally = { right: number; missed: number; wrong: number; ghosts: number };

export function tallyOf({ before, after, samples }: Revised): Tally {
  const found = reanchored(
    before,
    after,
    samples.map(({ selector }) => selector),
  );
  const tally: Tally = { right: 0, missed: 0, wrong: 0, ghosts: 0 };
  for (const [index, sample] of samples.entries()) {
    const one = found[index];
    if (one) tally[verdict(sample, one, after)] += 1;
  }
  return tally;
}

/** A quotation that was edited may be found reworded or be gone; at any other place it is wrong. */
function verdict(
  { selector, survives, deleted, remains }: Sample,
  { state, start, end }: Reanchored,
  after: string,
): keyof Tally {
  if (deleted) return state === "gone" ? "right" : "ghosts";
  if (survives) {
    if (state === "gone") return "missed";
    return start === survives.start && end === survives.end && state !== "reworded" ? "right" : "wrong";
  }
  if (state === "gone") return "right";
  if (!remains || start === null || end === null || start >= remains.end || remains.start >= end) return "wrong";
  // A word may have been replaced by itself, or the same one stands beside the one that was deleted.
  return state === "reworded" || after.slice(start, end) === selector.exact ? "right" : "wrong";
}

function told(revised: Revised): string {
  const { right, missed, wrong, ghosts } = tallyOf(revised);
  const part = ((100 * right) / revised.samples.length).toFixed(2);
  return `${part} % right, ${missed} missed, ${wrong} wrong, ${ghosts} ghosts`;
}
