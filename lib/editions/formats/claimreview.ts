import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import { uriOf } from "@/lib/editions/formats/uri";
import type { DossierExport, ExportedClaim } from "@/lib/editions/schema";
import { canonical } from "@/lib/history/chain";

/**
 * Verdicts as schema.org Claim and ClaimReview (https://schema.org/ClaimReview), for search engines and other desks. A
 * claim without a verdict is a Claim alone: a review says something, or it is none.
 */
export const claimreview: FormatRenderer = {
  name: "ClaimReview",
  description: "Verdicts as schema.org JSON-LD, for search engines and other desks",
  mediaType: "application/ld+json",
  extension: "claimreview.json",
  render: (stored) =>
    new TextEncoder().encode(
      canonical({
        "@context": "https://schema.org",
        "@graph": stored.value.claims.map((claim) => reviewed(claim, stored)),
      }),
    ),
};

/** How far a claim is true, from 1 to 5 as ClaimReview rates; null where a number would say more than is known. */
const rating: Record<NonNullable<ExportedClaim["substance"]>, number | null> = {
  supported: 5,
  refuted: 1,
  conflicting: 3,
  "not-enough-evidence": null,
  "not-checkable": null,
};

function reviewed(claim: ExportedClaim, { value, edition, newsroom }: StoredEdition) {
  const item = claimOf(claim, value);
  const { substance } = claim;
  if (!substance) return item;
  return {
    "@type": "ClaimReview",
    "@id": `#review-${claim.ref}`,
    claimReviewed: claim.statement,
    datePublished: (claim.signOff?.at ?? edition.createdAt).slice(0, 10),
    author: { "@type": "Organization", name: newsroom },
    itemReviewed: item,
    reviewRating: {
      "@type": "Rating",
      alternateName: substance.replaceAll("-", " "),
      ...(rating[substance] === null ? {} : { ratingValue: rating[substance], worstRating: 1, bestRating: 5 }),
    },
  };
}

function claimOf(claim: ExportedClaim, value: DossierExport) {
  const articles = new Map(value.articles.map((article) => [article.letter, article]));
  const makers = [...new Set(claim.mentions.filter(({ mode }) => mode !== "denies").map(({ article }) => article))];
  const appearances = makers.flatMap((letter) => {
    const article = articles.get(letter);
    return article ? [article] : [];
  });
  return {
    "@type": "Claim",
    "@id": `#claim-${claim.ref}`,
    name: claim.statement,
    appearance: appearances.map(({ title, outlet, publishedAt, url, ours }) => ({
      "@type": ours ? "CreativeWork" : "NewsArticle",
      headline: title,
      ...(outlet ? { publisher: { "@type": "Organization", name: outlet } } : {}),
      ...(publishedAt ? { datePublished: publishedAt } : {}),
      ...(uriOf(url) ? { url: uriOf(url) } : {}),
    })),
    ...(claim.about.length > 0 ? { about: claim.about.map((name) => ({ "@type": "Thing", name })) } : {}),
  };
}
