import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outletNames } from "@/lib/sources/outlet";
import {
  type KnownLink,
  type KnownSource,
  type Proposals,
  proposalsFrom,
  type ReadArticle,
} from "@/lib/sources/proposals";
import { nobody, outlet, paper, person, says } from "@/lib/testing/attributions";

const names = outletNames([
  { name: "The Halvern Post", shortNames: ["the Post"], domains: ["halvernpost.example"] },
  { name: "Tidewire", shortNames: [], domains: ["tidewire.example"] },
  { name: "Estuary Today", shortNames: [], domains: ["estuary.example"] },
]);
const post = outlet("The Halvern Post");
const tidewire = outlet("Tidewire");

const article = (over: Partial<ReadArticle> = {}): ReadArticle => ({
  ...{ sourceId: "a", revisionId: "r2", olderRevisionIds: ["r1"], outlet: "Estuary Today", url: "" },
  ...{ publishedAt: "2026-03-11", sentences: 12, attributions: [], wording: [] },
  ...over,
});

const source = (id: string, over: Partial<KnownSource> = {}): KnownSource => ({
  ...{ id, kind: "article", title: id, outlet: "", author: "", canonicalUrl: "", publishedAt: null },
  ...{ unidentified: false, confidential: false, proposed: false },
  ...over,
});
const own = source("a", { outlet: "Estuary Today" });

const link = (from: string, to: string, over: Partial<KnownLink> = {}): KnownLink => ({
  ...{ id: `${from} ${to}`, from, to, kind: "cites", state: "proposed", reasons: [] },
  ...over,
});

const propose = (
  attributions: ReadArticle["attributions"],
  known: { sources?: KnownSource[]; links?: KnownLink[] } = {},
  over: Partial<ReadArticle> = {},
): Proposals =>
  proposalsFrom(
    article({ attributions, ...over }),
    { sources: [own, ...(known.sources ?? [])], links: known.links ?? [] },
    names,
  );

/** "a cites The Halvern Post: report" for each link. */
const told = ({ sources, links }: Proposals): string[] => {
  const titles = new Map(sources.map(({ key, title }) => [key, title]));
  return links.map(({ from, to, kind }) => `${titles.get(from) ?? from} ${kind} ${titles.get(to) ?? to}`);
};

