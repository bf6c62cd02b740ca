/** What the process apart does with what comes in: everything about a text that takes time. */

import { articleText } from "@/lib/articles/intake/document";
import type { ReadingTime } from "@/lib/articles/intake/formats";
import { type Extracted, readArticle, readPastedHtml, readPastedText } from "@/lib/articles/intake/read";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type Sentence, sentencesOf } from "@/lib/articles/sentences";
import { sketchOf } from "@/lib/articles/sketch";
import type { Selector } from "@/lib/claims/anchor";
import { type Reanchored, reanchored } from "@/lib/claims/reanchor";

/** What comes in: a file, text that was pasted, or the HTML that the clipboard held. */
export type Incoming =
  | { bytes: Uint8Array; fileName: string | null; url?: string | undefined }
  | { text: string }
  | { html: string };

/** A text with its sentences, ready to be stored. */
export type Intake = Extracted & { sentences: Sentence[]; sketch: number[] | null };

export type Reading = { incoming: Incoming; time: ReadingTime; language?: string | undefined };
/** Places of one text that are to be found in its corrected version. */
export type Correction = { before: string; after: string; wanted: (Selector & { id: string })[] };
export type Job = Reading | Correction;
export type Answer = { read: Intake } | { found: Reanchored[] } | { unreadable: string };

/** Does one job; a refusal is an answer. Whatever else goes wrong is thrown. */
export async function worked(job: Job): Promise<Answer> {
  if ("wanted" in job) return { found: reanchored(job.before, job.after, job.wanted) };
  const { incoming, time, language } = job;
  try {
    const extracted = await extractedFrom(incoming, time);
    const { text, paragraphs, metadata } = extracted;
    const sentences = sentencesOf(text, language || metadata.language || "en", paragraphs);
    return { read: { ...extracted, sentences, sketch: sketchOf(articleText(extracted)) } };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.message };
    throw error;
  }
}

async function extractedFrom(incoming: Incoming, time: ReadingTime): Promise<Extracted> {
  if ("text" in incoming) return readPastedText(incoming.text, time);
  if ("html" in incoming) return readPastedHtml(incoming.html, time);
  return readArticle({ ...incoming, ...time });
}
