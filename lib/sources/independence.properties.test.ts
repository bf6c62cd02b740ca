import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Independence, independenceOf, restsOn } from "@/lib/sources/independence";
import { largestPick } from "@/lib/sources/largest-pick";
import { nextCall } from "@/lib/sources/next-call";
import { originTree } from "@/lib/sources/origin-tree";
import {
  type EvidenceItem,
  indexGraph,
  type OriginGraph,
  type OriginLink,
  type SourceNode,
} from "@/lib/sources/origins";
import { isFirstHand, isPrimary, linkKinds, linkStates, type OriginClass, sourceKinds } from "@/lib/sources/source";

type Dossier = { graph: OriginGraph; evidence: EvidenceItem[] };

/** Random dossiers: loops, shared outlets, authors and works, empty fields, narrowing, unidentified and retracted sources. */
const dossiers = (biggest: number): fc.Arbitrary<Dossier> =>
  fc.integer({ min: 1, max: biggest }).chain((size) => {
    const source = fc.integer({ min: 0, max: size - 1 }).map((i) => `s${i}`);
    const node = fc.record({
      kind: fc.constantFrom("article" as const, "article" as const, "article" as const, ...sourceKinds),
      ownReporting: fc.constantFrom(true, true, false, null),
      unidentified: fc.constantFrom(false, false, false, true),
      held: fc.boolean(),
      outlet: fc.constantFrom("", "", "Courier", "The Courier", "Northline", "Ledger", "Gazette", "Monitor"),
      author: fc.constantFrom("", "", "", "Staff", "Ann Lee", "Bo Ray", "Ann Lee and Bo Ray"),
      works: fc.constantFrom([], [], [], ["w1"], ["w2"], ["w1", "w2"]),
      retracted: fc.constantFrom(false, false, false, false, false, true),
    });
    const link = fc.record({
      from: source,
      to: source,
      kind: fc.constantFrom(...linkKinds),
      state: fc.constantFrom("confirmed" as const, "confirmed" as const, "confirmed" as const, ...linkStates),
    });
    return fc
      .tuple(
        fc.array(node, { minLength: size, maxLength: size }),
        fc.array(link, { maxLength: size * 2 }),
        fc.array(fc.tuple(source, fc.constantFrom("supports" as const, "supports" as const, "refutes" as const)), {
          minLength: 1,
          maxLength: 7,
        }),
      )
      .chain(([nodes, drafts, on]) => {
        const sources: SourceNode[] = nodes.map((each, i) => ({ ...each, id: `s${i}` }));
        const links: OriginLink[] = drafts.map((each, i) => ({ ...each, id: `l${i}` }));
        const nameable = [...links.map(({ id }) => id), "gone"];
        const via = fc.oneof(
          { arbitrary: fc.constant([]), weight: 3 },
          { arbitrary: fc.subarray([...nameable, "itself"]), weight: 2 },
        );
        return fc.array(via, { minLength: on.length, maxLength: on.length }).map((vias) => ({
          graph: { sources, links, outlets: [{ name: "The Courier", shortNames: ["Courier"], domains: [] }] },
          evidence: on.map(([sourceId, stance], i) => ({
            id: `e${i}`,
            sourceId,
            stance,
            via: (vias[i] ?? []).map((id) => (id === "itself" ? sourceId : id)),
          })),
        }));
      });
  });

const supports = ({ graph, evidence }: Dossier): Independence =>
  independenceOf(indexGraph(graph), evidence, "supports");

const holds = (biggest: number, runs: number, rule: (dossier: Dossier) => void): void =>
  fc.assert(fc.property(dossiers(biggest), rule), { numRuns: runs });

