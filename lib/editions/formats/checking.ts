import { claimEntry } from "@/lib/editions/annotated/claims";
import { type Markup, markup, when } from "@/lib/editions/annotated/markup";
import { completeness, sheetFormat } from "@/lib/editions/annotated/sheet";
import { sourcesTable } from "@/lib/editions/annotated/sources";
import { annotatedText } from "@/lib/editions/annotated/text";
import type { DossierExport, ExportedClaim } from "@/lib/editions/schema";

/**
 * The checking copy, which shows the work: below each paragraph all that was found of its claims, and what is signed off
 * is struck through, as a desk does with a pencil.
 */
export const checking = sheetFormat(
  {
    name: "Checking copy",
    description: "The work: below each paragraph all that its claims rest on; what is signed off is struck through",
    extension: "checking.html",
    underlines: true,
  },
  ({ value }) => {
    const shown = new Set<string>();
    const work = (claims: readonly ExportedClaim[]): Markup =>
      markup`<div class="work">${claims.map((claim) => {
        if (shown.has(claim.ref))
          return markup`<p><a href="#claim-${claim.ref}">${claim.ref}</a> was met before: its work stands there.</p>\n`;
        shown.add(claim.ref);
        return claimEntry(claim, value);
      })}</div>\n`;
    const articles = ourDraftsFirst(value).map((article) => annotatedText(article, value, work));
    const others = value.claims.filter(({ ref }) => !shown.has(ref));
    return markup`${completeness(value)}
<div class="checking">
${articles}</div>
${when(
  others.length > 0,
  () =>
    markup`<section aria-labelledby="claims"><h2 id="claims">Claims that stand in no article</h2>\n${others.map((claim) => claimEntry(claim, value))}</section>\n`,
)}<section aria-labelledby="sources"><h2 id="sources">Sources</h2>
${sourcesTable(value)}</section>
`;
  },
);

/** What this newsroom is about to publish is what the copy is for. */
export const ourDraftsFirst = ({ articles }: DossierExport) =>
  [...articles].sort((a, b) => Number(b.ours) - Number(a.ours));
