import { type Paragraph, paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";
import type { Telling } from "@/lib/sources/fidelity/fact";

/** Bylines and dates, which tell nothing of the story. */
const asides = new Set<string>(["byline", "published"]);
const heads = new Set<string>(["headline", "heading"]);

/** Cuts a text that is not stored as an article into sentences. */
export function tellingOf(
  { text, publishedAt, language, called }: Omit<Telling, "sentences">,
  paragraphs: readonly Paragraph[] = paragraphsOf(text),
): Telling {
  const sentences = sentencesOf(text, language || "en", paragraphs).map(({ start, end, paragraph }) => {
    const role = paragraphs[paragraph]?.role ?? "body";
    return { start, end, paragraph, head: heads.has(role), aside: asides.has(role) };
  });
  return { text, sentences, publishedAt, language, called };
}
