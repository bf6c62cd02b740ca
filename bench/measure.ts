/** One line of the report: ours beside the least that the same job can cost, measured in the same run. */
export type Line = {
  job: string;
  /** Milliseconds. */
  ours: number;
  floor: number;
  /** What is to be reached; a line without one is for scale. */
  target?: { ratio: number } | { ours: number } | { beyond: number };
};

/** A benchmark: what it compares ours to, in one sentence, and the measuring. */
export type Bench = {
  floor: string;
  /** Lines that are no times: how much was right. */
  figures?: () => Promise<string[]>;
  measure(): Promise<Line[]>;
};

type Work = (round: number) => unknown;

/**
 * Times both in turns, so that whatever else the machine does slows both, and takes the medians.
 * @param each how many jobs one call does; the figures are of one.
 */
export async function inTurns(
  job: string,
  { ours, floor, rounds, each = 1 }: { ours: Work; floor: Work; rounds: number; each?: number },
): Promise<Line> {
  const taken = { ours: [] as number[], floor: [] as number[] };
  const warmUp = Math.min(20, Math.ceil(rounds / 4));
  for (let round = 0; round < warmUp + rounds; round++)
    for (const [who, work] of [
      ["ours", ours],
      ["floor", floor],
    ] as const) {
      const start = performance.now();
      await work(round);
      if (round >= warmUp) taken[who].push((performance.now() - start) / each);
    }
  return { job, ours: median(taken.ours), floor: median(taken.floor) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Random numbers from 0 to 1, the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
