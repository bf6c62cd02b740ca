/** Those from one to another, both included, whichever comes first; none where one of them is not among them. */
export function runBetween<T extends { id: string }>(shown: readonly T[], one: string, other: string): readonly T[] {
  const places = [one, other].map((wanted) => shown.findIndex(({ id }) => id === wanted));
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return low < 0 ? [] : shown.slice(low, high + 1);
}
