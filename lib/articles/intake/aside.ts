/** Which paragraphs of plain text are not the article: told by their wording and where they stand. */

import type { Composed } from "@/lib/articles/intake/document";
import type { Paragraph } from "@/lib/articles/paragraphs";

/** Lists the paragraphs that are not the article, ascending. */
export function asidesIn(_text: string, _paragraphs: readonly Paragraph[]): Composed["aside"] {
  return [];
}