describe("what is put up for whom a text names", () => {
  it.each([
    [
      "an outlet",
      says(post),
      { kind: "article", title: "The Halvern Post: report", outlet: "The Halvern Post", ownReporting: true },
    ],
    [
      "an outlet's page that is linked",
      says(outlet("Tidewire", { url: "https://www.tidewire.example/2026/03/ferry-runs-late-again?utm_source=x" }), {
        sign: "hyperlink",
      }),
      { kind: "article", title: "Tidewire: Ferry runs late again", outlet: "Tidewire", ownReporting: null },
    ],
    [
      "a person on record",
      says(person("President Ann Lee, a former pilot", "Harbour Council"), { kind: "quotes" }),
      { kind: "statement", author: "Ann Lee", outlet: "Harbour Council", unidentified: false },
    ],
    [
      "whoever speaks for an institution",
      says({ ...person("a spokesperson for the Harbour Council", "Harbour Council") }, { kind: "quotes" }),
      { kind: "statement", title: "A spokesperson for the Harbour Council", author: "", outlet: "Harbour Council" },
    ],
    [
      "somebody who was interviewed",
      says(person("Ann Lee"), { kind: "interviewed" }),
      { kind: "interview", author: "Ann Lee" },
    ],
    [
      "a document",
      says(paper("the harbour log"), { kind: "obtained" }),
      { kind: "document", title: "The harbour log" },
    ],
    [
      "officials",
      says(nobody("two officials"), { kind: "cites" }),
      { kind: "statement", title: "Two officials", unidentified: true },
    ],
    [
      "a report that is not named",
      says(nobody("a report", "report")),
      { kind: "article", title: "A report", unidentified: true, ownReporting: null },
    ],
  ])("puts up a source for %s", (_, attribution, expected) => {
    const { sources, links } = propose([attribution]);
    expect(sources).toMatchObject([expected]);
    expect(links).toMatchObject([{ from: "a", to: sources[0]?.key, kind: attribution.kind, confidence: 80 }]);
    expect(links[0]?.reasons).toMatchObject([{ quote: attribution.quote, revisionId: "r2", sign: attribution.sign }]);
  });

  it("makes one link of several places that say the same, the surest first", () => {
    const { links } = propose([
      says(tidewire, { in: 4, confidence: 0.6 }),
      says(tidewire, { in: 9, confidence: 0.9, kind: "quotes" }),
    ]);
    expect(links).toMatchObject([{ kind: "quotes", confidence: 92, reasons: [{ start: 900 }, { start: 400 }] }]);
  });

  it("calls it a rewrite where half of the text stands on one outlet", () => {
    expect(told(propose([says(post, { governs: [0, 1, 2] }), says(post, { in: 5, governs: [5, 6, 7] })]))).toEqual([
      "a rewrites The Halvern Post: report",
    ]);
    expect(told(propose([says(tidewire, { in: 5, governs: [5] })]))).toEqual(["a cites Tidewire: report"]);
  });

  it("leaves the article's own outlet out, and what that outlet was told is the article's own", () => {
    const estuary = outlet("Estuary Today");
    expect(told(propose([says(estuary), says(estuary, { sign: "byline", kind: "republishes" })]))).toEqual([]);
    expect(told(propose([says(nobody("two pilots"), { through: estuary, kind: "interviewed" })]))).toEqual([
      "a interviewed Two pilots",
    ]);
  });

  it("leads over the outlet that has it from there", () => {
    const proposals = propose([
      says(post, { in: 0 }),
      says(nobody("unnamed officials"), { in: 1, through: post, kind: "interviewed" }),
    ]);
    expect(told(proposals)).toEqual([
      "a cites The Halvern Post: report",
      "The Halvern Post: report interviewed Unnamed officials",
    ]);
    expect(proposals.sources.map(({ ownReporting }) => ownReporting)).toEqual([true, null]);
  });

  it("links to the outlet as well where only its informants are named", () => {
    expect(told(propose([says(nobody("officials"), { through: post, kind: "interviewed" })]))).toEqual([
      "a cites The Halvern Post: report",
      "The Halvern Post: report interviewed Officials",
    ]);
  });

  it("takes no outlet for its own reporter that is told to have it from another", () => {
    const { sources } = propose([says(post), says(tidewire, { through: post })]);
    expect(sources.map(({ outlet: of, ownReporting }) => [of, ownReporting])).toEqual([
      ["The Halvern Post", null],
      ["Tidewire", true],
    ]);
  });

  it("leaves out what is too uncertain to ask a person about", () => {
    expect(told(propose([says(tidewire, { confidence: 0.2 })]))).toEqual([]);
  });
});

