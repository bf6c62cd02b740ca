import { markup, when } from "@/lib/editions/annotated/markup";
import { sheetFormat } from "@/lib/editions/annotated/sheet";
import { words } from "@/lib/editions/annotated/words";
import { type CslItem, cslOf } from "@/lib/editions/formats/csl";

/** The sources as a list of references in the style of the American Psychological Association, seventh edition. */
export const bibliography = sheetFormat(
  {
    name: "Bibliography",
    description: "The sources as a list of references, in the style of APA",
    extension: "bibliography.html",
  },
  async ({ value }) => {
    const entries = await references(cslOf(value));
    return markup`${when(entries.length === 0, () => markup`<p class="none">No sources.</p>\n`)}<ul class="references">
${entries.map(([ref, entry]) => markup`<li id="source-${ref}">${words(entry)} <span class="fp">${ref}</span></li>\n`)}</ul>
`;
  },
);

/** APA lists no interview, since nobody can look it up. Here it is what a claim rests on, so it is listed as a paper is. */
const listed: Partial<Record<string, string>> = { interview: "Interview", personal_communication: "Observation" };

/** In the order of the style: by author, or by title where there is none. */
export async function references(items: readonly CslItem[]): Promise<[ref: string, entry: string][]> {
  const { Cite } = await import("@citation-js/core");
  await import("@citation-js/plugin-csl");
  const all = items.map((item) => {
    const genre = listed[item.type];
    return genre ? { ...item, type: "document", genre } : item;
  });
  const written = new Cite(all, { generateGraph: false }).format("bibliography", {
    ...{ format: "text", template: "apa", lang: "en-US", asEntryArray: true },
  });
  if (written.length !== items.length) throw new Error("the style left a source out");
  return written.map(([ref, entry]) => [ref, entry.trim()]);
}
