/** Which of two articles was first, as far as their dates tell. */

/** Of articles without a date nobody knows when they were, so they come last. */
export const earlierFirst = (
  one: { publishedAt: string | null; articleId: string },
  other: { publishedAt: string | null; articleId: string },
): number => {
  const [a, b] = [one.publishedAt ?? "9999", other.publishedAt ?? "9999"];
  return a < b ? -1 : a > b ? 1 : one.articleId < other.articleId ? -1 : 1;
};

/** Was one article published before another? Null where the dates do not tell, as with a day and an hour of it. */
export function isEarlier(one: string | null, other: string | null): boolean | null {
  if (!one || !other) return null;
  const [a, b] = one.length > 10 && other.length > 10 ? [one, other] : [one.slice(0, 10), other.slice(0, 10)];
  return a === b ? null : a < b;
}
