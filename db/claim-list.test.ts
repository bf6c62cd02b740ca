import { expect, test } from "vitest";
import {
  type ClaimListFilter,
  type ClaimOrder,
  claimListCount,
  claimListGroups,
  claimListIds,
  claimListRows,
  usualOrder,
} from "@/db/claim-list";
import { editClaim, editClaimInput } from "@/lib/claims/commands";
import { type ClaimGrouping, claimGroupings, claimSorts } from "@/lib/claims/listed";
import { moveClaim, setVerdict } from "@/lib/claims/review-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function dossierWithClaims() {
  const room = await newNewsroom();
  const { desk, run, checker, second, dossierId } = room;
  const text = "The port paid in full. Six kilometres were not dredged. Crews went home in April.";
  const article = await room.article(text);
  const mention = (quote: string) => {
    const start = text.indexOf(quote);
    return { mention: { revisionId: article.revisionId, start, end: start + quote.length, quote } };
  };
  const paid = await room.claim({ statement: "The port paid in full.", ...mention("The port paid in full") });
  const crews = await room.claim({ statement: "École crews went home.", ...mention("Crews went home") });
  const loose = await room.claim({
    statement: "Nobody said why.",
    assigneeId: second.personId,
    kind: "quote",
    stakes: "critical",
    dueAt: "2026-03-18T09:00:00Z",
  });
  await run(moveClaim, checker, { claimId: paid.id, to: "checking", reason: "", seen: 1 });
  const asked = (filter: ClaimListFilter, viewer = checker) => ({ viewer, dossierId, filter, now: checker.now });
  const refs = async (
    filter: ClaimListFilter,
    order: ClaimOrder = { group: "status", sort: usualOrder.sort },
    viewer = checker,
  ) => {
    const found = await claimListIds(desk.read, asked(filter, viewer), order, { count: 50 });
    const rows = await claimListRows(
      desk.read,
      viewer,
      dossierId,
      found.map(({ id }) => id),
    );
    return rows.map(({ ref }) => ref);
  };
  return { ...room, article, paid, crews, loose, refs, asked };
}

test("claims are listed by status, then in the order of articles and tagging", async () => {
  const { refs } = await dossierWithClaims();
  expect(await refs({})).toEqual(["A2", "1", "A1"]);
});

test("the list can be narrowed by status, article, checker, stakes, kind, date and words", async () => {
  const { refs, article, second, paid, loose } = await dossierWithClaims();
  expect(await refs({ status: ["checking"] })).toEqual(["A1"]);
  expect(await refs({ status: ["checking", "to-check"] })).toEqual(["A2", "1", "A1"]);
  expect(await refs({ status: ["stale"] })).toEqual([]);
  expect(await refs({ articleIds: [article.id] })).toEqual(["A2", "A1"]);
  expect(await refs({ checkerIds: [second.personId] })).toEqual(["1"]);
  expect(await refs({ checkerIds: [null] })).toEqual(["A2", "A1"]);
  expect(await refs({ checkerIds: [null, second.personId] })).toEqual(["A2", "1", "A1"]);
  expect(await refs({ stakes: ["critical"] })).toEqual(["1"]);
  expect(await refs({ kinds: ["quote"], stakes: ["critical"] })).toEqual(["1"]);
  expect(await refs({ kinds: ["quote"], stakes: ["routine"] })).toEqual([]);
  expect(await refs({ due: "week" })).toEqual(["1"]);
  expect(await refs({ due: "overdue" })).toEqual([]);
  expect(await refs({ due: "none" })).toEqual(["A2", "A1"]);
  expect(await refs({ words: ["école", "HOME"] })).toEqual(["A2"]);
  expect(await refs({ words: ["a1"] })).toEqual(["A1"]);
  expect(await refs({ words: ["%"] })).toEqual([]);
  expect(await refs({ ids: [paid.id] })).toEqual(["A1"]);
  expect(await refs({ ids: [] })).toEqual([]);
  expect(await refs({ afterId: paid.id })).toEqual(["A2", "1"]);
  expect(await refs({ afterId: loose.id })).toEqual([]);
});

test("what is overdue is what was not signed off in time", async () => {
  const { refs, run, checker, paid } = await dossierWithClaims();
  const dueAt = "2026-03-17T08:59:00.000Z";
  await run(editClaim, checker, editClaimInput.parse({ claimId: paid.id, seen: 2, dueAt }));
  expect(await refs({ due: "overdue" })).toEqual(["A1"]);
  expect(await refs({ due: "set" })).toEqual(["1", "A1"]);
});