describe("for any graph", () => {
  it("nobody is asked about what was retracted while an origin stands", () => {
    holds(9, 2000, ({ graph, evidence }) => {
      const index = indexGraph(graph);
      const next = nextCall(index, evidence, "supports");
      const { origins } = independenceOf(index, evidence, "supports");
      expect(next?.nearest.retracted === null).toBe(origins.length > 0);
      if (next && origins.length > 0) expect(index.retracted).not.toContain(index.sourceAt.get(next.nearest.sourceId));
    });
  });

  it("at least is never more than the sources, nor than at most", () => {
    holds(9, 3000, (dossier) => {
      const { atLeast, atMost, sources, ifConfirmed } = supports(dossier);
      expect(atLeast).toBeLessThanOrEqual(sources);
      expect(atLeast).toBeLessThanOrEqual(atMost);
      expect(ifConfirmed.atLeast).toBeLessThanOrEqual(ifConfirmed.atMost);
    });
  });

  it("proposed and rejected links that no evidence names change nothing but what confirming would make of it", () => {
    holds(9, 2000, ({ graph, evidence }) => {
      const named = new Set(evidence.flatMap(({ via }) => via));
      const links = graph.links.filter(({ id, state }) => state === "confirmed" || named.has(id));
      const { ifConfirmed: _, ...all } = supports({ graph, evidence });
      const { ifConfirmed: __, ...fewer } = supports({ graph: { ...graph, links }, evidence });
      expect(fewer).toEqual(all);
      expect(restsOn(indexGraph({ ...graph, links }), evidence)).toEqual(restsOn(indexGraph(graph), evidence));
    });
  });

  it("confirming every proposed link makes of it what was foretold", () => {
    holds(9, 1000, ({ graph, evidence }) => {
      const links = graph.links.map((link) => ({
        ...link,
        state: link.state === "proposed" ? ("confirmed" as const) : link.state,
      }));
      const { atLeast, atMost } = supports({ graph: { ...graph, links }, evidence });
      expect(supports({ graph, evidence }).ifConfirmed).toEqual({ atLeast, atMost });
    });
  });

  it("a rewrite of a source whose evidence is not narrowed raises neither", () => {
    holds(9, 3000, ({ graph, evidence }) => {
      const narrowed = new Set(evidence.filter(({ via }) => via.length > 0).map(({ sourceId }) => sourceId));
      const before = supports({ graph, evidence });
      for (const { sourceId, stance } of evidence) {
        if (narrowed.has(sourceId) || stance !== "supports") continue;
        const rewrite: SourceNode = {
          id: "rewrite",
          kind: "article",
          ownReporting: null,
          unidentified: false,
          held: true,
          outlet: "Rewriter",
          author: "Cy Dow",
          works: ["w9"],
        };
        const link: OriginLink = { id: "r", from: "rewrite", to: sourceId, kind: "rewrites", state: "confirmed" };
        const after = supports({
          graph: { ...graph, sources: [...graph.sources, rewrite], links: [...graph.links, link] },
          evidence: [...evidence, { id: "e99", sourceId: "rewrite", stance: "supports", via: [] }],
        });
        expect(after.sources).toBe(before.sources + 1);
        expect(after.atLeast).toBe(before.atLeast);
        expect(after.atMost).toBe(before.atMost);
        expect(after.unidentified).toBe(before.unidentified);
      }
    });
  });

  it("order does not matter, of sources, links, named links or evidence", () => {
    holds(9, 1000, ({ graph, evidence }) => {
      const turned = {
        graph: { ...graph, sources: [...graph.sources].reverse(), links: [...graph.links].reverse() },
        evidence: [...evidence].reverse().map((item) => ({ ...item, via: [...item.via].reverse() })),
      };
      expect(supports(turned)).toEqual(supports({ graph, evidence }));
      expect(restsOn(indexGraph(turned.graph), turned.evidence)).toEqual(restsOn(indexGraph(graph), evidence));
      expect(originTree(indexGraph(turned.graph), turned.evidence)).toEqual(originTree(indexGraph(graph), evidence));
    });
  });

  it("unsettled evidence never raises at least", () => {
    holds(7, 3000, ({ graph, evidence }) => {
      const { unsettled, atLeast } = supports({ graph, evidence });
      const settled = evidence.filter(({ id }) => !unsettled.includes(id));
      expect(atLeast).toBeLessThanOrEqual(supports({ graph, evidence: settled }).atLeast);
    });
  });

  it("taking a source back raises nothing, and putting it right again restores the count", () => {
    holds(8, 3000, ({ graph, evidence }) => {
      const before = supports({ graph, evidence });
      for (const { id } of graph.sources) {
        const as = (retracted: boolean) =>
          supports({
            graph: { ...graph, sources: graph.sources.map((each) => (each.id === id ? { ...each, retracted } : each)) },
            evidence,
          });
        const [good, taken] = [as(false), as(true)];
        expect([good, taken]).toContainEqual(before);
        expect(taken.sources).toBe(good.sources);
        expect(taken.atLeast).toBeLessThanOrEqual(good.atLeast);
        expect(taken.atMost).toBeLessThanOrEqual(good.atMost);
        expect(taken.unidentified).toBeLessThanOrEqual(good.unidentified);
      }
    });
  });

  it("what is retracted is no origin: with every source taken back there is none", () => {
    holds(8, 500, ({ graph, evidence }) => {
      const sources = graph.sources.map((each) => ({ ...each, retracted: true }));
      expect(supports({ graph: { ...graph, sources }, evidence })).toMatchObject({
        ...{ atLeast: 0, atMost: 0, unidentified: 0, origins: [] },
      });
    });
  });

  it("loops end, in the count, in what it rests on and in the tree, where each source is drawn in full once", () => {
    holds(9, 1000, ({ graph, evidence }) => {
      const index = indexGraph(graph);
      const rest = restsOn(index, evidence);
      const drawn: string[] = [];
      const linked: string[] = [];
      const nodes = originTree(index, evidence);
      for (const node of nodes) {
        if (!node.again && node.circular !== "loop") drawn.push(node.sourceId);
        if (node.link) linked.push(node.link.id);
        nodes.push(...node.children);
      }
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(new Set(linked).size).toBe(linked.length);
      expect(drawn).toEqual(expect.arrayContaining(rest.sourceIds));
      expect(linked).toEqual(expect.arrayContaining(rest.linkIds));
    });
  });

  it("the counts are those of the definition, tried out on every subset of the sources", () => {
    holds(7, 6000, (dossier) => {
      const { atLeast, atMost, unidentified, circular, unsettled } = supports(dossier);
      expect({ atLeast, atMost, unidentified, circular, unsettled }).toEqual(byDefinition(dossier));
    });
  });
});

