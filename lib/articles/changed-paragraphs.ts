/**
 * Says what of a written text changed, so that a page that has the older one is sent nothing else. The paragraphs of a
 * revision never change in number or place, only in what is marked in them.
 *
 * @param before and `after` are both markup of `readingMarkup`, of the same revision.
 * @returns the paragraphs that read otherwise, one after the other, empty where none does; null for texts with different
 * numbers of paragraphs, of which neither is a change of the other.
 */
export function changedParagraphs(before: string, after: string): string | null {
  if (before === after) return "";
  const old = paragraphsIn(before);
  const now = paragraphsIn(after);
  if (old.length !== now.length) return null;
  return now.filter((paragraph, at) => paragraph !== old[at]).join("");
}

/** What of a written text begins at an offset into the article's text or after it. */
export const paragraphsFrom = (html: string, start: number): string =>
  paragraphsIn(html)
    .filter((paragraph) => Number(/ data-start="(\d+)"/.exec(paragraph)?.[1]) >= start)
    .join("");

/** The paragraphs of a written text, each whole. All of its text is escaped, so that nothing else ends as they do. */
export function paragraphsIn(html: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < html.length; ) {
    const end = html.indexOf(close, from);
    if (end < 0) break;
    found.push(html.slice(from, end + close.length));
    from = end + close.length;
  }
  return found;
}

const close = "</p>";
