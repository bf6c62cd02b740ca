/** What there is to lay out of the origins of a dossier, and what is said of its circles. */
import type { LinkToDraw } from "@/lib/sources/origin-drawing";
import type { Circle } from "@/lib/sources/origin-map";

export type Scene = { sourceIds: string[]; links: LinkToDraw[]; circles: LinkToDraw[] };

/** What there is to lay out. A loop is opened at its first link, and a line above closes it. */
export function sceneOf(
  sources: readonly { id: string }[],
  open: readonly { id: string; from: { id: string }; to: { id: string } }[],
  circles: readonly Circle[],
): Scene {
  const drawn = new Set(sources.map((source) => source.id));
  const closing = new Set(circles.flatMap(({ kind, linkIds }) => (kind === "loop" ? linkIds.slice(0, 1) : [])));
  const isDrawn = ({ from, to }: LinkToDraw) => drawn.has(from) && drawn.has(to);
  return {
    sourceIds: [...drawn],
    links: open
      .filter((link) => !closing.has(link.id))
      .map((link) => ({ id: link.id, from: link.from.id, to: link.to.id }))
      .filter(isDrawn),
    circles: circles
      .map(({ kind, sourceIds, linkIds: [id = ""] }) => {
        const [first = "", second = ""] = sourceIds;
        return kind === "loop" ? { id, from: first, to: second } : { id, from: sourceIds.at(-1) ?? "", to: first };
      })
      .filter(isDrawn),
  };
}

/** In a loop every link runs round; of an outlet that got its own report back, the link that it did so by. */
export const circularLinks = (circles: readonly Circle[]): Set<string> =>
  new Set(circles.flatMap(({ kind, linkIds }) => (kind === "loop" ? linkIds : linkIds.slice(0, 1))));

/** What stands on the line above everything that closes a circle. */
export const circleLabels = (
  circles: readonly Circle[],
  outletOf: (sourceId: string | undefined) => string,
): Map<string, string> =>
  new Map(
    circles.map(({ kind, sourceIds, linkIds }) => [
      linkIds[0] ?? "",
      kind === "loop" ? "circular" : `circular: ${outletOf(sourceIds[0])} confirms itself`,
    ]),
  );
