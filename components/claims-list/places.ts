import type { ListGroup } from "@/lib/claims/listed";

/** What stands in a place of the table: the head of a group, or a claim, by its number in the whole list. */
export type Item = { kind: "head"; group: number } | { kind: "claim"; at: number };

export type Places = {
  /** Heads and claims together. */
  count: number;
  itemIn(place: number): Item;
  placeOf(at: number): number;
};

/**
 * Where the heads of groups and the claims of a list stand in the table; a list of one long group has no head.
 * @param groups each with at least one claim.
 */
export function placesOf(groups: readonly ListGroup[], headed: boolean): Places {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  if (!headed) return { count: total, itemIn: (at) => ({ kind: "claim", at }), placeOf: (at) => at };
  // The number of the first claim of each group.
  const starts: number[] = [];
  let before = 0;
  for (const { count } of groups) {
    starts.push(before);
    before += count;
  }
  return {
    count: total + groups.length,
    itemIn(place) {
      const group = lastWhere(starts.length, (at) => (starts[at] ?? 0) + at <= place);
      const start = starts[group] ?? 0;
      return place === start + group ? { kind: "head", group } : { kind: "claim", at: place - group - 1 };
    },
    placeOf(at) {
      return at + 1 + lastWhere(starts.length, (group) => (starts[group] ?? 0) <= at);
    },
  };
}

/** The last number under `count` for which it holds; it holds for the first ones, and 0 is answered where it never does. */
function lastWhere(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