describe("a source that is there already", () => {
  const theirs = (id: string, over: Partial<KnownSource> = {}) =>
    source(id, { outlet: "The Halvern Post", publishedAt: "2026-03-10T08:00:00Z", ...over });

  it.each<[string, KnownSource[], string[]]>([
    ["the one article of that outlet", [theirs("p")], ["a cites p"]],
    [
      "the one that is older than the article",
      [theirs("p"), theirs("q", { publishedAt: "2026-03-12" })],
      ["a cites p"],
    ],
    ["none where two would fit", [theirs("p"), theirs("q")], ["a cites The Halvern Post: report"]],
    [
      "the proposed one where two would fit",
      [theirs("p"), theirs("q"), theirs("x", { proposed: true })],
      ["a cites x"],
    ],
    ["the outlet by its short name", [theirs("p", { outlet: "the Post" })], ["a cites p"]],
    ["no confidential one", [theirs("p", { confidential: true })], ["a cites The Halvern Post: report"]],
    ["no document that the outlet issued", [theirs("p", { kind: "document" })], ["a cites The Halvern Post: report"]],
  ])("is taken: %s", (_, sources, expected) => {
    expect(told(propose([says(post)], { sources }))).toEqual(expected);
  });

  it("is found by its address before anything else", () => {
    const sources = [theirs("p"), theirs("q", { canonicalUrl: "https://halvernpost.example/log" })];
    const linked = outlet("The Halvern Post", { url: "http://www.halvernpost.example/log/?utm_source=x#top" });
    expect(told(propose([says(linked, { sign: "hyperlink" }), says(post, { in: 3 })], { sources }))).toEqual([
      "a cites q",
    ]);
  });

  it("is the same person in another article, but never the same unnamed people", () => {
    const sources = [
      source("b"),
      source("lee", { kind: "statement", author: "Ann Lee", proposed: true }),
      source("some", { kind: "statement", title: "Two officials", unidentified: true, proposed: true }),
    ];
    const links = [link("b", "lee"), link("b", "some")];
    const proposals = propose([says(person("Ann Lee"), { kind: "quotes" }), says(nobody("two officials"), { in: 2 })], {
      sources,
      links,
    });
    expect(told(proposals)).toEqual(["a quotes lee", "a cites Two officials"]);
  });

  it("is the same document where one outlet has it, however it is called", () => {
    const sources = [
      source("p", { outlet: "The Halvern Post", proposed: true }),
      source("d", { kind: "document", title: "Leaked papers of the Harbour Command", proposed: true }),
    ];
    const links = [link("p", "d", { kind: "obtained" })];
    const proposals = propose(
      [says(post), says(paper("leaked Harbour Command documents"), { in: 1, through: post, kind: "obtained" })],
      { sources, links },
    );
    expect(told(proposals)).toEqual(["a cites p"]);
    expect(proposals.told).toMatchObject([{ linkId: "p d", reasons: [{ start: 100 }] }]);
  });
});

describe("what was proposed before", () => {
  const sources = [source("p", { outlet: "The Halvern Post", proposed: true })];

  it.each(["proposed", "confirmed", "rejected"] as const)("is not proposed again: %s", (state) => {
    const proposals = propose([says(post)], { sources, links: [link("a", "p", { state })] });
    expect(told(proposals)).toEqual([]);
    expect(proposals.sources).toEqual([]);
    expect(proposals.told).toHaveLength(state === "rejected" ? 0 : 1);
  });

  it("stays turned down where the outlet has an article of its own by now", () => {
    const known = [...sources, source("q", { outlet: "The Halvern Post", publishedAt: "2026-03-01" })];
    const proposals = propose([says(post)], { sources: known, links: [link("a", "p", { state: "rejected" })] });
    expect(told(proposals)).toEqual([]);
  });

  it("stays turned down with all that the outlet was told", () => {
    const links = [link("a", "p", { state: "rejected" })];
    const attributions = [says(post), says(nobody("officials"), { in: 1, through: post, kind: "interviewed" })];
    expect(told(propose(attributions, { sources, links }))).toEqual([]);
  });

  it("is known by its words after an editor has called the source something else", () => {
    const known = [source("x", { kind: "statement", title: "The harbour master's staff", unidentified: true })];
    const one = says(nobody("two officials"));
    const reasons = propose([one]).links[0]?.reasons ?? [];
    const links = [link("a", "x", { state: "confirmed", reasons })];
    expect(told(propose([one], { sources: known, links }))).toEqual([]);
  });

  it("gets the reasons of this text, in place of those of its older revisions", () => {
    const reason = (revisionId: string) => ({
      ...{ sign: "attributed" as const, revisionId, quote: "the Post said", start: 5, end: 18 },
      sentences: [[0, 99]] as [number, number][],
    });
    const links = [link("a", "p", { reasons: [reason("r1"), reason("elsewhere")] })];
    const [kept] = propose([says(post, { in: 3 })], { sources, links }).told;
    expect(kept?.reasons.map(({ revisionId, start }) => [revisionId, start])).toEqual([
      ["r2", 300],
      ["elsewhere", 5],
    ]);
  });
});

