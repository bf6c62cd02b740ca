import { claimEntry } from "@/lib/editions/annotated/claims";
import { joined, Markup, markup, when } from "@/lib/editions/annotated/markup";
import { sourcesTable } from "@/lib/editions/annotated/sources";
import { signs, style } from "@/lib/editions/annotated/style";
import { annotatedText } from "@/lib/editions/annotated/text";
import { moment, words } from "@/lib/editions/annotated/words";
import { audienceSentence } from "@/lib/editions/audiences";
import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import { incompleteLines } from "@/lib/editions/incomplete";
import type { DossierExport } from "@/lib/editions/schema";

/**
 * The annotated copy: one file that needs nothing else, for reading on screen and on A4. Each article with its claims
 * numbered in the text and noted beside it, then each claim with all that it rests on, then the sources.
 */
export const html: FormatRenderer = {
  name: "Annotated copy",
  description: "Each article with claims and verdicts in the margin; prints on A4",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  render: (stored) => new TextEncoder().encode(page(stored).text),
};

// Says in the file itself that nothing is loaded or run, wherever it is opened from.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function page(stored: StoredEdition): Markup {
  const { value, edition } = stored;
  const { dossier } = value;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${dossier.title}, edition ${edition.number} for ${edition.audience}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${new Markup(signs)}
<div class="sheet">
<header class="mast"><span><svg aria-hidden="true"><use href="#logo"/></svg><b>Second Source</b></span><span>Annotated copy for ${edition.audience}</span><span>Edition ${edition.number}, ${moment(edition.createdAt, value.timeZone)}</span></header>
<main>
<h1 dir="auto">${dossier.title}</h1>
${when(dossier.brief, () => markup`<p class="lead" dir="auto">${dossier.brief}</p>\n`)}<p class="facts">${facts(value)}</p>
${completeness(value)}
${contents(value)}
${value.articles.map((article) => annotatedText(article, value))}
<section aria-labelledby="claims"><h2 id="claims">Claims</h2>
${when(value.claims.length === 0, () => markup`<p class="none">${value.audience === "public" ? "No claim is signed off yet." : "No claims yet."}</p>\n`)}${value.claims.map((claim) => claimEntry(claim, value))}</section>
<section aria-labelledby="sources"><h2 id="sources">Sources</h2>
${sourcesTable(value)}</section>
${tasks(value)}${members(value)}</main>
${foot(stored)}
</div>
</body>
</html>
`;
}

function facts({ dossier, timeZone, articles, claims }: DossierExport): Markup {
  return joined(
    [
      counted(articles.length, "article"),
      counted(claims.length, "claim"),
      markup`standard “${words(dossier.standard.name)}”: ${dossier.standard.inWords.replace(/\.$/, "")}`,
      ...(dossier.deadline ? [markup`deadline ${moment(dossier.deadline, timeZone)}`] : []),
      ...(dossier.state === "closed" ? ["closed"] : []),
    ],
    " · ",
  );
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The first thing that a reader must know of a copy is whether the work on it is done. */
function completeness({ incomplete }: DossierExport): Markup {
  if (incomplete.length === 0)
    return markup`<p class="complete">Complete: every claim meets the standard and is signed off, every sentence has been examined.</p>`;
  return markup`<div class="incomplete" role="note" aria-labelledby="incomplete"><h2 id="incomplete">Not complete</h2><ul>${incompleteLines(
    incomplete,
  ).map(
    (line) => markup`<li>${line.words}${when(line.of.length > 0, () => markup`: ${line.of.join(", ")}`)}</li>`,
  )}</ul></div>`;
}

function contents(value: DossierExport): Markup {
  const articles = value.articles.map(
    ({ letter, title }) => markup`<li><a href="#article-${letter}">${letter} ${words(title)}</a></li>`,
  );
  return markup`<nav aria-label="Contents"><ul class="contents">${articles}<li><a href="#claims">Claims</a></li><li><a href="#sources">Sources</a></li></ul></nav>`;
}

function tasks({ tasks: open, timeZone }: DossierExport): Markup | null {
  return when(
    open.length > 0,
    () =>
      markup`<section aria-labelledby="tasks"><h2 id="tasks">Open tasks</h2><ul>\n${open.map(
        ({ title, about, assignee, dueAt, detail }) =>
          markup`<li>${words(title)}${when(about, () => markup`, about ${words(about ?? "")}`)}${when(assignee, () => markup`, ${words(assignee ?? "")}`)}${when(dueAt, () => markup`, due ${moment(dueAt ?? "", timeZone)}`)}${when(detail, () => markup`. ${words(detail)}`)}</li>\n`,
      )}</ul></section>\n`,
  );
}

function members({ members: list }: DossierExport): Markup | null {
  return when(
    list.length > 0,
    () =>
      markup`<section aria-labelledby="desk"><h2 id="desk">The desk</h2><p>${joined(
        list.map(({ name, role }) => markup`${words(name)} (${role})`),
        ", ",
      )}</p></section>\n`,
  );
}

function foot({ value, edition }: StoredEdition): Markup {
  const told = edition.audience !== "public";
  const by = told && edition.by ? markup` by ${words(edition.by)}` : markup``;
  return markup`<footer class="foot"><ul class="key" aria-label="Key to the underlines"><li><span class="cl u-to-check">to check</span></li><li><span class="cl u-checking">checking</span></li><li><span class="cl u-for-review">for review</span></li><li><span class="cl u-signed-off">signed off</span></li><li><span class="cl u-stale">stale sign-off</span></li><li><span class="open begins">not yet examined</span></li></ul>
<div class="seal"><p>Edition ${edition.number} for ${edition.audience}, made ${moment(edition.createdAt, value.timeZone)}${by}. It holds the dossier up to event ${value.eventNumber} of its history. Times are those of ${value.timeZone}.</p>
<p>For ${edition.audience}: ${audienceSentence[edition.audience]}</p>
${when(told && edition.reason, () => markup`<p>Made because: ${words(edition.reason)}</p>\n`)}<p>This copy is drawn from the edition’s JSON file, whose fingerprint the history keeps:<br><span class="fp">sha-256 ${edition.contentSha256}</span></p></div></footer>`;
}