test("the list can be narrowed by verdict, and to what has none", async () => {
  const { refs, run, checker, crews } = await dossierWithClaims();
  await run(setVerdict, checker, { claimId: crews.id, substance: "refuted", seen: 1 });
  expect(await refs({ verdicts: ["refuted"] })).toEqual(["A2"]);
  expect(await refs({ verdicts: ["none"] })).toEqual(["1", "A1"]);
  expect(await refs({ verdicts: ["supported"] })).toEqual([]);
});

test.each<[ClaimOrder["sort"]["by"], string[], string[]]>([
  ["ref", ["A1", "A2", "1"], ["1", "A2", "A1"]],
  ["claim", ["1", "A1", "A2"], ["A2", "A1", "1"]],
  ["status", ["A2", "1", "A1"], ["A1", "A2", "1"]],
  ["stakes", ["1", "A1", "A2"], ["A1", "A2", "1"]],
  ["checker", ["1", "A1", "A2"], ["1", "A1", "A2"]],
  ["due", ["1", "A1", "A2"], ["1", "A1", "A2"]],
  ["added", ["A1", "A2", "1"], ["1", "A2", "A1"]],
])("sorted by %s it reads %j, and the other way around %j", async (by, up, down) => {
  const { refs } = await dossierWithClaims();
  expect(await refs({}, { group: "none", sort: { by, down: false } })).toEqual(up);
  expect(await refs({}, { group: "none", sort: { by, down: true } })).toEqual(down);
});

test("every order of every grouping lists each claim once, its groups together", async () => {
  const { desk, asked, dossierId, checker } = await dossierWithClaims();
  const keyOf: Record<ClaimGrouping, (row: Awaited<ReturnType<typeof claimListRows>>[number]) => string> = {
    status: ({ status }) => status,
    checker: ({ assigneeId }) => assigneeId ?? "",
    article: ({ ref, articleId }) => (ref.startsWith("A") ? (articleId ?? "") : ""),
    stakes: ({ stakes }) => stakes,
    none: () => "",
  };
  for (const group of claimGroupings)
    for (const by of claimSorts)
      for (const down of [false, true]) {
        const order = { group, sort: { by, down } };
        const found = await claimListIds(desk.read, asked({}), order, { count: 50 });
        const ids = found.map(({ id }) => id);
        expect(new Set(ids).size).toBe(3);
        const groups = await claimListGroups(desk.read, asked({}), group);
        const rows = await claimListRows(desk.read, checker, dossierId, ids);
        expect(rows.map(keyOf[group]), `${group} ${by}`).toEqual(
          groups.flatMap(({ key, count }) => Array.from({ length: count }, () => key)),
        );
        for (const { key, count } of groups) {
          const those = asked({ inGroup: { grouping: group, key } });
          const inside = await claimListIds(desk.read, those, { ...order, group: "none" }, { count: 50 });
          expect(inside).toHaveLength(count);
          expect(inside.map(({ id }) => id)).toEqual(
            rows.filter((row) => keyOf[group](row) === key).map(({ id }) => id),
          );
        }
      }
});

test("groups by checker are called by their names, nobody’s last", async () => {
  const { desk, asked, second } = await dossierWithClaims();
  expect(await claimListGroups(desk.read, asked({}), "checker")).toEqual([
    { key: second.personId, count: 1, name: "Sofia Second" },
    { key: "", count: 2, name: null },
  ]);
});

test("a claim is read in its article, or nowhere while nothing mentions it", async () => {
  const { desk, checker, dossierId, article, paid, crews, loose } = await dossierWithClaims();
  const rows = await claimListRows(desk.read, checker, dossierId, [loose.id, crews.id, paid.id]);
  expect(rows.map((claim) => claim.articleId)).toEqual([null, article.id, article.id]);
});

test("runs follow one another without a gap", async () => {
  const { desk, asked, refs } = await dossierWithClaims();
  const order = { group: "status", sort: usualOrder.sort } as const;
  const seen: string[] = [];
  for (let from = 0; from < 4; from++)
    for (const { id } of await claimListIds(desk.read, asked({}), order, { from, count: 1 })) seen.push(id);
  const whole = await claimListIds(desk.read, asked({}), order, { count: 50 });
  expect(seen).toEqual(whole.map(({ id }) => id));
  expect(await refs({})).toEqual(["A2", "1", "A1"]);
});

test("an outsider finds nothing", async () => {
  const { desk, outsider, dossierId, refs, asked, paid } = await dossierWithClaims();
  expect(await refs({}, usualOrder, outsider)).toEqual([]);
  expect(await claimListCount(desk.read, asked({}, outsider))).toBe(0);
  expect(await claimListRows(desk.read, outsider, dossierId, [paid.id])).toEqual([]);
});
