import { Markup, markup, when } from "@/lib/editions/annotated/markup";
import { signs, style } from "@/lib/editions/annotated/style";
import { moment, words } from "@/lib/editions/annotated/words";
import { audienceSentence } from "@/lib/editions/audiences";
import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import { incompleteLines } from "@/lib/editions/incomplete";
import type { DossierExport } from "@/lib/editions/schema";

// Says in the file itself that nothing is loaded or run, wherever it is opened from.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A format that is one HTML file, which needs nothing else, for reading on screen and on A4. */
export const sheetFormat = (
  { underlines, ...of }: { name: string; description: string; extension: string; underlines?: true },
  main: (stored: StoredEdition) => Markup | Promise<Markup>,
): FormatRenderer => ({
  ...of,
  mediaType: "text/html; charset=utf-8",
  render: async (stored) => new TextEncoder().encode(sheet(stored, of.name, await main(stored), underlines).text),
});

/** What every copy says around its contents: what it is, of which edition, for whom, and how it is proven. */
const sheet = (stored: StoredEdition, name: string, main: Markup, underlines = false): Markup => {
  const { value, edition } = stored;
  const { dossier } = value;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${dossier.title}, edition ${edition.number} for ${edition.audience}: ${name.toLowerCase()}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${new Markup(signs)}
<div class="sheet">
<header class="mast"><span><svg aria-hidden="true"><use href="#logo"/></svg><b>Second Source</b></span><span>${name} for ${edition.audience}</span><span>Edition ${edition.number}, ${moment(edition.createdAt, value.timeZone)}</span></header>
<main>
<h1 dir="auto">${dossier.title}</h1>
${main}</main>
${foot(stored, underlines)}
</div>
</body>
</html>
`;
};

/** The first thing that a reader must know of a copy is whether the work on it is done. */
export function completeness({ incomplete }: DossierExport): Markup {
  if (incomplete.length === 0)
    return markup`<p class="complete">Complete: every claim meets the standard and is signed off, every sentence has been examined.</p>`;
  return markup`<div class="incomplete" role="note" aria-labelledby="incomplete"><h2 id="incomplete">Not complete</h2><ul>${incompleteLines(
    incomplete,
  ).map(
    (line) => markup`<li>${line.words}${when(line.of.length > 0, () => markup`: ${line.of.join(", ")}`)}</li>`,
  )}</ul></div>`;
}

/** The key to the underlines of a text with claims in it. */
const key = markup`<ul class="key" aria-label="Key to the underlines"><li><span class="cl u-to-check">to check</span></li><li><span class="cl u-checking">checking</span></li><li><span class="cl u-for-review">for review</span></li><li><span class="cl u-signed-off">signed off</span></li><li><span class="cl u-stale">stale sign-off</span></li><li><span class="open begins">not yet examined</span></li></ul>`;

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function foot({ value, edition }: StoredEdition, underlines: boolean): Markup {
  const told = edition.audience !== "public";
  const by = told && edition.by ? markup` by ${words(edition.by)}` : markup``;
  return markup`<footer class="foot">${underlines ? key : null}
<div class="seal"><p>Edition ${edition.number} for ${edition.audience}, made ${moment(edition.createdAt, value.timeZone)}${by}. It holds the dossier up to event ${value.eventNumber} of its history. Times are those of ${value.timeZone}.</p>
<p>For ${edition.audience}: ${audienceSentence[edition.audience]}</p>
${when(told && edition.reason, () => markup`<p>Made because: ${words(edition.reason)}</p>\n`)}<p>This copy is drawn from the edition’s JSON file, whose fingerprint the history keeps:<br><span class="fp">sha-256 ${edition.contentSha256}</span></p></div></footer>`;
}
