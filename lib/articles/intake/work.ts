/** What the process apart does with what comes in: everything about a text that takes time. */

import { type Compared, type Comparison, compared } from "@/lib/articles/compare";
import { articleText } from "@/lib/articles/intake/document";
import type { ReadingTime } from "@/lib/articles/intake/formats";
import { type Extracted, readArticle, readPastedHtml, readPastedText } from "@/lib/articles/intake/read";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type Sentence, sentencesOf } from "@/lib/articles/sentences";
import { sketchOf } from "@/lib/articles/sketch";
import type { Selector } from "@/lib/claims/anchor";
import { type Reanchored, reanchored } from "@/lib/claims/reanchor";
import { type SuggestionContext, suggestionsOf } from "@/lib/claims/suggest";
import type { Suggestion } from "@/lib/claims/suggestion";

/** What comes in: a file, text that was pasted, or the HTML that the clipboard held. */
export type Incoming =
  | { bytes: Uint8Array; fileName: string | null; url?: string | undefined }
  | { text: string }
  | { html: string };

/** A text with its sentences and what in them can be checked, ready to be stored. */
export type Intake = Extracted & { sentences: Sentence[]; suggestions: Suggestion[]; sketch: number[] | null };

export type Reading = {
  incoming: Incoming;
  time: ReadingTime;
  language?: string | undefined;
  /** When it was published, where the editor said so; the text's own date is taken where it is left out. */
  publishedAt?: string | null | undefined;
};
/** Places of one text that are to be found in its corrected version. */
export type Correction = { before: string; after: string; wanted: (Selector & { id: string })[] };
/** Two articles that are to be laid side by side. */
export type Comparing = { one: Compared; other: Compared };
export type Job = Reading | Correction | Comparing;
export type Answer = { read: Intake } | { found: Reanchored[] } | { comparison: Comparison } | { unreadable: string };

/** Does one job; a refusal is an answer. Whatever else goes wrong is thrown. */
export async function worked(job: Job): Promise<Answer> {
  if ("wanted" in job) return { found: reanchored(job.before, job.after, job.wanted) };
  if ("one" in job) return { comparison: compared(job.one, job.other) };
  const { incoming, time } = job;
  try {
    const extracted = await extractedFrom(incoming, time);
    const { text, paragraphs, metadata } = extracted;
    const language = job.language || metadata.language || "en";
    const sentences = sentencesOf(text, language, paragraphs);
    const suggestions = suggestionsIn(extracted, sentences, {
      publishedAt: job.publishedAt === undefined ? metadata.publishedAt : job.publishedAt,
      timeZone: time.timeZone,
      language,
    });
    return { read: { ...extracted, sentences, suggestions, sketch: sketchOf(articleText(extracted)) } };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.message };
    throw error;
  }
}

/** Nothing is suggested in paragraphs that are set aside. */
function suggestionsIn({ text, paragraphs, aside }: Extracted, sentences: Sentence[], context: SuggestionContext) {
  const out = new Set(aside.map(({ paragraph }) => paragraph));
  const kept = out.size === 0 ? sentences : sentences.filter(({ paragraph }) => !out.has(paragraph));
  return suggestionsOf(text, kept, paragraphs, context);
}

async function extractedFrom(incoming: Incoming, time: ReadingTime): Promise<Extracted> {
  if ("text" in incoming) return readPastedText(incoming.text, time);
  if ("html" in incoming) return readPastedHtml(incoming.html, time);
  return readArticle({ ...incoming, ...time });
}
