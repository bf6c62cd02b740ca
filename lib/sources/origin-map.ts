/**
 * Where the reports of a whole dossier come from, whatever they say: how many origins they have between them, and where
 * reporting runs in a circle.
 *
 * The reports are the uploaded articles of theirs. They are counted as if all of them supported one claim and none were
 * narrowed: the origins of each, joined as for a claim (docs: rules, "Which ends are one origin"). A claim has these
 * origins or fewer.
 */
import { type Independence, independenceOf } from "@/lib/sources/independence";
import { joinEnds } from "@/lib/sources/join";
import { componentsFrom } from "@/lib/sources/loops";
import { at, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import { walk } from "@/lib/sources/walk";

export type OriginMap = {
  counts: Independence;
  /** For each origin, in the order of `counts.origins`, the reports that lead to it. */
  behind: string[][];
  circles: Circle[];
};

/**
 * Sources that rest on one another, each having got it from the next: a loop, whose last got it from the first again;
 * or an outlet that got its own report back through others, whose first and last are of that outlet.
 */
export type Circle = { kind: "loop" | "outlet"; sourceIds: string[]; linkIds: string[] };

/** @throws Error when a report is not in the graph. */
export function originMap(index: GraphIndex, reportIds: readonly string[]): OriginMap {
  const evidence = reportIds.map((id): EvidenceItem => ({ id, sourceId: id, stance: "supports", via: [] }));
  const walks = evidence.map((item) => walk(index, item));
  const joined = joinEnds(index, walks);
  const behind: string[][] = joined.origins.map(() => []);
  for (const [i, { standing }] of walks.entries())
    for (const place of new Set(standing.map(joined.placeOf))) behind[place]?.push(at(reportIds, i));
  return {
    counts: independenceOf(index, evidence, "supports"),
    behind,
    circles: [...loopsIn(index), ...outletCirclesIn(index)],
  };
}

/** The map in one line: "7 reports → 2 origins, 1 unidentified". */
export function mapTitle({
  sources,
  atLeast,
  atMost,
  unidentified,
}: Pick<Independence, "sources" | "atLeast" | "atMost" | "unidentified">): string {
  const reports = `${sources} ${sources === 1 ? "report" : "reports"}`;
  const origins = atLeast === atMost ? String(atMost) : `${atLeast}–${atMost}`;
  const counted = `${origins} ${origins === "1" ? "origin" : "origins"}`;
  return `${reports} → ${counted}${unidentified > 0 ? `, ${unidentified} unidentified` : ""}`;
}

/** Confirmed links out of a source. */
const confirmed = (index: GraphIndex, source: number): readonly number[] =>
  at(index.outOf, source).filter((link) => at(index.links, link).state === "confirmed");

const everySource = (index: GraphIndex): number[] => index.sources.map((_, i) => i);

/** One circle for each set of sources that all lead to one another, from the oldest of them and back to it. */
function loopsIn(index: GraphIndex): Circle[] {
  const next = (source: number) => confirmed(index, source).map((link) => at(index.to, link));
  const { components, numberOf } = componentsFrom(everySource(index), index.sources.length, next);
  return components
    .filter((members) => members.length > 1)
    .map((members) => {
      const start = Math.min(...members);
      const inside = (link: number) => numberOf[at(index.to, link)] === numberOf[start];
      return circle(
        "loop",
        index,
        start,
        shortestWay(index, start, inside, (to) => to === start),
      );
    })
    .sort((a, b) => (at(a.sourceIds, 0) < at(b.sourceIds, 0) ? -1 : 1));
}

/** Each source whose outlet stands upstream of it again, with another outlet between. */
function outletCirclesIn(index: GraphIndex): Circle[] {
  return everySource(index).flatMap((source) => {
    const own = at(index.outlets, source)?.key;
    if (!own) return [];
    const foreign = new Set<number>();
    const between = (from: number, to: number): boolean => {
      const outlet = at(index.outlets, to)?.key;
      if (foreign.has(from) || (outlet !== undefined && outlet !== own)) foreign.add(to);
      return outlet === own && foreign.has(from);
    };
    const way = shortestWay(
      index,
      source,
      () => true,
      (to, from) => to !== source && between(from, to),
    );
    return way.length === 0 ? [] : [circle("outlet", index, source, way)];
  });
}

/** The links of a shortest way from a source to one that is an aim; empty when there is none. */
function shortestWay(
  index: GraphIndex,
  start: number,
  follows: (link: number) => boolean,
  isAim: (to: number, from: number) => boolean,
): number[] {
  const cameBy = new Map<number, number>();
  const back = (link: number): number[] => {
    const way = [link];
    for (let here = at(index.from, link); here !== start; ) {
      const by = cameBy.get(here);
      if (by === undefined) break;
      way.unshift(by);
      here = at(index.from, by);
    }
    return way;
  };
  const met = [start];
  for (const here of met) {
    for (const link of confirmed(index, here)) {
      if (!follows(link)) continue;
      const to = at(index.to, link);
      if (isAim(to, here)) return back(link);
      if (to === start || cameBy.has(to)) continue;
      cameBy.set(to, link);
      met.push(to);
    }
  }
  return [];
}

const circle = (kind: Circle["kind"], index: GraphIndex, start: number, way: readonly number[]): Circle => ({
  kind,
  sourceIds: [start, ...way.map((link) => at(index.to, link))]
    .slice(0, kind === "loop" ? -1 : undefined)
    .map((source) => at(index.sources, source).id),
  linkIds: way.map((link) => at(index.links, link).id),
});
