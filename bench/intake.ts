import { anchoring } from "@/bench/anchoring";
import { batch } from "@/bench/batch";
import { pageLines } from "@/bench/intake-pages";
import type { Bench } from "@/bench/measure";

/** What comes in: how much of it is right, how long it takes, and how quotations are found again in a correction. */
export const intake: Bench = {
  floor: `writing the same rows bare; ${anchoring.floor}`,
  figures: pageLines,
  measure: async () => [...(await batch()), ...(await anchoring.measure())],
};
