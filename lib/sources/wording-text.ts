/** The text whose wording is compared: what is set aside is no part of an article, and every offset stays where it is. */

/** A text with some of its paragraphs, [start, end, …] each, as blanks. @param out which of them, by their numbers. */
export function blanked(
  text: string,
  paragraphs: readonly (readonly [start: number, end: number, ...rest: unknown[]])[],
  out: readonly number[],
): string {
  if (out.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const which of [...out].sort((one, other) => one - other)) {
    const [start, end] = paragraphs[which] ?? [at, at];
    if (start < at) continue;
    parts.push(text.slice(at, start), " ".repeat(end - start));
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}
