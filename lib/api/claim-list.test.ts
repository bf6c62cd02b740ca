import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { claimListViewAnswer } from "@/lib/api/views/claim-list-views";
import { claimAnswer } from "@/lib/api/views/claims";
import { newApiDossier } from "@/lib/testing/api-dossier";

const changed = z.object({
  dossierId: z.string(),
  claims: z.int(),
  changed: z.int(),
  items: z.array(z.object({ id: z.string(), version: z.int() })),
});

/** Four claims: A1 of an article that nobody checks, and three without a mention. */
async function fourClaims() {
  const d = await newApiDossier();
  const { checker, second, dossierId } = d;
  const path = `/dossiers/${dossierId}/claims`;
  for (const claim of [
    { statement: "Forty million were paid.", kind: "figure", stakes: "critical", assigneeId: second.id },
    { statement: "Nobody answered.", stakes: "important", dueAt: "2020-01-01T00:00:00Z" },
    { statement: "Somebody answered.", stakes: "critical" },
  ])
    await checker.post(path, claim, claimAnswer);
  const refs = async (query: string, who = d.reader) =>
    (await who.get(`${path}?${query}`, listOf(claimAnswer))).items.map(({ ref }) => ref);
  return { ...d, path, refs };
}

test("the list takes the filters of the screen, several values with commas", async () => {
  const { refs, second, article } = await fourClaims();
  expect(await refs("")).toEqual(["A1", "1", "2", "3"]);
  expect(await refs("stakes=critical")).toEqual(["1", "3"]);
  expect(await refs("stakes=critical,important&kind=other")).toEqual(["2", "3"]);
  expect(await refs(`assigneeId=${second.id}`)).toEqual(["1"]);
  expect(await refs(`assigneeId=nobody,${second.id}&q=answered`)).toEqual(["2", "3"]);
  expect(await refs(`articleId=${article.id}`)).toEqual(["A1"]);
  expect(await refs("due=overdue")).toEqual(["2"]);
  expect(await refs("due=none&substance=none&status=to-check")).toEqual(["A1", "1", "3"]);
  expect(await refs("failing=true")).toEqual(["A1", "1", "2", "3"]);
  expect(await refs("status=for-review&stale=false")).toEqual([]);
  expect(await refs("status=checking&stale=true")).toEqual([]);
});

test("the list is sorted as asked, and its pages follow one another either way", async () => {
  const { reader, path, refs } = await fourClaims();
  expect(await refs("sort=stakes")).toEqual(["1", "3", "2", "A1"]);
  expect(await refs("sort=-due")).toEqual(["2", "A1", "1", "3"]);
  for (const sort of ["", "&sort=-ref", "&sort=claim"]) {
    const whole = await refs(sort.slice(1));
    const seen: string[] = [];
    let cursor = "";
    do {
      const { items, next } = await reader.get(`${path}?limit=3${sort}${cursor}`, listOf(claimAnswer));
      seen.push(...items.map(({ ref }) => ref));
      cursor = next ? `&cursor=${next}` : "";
    } while (cursor);
    expect(seen).toEqual(whole);
  }
});

test.each(["status=finished", "stakes=critical,", "sort=mood", "failing=no", "due=later", "stale=yes"])(
  "%s is refused",
  async (query) => {
    const { reader, path } = await fourClaims();
    await reader.refused(400, "GET", `${path}?${query}`);
  },
);

test("many claims are changed in one step; a refusal names those it concerns, and changes nothing", async () => {
  const { checker, second, reader, outsider, path } = await fourClaims();
  const { items } = await checker.get(path, listOf(claimAnswer));
  const claims = items.map(({ id, version }) => ({ claimId: id, seen: version }));
  await outsider.refused(404, "PATCH", path, { claims, stakes: "routine" });
  await reader.refused(403, "PATCH", path, { claims, stakes: "routine" });
  const stale = claims.map((one, at) => (at === 2 ? { ...one, seen: 7 } : one));
  const refused = await checker.refused(409, "PATCH", path, { claims: stale, assigneeId: second.id });
  expect(refused.claims).toEqual([
    { claimId: claims[2]?.claimId, ref: "2", kind: "conflict", message: expect.any(String), current: 1 },
  ]);
  expect((await checker.get(path, listOf(claimAnswer))).items.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  const dueAt = "2030-05-17T11:00:00.000Z";
  const done = await checker.patch(path, { claims, assigneeId: second.id, dueAt }, changed);
  expect(done).toMatchObject({ claims: 4, changed: 4 });
  expect((await checker.get(path, listOf(claimAnswer))).items).toMatchObject(
    items.map(({ id }) => ({ id, assigneeId: second.id, dueAt, version: 2 })),
  );
});

test("views are one’s own until they are shared", async () => {
  const { checker, reader, lead, dossierId } = await fourClaims();
  const path = `/dossiers/${dossierId}/claim-list-views`;
  const view = await checker.post(path, { name: "Critical", query: "stakes=critical" }, claimListViewAnswer);
  expect((await reader.get(path, listOf(claimListViewAnswer))).items).toEqual([]);
  await lead.refused(404, "PATCH", `/claim-list-views/${view.id}`, { name: "Mine", seen: 1 });
  await checker.patch(`/claim-list-views/${view.id}`, { shared: true, seen: 1 }, claimListViewAnswer);
  expect((await reader.get(path, listOf(claimListViewAnswer))).items).toMatchObject([{ name: "Critical" }]);
  await reader.refused(403, "PATCH", `/claim-list-views/${view.id}`, { name: "Mine", seen: 2 });
  const stale = await lead.refused(409, "PATCH", `/claim-list-views/${view.id}`, { name: "Mine", seen: 1 });
  expect(stale.current).toBe(2);
});
