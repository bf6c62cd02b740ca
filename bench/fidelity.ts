import { markedPairs } from "@/bench/fidelity/marks";
import { type Scored, scored } from "@/bench/fidelity/score";
import { factKinds } from "@/lib/sources/fidelity/fact";
import { fidelity } from "@/lib/sources/fidelity/fidelity";

const wanted = 0.9;

/** What rewrites made of their originals: how much of what a person marked is found, and how much of what is found was marked. */
export function fidelityFigures(): string[] {
  const [own, heldOut] = (["dev.txt", "held-out.txt"] as const).map((file) =>
    markedPairs(file).map((pair) => scored(pair, fidelity(pair.original, pair.rewrite, "UTC"))),
  );
  if (!own || !heldOut) return [];
  const kinds = factKinds.map((what) => {
    const of = heldOut.map((each) => ({
      ...each,
      wrong: each.wrong.filter((fact) => fact.what === what),
      missed: each.missed.filter((mark) => mark.what === what),
      right: each.rightKinds[what],
    }));
    const { f1 } = measured(of);
    return `${what} ${Number.isNaN(f1) ? "none" : f1.toFixed(2)}`;
  });
  const verdict = measured(heldOut).f1 >= wanted ? "reaches" : "MISSES";
  return [
    line("fidelity, pairs that the rules were made with", own),
    `${line("fidelity, held out", heldOut)}  ${verdict} F1 at least ${wanted}`,
    `fidelity, held out, by kind of fact: ${kinds.join(", ")}`,
  ];
}

type Counted = Pick<Scored, "right" | "wrong" | "missed">;

function measured(all: readonly Counted[]) {
  const sum = (of: (one: Counted) => number) => all.reduce((total, one) => total + of(one), 0);
  const right = sum((one) => one.right);
  const precision = right / (right + sum((one) => one.wrong.length));
  const recall = right / (right + sum((one) => one.missed.length));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function line(name: string, all: readonly Scored[]): string {
  const { precision, recall, f1 } = measured(all);
  const marked = all.reduce((sum, one) => sum + one.marked, 0);
  const [kept, of] = [all.reduce((sum, one) => sum + one.keptRight, 0), all.reduce((sum, one) => sum + one.kept, 0)];
  const figures = `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${f1.toFixed(2)}`;
  return `${name}: ${all.length} pairs, ${marked} changes: ${figures}; kept as marked ${kept} of ${of}`;
}
