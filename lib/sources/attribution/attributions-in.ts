/** Reads where a text says that it got something from somebody (docs: origins, "What is read in a text"). */

import { sentencesOf } from "@/lib/articles/sentences";
import type { Attribution, NamedSource } from "@/lib/sources/attribution/attribution";
import { bylinesIn } from "@/lib/sources/attribution/bylines";
import { linksTo, type TextLink } from "@/lib/sources/attribution/links";
import { scanned } from "@/lib/sources/attribution/mentions";
import { type KnownOutlet, outletIndex } from "@/lib/sources/attribution/outlet-index";
import { Reader } from "@/lib/sources/attribution/reader";

export type ReadFrom = {
  /** Those of the article alone, in order; where they are left out, all of the text is cut into sentences. */
  sentences?: readonly { start: number; end: number; paragraph: number }[] | undefined;
  byline?: string | undefined;
  /** The article's own outlet: what is told to it is its own reporting, and it is never proposed as a source. */
  outlet?: string | undefined;
  /** BCP 47; English patterns hold in every text, those of other languages in theirs. */
  language?: string | undefined;
  /** The address of the article, so that links within its own site are left out. */
  url?: string | undefined;
  /** The text's hyperlinks. */
  links?: readonly TextLink[] | undefined;
  /** An index is made once for each list: pass the same array again. */
  outlets: readonly KnownOutlet[];
};

/** Finds every place where a text says that it got something from somebody, in the order of the text. */
export function attributionsIn(text: string, from: ReadFrom): Attribution[] {
  const language = (from.language?.split("-")[0] ?? "").toLowerCase() || "en";
  const sentences = from.sentences ?? sentencesOf(text, from.language || "en");
  const index = outletIndex(from.outlets);
  const { mentions, cues } = scanned(text, index);
  const reader = new Reader(text, { language, index, own: from.outlet ?? "" });
  const found: Attribution[] = bylinesIn(text, sentences, { byline: from.byline ?? "", own: from.outlet ?? "", index });
  let mention = 0;
  let cue = 0;
  for (const sentence of sentences) {
    while ((mentions[mention]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) mention += 1;
    while ((cues[cue]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) cue += 1;
    const firstMention = mention;
    const firstCue = cue;
    while ((mentions[mention]?.end ?? Number.POSITIVE_INFINITY) <= sentence.end) mention += 1;
    while ((cues[cue]?.end ?? Number.POSITIVE_INFINITY) <= sentence.end) cue += 1;
    reader.read(sentence, mentions.slice(firstMention, mention), cues.slice(firstCue, cue));
  }
  found.push(...reader.found());
  if (from.links && from.links.length > 0)
    linksTo(text, from.links, sentences, { index, own: from.outlet ?? "", url: from.url ?? "" }, found);
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The sources of attributions that are named outlets. */
export const isOutlet = (source: NamedSource): boolean => source.outlet !== "" && !source.unidentified;
