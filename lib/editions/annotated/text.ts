import { meetsOrigins } from "@/lib/dossiers/standard";
import { joined, Markup, markup, when } from "@/lib/editions/annotated/markup";
import { type Piece, paragraphsOf, piecesOf } from "@/lib/editions/annotated/pieces";
import { moment, numberIn, statusOf, statusWords, verdictOf, words } from "@/lib/editions/annotated/words";
import type { DossierExport, ExportedArticle, ExportedClaim } from "@/lib/editions/schema";

/**
 * One article: its text with numbered claims, and beside each paragraph what was found of them.
 * @param work what stands below a paragraph instead, for the claims that first come up in it.
 */
export function annotatedText(
  article: ExportedArticle,
  value: DossierExport,
  work?: (claims: readonly ExportedClaim[]) => Markup,
): Markup {
  const { letter, revision } = article;
  const { text, coverage } = revision;
  const hasHeadline = revision.paragraphs.some((paragraph) => paragraph.role === "headline");
  const body = paragraphsOf(article, value.claims).map((paragraph) => {
    const { role, fresh } = paragraph;
    const written = joined(
      piecesOf(article, paragraph).map((one) => piece(one, letter)),
      "",
    );
    const content =
      role === "headline"
        ? markup`<h2 dir="auto">${written}</h2>`
        : markup`<p class="${role === "body" ? "body" : "by"}" dir="auto">${written}</p>`;
    if (work) return markup`<div class="para">${content}</div>\n${when(fresh.length > 0, () => work(fresh))}`;
    return markup`<div class="para">${when(fresh.length > 0, () => notes(fresh, letter, value))}${content}</div>\n`;
  });
  const from = [
    ...(article.outlet ? [words(article.outlet)] : []),
    ...(article.byline ? [words(article.byline)] : []),
    ...(article.publishedAt ? [moment(article.publishedAt, value.timeZone)] : []),
  ];
  return markup`<article class="copy" id="article-${letter}" aria-label="Article ${letter}: ${article.title}">
<p class="src"><b>Article ${letter}${article.ours ? ", our draft" : ""}</b>${from.map((part) => markup`, ${part}`)}. ${revisionLine(article)}${when(article.source, () => markup` Source <a href="#source-${article.source ?? ""}">${article.source ?? ""}</a>.`)}</p>
<div class="text"${language(article.language)}>
${when(!hasHeadline, () => markup`<h2 dir="auto">${article.title}</h2>\n`)}${body}</div>
<p class="src">Sentences: ${coverage.claimed} claimed, ${coverage.notCheckable} not checkable, ${coverage.unexamined} not examined, ${coverage.sentences} in all.${when(text === "", () => markup` The text is empty.`)}</p>
</article>
`;
}

const language = (code: string): Markup => (code ? markup` lang="${code}"` : markup``);

const revisionLine = ({ revision }: ExportedArticle): Markup =>
  markup`Revision ${revision.number}, original <span class="fp">sha-256 ${revision.originalSha256}</span>.`;

function piece({ text, over, open, begins, ending }: Piece, letter: string): Markup {
  let marked = markup`${text}`;
  for (const one of [...over].reverse())
    marked = markup`<span class="cl u-${statusOf(one.claim)}${one.level > 0 ? " lv2" : ""}">${marked}</span>`;
  if (open)
    marked = markup`<span class="open${begins ? " begins" : ""}">${when(begins, () => markup`<span class="sr">Not examined: </span>`)}${marked}</span>`;
  const numbers = ending.map(
    ({ claim }) =>
      markup`<sup><a href="#claim-${claim.ref}" aria-label="Claim ${claim.ref}, ${statusWords(claim)}">${numberIn(letter, claim.ref)}</a></sup>`,
  );
  return new Markup(marked.text + numbers.map((number) => number.text).join(""));
}

/** What was found of the claims that first come up in a paragraph. */
function notes(claims: readonly ExportedClaim[], letter: string, value: DossierExport): Markup {
  return markup`<div class="notes" role="group" aria-label="Claims in the next paragraph">${claims.map((claim) => note(claim, letter, value))}</div>`;
}

function note(claim: ExportedClaim, letter: string, value: DossierExport): Markup {
  const verdict = verdictOf(claim);
  const state = claim.substance ? statusWords(claim) : (origins(claim) ?? "no evidence yet");
  const lines = [
    ...[
      ...new Set(claim.evidence.filter((item) => item.stance !== "context").map((item) => evidenceLine(item, value))),
    ],
  ].slice(0, 2);
  const below = meetsOrigins(claim.failing) ? "" : "Below the standard.";
  const counts = claim.substance ? origins(claim) : null;
  const more = [lines.join("; "), counts ?? "", below].filter(Boolean);
  return markup`<div class="note"><div class="nl"><b class="nn">${numberIn(letter, claim.ref)}</b>${verdict.glyph}<b>${verdict.word}</b><span class="ni">${state}</span></div>${when(more.length > 0, () => markup`<div dir="auto">${more.join(more.length > 1 ? ". " : "").replaceAll("..", ".")}</div>`)}</div>`;
}

const origins = ({ independence: { supports, refutes } }: ExportedClaim): string | null => {
  const parts = [
    ...(supports.sources > 0 ? [supports.inWords] : []),
    ...(refutes.sources > 0 ? [`against it: ${refutes.inWords}`] : []),
  ];
  return parts.length > 0 ? parts.join("; ") : null;
};

function evidenceLine(item: ExportedClaim["evidence"][number], value: DossierExport): string {
  const source = value.sources.find((one) => one.ref === item.source);
  // Beside the text an article is known by its outlet: its headline would fill the note.
  const name = (source?.kind === "article" && source.outlet) || source?.title || item.source;
  return [name, item.locator].filter(Boolean).join(", ");
}
