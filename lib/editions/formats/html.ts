import { claimEntry } from "@/lib/editions/annotated/claims";
import { joined, type Markup, markup, when } from "@/lib/editions/annotated/markup";
import { completeness, counted, sheetFormat } from "@/lib/editions/annotated/sheet";
import { sourcesTable } from "@/lib/editions/annotated/sources";
import { annotatedText } from "@/lib/editions/annotated/text";
import { moment, words } from "@/lib/editions/annotated/words";
import type { DossierExport } from "@/lib/editions/schema";

/**
 * The annotated copy: each article with its claims numbered in the text and noted beside it, then each claim with all that
 * it rests on, then the sources.
 */
export const html = sheetFormat(
  {
    name: "Annotated copy",
    description: "Each article with claims and verdicts in the margin; prints on A4",
    extension: "html",
    underlines: true,
  },
  ({ value }) => {
    const { dossier } = value;
    return markup`${when(dossier.brief, () => markup`<p class="lead" dir="auto">${dossier.brief}</p>\n`)}<p class="facts">${facts(value)}</p>
${completeness(value)}
${contents(value)}
${value.articles.map((article) => annotatedText(article, value))}
<section aria-labelledby="claims"><h2 id="claims">Claims</h2>
${when(value.claims.length === 0, () => markup`<p class="none">${value.audience === "public" ? "No claim is signed off yet." : "No claims yet."}</p>\n`)}${value.claims.map((claim) => claimEntry(claim, value))}</section>
<section aria-labelledby="sources"><h2 id="sources">Sources</h2>
${sourcesTable(value)}</section>
${tasks(value)}${members(value)}`;
  },
);

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