describe("shared wording", () => {
  const worded = (id: string, sourceId: string | null = id) => ({
    ...{
      articleId: `article ${id}`,
      revisionId: `r ${id}`,
      dossierId: "d",
      sourceId,
      letter: "",
      title: id,
      outlet: "",
    },
    ...{ byline: "", publishedAt: null, ours: sourceId === null },
  });
  const reason = {
    ...{ sign: "shared-wording" as const, revisionId: "r2", quote: "forty minutes late", start: 0, end: 18 },
    ...{ sentences: [], share: 0.7 },
  };
  const match = (from: string, to: string, over = {}) => ({
    ...{ from: worded(from), to: worded(to), ordered: true, kind: "rewrites" as const, confidence: 0.9 },
    ...{ reasons: [reason], common: null },
    ...over,
  });
  const sources = [source("b"), source("p", { outlet: "The Halvern Post", publishedAt: "2026-03-01" })];

  it("makes the later article a rewrite of the earlier one", () => {
    expect(told(propose([], { sources }, { wording: [match("a", "b")] }))).toEqual(["a rewrites b"]);
    expect(told(propose([], { sources }, { wording: [match("b", "a")] }))).toEqual(["b rewrites a"]);
  });

  it("joins what the text says of the same article", () => {
    const { links } = propose([says(post)], { sources }, { wording: [match("a", "p")] });
    expect(links).toMatchObject([
      { from: "a", to: "p", kind: "rewrites", confidence: 92, reasons: [{ share: 0.7 }, {}] },
    ]);
  });

  it("leads to the agency where both carry its copy, and to one text where nobody signed it", () => {
    const both = (common: string) => [match("a", "b", { common }), match("b", "a", { common })];
    expect(told(propose([], { sources }, { wording: both("Tidewire") }))).toEqual([
      "a republishes Tidewire: report",
      "b republishes Tidewire: report",
    ]);
    const first = propose([], { sources }, { wording: both("") });
    expect(told(first)).toEqual([
      "a republishes Text that several carry, unsigned",
      "b republishes Text that several carry, unsigned",
    ]);
    const known = [...sources, source("c"), source("text", { title: "Agency copy", unidentified: true })];
    const links = [link("b", "text", { reasons: [reason] })];
    const third = [match("a", "b", { common: "" }), match("b", "a", { common: "" })];
    expect(told(propose([], { sources: known, links }, { wording: third }))).toEqual(["a republishes text"]);
  });

  it("says nothing of drafts of ours, of other dossiers, and against what a person drew", () => {
    const ours = { ...match("a", "b"), to: worded("b", null) };
    const elsewhere = { ...match("a", "b"), to: { ...worded("b"), dossierId: "other" } };
    expect(told(propose([], { sources }, { wording: [ours, elsewhere] }))).toEqual([]);
    const links = [link("b", "a", { state: "confirmed" })];
    expect(told(propose([], { sources, links }, { wording: [match("a", "b")] }))).toEqual([]);
  });
});

it("proposes nothing the second time, whatever the text says", () => {
  const named = fc.constantFrom(
    post,
    tidewire,
    outlet("Estuary Today"),
    person("Ann Lee"),
    nobody("officials"),
    nobody("a report", "report"),
    paper("the log of the harbour"),
    paper("documents"),
  );
  const attribution = fc.record({
    source: named,
    through: fc.option(fc.constantFrom(post, tidewire, outlet("Estuary Today")), { nil: null }),
    kind: fc.constantFrom("cites" as const, "quotes" as const, "interviewed" as const, "obtained" as const),
    in: fc.nat(11),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(attribution, { maxLength: 8 }), (given) => {
      const attributions = given.map(({ source: of, ...over }) => says(of, over));
      const first = propose(attributions);
      const ids = new Set(["a", ...first.sources.map(({ key }) => key)]);
      for (const { from, to, confidence } of first.links) {
        expect(from).not.toBe(to);
        expect(ids.has(from) && ids.has(to)).toBe(true);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThan(100);
      }
      const sources = first.sources.map(({ key, url, ...one }) => source(key, { ...one, proposed: true }));
      const links = first.links.map(({ from, to, kind, reasons }) => link(from, to, { kind, reasons }));
      const again = propose(attributions, { sources, links });
      expect(again.links).toEqual([]);
      expect(again.sources).toEqual([]);
    }),
  );
});
