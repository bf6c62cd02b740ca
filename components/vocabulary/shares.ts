/**
 * Splits a bar of 100 among counts, in per cent: every count above zero gets at least `least`, so that one claim of a
 * thousand still shows. All zero gives all zero.
 */
export const sharesOf = (counts: readonly number[], least = 1.5): number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const raised = counts.map((count) => (count === 0 ? 0 : Math.max(least, (count / total) * 100)));
  const sum = raised.reduce((all, share) => all + share, 0);
  return raised.map((share) => (share / sum) * 100);
};
