import { describe, expect, test } from "vitest";
import { claimGroups, claimHref, claimQueryIn, claimsHref, countedSide, groupOf } from "@/lib/claims/listed";

describe("the address of the list", () => {
  test.each([
    ["nothing asked for", {}, "/dossiers/d1/claims"],
    ["one status", { status: "for-review" as const }, "/dossiers/d1/claims?status=for-review"],
    [
      "several filters and words",
      { view: "board" as const, article: "a1", checker: "me", q: "wet mud & more" },
      "/dossiers/d1/claims?view=board&article=a1&checker=me&q=wet+mud+%26+more",
    ],
    ["those that fail", { failing: true, after: "c9" }, "/dossiers/d1/claims?failing=1&after=c9"],
  ])("says %s", (_, query, href) => {
    expect(claimsHref("d1", query)).toBe(href);
    const params = Object.fromEntries(new URL(href, "http://desk.example").searchParams);
    expect(claimQueryIn(params)).toMatchObject(query);
  });

  test("leaves out what it does not know", () => {
    expect(claimQueryIn({ status: "finished", view: "wall", q: "  ", article: ["a", "b"] })).toEqual({
      status: null,
      article: null,
      checker: null,
      failing: false,
      q: "",
      view: "table",
      after: null,
    });
  });
});

test("a claim whose sign-off went stale is in a group of its own", () => {
  expect(groupOf({ status: "for-review", stale: true })).toBe("stale");
  expect(groupOf({ status: "for-review", stale: false })).toBe("for-review");
  expect(claimGroups).toEqual(["to-check", "checking", "for-review", "signed-off", "stale"]);
});

test("a claim opens in the article that makes it, or on its own page", () => {
  expect(claimHref("d1", { id: "c1", articleId: "a1" })).toBe("/dossiers/d1/articles/a1?claim=c1");
  expect(claimHref("d1", { id: "c1", articleId: null })).toBe("/dossiers/d1/claims/c1");
});

test.each([
  ["not judged, nothing found", null, 0, 0, "supports"],
  ["supported, with something against it", "supported", 2, 1, "supports"],
  ["refuted", "refuted", 1, 2, "refutes"],
  ["refuted without evidence", "refuted", 1, 0, "supports"],
  ["not judged, with something against it alone", null, 0, 1, "refutes"],
] as const)("the badge of a claim that is %s counts what %#", (_, substance, supports, refutes, side) => {
  expect(countedSide(substance, { supports: { sources: supports }, refutes: { sources: refutes } })).toBe(side);
});
