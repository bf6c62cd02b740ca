import { joined, type Markup, markup, when } from "@/lib/editions/annotated/markup";
import { lower, moment, named, words } from "@/lib/editions/annotated/words";
import type { DossierExport, ExportedSource } from "@/lib/editions/schema";
import { reliabilityMeaning } from "@/lib/sources/source";

/** Every source with where it got it from. */
export function sourcesTable(value: DossierExport): Markup {
  if (value.sources.length === 0) return markup`<p class="none">No sources.</p>\n`;
  return markup`<table class="sources">
<thead><tr><th scope="col">No.</th><th scope="col">Source</th><th scope="col">Standing</th><th scope="col">Got it from</th></tr></thead>
<tbody>
${value.sources.map((source) => row(source, value))}</tbody>
</table>
`;
}

function row(source: ExportedSource, value: DossierExport): Markup {
  const { ref, url } = source;
  const by = [source.outlet, source.author].filter(Boolean).map(words);
  const date = source.publishedAt ? [moment(source.publishedAt, value.timeZone)] : [];
  const linked = /^https?:\/\//i.test(url);
  return markup`<tr id="source-${ref}"><th scope="row">${ref}</th><td><b dir="auto">${source.title}</b>${when(!source.named, () => markup` (name withheld)`)}<div>${joined([named(source.kind), ...by, ...date], ", ")}${when(source.article, () => markup`, <a href="#article-${source.article ?? ""}">article ${source.article ?? ""}</a>`)}</div>${when(linked, () => markup`<div class="url"><a href="${url}" rel="noreferrer noopener">${url}</a></div>`)}${source.snapshots.map(({ sha256 }) => markup`<div class="fp">sha-256 ${sha256}</div>`)}</td><td>${standing(source)}</td><td>${gotItFrom(source, value)}</td></tr>
`;
}

function standing(source: ExportedSource): Markup {
  const reporting =
    source.ownReporting === null
      ? "own reporting not established"
      : source.ownReporting
        ? "own reporting"
        : "not own reporting";
  const lines = [
    `Reliability ${source.reliability}, ${reliabilityMeaning[source.reliability]}`,
    ...(["article", "post", "image"].includes(source.kind) ? [reporting] : ["primary"]),
    source.held ? "held" : "not held",
    ...(source.state === "good" ? [] : [lower(source.state)]),
    ...(source.unidentified ? ["unidentified"] : []),
    ...(source.confidential ? ["confidential"] : []),
  ];
  return markup`${lines.join(", ")}`;
}

function gotItFrom(source: ExportedSource, value: DossierExport): Markup {
  const links = value.originLinks.filter((link) => link.from === source.ref);
  if (links.length === 0) return markup`no link`;
  return joined(
    links.map(
      (link) =>
        markup`<div>${link.kind} <a href="#source-${link.to}">${link.to}</a>${when(link.state !== "confirmed", () => markup` (${link.state}, does not count)`)}${when(link.quote, () => markup`: <q dir="auto">${link.quote}</q>`)}</div>`,
    ),
    "",
  );
}
