import type { Mark, MarkedPair } from "@/bench/fidelity/marks";
import type { Fact, FactKind, FactPlace, Fidelity } from "@/lib/sources/fidelity/fact";

export type Scored = {
  /** Changes that were found and marked alike: kind of fact, kind of change, place. */
  right: number;
  rightKinds: Record<FactKind, number>;
  found: number;
  marked: number;
  wrong: Fact[];
  missed: Mark[];
  /** Facts marked as kept that were found as kept. */
  keptRight: number;
  kept: number;
  keptMissed: Mark[];
};

/** Compares what was found with what was marked. What is kept without a mark counts nowhere: not everything kept is marked. */
export function scored({ marks }: Pick<MarkedPair, "marks">, { facts }: Fidelity): Scored {
  const changes = facts.filter(({ fate }) => fate !== "kept");
  const planted = marks.filter(({ fate }) => fate !== "kept");
  const open = new Set(planted);
  const wrong: Fact[] = [];
  const rightKinds: Record<FactKind, number> = { figure: 0, name: 0, date: 0, quotation: 0, hedge: 0 };
  for (const fact of changes) {
    const mark = [...open].find((one) => agrees(fact, one));
    if (mark) {
      open.delete(mark);
      rightKinds[fact.what] += 1;
    } else wrong.push(fact);
  }
  const kept = marks.filter(({ fate }) => fate === "kept");
  const keptMissed = kept.filter((mark) => !facts.some((fact) => agrees(fact, mark)));
  return {
    right: changes.length - wrong.length,
    rightKinds,
    found: changes.length,
    marked: planted.length,
    wrong,
    missed: [...open],
    keptRight: kept.length - keptMissed.length,
    kept: kept.length,
    keptMissed,
  };
}

/** The same kind of fact and of change, at places that overlap. */
function agrees({ what, fate, inOriginal, inRewrite, again }: Fact, mark: Mark): boolean {
  if (what !== mark.what || fate !== mark.fate) return false;
  if (mark.one && !(inOriginal && overlap(inOriginal, mark.one))) return false;
  return !mark.other || [inRewrite, ...again].some((place) => place && mark.other && overlap(place, mark.other));
}

const overlap = (a: FactPlace, b: FactPlace): boolean => a.start < b.end && b.start < a.end;
