import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import { uriOf } from "@/lib/editions/formats/uri";
import type { ExportedArticle, ExportedClaim } from "@/lib/editions/schema";
import { canonical } from "@/lib/history/chain";

/**
 * Every mention as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/) on the words of its article, so that
 * annotation clients can lay the claims over the page.
 */
export const annotations: FormatRenderer = {
  name: "Web annotations",
  description: "Every mention of a claim as a W3C annotation on its article",
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  extension: "annotations.json",
  render: (stored) => new TextEncoder().encode(canonical(collection(stored))),
};

/** UTF-16 units of the text before and after the words, as selectors carry them. */
const around = 32;

function collection({ value, edition }: StoredEdition) {
  const id = `urn:sha256:${edition.contentSha256}`;
  const articles = new Map(
    value.articles.map((article) => [article.letter, { article, points: pointsOf(article.revision.text) }]),
  );
  const items = value.claims.flatMap((claim) =>
    claim.mentions.flatMap((mention, at) => {
      const on = articles.get(mention.article);
      // One that a correction took out is on no words of the text that is here.
      if (!on || mention.gone || mention.revision !== on.article.revision.number) return [];
      return [annotation(`${id}:${claim.ref}:${at + 1}`, claim, mention, on, edition.createdAt)];
    }),
  );
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${id}:annotations`,
    type: "AnnotationCollection",
    label: `${value.dossier.title}, edition ${edition.number} for ${edition.audience}`,
    total: items.length,
    first: { id: `${id}:annotations:1`, type: "AnnotationPage", startIndex: 0, items },
  };
}

function annotation(
  id: string,
  claim: ExportedClaim,
  { start, end, quote, mode }: ExportedClaim["mentions"][number],
  { article, points }: { article: ExportedArticle; points: (offset: number) => number },
  created: string,
) {
  const { text, originalSha256 } = article.revision;
  const verdict = claim.substance ?? (claim.stale ? "stale sign-off" : claim.status);
  return {
    id,
    type: "Annotation",
    motivation: ["assessing", "identifying"],
    created,
    body: [
      { type: "TextualBody", purpose: "describing", format: "text/plain", value: `${claim.ref} ${claim.statement}` },
      { type: "TextualBody", purpose: "classifying", format: "text/plain", value: verdict.replaceAll("-", " ") },
      { type: "TextualBody", purpose: "tagging", format: "text/plain", value: mode },
    ],
    target: {
      source: uriOf(article.url) ?? `urn:sha256:${originalSha256}`,
      selector: [
        {
          type: "TextQuoteSelector",
          exact: quote,
          prefix: text.slice(Math.max(0, start - around), start).toWellFormed(),
          suffix: text.slice(end, end + around).toWellFormed(),
        },
        { type: "TextPositionSelector", start: points(start), end: points(end) },
      ],
    },
  };
}

/** The model counts characters as Unicode code points (4.2.5), we count UTF-16 units. */
function pointsOf(text: string): (offset: number) => number {
  const second: number[] = [];
  for (let at = 0; at < text.length; at += 1) if ((text.codePointAt(at) ?? 0) > 0xffff) second.push(++at);
  return (offset) => offset - countBelow(second, offset);
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