/** The rules once more, as slowly and as literally as they can be written. */
function byDefinition({ graph, evidence }: Dossier) {
  const source = (id: string) => graph.sources.find((each) => each.id === id) as SourceNode;
  const outlet = (id: string) => source(id).outlet.toLowerCase().replace("the ", "");

  const trails = evidence
    .filter(({ stance }) => stance === "supports")
    .map((item) => {
      const followed = (id: string): OriginLink[] => {
        const out = graph.links.filter(({ from }) => from === id);
        const named = out.filter((link) => item.via.includes(link.id));
        const narrowed = named.length > 0 || item.via.includes(id);
        return (narrowed ? named : out).filter(({ state }) => state === "confirmed");
      };
      const endsAtReporter = (link: OriginLink) =>
        isFirstHand(link.kind) && !source(link.from).unidentified && source(link.to).unidentified;
      const next = (id: string): string[] =>
        followed(id)
          .filter((link) => !endsAtReporter(link))
          .map(({ to }) => to);
      const reach = (from: readonly string[], shunned?: string): Set<string> => {
        const reached = new Set(from);
        for (const id of reached) if (id !== shunned) for (const to of next(id)) reached.add(to);
        return reached;
      };
      const met = reach([item.sourceId]);
      const ends = new Map<string, OriginClass>();
      let circular = false;
      for (const id of met) {
        const narrowed = item.via.includes(id) || graph.links.some((l) => l.from === id && item.via.includes(l.id));
        const own = source(id).ownReporting === true;
        const reports = narrowed ? item.via.includes(id) : own && !isPrimary(source(id).kind);
        const firstHand = followed(id).some(({ kind }) => isFirstHand(kind));
        if (followed(id).some(endsAtReporter)) ends.set(id, "soft");
        else if (followed(id).length === 0 || (reports && !firstHand)) {
          const established = own || isPrimary(source(id).kind);
          if (source(id).unidentified) ends.set(`nobody ${id}`, "unidentified");
          else ends.set(id, established ? "established" : "open");
        }
      }
      const onlyLoop = new Set<string>();
      for (const id of met) {
        const beyond = reach(next(id));
        if (!beyond.has(id)) continue;
        circular = true;
        const loop = [...beyond].filter((other) => reach(next(other)).has(id));
        if (loop.length === beyond.size && !loop.some((other) => ends.has(other) || ends.has(`nobody ${other}`)))
          onlyLoop.add(loop.sort().join(" "));
      }
      for (const loop of onlyLoop) ends.set(`nobody ${loop}`, "unidentified");
      /** The last outlet on each way from the evidence to the end; "" for a way without one. */
      const lastOutlets = (end: string): Set<string> => {
        const found = new Set<string>();
        const states = new Set([JSON.stringify([item.sourceId, outlet(item.sourceId)])]);
        for (const state of states) {
          const [id, last] = JSON.parse(state) as [string, string];
          if (id === end) {
            found.add(last);
            continue;
          }
          for (const to of next(id)) states.add(JSON.stringify([to, to === end ? last : outlet(to) || last]));
        }
        return item.sourceId === end ? new Set([""]) : found;
      };
      const unsettled = item.via.some(
        (id) => id !== item.sourceId && graph.links.find((link) => link.id === id)?.state !== "confirmed",
      );
      const retracted = (id: string) => source(id).retracted === true;
      const sound = new Set(retracted(item.sourceId) ? [] : [item.sourceId]);
      for (const id of sound) for (const to of next(id)) if (!retracted(to)) sound.add(to);
      const stands = (end: string) =>
        end
          .replace("nobody ", "")
          .split(" ")
          .some((id) => sound.has(id));
      return { item, met, ends, circular, lastOutlets, unsettled, stands };
    });

  type Trail = (typeof trails)[number];
  const originsOf = (some: readonly Trail[]) => {
    const ends = [...new Set(some.flatMap((trail) => [...trail.ends.keys()]))];
    const classes = (end: string) =>
      some.filter((trail) => trail.stands(end)).flatMap((trail) => trail.ends.get(end) ?? []);
    const named = ends.filter((end) => !end.startsWith("nobody "));
    const keys = (end: string): string[] => {
      const { author, works, held } = source(end);
      const ways = new Set(some.filter(({ met }) => met.has(end)).flatMap((trail) => [...trail.lastOutlets(end)]));
      const carried = !held && ways.size === 1 ? [...ways] : [];
      const authors = author.split(" and ").filter((name) => name !== "Staff");
      return [outlet(end), ...carried, ...authors, ...works].filter((key) => key !== "");
    };
    const origins: string[][] = named.map((end) => [end]);
    for (let joined = true; joined; ) {
      joined = false;
      for (const a of origins) {
        const b = origins.find((o) => o !== a && o.flatMap(keys).some((key) => a.flatMap(keys).includes(key)));
        if (!b) continue;
        a.push(...b.splice(0));
        origins.splice(origins.indexOf(b), 1);
        joined = true;
        break;
      }
    }
    const classOf = (origin: readonly string[]): OriginClass =>
      (["established", "soft", "open"] as const).find((name) => origin.some((end) => classes(end).includes(name))) ??
      "unidentified";
    const of = (end: string) => origins.find((origin) => origin.includes(end));
    const counting = origins.filter((origin) => origin.some((end) => classes(end).length > 0));
    const nobody = ends.filter((end) => end.startsWith("nobody ") && classes(end).length > 0);
    return { origins, counting, classOf, of, unidentified: nobody.length };
  };

  const settled = trails.filter(({ unsettled }) => !unsettled);
  const all = originsOf(trails);
  const certain = originsOf(settled);
  const touched = new Set(
    settled.filter(({ ends, stands }) => ![...ends.keys()].every(stands)).map(({ item }) => item.sourceId),
  );
  const startIds = [...new Set(settled.map(({ item }) => item.sourceId))].filter((id) => !touched.has(id));
  const endsOf = (id: string) => settled.filter(({ item }) => item.sourceId === id).flatMap((t) => [...t.ends.keys()]);
  const classesOf = (id: string) =>
    endsOf(id).map((end) => {
      const origin = certain.of(end);
      return origin ? certain.classOf(origin) : "unidentified";
    });
  const share = (a: string, b: string) =>
    endsOf(a).some((x) => endsOf(b).some((y) => certain.of(x) === certain.of(y) || all.of(x) === all.of(y)));
  let atLeast = 0;
  for (let subset = 0; subset < 2 ** startIds.length; subset += 1) {
    const picked = startIds.filter((_, i) => (subset >> i) & 1);
    const sound =
      picked.every((id) => classesOf(id).every((name) => name === "established" || name === "soft")) &&
      picked.every((a) => picked.every((b) => a === b || !share(a, b))) &&
      picked.filter((id) => classesOf(id).includes("soft")).length <= 1;
    if (sound) atLeast = Math.max(atLeast, picked.length);
  }
  return {
    atLeast,
    atMost: all.counting.length,
    unidentified: all.unidentified,
    circular: trails.some(({ circular }) => circular),
    unsettled: trails
      .filter(({ unsettled }) => unsettled)
      .map(({ item }) => item.id)
      .sort(),
  };
}

