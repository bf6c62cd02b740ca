import { attributionFigures, attributionLines } from "@/bench/attributions";
import { fidelityFigures } from "@/bench/fidelity";
import { type Bench, inTurns, type Line, randomFrom } from "@/bench/measure";
import { wordingFigures, wordingLines } from "@/bench/wording";
import { independence } from "@/lib/sources/independence";
import { type EvidenceItem, indexGraph, type OriginGraph } from "@/lib/sources/origins";
import { linkKinds } from "@/lib/sources/source";

const size = { sources: 1000, links: 5000, evidence: 200, claims: 500, evidenceEach: 6 };

/** Counting origins in a dossier larger than most. */
export const origins: Bench = {
  floor: "reading the links into lists and following them from each source, counting nothing",
  async figures() {
    return [...(await attributionFigures()), ...(await wordingFigures()), ...fidelityFigures()];
  },
  async measure() {
    const lines: Line[] = [];
    for (const shape of ["layered", "tangled"] as const) {
      const random = randomFrom(11);
      const graph = graphOf(shape, random);
      const on = (source: number, i: number): EvidenceItem => ({
        id: `e${i}`,
        sourceId: idOf(source),
        stance: i % 6 === 5 ? "refutes" : "supports",
        via: [],
      });
      const large = Array.from({ length: size.evidence }, (_, i) => on(i * 5, i));
      const claims = Array.from({ length: size.claims }, () =>
        Array.from({ length: size.evidenceEach }, (_, i) => on(Math.floor(random() * size.sources), i)),
      );
      const one = await inTurns(`${shape}: index and one claim with evidence on ${size.evidence} of 1,000 sources`, {
        rounds: 20,
        ours: () => independence(indexGraph(graph), large),
        floor: () => followed(graph, [large]),
      });
      lines.push({ ...one, target: { ours: 50 } });
      if (shape === "tangled") continue;
      lines.push(
        await inTurns(`${shape}: index and ${size.claims} claims with evidence on ${size.evidenceEach} each`, {
          rounds: 5,
          ours: () => {
            const index = indexGraph(graph);
            for (const evidence of claims) independence(index, evidence);
          },
          floor: () => followed(graph, claims),
        }),
      );
    }
    return [...lines, ...(await attributionLines()), ...(await wordingLines())];
  },
};

const idOf = (source: number): string => `source-${String(source).padStart(4, "0")}`;

/** Layered: everybody got it from earlier ones, as news does. Tangled: from anybody, so that hundreds are in one loop. */
function graphOf(shape: "layered" | "tangled", random: () => number): OriginGraph {
  const below = (n: number) => Math.floor(random() * n);
  return {
    sources: Array.from({ length: size.sources }, (_, i) => ({
      id: idOf(i),
      kind: i % 7 === 0 ? "document" : "article",
      ownReporting: i % 4 === 0 ? true : null,
      unidentified: i % 29 === 0,
      held: i % 2 === 0,
      outlet: `Outlet ${below(80)}`,
      author: i % 3 === 0 ? `Author ${below(150)}` : "",
      works: i % 5 === 0 ? [`work ${below(100)}`] : [],
    })),
    links: Array.from({ length: size.links }, (_, i) => {
      const from = 1 + below(size.sources - 1);
      const to = shape === "layered" ? Math.max(0, from - 1 - below(300)) : below(size.sources);
      return {
        id: `link-${String(i).padStart(5, "0")}`,
        from: idOf(from),
        to: idOf(to === from ? from - 1 : to),
        kind: linkKinds[below(linkKinds.length)] ?? "cites",
        state: random() < 0.8 ? "confirmed" : random() < 0.7 ? "proposed" : "rejected",
      };
    }),
    outlets: Array.from({ length: 40 }, (_, i) => ({
      name: `Outlet ${i}`,
      shortNames: [`O${i}`],
      domains: [`outlet-${i}.example`],
    })),
  };
}

function followed(graph: OriginGraph, claims: readonly (readonly EvidenceItem[])[]): number {
  const next = new Map<string, string[]>();
  for (const { id } of graph.sources) next.set(id, []);
  for (const { from, to, state } of graph.links) if (state === "confirmed") next.get(from)?.push(to);
  let met = 0;
  for (const evidence of claims)
    for (const { sourceId } of evidence) {
      const seen = new Set([sourceId]);
      for (const id of seen) for (const to of next.get(id) ?? []) seen.add(to);
      met += seen.size;
    }
  return met;
}
