import { folded, type TextRange } from "@/lib/claims/anchor";
import type { MentionMode } from "@/lib/claims/claim";
import type { DraftPlace, RowNote } from "@/lib/claims/import/drafts";
import { canonicalUrl } from "@/lib/sources/outlet";

/** An article as far as words are looked for in it. */
export type Looked = {
  id: string;
  letter: string;
  url: string;
  revisionId: string;
  originalSha256: string;
  text: string;
};

export type Place = TextRange & { articleId: string; revisionId: string; mode: MentionMode };

/** The texts of a dossier, made ready once to have words looked for in them. */
export type Texts = ReturnType<typeof textsToLookIn>;

export function textsToLookIn(articles: readonly Looked[]) {
  const ready = articles.map((article) => ({ ...article, hay: null as ReturnType<typeof folded> | null }));
  const byName = new Map<string, (typeof ready)[number]>();
  for (const article of ready) {
    byName.set(article.letter.toLowerCase(), article);
    byName.set(`urn:sha256:${article.originalSha256}`, article);
    const url = canonicalUrl(article.url);
    if (url) byName.set(url, article);
  }
  const named = (name: string) => byName.get(name.trim().toLowerCase()) ?? byName.get(canonicalUrl(name) ?? "");
  return { all: ready, named };
}

type Ready = Texts["all"][number];

/**
 * Finds where articles say the words of a row: word for word, but for what typesetting changes. What stands in several places
 * is placed only where its surroundings or its position decide; a wrong place is worse than none.
 */
export function placesOf(texts: Texts, place: DraftPlace, row: number): { places: Place[]; told: RowNote[] } {
  const told: RowNote[] = [];
  const tell = (message: string) => told.push({ row, field: "words", message });
  const named = place.articles.map((name) => ({ name, article: texts.named(name) }));
  for (const { name, article } of named)
    if (!article)
      tell(`There is no article ${shortened(name)} in this dossier, so its words are left out. Add the article first.`);
  const articles = place.articles.length > 0 ? named.flatMap(({ article }) => article ?? []) : texts.all;
  const places: Place[] = [];
  if (articles.length === 0) {
    if (place.articles.length === 0)
      tell("The dossier has no article yet, so the words are left out. Add the articles first.");
    return { places, told };
  }
  const add = (quote: string, surroundings: Pick<DraftPlace, "prefix" | "suffix" | "start">): number => {
    const found = articles.flatMap((article) => {
      const ranges = occurrences(article, quote);
      const range = ranges.length > 1 ? decided(article, ranges, surroundings) : ranges[0];
      return ranges.length > 0 ? [{ article, range }] : [];
    });
    for (const { article, range } of found) {
      if (range) places.push({ ...range, articleId: article.id, revisionId: article.revisionId, mode: place.mode });
      else
        tell(
          `“${shortened(quote)}” stands several times in article ${article.letter}, so it is not placed. Tag the right one there.`,
        );
    }
    return found.length;
  };
  if (add(place.words, place) === 0)
    addParts(
      place.words,
      (part) => add(part, nowhere) > 0,
      (part) =>
        tell(
          `“${shortened(part)}” does not stand in ${articles.length === 1 ? `article ${articles[0]?.letter}` : "these articles"}, so it is left out. Tag the words there.`,
        ),
    );
  return { places, told };
}

const nowhere = { prefix: "", suffix: "", start: null };

/** Several quotations in one cell are parted by semicolons, which may stand in a quotation as well. */
function addParts(words: string, add: (part: string) => boolean, missing: (part: string) => void): void {
  const parts = words
    .split(/;\s+/)
    .filter((part) => part.trim() !== "")
    .slice(0, 60);
  for (let from = 0; from < parts.length; ) {
    let to = from === 0 ? parts.length - 1 : parts.length;
    while (to > from && !add(parts.slice(from, to).join("; "))) to -= 1;
    if (to === from) missing(parts[from] ?? "");
    from = Math.max(to, from + 1);
  }
  if (parts.length === 0) missing(words);
}

/** All places of some words in an article, at most as many as it takes to see that they are several. */
function occurrences(article: Ready, quote: string): TextRange[] {
  const wanted = quote.trim();
  if (wanted === "") return [];
  const exact = indexesOf(article.text, wanted).map((start) => ({ start, end: start + wanted.length }));
  if (exact.length > 0) return exact;
  const needle = folded(wanted).text;
  if (needle.trim() === "") return [];
  article.hay ??= folded(article.text);
  const { text, starts, ends } = article.hay;
  return indexesOf(text, needle).map((at) => ({
    start: starts[at] ?? 0,
    end: ends[at + needle.length - 1] ?? article.text.length,
  }));
}

const mostPlaces = 500;

function indexesOf(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length < mostPlaces; at = text.indexOf(wanted, at + 1))
    found.push(at);
  return found;
}

/** The one place among several that the words around it, or else the position, speak for. */
function decided(
  { text }: Ready,
  ranges: readonly TextRange[],
  { prefix, suffix, start }: Pick<DraftPlace, "prefix" | "suffix" | "start">,
): TextRange | undefined {
  const around = ranges.filter(
    (range) =>
      text.slice(0, range.start).endsWith(prefix) && text.startsWith(suffix, range.end) && prefix + suffix !== "",
  );
  if (around.length === 1) return around[0];
  if (start === null) return undefined;
  return (around.length > 0 ? around : ranges).find((range) => pointsBefore(text, range.start) === start);
}

/** Code points before an offset, as annotations count. */
function pointsBefore(text: string, offset: number): number {
  let points = offset;
  for (let at = 0; at < offset; at += 1) if ((text.codePointAt(at) ?? 0) > 0xffff) points -= 1;
  return points;
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}…`);
