import { expect, it } from "vitest";
import { narrowingOffers } from "@/lib/sources/narrowing";
import type { LinkReason } from "@/lib/sources/proposal";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

const story = `
  post: article of Halvern Post, own reporting
  tidewire: article of Tidewire, own reporting
  officials: unidentified interview
  lee: interview by Ann Lee
  estuary rewrites post
  estuary cites tidewire
  post interviewed officials
  post interviewed lee
  estuary cites radio (proposed)
  radio cites tidewire`;

/** What stands in which sentence, each a hundred units long; a byline in none. */
const inText = (sentence: number, sign: LinkReason["sign"] = "attributed"): LinkReason => ({
  ...{ sign, revisionId: "r", quote: "said", start: sentence * 100, end: sentence * 100 + 4 },
  sentences: sign === "byline" ? [] : [[sentence * 100, sentence * 100 + 99]],
});

const offers = (said: Record<string, LinkReason[]>, sentence: number, ...evidence: string[]) =>
  narrowingOffers(
    sketch(story),
    evidenceOn(...(evidence.length > 0 ? evidence : ["estuary"])),
    [{ sourceId: "estuary", revisionId: "r", start: sentence * 100 + 10, end: sentence * 100 + 60 }],
    (linkId) => said[linkId] ?? [],
  ).map(({ via, to }) => ({ via, to }));

it("narrows to the outlet that the claim's own sentence names", () => {
  const said = { "estuary rewrites post": [inText(0)], "estuary cites tidewire": [inText(3)] };
  expect(offers(said, 3)).toEqual([{ via: ["estuary cites tidewire"], to: ["tidewire"] }]);
  expect(offers(said, 0)).toEqual([{ via: ["estuary rewrites post"], to: ["post"] }]);
});

it("narrows to the rewritten report where no sentence names anybody", () => {
  expect(offers({ "estuary cites tidewire": [inText(3)] }, 1)).toEqual([
    { via: ["estuary rewrites post"], to: ["post"] },
  ]);
});

it("goes through the outlet to the one that it was told by", () => {
  expect(offers({ "post interviewed lee": [inText(2)] }, 2)).toEqual([
    { via: ["estuary rewrites post", "post interviewed lee"], to: ["lee"] },
  ]);
});

it("takes a sentence for more than the byline above the text", () => {
  const said = { "estuary rewrites post": [inText(0, "byline")], "estuary cites tidewire": [inText(3)] };
  expect(offers(said, 3)).toEqual([{ via: ["estuary cites tidewire"], to: ["tidewire"] }]);
  expect(offers(said, 5)).toEqual([{ via: ["estuary rewrites post"], to: ["post"] }]);
});

it.each<[string, Record<string, LinkReason[]>, string[]]>([
  [
    "evidence that is narrowed already",
    { "estuary cites tidewire": [inText(3)] },
    ["estuary via estuary rewrites post"],
  ],
  ["context", { "estuary cites tidewire": [inText(3)] }, ["estuary context"]],
  ["evidence on another source", { "estuary cites tidewire": [inText(3)] }, ["radio"]],
  ["words of another revision", { "radio cites tidewire": [{ ...inText(3), revisionId: "older" }] }, ["radio"]],
])("offers nothing for %s", (_, said, evidence) => {
  expect(offers(said, 3, ...evidence)).toEqual([]);
});

it("offers no link that nobody has confirmed", () => {
  expect(offers({ "estuary cites radio": [inText(3)] }, 3)).toEqual([{ via: ["estuary rewrites post"], to: ["post"] }]);
});
