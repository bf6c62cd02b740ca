import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WordedArticle, type WordingMatch, wordingProposals } from "@/lib/sources/wording-proposals";

const article = (articleId: string, over: Partial<WordedArticle> = {}): WordedArticle => ({
  articleId,
  revisionId: `${articleId} 1`,
  dossierId: "d",
  sourceId: `source ${articleId}`,
  letter: articleId.toUpperCase(),
  title: "",
  outlet: `Outlet ${articleId}`,
  byline: "",
  publishedAt: null,
  ours: false,
  ...over,
});

const match = (other: WordedArticle, over: Partial<WordingMatch> = {}): WordingMatch => ({
  other,
  shareOfA: 0.3,
  shareOfB: 0.25,
  rewrite: 0.9,
  passages: [{ a: [10, 60], b: [110, 160] }],
  longest: { a: { quote: "in a", start: 10, end: 14 }, b: { quote: "in b", start: 110, end: 114 } },
  ...over,
});

const asked = article("m", { publishedAt: "2026-03-05" });
const told = (proposals: ReturnType<typeof wordingProposals>) =>
  proposals.map(({ from, to, kind, ordered, common }) => [from.articleId, to.articleId, kind, ordered, common]);

describe("what shared wording proposes", () => {
  it("is that the later article rewrites the earlier one, with the words of the later one", () => {
    const earlier = article("a", { publishedAt: "2026-03-01" });
    const [one] = wordingProposals(asked, [match(earlier)]);
    expect(told(one ? [one] : [])).toEqual([["m", "a", "rewrites", true, null]]);
    expect(one?.reasons).toEqual([
      {
        sign: "shared-wording",
        revisionId: "m 1",
        quote: "in a",
        start: 10,
        end: 14,
        sentences: [[10, 60]],
        share: 0.3,
      },
    ]);
  });

  it("goes the other way where the new article turns out to be the earlier one", () => {
    const later = article("b", { publishedAt: "2026-03-09" });
    const [one] = wordingProposals(asked, [match(later, { shareOfB: 0.8 })]);
    expect(told(one ? [one] : [])).toEqual([["b", "m", "republishes", true, null]]);
    expect(one?.reasons[0]).toMatchObject({ revisionId: "b 1", quote: "in b", start: 110, share: 0.8 });
  });

  it("is less sure where nobody knows which was first", () => {
    const [sure] = wordingProposals(asked, [match(article("a", { publishedAt: "2026-03-01" }))]);
    const [unsure] = wordingProposals(asked, [match(article("a", { publishedAt: "2026-03-05T10:00:00Z" }))]);
    expect(unsure?.ordered).toBe(false);
    expect(unsure?.confidence).toBeLessThan(sure?.confidence ?? 0);
  });

  it("is one link only: to the earlier article whose wording was kept most", () => {
    const proposals = wordingProposals(asked, [
      match(article("a", { publishedAt: "2026-03-01" }), { shareOfA: 0.1 }),
      match(article("b", { publishedAt: "2026-03-02" }), { shareOfA: 0.45 }),
    ]);
    expect(told(proposals)).toEqual([["m", "b", "rewrites", true, null]]);
  });

  it("is the agency where three outlets carry its text, and no link among them", () => {
    const proposals = wordingProposals(asked, [
      match(article("a", { publishedAt: "2026-03-05", agency: "AWP" }), { shareOfA: 0.9, shareOfB: 0.9 }),
      match(article("b", { publishedAt: "2026-03-06" }), { shareOfA: 0.8, shareOfB: 0.9 }),
    ]);
    expect(proposals.every(({ common }) => common === "AWP")).toBe(true);
    expect(new Set(proposals.map(({ from }) => from.articleId))).toEqual(new Set(["a", "b", "m"]));
  });

  it.each([
    ["a report of one's own", match(article("a"), { rewrite: 0.3 })],
    ["an article of the same outlet", match(article("a", { outlet: "OUTLET M" }))],
    ["a draft of ours, which is no source", match(article("a", { sourceId: null, ours: true }))],
  ])("is nothing for %s", (_, one) => {
    expect(wordingProposals(asked, [one])).toEqual([]);
  });

  it("does not depend on the order in which articles were found", () => {
    const found = ["2026-03-01", "2026-03-02", null, "2026-03-08"].map((publishedAt, at) =>
      match(article(`x${at}`, { publishedAt }), { rewrite: 0.6 + at / 10 }),
    );
    const expected = wordingProposals(asked, found)
      .map((one) => JSON.stringify(told([one])))
      .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(found, { minLength: 4 }), (turned) => {
        expect(
          wordingProposals(asked, turned)
            .map((one) => JSON.stringify(told([one])))
            .sort(),
        ).toEqual(expected);
      }),
    );
  });
});
