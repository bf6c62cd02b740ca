import { expect, test } from "vitest";
import { claimListCount, claimListPage, claimListTotals } from "@/db/claim-list";
import { moveClaim } from "@/lib/claims/review-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function dossierWithClaims() {
  const room = await newNewsroom();
  const { desk, run, checker, second } = room;
  const text = "The port paid in full. Six kilometres were not dredged. Crews went home in April.";
  const article = await room.article(text);
  const mention = (quote: string) => {
    const start = text.indexOf(quote);
    return { mention: { revisionId: article.revisionId, start, end: start + quote.length, quote } };
  };
  const paid = await room.claim({ statement: "The port paid in full.", ...mention("The port paid in full") });
  const crews = await room.claim({ statement: "École crews went home.", ...mention("Crews went home") });
  const loose = await room.claim({ statement: "Nobody said why.", assigneeId: second.personId });
  await run(moveClaim, checker, { claimId: paid.id, to: "checking", reason: "", seen: 1 });
  const refs = async (filter: Parameters<typeof claimListPage>[3], viewer = checker) =>
    (await claimListPage(desk.read, viewer, room.dossierId, filter, { limit: 50 })).items.map((claim) => claim.ref);
  return { ...room, article, paid, crews, loose, refs };
}

test("claims are listed by status, then in the order of articles and tagging", async () => {
  const { refs } = await dossierWithClaims();
  expect(await refs({})).toEqual(["A2", "1", "A1"]);
});

test("the list can be narrowed by status, article, checker and words", async () => {
  const { refs, article, second, paid } = await dossierWithClaims();
  expect(await refs({ status: "checking" })).toEqual(["A1"]);
  expect(await refs({ status: "stale" })).toEqual([]);
  expect(await refs({ articleId: article.id })).toEqual(["A2", "A1"]);
  expect(await refs({ checkerId: second.personId })).toEqual(["1"]);
  expect(await refs({ checkerId: null })).toEqual(["A2", "A1"]);
  expect(await refs({ words: ["école", "HOME"] })).toEqual(["A2"]);
  expect(await refs({ words: ["a1"] })).toEqual(["A1"]);
  expect(await refs({ words: ["%"] })).toEqual([]);
  expect(await refs({ ids: [paid.id] })).toEqual(["A1"]);
  expect(await refs({ ids: [] })).toEqual([]);
});

test("a claim is read in its article, or nowhere while nothing mentions it", async () => {
  const { desk, checker, dossierId, article } = await dossierWithClaims();
  const { items } = await claimListPage(desk.read, checker, dossierId, {}, { limit: 50 });
  expect(items.map((claim) => claim.articleId)).toEqual([article.id, null, article.id]);
});

test("pages follow one another without a gap", async () => {
  const { desk, checker, dossierId } = await dossierWithClaims();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await claimListPage(desk.read, checker, dossierId, {}, { limit: 1, cursor });
    seen.push(...items.map((claim) => claim.ref));
    cursor = next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["A2", "1", "A1"]);
});

test("the totals count each group, one’s own and nobody’s", async () => {
  const { desk, second, dossierId } = await dossierWithClaims();
  expect(await claimListTotals(desk.read, second, dossierId)).toEqual({
    all: 3,
    mine: 1,
    unassigned: 2,
    groups: { "to-check": 2, checking: 1, "for-review": 0, "signed-off": 0, stale: 0 },
  });
});

test("an outsider finds nothing", async () => {
  const { desk, outsider, dossierId, refs } = await dossierWithClaims();
  expect(await refs({}, outsider)).toEqual([]);
  expect(await claimListCount(desk.read, outsider, dossierId, {})).toBe(0);
  expect((await claimListTotals(desk.read, outsider, dossierId)).all).toBe(0);
});
