import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimKinds, stakesLevels } from "@/lib/claims/claim";
import {
  type ClaimQuery,
  claimColumns,
  claimGroupings,
  claimGroups,
  claimHref,
  claimQueryIn,
  claimQueryText,
  claimSorts,
  claimsHref,
  countedSide,
  duesAsked,
  groupOf,
  narrowed,
  plainQuery,
  tidyQueryText,
  verdictsAsked,
} from "@/lib/claims/listed";

describe("the address of the list", () => {
  test.each<[string, Partial<ClaimQuery>, string]>([
    ["nothing asked for", {}, "/dossiers/d1/claims"],
    ["one status", { status: ["for-review"] }, "/dossiers/d1/claims?status=for-review"],
    ["several of them", { status: ["to-check", "stale"] }, "/dossiers/d1/claims?status=to-check,stale"],
    [
      "several filters and words",
      { view: "board", article: ["a1"], checker: ["me"], q: "wet mud & more" },
      "/dossiers/d1/claims?view=board&article=a1&checker=me&q=wet+mud+%26+more",
    ],
    ["those that fail", { failing: true }, "/dossiers/d1/claims?failing=1"],
    [
      "groups, order and columns",
      { group: "article", sort: { by: "due", down: true }, columns: ["verdict", "due"] },
      "/dossiers/d1/claims?group=article&sort=-due&columns=verdict,due",
    ],
    ["no columns to choose", { columns: [] }, "/dossiers/d1/claims?columns=none"],
  ])("says %s", (_, query, href) => {
    expect(claimsHref("d1", query)).toBe(href);
    const params = Object.fromEntries(new URL(href, "http://desk.example").searchParams);
    expect(claimQueryIn(params)).toMatchObject(query);
  });

  test("leaves out what it does not know", () => {
    const unknown = { status: "finished", view: "wall", q: "  ", article: ["a", "b"], sort: "-mood", group: "moon" };
    expect(claimQueryIn(unknown)).toEqual(plainQuery);
  });

  test("a board is put together by something", () => {
    expect(claimQueryIn({ view: "board", group: "none" }).group).toBe("status");
    expect(claimQueryIn({ group: "none" }).group).toBe("none");
  });

  const some = <T>(all: readonly T[]) => fc.subarray([...all]);
  const queries = fc.record({
    status: some(claimGroups),
    article: some(["a1", "a2"]),
    checker: some(["me", "nobody", "p1"]),
    stakes: some(stakesLevels),
    verdict: some(verdictsAsked),
    kind: some(claimKinds),
    due: fc.option(fc.constantFrom(...duesAsked)),
    failing: fc.boolean(),
    q: fc.constantFrom("", "wet mud", "50 % & more, or less"),
    view: fc.constantFrom("table" as const, "board" as const),
    group: fc.constantFrom(...claimGroupings.filter((one) => one !== "none")),
    sort: fc.record({ by: fc.constantFrom(...claimSorts), down: fc.boolean() }),
    columns: some(claimColumns),
  });

  test("tells every query, and is read back as the same", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const text = claimQueryText(query);
        expect(claimQueryIn(Object.fromEntries(new URLSearchParams(text)))).toEqual(query);
        expect(tidyQueryText(text)).toBe(text);
      }),
    );
  });
});

test("a kept query is brought into one form, without what the list does not know", () => {
  expect(tidyQueryText("colour=red&stakes=critical&status=stale,nothing,to-check&view=table")).toBe(
    "status=to-check,stale&stakes=critical",
  );
});

test("order, groups and columns narrow nothing down", () => {
  expect(narrowed({ ...plainQuery, group: "article", sort: { by: "due", down: true }, columns: [] })).toBe(false);
  expect(narrowed({ ...plainQuery, due: "overdue" })).toBe(true);
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
