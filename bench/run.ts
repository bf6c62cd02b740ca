import { accepting } from "@/bench/accepting";
import { commands } from "@/bench/commands";
import { editions } from "@/bench/editions";
import { intake } from "@/bench/intake";
import { lists } from "@/bench/lists";
import { markup } from "@/bench/markup";
import type { Bench, Line } from "@/bench/measure";
import { origins } from "@/bench/origins";
import { reader } from "@/bench/reader";
import { review } from "@/bench/review";
import { search } from "@/bench/search";
import { sentences } from "@/bench/sentences";
import { suggestions } from "@/bench/suggestions";
import { bundleApart } from "@/scripts/apart.mjs";

/** One file and one line for each. */
const benches: Record<string, Bench> = {
  commands,
  intake,
  origins,
  markup,
  sentences,
  suggestions,
  search,
  lists,
  reader,
  accepting,
  editions,
  review,
};

await bundleApart();

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(1);
}

console.log(`${"".padEnd(80)}  ${"ours".padStart(11)}  ${"floor".padStart(11)}  ${"ratio".padStart(8)}`);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}, against ${bench.floor}`);
  for (const line of (await bench.figures?.()) ?? []) console.log(line);
  for (const line of await bench.measure()) console.log(told(line));
}

function told({ job, ours, floor, target }: Line): string {
  const ratio = ours / floor;
  const figures = `${job.padEnd(80)}  ${ms(ours)}  ${ms(floor)}  ${`${ratio.toFixed(2)}x`.padStart(8)}`;
  if (!target) return figures;
  if ("beyond" in target)
    return `${figures}  ${verdict(ours - floor <= target.beyond, `${target.beyond} ms beyond the floor`)}`;
  if ("ratio" in target) return `${figures}  ${verdict(ratio <= target.ratio, `${target.ratio}x`)}`;
  return `${figures}  ${verdict(ours <= target.ours, `${target.ours} ms`)}`;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 3 : 1)} ms`.padStart(11);
}

function verdict(reached: boolean, target: string): string {
  return `${reached ? "reaches" : "MISSES"} at most ${target}`;
}
