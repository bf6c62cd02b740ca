import { shortName } from "@/components/claim/source-name";
import { ownReportingWord } from "@/components/vocabulary/words";
import type { DossierOrigins } from "@/lib/sources/dossier-origins";
import { boxContents } from "@/lib/sources/drawing/contents";
import { circleLabels, circularLinks, sceneOf } from "@/lib/sources/drawing/scene";
import { circleWords } from "@/lib/sources/drawing/words";
import { namedSources, shownLinks } from "@/lib/sources/shown-links";
import { mapLead, shortMoment } from "./words";

/** More boxes than this are no picture any more. */
const mostDrawn = 150;
/** Among more boxes than this one claim's would be lost: they are drawn alone. */
const mostAround = 24;

/**
 * What the page of origins shows of what is known: in the drawing, in the table beside it, and in words.
 * @param only leaves also in a small dossier what has no part in the claim out of the drawing, instead of drawing it faintly.
 */
export function originsView(map: DossierOrigins, dossierId: string, zone: string, { only: alone = false } = {}) {
  const { sources, letters, focus, circles, ends } = map;
  const named = namedSources(dossierId, sources, letters);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const mayChange = new Map(map.links.map((link) => [link.id, link.mayChange]));
  const links = shownLinks({ dossierId, links: map.links, sources, letters, mayDraw: () => true })
    .map((link) => ({ ...link, mayChange: mayChange.get(link.id) ?? false }))
    .sort((a, b) => (a.from.name < b.from.name ? -1 : a.from.name > b.from.name ? 1 : 0));
  const open = links.filter((link) => link.state !== "rejected");
  const kindOf = new Map(links.map((link) => [link.id, link.kind]));
  const outletOf = (id: string | undefined) => byId.get(id ?? "")?.outlet || "the outlet";
  const isOfClaim = (linkId: string) => !focus || focus.linkIds.includes(linkId);

  const linked = new Set(open.flatMap((link) => [link.from.id, link.to.id]));
  const takers = new Set(open.map((link) => link.from.id));
  const inFocus = new Set(focus?.sourceIds);
  const part = sources.filter(({ id }) => linked.has(id) || letters.has(id) || inFocus.has(id));
  const only = alone || part.length > mostAround;
  const drawn = only && focus ? part.filter(({ id }) => inFocus.has(id)) : part;

  return {
    open,
    /** Sources that have a link which nobody rejected. */
    rejected: links.filter((link) => link.state === "rejected"),
    /** Sources that the drawing would have, and whether that is a picture still. */
    parts: part.length,
    scene:
      open.length > 0 && drawn.length <= mostDrawn
        ? sceneOf(drawn, only && focus ? open.filter((link) => isOfClaim(link.id)) : open, circles)
        : null,
    boxes: boxContents({
      dossierId,
      sources: drawn,
      links: open,
      letters,
      ends,
      circular: new Set(circles.flatMap(({ linkIds }) => linkIds.slice(0, 1))),
      focus,
      origins: map.origins,
      momentOf: (published) => shortMoment(published, zone),
    }),
    arcLabels: circleLabels(circles, outletOf),
    dimmed: new Set(open.flatMap(({ id }) => (isOfClaim(id) ? [] : [id]))),
    /** In a loop every link runs round; of an outlet that got its own report back, the link that it did so by. */
    circular: circularLinks(circles),
    circlesTold: circles
      .filter(({ linkIds }) => linkIds.every(isOfClaim))
      .map(({ kind, sourceIds, linkIds }) => {
        const names = sourceIds.map((id) => named.get(id)?.name ?? "a source");
        const way = circleWords(
          names,
          linkIds.map((id) => kindOf.get(id) ?? "cites"),
        );
        const itself = kind === "outlet" ? `: ${outletOf(sourceIds[0])} confirms itself` : "";
        return { key: linkIds.join(" "), words: `${way}${itself}. It adds no origin.` };
      }),
    tabled: open.filter((link) => isOfClaim(link.id)),
    /** Reports that got it from nowhere that is known, and whatever else the claim rests on alone. */
    unlinked: sources
      .filter(({ id }) => (focus ? inFocus.has(id) : letters.has(id)))
      .filter(({ id }) => (letters.has(id) ? !takers.has(id) : !linked.has(id)))
      .flatMap((source) => {
        const name = named.get(source.id);
        const own = `own reporting: ${ownReportingWord(source.ownReporting)}`;
        return name ? [{ source: name, relation: letters.has(source.id) ? own : "" }] : [];
      }),
    tableEnds: new Map(
      sources.flatMap(({ id, held }) => {
        const end = ends.get(id);
        return end ? [[id, { class: end, held }] as const] : [];
      }),
    ),
    lead: mapLead({
      reports: map.counts.sources,
      origins: map.origins.map((origin) => ({
        class: origin.class,
        names: origin.sourceIds.flatMap((id) => {
          const source = byId.get(id);
          return source ? [shortName(source)] : [];
        }),
        reports: origin.reportIds.length,
      })),
      proposed: open.filter((link) => link.state === "proposed").length,
      ifConfirmed: map.counts.ifConfirmed,
      now: map.counts,
    }),
  };
}
