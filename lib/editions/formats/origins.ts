import { formatDay } from "@/lib/editions/annotated/words";
import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import type { DossierExport } from "@/lib/editions/schema";
import { boxContents } from "@/lib/sources/drawing/contents";
import { circleLabels, circularLinks, sceneOf } from "@/lib/sources/drawing/scene";
import { originsSvg } from "@/lib/sources/drawing/svg";
import { originMap } from "@/lib/sources/origin-map";
import { at, indexGraph } from "@/lib/sources/origins";
import { shownLinks } from "@/lib/sources/shown-links";

/** The drawing of origins, as the page of origins shows it: one file that needs no style sheet, no font and no script. */
export const origins: FormatRenderer = {
  name: "Origin graph, SVG",
  description: "Who got it from whom, from the origins to the rewrites",
  mediaType: "image/svg+xml",
  extension: "origins.svg",
  render: async (stored) => new TextEncoder().encode(await drawing(stored)),
};

/** More boxes than this are no picture any more, and would take minutes to lay out. */
const mostDrawn = 400;

async function drawing({ value, edition }: StoredEdition): Promise<string> {
  const graph = graphOf(value);
  const index = indexGraph(graph);
  const letters = new Map(value.articles.flatMap(({ letter, source }) => (source ? [[source, letter] as const] : [])));
  const sources = value.sources.map(({ ref, kind, title, outlet, named, publishedAt, ...rest }) => ({
    ...{ id: ref, kind, title, outlet, cleared: named, publishedAt, articleId: null, proposed: false },
    ...{ ownReporting: rest.ownReporting, unidentified: rest.unidentified, held: rest.held, state: rest.state },
  }));
  const links = shownLinks({
    dossierId: "",
    links: graph.links.map((link) => ({ ...link, quote: "", version: 1 })),
    sources,
    letters,
    mayDraw: () => false,
  }).filter(({ state }) => state !== "rejected");
  const linked = new Set(links.flatMap(({ from, to }) => [from.id, to.id]));
  const all = sources.filter(({ id }) => linked.has(id) || letters.has(id));
  const drawn = all.length > mostDrawn ? [] : all;
  const { circles } = originMap(index, []);
  const outletOf = (id: string | undefined) => sources.find((source) => source.id === id)?.outlet || "the outlet";
  const scene = sceneOf(drawn, links, circles);
  const said =
    all.length > mostDrawn
      ? `${all.length} sources are too many for one picture; the list of sources says where each got it from. `
      : links.length === 0
        ? "Nobody has said yet where a source got it from. "
        : links.some(({ state }) => state === "proposed")
          ? "Dotted: proposed, not counted. "
          : "";
  // The layout is a large library, and the server reads the list of formats.
  const { drawOrigins } = await import("@/lib/sources/origin-drawing");
  return originsSvg({
    drawing: drawn.length > 0 ? await drawOrigins(scene.sourceIds, scene.links, scene.circles) : nothing,
    boxes: boxContents({
      ...{ dossierId: "", sources: drawn, links, letters, focus: null, origins: [] },
      ends: new Map(
        index.sources.flatMap(({ id }, i) => {
          const { end } = at(index.steps.asItIs, i);
          return end ? [[id, end.class] as const] : [];
        }),
      ),
      circular: new Set(circles.flatMap(({ linkIds }) => linkIds.slice(0, 1))),
      momentOf: (published) => (published ? formatDay(published, value.timeZone) : ""),
    }),
    links,
    circular: circularLinks(circles),
    arcLabels: circleLabels(circles, outletOf),
    title: value.dossier.title,
    about: `${said}Edition ${edition.number} for ${edition.audience}, ${formatDay(edition.createdAt, value.timeZone)}.`,
  });
}

const nothing = { width: 760, height: 60, columns: [], boxes: [], lines: [], arcs: [] };

/**
 * The graph as far as the edition tells it. What a withheld source is of is not in it, so that two withheld sources of one
 * outlet are not seen to be: the picture shows links and ends, and counts nothing.
 */
const graphOf = ({ sources, originLinks }: DossierExport) => ({
  sources: sources.map(({ ref, kind, ownReporting, unidentified, held, outlet, author, state }) => ({
    ...{ id: ref, kind, ownReporting, unidentified, held, outlet, author, works: [] },
    retracted: state === "retracted",
  })),
  links: originLinks.map(({ ref, from, to, kind, state }) => ({ id: ref, from, to, kind, state })),
  outlets: [],
});
