/** What a text shows about itself: proposed to the editor, never taken for granted. */

import { detectAll } from "tinyld";
import type { ArticleMetadata } from "@/lib/articles/article";
import {
  addressIn,
  bylineIn,
  copyrightIn,
  dateIn,
  datelineIn,
  staffNoteIn,
  withoutBullet,
} from "@/lib/articles/intake/masthead";
import { publishedAtIn } from "@/lib/articles/intake/published";
import type { Paragraph } from "@/lib/articles/paragraphs";

export type Proposed = {
  metadata: ArticleMetadata;
  seenIn: Partial<Record<keyof ArticleMetadata, string>>;
};

const FOOT = 5;

/**
 * Proposes headline, outlet, byline, date, address and language from what a text shows.
 * A field that the text does not show stays empty; `seenIn` says for each of the others where it was seen.
 * @param time.timeZone in which a time without a zone is read; `time.now` is what lies in the future refused by.
 */
export function metadataOf(
  text: string,
  paragraphs: readonly Paragraph[],
  time: { timeZone: string; now: Date },
): Proposed {
  const wordsOf = (index: number) => {
    const range = paragraphs[index];
    return range ? text.slice(range.start, Math.min(range.end, range.start + 2200)) : "";
  };
  const metadata: ArticleMetadata = { title: "", outlet: "", byline: "", publishedAt: null, url: "", language: "" };
  const seenIn: Proposed["seenIn"] = {};
  const propose = <Field extends keyof ArticleMetadata>(field: Field, value: ArticleMetadata[Field], where: string) => {
    if (!value || metadata[field]) return;
    metadata[field] = value;
    seenIn[field] = where;
  };

  propose("language", languageOf(text), "the wording of the text");

  const headline = paragraphs.findIndex((paragraph) => paragraph.role === "headline");
  if (headline >= 0) {
    const line = wordsOf(headline);
    const title = withoutBullet(line);
    propose("title", title, title === line ? "the headline line" : "the last line of the site's trail");
  }

  const byline = paragraphs.findIndex((paragraph) => paragraph.role === "byline");
  const named = byline >= 0 ? bylineIn(wordsOf(byline)) : null;
  if (named) {
    propose("byline", named.byline, quoted(wordsOf(byline)));
    propose("outlet", named.outlet, quoted(wordsOf(byline)));
  }
  for (let index = Math.max(0, paragraphs.length - FOOT); index < paragraphs.length; index += 1) {
    const line = wordsOf(index);
    const note = staffNoteIn(line);
    if (note) propose("byline", note.byline, quoted(line));
    propose("outlet", note?.outlet ?? copyrightIn(line), quoted(line));
  }

  const reading = { ...time, language: metadata.language };
  const dated = paragraphs.flatMap((paragraph, index) => {
    const line = paragraph.role === "published" || paragraph.role === "byline" ? wordsOf(index) : "";
    const date = paragraph.role === "published" ? dateIn(line) : null;
    const tail = paragraph.role === "byline" ? /[,|•·–—-]\s*(\S[^|•·–—]*\d{4}.*)$/.exec(line)?.[1] : undefined;
    const words = date?.words ?? tail;
    return words ? [{ words, line, late: date?.of === "update" }] : [];
  });
  const byTrust = [...dated.filter((date) => !date.late), ...dated.filter((date) => date.late)];
  for (const { words, line } of byTrust) propose("publishedAt", publishedAtIn(words, reading), quoted(line));
  for (let index = 0; index < Math.min(paragraphs.length, 5); index += 1) {
    const words = datelineIn(wordsOf(index));
    if (words) propose("publishedAt", publishedAtIn(words, reading), `the dateline “${words}”`);
  }

  const edges = paragraphs.flatMap((_, index) => {
    if (index >= 8 && index < paragraphs.length - FOOT) return [];
    const line = wordsOf(index);
    const found = addressIn(line);
    return found ? [{ ...found, line }] : [];
  });
  const address = edges.find((edge) => edge.labelled) ?? edges[0];
  if (address) propose("url", address.url, quoted(address.line));

  return { metadata, seenIn };
}

function quoted(line: string): string {
  const words = line.replace(/\s+/g, " ");
  return `the line “${words.length > 120 ? `${words.slice(0, 119).toWellFormed()}…` : words}”`;
}

/** A BCP 47 language code, or "" where a text is too short or too mixed to be sure. */
function languageOf(text: string): string {
  const sample = text.slice(0, 20_000).toWellFormed();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sample);
  if (letters < (dense ? 6 : 24)) return "";
  if (!dense && isEnglish(sample)) return "en";
  const [first, second] = detectAll(sample);
  if (first?.lang.length !== 2 || first.accuracy < 0.05) return "";
  return first.accuracy >= 2 * (second?.accuracy ?? 0) ? first.lang : "";
}

/** Words that every English text has many of, and no other language all three. */
const articles = /\b(?:the|of|and)\b/gi;
const ENGLISH_SAMPLE = 1500;

/** True where this is beyond doubt, so that the search among all languages can be spared: it takes longer than all else. */
function isEnglish(text: string): boolean {
  const sample = text.slice(0, ENGLISH_SAMPLE);
  const words = sample.split(/\s+/).length;
  if (words < 80 || /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(sample)) return false;
  const seen = new Map<string, number>();
  for (const [word] of sample.matchAll(articles)) {
    const lower = word.toLowerCase();
    seen.set(lower, (seen.get(lower) ?? 0) + 1);
  }
  const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
  return seen.size === 3 && total >= words * 0.06;
}
