/**
 * Parts what can be reached from `starts` into strong components, sinks first.
 *
 * Two positions are in one component when each leads to the other: a component of more than one is a loop. "Sinks
 * first" means that whatever a component leads to stands before it. Positions are 0 to `size` - 1; `numberOf` has each
 * one's component, counted from 1, and 0 for what is not reached.
 *
 * Robert Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion so that no chain is too
 * long for the stack.
 */
export function componentsFrom(
  starts: readonly number[],
  size: number,
  next: (position: number) => readonly number[],
): { components: number[][]; numberOf: Int32Array } {
  const order = new Int32Array(size); // 0: not met yet
  const low = new Int32Array(size);
  const numberOf = new Int32Array(size);
  const open: number[] = [];
  const path: { at: number; next: readonly number[]; taken: number }[] = [];
  const components: number[][] = [];
  let met = 0;

  const enter = (at: number) => {
    met += 1;
    order[at] = met;
    low[at] = met;
    open.push(at);
    path.push({ at, next: next(at), taken: 0 });
  };
  const lower = (at: number, to: number) => {
    if (to < (low[at] ?? 0)) low[at] = to;
  };

  for (const start of starts) {
    if (!order[start]) enter(start);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const to = here.next[here.taken];
      here.taken += 1;
      if (to !== undefined) {
        if (!order[to]) enter(to);
        else if (!numberOf[to]) lower(here.at, order[to] ?? 0);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) lower(before.at, low[here.at] ?? 0);
      if (low[here.at] === order[here.at]) {
        const component = open.splice(open.lastIndexOf(here.at));
        components.push(component);
        for (const member of component) numberOf[member] = components.length;
      }
    }
  }
  return { components, numberOf };
}
