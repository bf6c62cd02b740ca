/**
 * The largest number of `sets` that can be picked so that no two share a member (maximum set packing).
 *
 * Exact, by branch and bound over the conflicts between the sets. The search gives up branching after `effort` steps
 * (about 50 ms) and then goes on greedily: the answer is still a number that can be picked, so that "at least" stays
 * true. The order of the sets and of their members never matters. Every set must have a member.
 */
export function largestPick(sets: readonly ReadonlySet<number>[], effort = 20_000_000): number {
  const kept = withoutSupersets(sets);
  const size = kept.length;
  const conflict = conflictsOf(kept);
  const conflicts = (a: number, b: number) => conflict[a * size + b] === 1;
  const without = (list: readonly number[], pick: number) => list.filter((i) => i !== pick && !conflicts(pick, i));
  let left = effort;

  const pick = (candidates: readonly number[]): number => {
    let picked = 0;
    let rest = candidates;
    for (;;) {
      left -= rest.length ** 2;
      const degrees = rest.map((a) => rest.reduce((sum, b) => sum + (conflicts(a, b) ? 1 : 0), 0));
      const least = Math.min(...degrees);
      // What conflicts with at most one other can always be picked; out of effort, the least conflicting is.
      if (rest.length > 0 && (least <= 1 || left <= 0)) {
        rest = without(rest, rest[degrees.indexOf(least)] ?? 0);
        picked += 1;
        continue;
      }
      if (rest.length === 0) return picked;
      const parts = componentsOf(rest, conflicts);
      if (parts.length > 1) return parts.reduce((sum, part) => sum + pick(part), picked);
      const most = rest[degrees.indexOf(Math.max(...degrees))] ?? 0;
      const others = rest.filter((i) => i !== most);
      const taking = 1 + pick(without(rest, most));
      return picked + (taking >= cover(others, conflicts) ? taking : Math.max(taking, pick(others)));
    }
  };
  return pick(kept.map((_, i) => i));
}

type Conflicts = (a: number, b: number) => boolean;

/** Whoever picks a set could pick a subset of it instead, so only the smallest are kept, in canonical order. */
function withoutSupersets(sets: readonly ReadonlySet<number>[]): ReadonlySet<number>[] {
  const inOrder = sets
    .map((set) => ({ set, list: [...set].sort((a, b) => a - b) }))
    .sort((a, b) => a.list.length - b.list.length || compare(a.list, b.list));
  const kept: typeof inOrder = [];
  for (const candidate of inOrder) {
    if (!kept.some((small) => small.list.every((member) => candidate.set.has(member)))) kept.push(candidate);
  }
  return kept.map(({ set }) => set);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

function conflictsOf(sets: readonly ReadonlySet<number>[]): Uint8Array {
  const matrix = new Uint8Array(sets.length ** 2);
  const holders = new Map<number, number[]>();
  sets.forEach((set, i) => {
    for (const member of set) {
      const earlier = holders.get(member) ?? [];
      for (const j of earlier) {
        matrix[i * sets.length + j] = 1;
        matrix[j * sets.length + i] = 1;
      }
      earlier.push(i);
      holders.set(member, earlier);
    }
  });
  return matrix;
}

function componentsOf(list: readonly number[], conflicts: Conflicts): number[][] {
  const unseen = new Set(list);
  const parts: number[][] = [];
  for (const first of unseen) {
    unseen.delete(first);
    const part = [first];
    for (const a of part) {
      for (const b of unseen) {
        if (!conflicts(a, b)) continue;
        unseen.delete(b);
        part.push(b);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

/** Covers the list with groups in which everyone conflicts with everyone; one of each can be picked at most. */
function cover(list: readonly number[], conflicts: Conflicts): number {
  const groups: number[][] = [];
  for (const a of list) {
    const group = groups.find((members) => members.every((b) => conflicts(a, b)));
    if (group) group.push(a);
    else groups.push([a]);
  }
  return groups.length;
}
