import type { FormatRenderer } from "@/lib/editions/formats/format";
import type { DossierExport, ExportedSource } from "@/lib/editions/schema";
import { canonical } from "@/lib/history/chain";

/** The sources for a reference manager, as CSL-JSON (https://docs.citationstyles.org, schema csl-data 1.0). */
export const csl: FormatRenderer = {
  name: "Sources, CSL-JSON",
  description: "For Zotero and other reference managers",
  mediaType: "application/vnd.citationstyles.csl+json",
  extension: "csl.json",
  render: ({ value }) => new TextEncoder().encode(canonical(cslOf(value))),
};

const types: Record<ExportedSource["kind"], string> = {
  article: "article-newspaper",
  document: "document",
  dataset: "dataset",
  statement: "speech",
  interview: "interview",
  post: "post",
  image: "graphic",
  observation: "personal_communication",
};

export type CslItem = ReturnType<typeof item>;

export const cslOf = ({ sources }: DossierExport) => sources.map(item);

function item({ ref, kind, title, outlet, author, publishedAt, url }: ExportedSource) {
  const issued = dateParts(publishedAt);
  return {
    id: ref,
    type: types[kind],
    title,
    ...(author ? { author: [{ literal: author }] } : {}),
    ...(outlet ? { [kind === "article" || kind === "post" ? "container-title" : "publisher"]: outlet } : {}),
    ...(issued ? { issued: { "date-parts": [issued] } } : {}),
    ...(url ? { URL: url } : {}),
  };
}

/** Year, month and day of an ISO date; null where there is none. */
function dateParts(iso: string | null): number[] | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "") ?? [];
  return year && month && day ? [Number(year), Number(month), Number(day)] : null;
}
