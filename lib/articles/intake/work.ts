/** What the process apart does with what comes in: everything about a text that takes time. */

import { type Compared, type Comparison, compared } from "@/lib/articles/compare";
import { articleText } from "@/lib/articles/intake/document";
import type { ReadingTime } from "@/lib/articles/intake/formats";
import { type Extracted, readArticle, readPastedHtml, readPastedText } from "@/lib/articles/intake/read";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type Sentence, sentencesOf } from "@/lib/articles/sentences";
import { sketchOf } from "@/lib/articles/sketch";
import type { Selector } from "@/lib/claims/anchor";
import { type Tabling, tableIn } from "@/lib/claims/import/read";
import type { Table } from "@/lib/claims/import/table";
import { type Reanchored, reanchored } from "@/lib/claims/reanchor";
import { suggestionsOf } from "@/lib/claims/suggest";
import type { Suggestion } from "@/lib/claims/suggestion";
import type { Attribution } from "@/lib/sources/attribution/attribution";
import { attributionsIn, type ReadFrom } from "@/lib/sources/attribution/attributions-in";
import { outletsWith } from "@/lib/sources/attribution/known-outlets";
import { type Fidelity, fidelity, type Telling } from "@/lib/sources/fidelity/fidelity";
import { tellingOf } from "@/lib/sources/fidelity/telling";
import type { OutletName } from "@/lib/sources/outlet";
import { type SharedText, sharedText } from "@/lib/sources/shared-text";
import { type Wording, wordingOf } from "@/lib/sources/wording";

/** What comes in: a file, text that was pasted, or the HTML that the clipboard held. */
export type Incoming =
  | { bytes: Uint8Array; fileName: string | null; url?: string | undefined }
  | { text: string }
  | { html: string };

/** A text with its sentences and what in them can be checked, ready to be stored. */
export type Intake = Omit<Extracted, "links"> & {
  sentences: Sentence[];
  /** Where the text says that it got something from somebody; nothing of what is set aside is read. */
  attributions: Attribution[];
  suggestions: Suggestion[];
  sketch: number[] | null;
  wording: Wording;
};

export type Reading = {
  incoming: Incoming;
  time: ReadingTime;
  language?: string | undefined;
  /** When it was published, where the editor said so; the text's own date is taken where it is left out. */
  publishedAt?: string | null | undefined;
  /** Which outlet it is of, where the editor said so. */
  outlet?: string | undefined;
  /** The newsroom's own outlets; those that come with the desk are known anyway. */
  outlets?: readonly OutletName[] | undefined;
};
/** A text that was stored before, of which is asked where it says that it got things from. */
export type Attributing = {
  attributing: string;
  from: Omit<ReadFrom, "outlets" | "links">;
  /** The newsroom's own outlets. */
  outlets: readonly OutletName[];
};
/** Places of one text that are to be found in its corrected version. */
export type Correction = { before: string; after: string; wanted: (Selector & { id: string })[] };
/** Two articles that are to be laid side by side. */
export type Comparing = { one: Compared; other: Compared };
/** A text, and others of which is asked what each shares with it. */
export type Sharing = { shared: string; others: string[] };
/** A text and what another one made of it; without sentences a text is cut into its own. */
export type Retelling = { original: Retold; rewrite: Retold; zone: string };
export type Retold = Omit<Telling, "sentences"> & { sentences: Telling["sentences"] | null };
export type Job = Reading | Attributing | Correction | Comparing | Sharing | Retelling | Tabling;
export type Answer =
  | { fidelity: Fidelity }
  | { read: Intake }
  | { attributions: Attribution[] }
  | { shares: SharedText[] }
  | { found: Reanchored[] }
  | { comparison: Comparison }
  | { table: Table }
  | { unreadable: string };

/** Does one job; a refusal is an answer. Whatever else goes wrong is thrown. */
export async function worked(job: Job): Promise<Answer> {
  if ("wanted" in job) return { found: reanchored(job.before, job.after, job.wanted) };
  if ("one" in job) return { comparison: compared(job.one, job.other) };
  if ("rewrite" in job) return { fidelity: fidelity(cut(job.original), cut(job.rewrite), job.zone) };
  if ("others" in job) return { shares: job.others.map((other) => sharedText(job.shared, other)) };
  if ("attributing" in job)
    return { attributions: attributionsIn(job.attributing, { ...job.from, outlets: outletsWith(job.outlets) }) };
  try {
    if ("tabling" in job) return { table: await tableIn(job) };
    const { incoming, time } = job;
    const { links, ...extracted } = await extractedFrom(incoming, time);
    const { text, paragraphs, metadata } = extracted;
    const language = job.language || metadata.language || "en";
    const sentences = sentencesOf(text, language, paragraphs);
    const kept = ofTheArticle(extracted, sentences);
    const suggestions = suggestionsOf(text, kept, paragraphs, {
      publishedAt: job.publishedAt === undefined ? metadata.publishedAt : job.publishedAt,
      timeZone: time.timeZone,
      language,
    });
    const attributions = attributionsIn(text, {
      ...{ sentences: kept, byline: metadata.byline, outlet: job.outlet || metadata.outlet, language },
      ...{
        url: metadata.url || ("url" in incoming ? incoming.url : ""),
        links,
        outlets: outletsWith(job.outlets ?? []),
      },
    });
    return {
      read: {
        ...extracted,
        sentences,
        attributions,
        suggestions,
        sketch: sketchOf(articleText(extracted)),
        wording: wordingOf(articleText(extracted)),
      },
    };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.message };
    throw error;
  }
}

const cut = ({ sentences, ...told }: Retold): Telling => (sentences ? { ...told, sentences } : tellingOf(told));

/** The sentences of paragraphs that are not set aside. */
function ofTheArticle({ aside }: Pick<Extracted, "aside">, sentences: Sentence[]): Sentence[] {
  const out = new Set(aside.map(({ paragraph }) => paragraph));
  return out.size === 0 ? sentences : sentences.filter(({ paragraph }) => !out.has(paragraph));
}

async function extractedFrom(incoming: Incoming, time: ReadingTime): Promise<Extracted> {
  if ("text" in incoming) return readPastedText(incoming.text, time);
  if ("html" in incoming) return readPastedHtml(incoming.html, time);
  return readArticle({ ...incoming, ...time });
}
