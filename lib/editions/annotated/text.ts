import { joined, Markup, markup, when } from "@/lib/editions/annotated/markup";
import { moment, numberIn, statusOf, statusWords, verdictOf, words } from "@/lib/editions/annotated/words";
import type { DossierExport, ExportedArticle, ExportedClaim } from "@/lib/editions/schema";

type Placed = {
  claim: ExportedClaim;
  start: number;
  end: number;
  /** Which underline it takes, so that claims that overlap stay legible: 0, or 1 and more below it. */
  level: number;
};

/** One article: its text with numbered claims, and beside each paragraph what was found of them. */
export function annotatedText(article: ExportedArticle, value: DossierExport): Markup {
  const { letter, revision } = article;
  const { text, paragraphs, coverage } = revision;
  const placed = placedIn(article, value.claims);
  const noted = new Set<ExportedClaim>();
  const hasHeadline = paragraphs.some((paragraph) => paragraph.role === "headline");
  const body = paragraphs.map(({ start, end, role, aside }) => {
    const here = placed.filter((one) => one.end > start && one.start < end);
    const fresh = [...new Set(here.map((one) => one.claim))].filter((claim) => !noted.has(claim));
    for (const claim of fresh) noted.add(claim);
    // What a site had around its article is in the original; a copy shows it only where a claim stands in it.
    if (aside && here.length === 0) return null;
    const written = paragraphText(article, here, start, end);
    const content =
      role === "headline"
        ? markup`<h2 dir="auto">${written}</h2>`
        : markup`<p class="${role === "body" ? "body" : "by"}" dir="auto">${written}</p>`;
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

/** The mentions in this article in the order of its text, each on an underline that no other one crosses. */
function placedIn(article: ExportedArticle, claims: readonly ExportedClaim[]): Placed[] {
  const all = claims
    .flatMap((claim) =>
      claim.mentions
        .filter((mention) => mention.article === article.letter && mention.revision === article.revision.number)
        .map(({ start, end }) => ({ claim, start, end, level: 0 })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let active: Placed[] = [];
  for (const one of all) {
    active = active.filter((other) => other.end > one.start);
    while (active.some((other) => other.level === one.level)) one.level += 1;
    active.push(one);
  }
  return all;
}

/** A paragraph cut wherever a mention or an unexamined sentence begins or ends. */
function paragraphText(article: ExportedArticle, placed: readonly Placed[], start: number, end: number): Markup {
  const { text, sentences } = article.revision;
  const open = sentences.filter((one) => one.state === "unexamined" && one.end > start && one.start < end);
  const cuts = new Set([start, end]);
  for (const one of [...placed, ...open]) {
    cuts.add(Math.max(start, one.start));
    cuts.add(Math.min(end, one.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = places.slice(0, -1).map((from, at) => {
    const to = places[at + 1] ?? end;
    const over = placed.filter((one) => one.start < to && one.end > from).sort((a, b) => a.level - b.level);
    const sentence = open.find((one) => one.start < to && one.end > from);
    const ending = placed
      .filter((one) => one.end === to || (one.end > end && to === end && isLast(one, article, end)))
      .sort((a, b) => b.level - a.level);
    return piece(text.slice(from, to), over, sentence, sentence?.start === from, ending, article.letter);
  });
  return joined(pieces, "");
}

/** A mention that runs over a paragraph's end has its number in the last paragraph that it touches. */
const isLast = (one: Placed, { revision }: ExportedArticle, end: number): boolean =>
  !revision.paragraphs.some((paragraph) => paragraph.start >= end && paragraph.start < one.end);

function piece(
  text: string,
  over: readonly Placed[],
  open: object | undefined,
  begins: boolean,
  ending: readonly Placed[],
  letter: string,
): Markup {
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
  const below = claim.failing.some((line) => line.rule === "origins") ? "Below the standard." : "";
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
