import fc from "fast-check";
import { expect, it } from "vitest";
import { type ClaimWithEvidence, effectsOf, effectWords, reachOf } from "@/lib/sources/effects";
import { independenceOf, restsOn } from "@/lib/sources/independence";
import { confirming, type GraphIndex, indexGraph } from "@/lib/sources/origins";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

const effects = (index: GraphIndex, claims: Record<string, string[]>, ...links: string[]): string[] => {
  const given = Object.entries(claims).map(
    ([id, lines]): ClaimWithEvidence => ({ id, evidence: evidenceOn(...lines) }),
  );
  const reach = reachOf(given.map((one) => ({ ...one, restsOn: restsOn(index, one.evidence).sourceIds })));
  const wanted = links.map((id) => ({ id, from: id.split(" ")[0] ?? "" }));
  return effectsOf(index, reach, wanted).map((effect) => `${effect.claimId} ${effect.stance}: ${effectWords(effect)}`);
};

const story = `
  post: article of Halvern Post, own reporting
  officials: unidentified interview
  estuary rewrites post (proposed)
  ledger rewrites post (proposed)
  post interviewed officials (proposed)
  radio cites officials (proposed)`;

it.each<[string, string[], string[]]>([
  [
    "makes one origin of two rewrites",
    ["estuary rewrites post", "ledger rewrites post"],
    ["A1 supports: 2 sources · 0–2 origins → 1 origin"],
  ],
  [
    "tells what one of them alone does",
    ["estuary rewrites post"],
    ["A1 supports: 2 sources · 0–2 origins → 1–2 origins", "A2 refutes: 1 source · 0–1 origins → 1 origin"],
  ],
  ["is nothing where no evidence leads yet", ["post interviewed officials"], []],
  [
    "takes an origin away that nobody names",
    ["radio cites officials"],
    ["A3 supports: 1 source · 0–1 origins → 0 origins · 1 unidentified"],
  ],
])("confirming %s", (_, links, expected) => {
  const claims = { A1: ["estuary", "ledger"], A2: ["estuary refutes"], A3: ["radio"], A4: ["post"] };
  const told = effects(sketch(story), claims, ...links);
  expect(told.slice(0, expected.length)).toEqual(expected);
  expect(told.length === 0).toBe(expected.length === 0);
});

it("tells the same as a graph in which the links are confirmed", () => {
  const source = fc.constantFrom("a", "b", "c", "d", "e");
  const link = fc.record({
    from: source,
    to: source,
    kind: fc.constantFrom("rewrites" as const, "interviewed" as const),
    state: fc.constantFrom("proposed" as const, "confirmed" as const, "rejected" as const),
  });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 9 }), fc.array(source, { maxLength: 3 }), fc.nat(8), (drawn, on, which) => {
      const links = drawn.filter(({ from, to }) => from !== to).map((one, i) => ({ id: `l${i}`, ...one }));
      const chosen = links.filter(({ state }) => state === "proposed")[which];
      if (!chosen) return;
      const node = (id: string) => ({
        ...{ id, kind: "article" as const, ownReporting: id === "a" ? true : null, unidentified: id === "b" },
        ...{ held: false, outlet: "", author: "", works: [] },
      });
      const sources = ["a", "b", "c", "d", "e"].map(node);
      const index = indexGraph({ sources, links, outlets: [] });
      const confirmed = links.map((one) => (one === chosen ? { ...one, state: "confirmed" as const } : one));
      const then = indexGraph({ sources, links: confirmed, outlets: [] });
      const evidence = evidenceOn(...on);
      expect(independenceOf(confirming(index, [chosen.id]), evidence, "supports")).toEqual(
        independenceOf(then, evidence, "supports"),
      );
      const reach = reachOf([{ id: "A1", evidence, restsOn: restsOn(index, evidence).sourceIds }]);
      const told = effectsOf(index, reach, [chosen]);
      const [before, after] = [index, then].map((graph) => independenceOf(graph, evidence, "supports"));
      const same =
        before?.atLeast === after?.atLeast &&
        before?.atMost === after?.atMost &&
        before?.unidentified === after?.unidentified &&
        before?.circular === after?.circular;
      expect(told.length === 0).toBe(same);
    }),
  );
});

it("knows no link that is not there", () => {
  expect(() => confirming(sketch("a cites b"), ["a cites c"])).toThrow("no link");
});