describe("the largest pick", () => {
  const sets = fc
    .array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 4 }), { maxLength: 11 })
    .map((lists) => lists.map((list) => new Set(list)));

  it("is the largest of all picks without a common member", () => {
    fc.assert(
      fc.property(sets, (given) => {
        let best = 0;
        for (let subset = 0; subset < 2 ** given.length; subset += 1) {
          const picked = given.filter((_, i) => (subset >> i) & 1);
          const members = picked.flatMap((set) => [...set]);
          if (new Set(members).size === members.length) best = Math.max(best, picked.length);
        }
        expect(largestPick(given)).toBe(best);
        expect(largestPick([...given].reverse(), 0)).toBeLessThanOrEqual(best);
      }),
      { numRuns: 3000 },
    );
  });

  it("still picks something that can be picked when it runs out of effort, and the same for any order", () => {
    const entangled = Array.from({ length: 200 }, (_, i) => {
      const member = (n: number) => (i * i * 7919 + n * n * 104729 + i * n * 31) % 331;
      return new Set([member(1), member(2), member(3), member(4)]);
    });
    const found = largestPick(entangled, 100_000);
    expect(found).toBeGreaterThan(20);
    expect(found).toBeLessThanOrEqual(83);
    expect(largestPick([...entangled].reverse(), 100_000)).toBe(found);
  });
});
