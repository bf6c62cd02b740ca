import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { among, idList, insertAllInto, insertInto, updateOf } from "@/db/rows";
import { sources, waivers } from "@/db/schema";
import { newNewsroom } from "@/lib/testing/newsroom";

const insertSource = insertInto(sources);
const changeSource = updateOf(sources);

async function sourcesIn() {
  const { desk, dossierId, checker } = await newNewsroom();
  const made = { dossierId, createdBy: checker.personId, createdAt: checker.now.toISOString() };
  const blank = { kind: "article", title: "A report", outlet: "", author: "", url: "", ...made } as const;
  return {
    desk,
    insert: (row: Partial<typeof sources.$inferInsert> = {}) =>
      desk.transact((tx) => insertSource(tx, { ...blank, ...row })),
    change: (work: (tx: Tx) => Promise<boolean>) => desk.transact(work),
    one: async (id: string) => (await desk.read.select().from(sources).where(eq(sources.id, id)))[0],
    all: () => desk.read.select().from(sources),
  };
}

it("inserts a row as it was given, and what was left out as the column's default", async () => {
  const { insert, one } = await sourcesIn();
  const id = newId();
  await insert({ id, unidentified: true, publishedAt: "2026-03-17" });
  expect(await one(id)).toMatchObject({
    title: "A report",
    unidentified: true,
    publishedAt: "2026-03-17",
    confidential: false,
    state: "good",
    reliability: "F",
    version: 1,
  });
});

it.each([null, true, false])(
  "keeps own reporting that is %s apart from what is not established",
  async (ownReporting) => {
    const { insert, change, one } = await sourcesIn();
    const id = newId();
    await insert({ id, ownReporting });
    expect((await one(id))?.ownReporting).toBe(ownReporting);
    await change((tx) => changeSource(tx, id, undefined, { ownReporting: !ownReporting }));
    await change((tx) => changeSource(tx, id, undefined, { ownReporting }));
    expect(await one(id)).toMatchObject({ ownReporting, version: 3 });
  },
);

it("gives each row an id of its own, though the statement is prepared once", async () => {
  const { insert, all } = await sourcesIn();
  for (let i = 0; i < 3; i++) await insert();
  expect(new Set((await all()).map((row) => row.id)).size).toBe(3);
});

it("refuses a row without what the column must have", async () => {
  const { desk } = await sourcesIn();
  const incomplete = { rule: "origins" } as typeof waivers.$inferInsert;
  await expect(desk.transact((tx) => insertInto(waivers)(tx, incomplete))).rejects.toThrow(/NOT NULL/);
});

it("inserts many rows at once, each value as its column keeps it, or none", async () => {
  const { desk, dossierId, checker } = await newNewsroom();
  const insertAll = insertAllInto(sources);
  const made = { dossierId, createdBy: checker.personId, createdAt: checker.now.toISOString() };
  const title = "“Zwölf” kilometres 🚢 'quoted'";
  const row = { kind: "article", title, outlet: "", author: "", url: "", ...made } as const;
  const ids = Array.from({ length: 1200 }, () => newId());
  await desk.transact((tx) => insertAll(tx, []));
  await desk.transact((tx) =>
    insertAll(
      tx,
      ids.map((id, at) => ({ id, ...row, ownReporting: [true, false, null][at % 3] ?? null })),
    ),
  );
  const all = await desk.read.select().from(sources).orderBy(sources.id);
  expect(all.map((one) => one.id)).toEqual(ids);
  expect(all.slice(0, 3)).toMatchObject([
    { title, ownReporting: true, unidentified: false, reliability: "F", version: 1 },
    { ownReporting: false },
    { ownReporting: null },
  ]);
  await expect(desk.transact((tx) => insertAll(tx, [{ ...row, id: ids[0] ?? "" }]))).rejects.toThrow(/UNIQUE/);
});

it("changes only the version that was seen, and only the fields that are given", async () => {
  const { insert, change, one } = await sourcesIn();
  const id = newId();
  await insert({ id, outlet: "Halvern Courier" });
  expect(await change((tx) => changeSource(tx, id, 1, { title: "Second", outlet: undefined }))).toBe(true);
  expect(await change((tx) => changeSource(tx, id, 1, { title: "Third" }))).toBe(false);
  expect(await change((tx) => changeSource(tx, id, undefined, {}))).toBe(true);
  expect(await change((tx) => changeSource(tx, newId(), undefined, { title: "Nobody's" }))).toBe(false);
  expect(await one(id)).toMatchObject({ title: "Second", outlet: "Halvern Courier", version: 3 });
});

it("finds the rows of a list longer than SQLite takes parameters, and none of an empty one", async () => {
  const { insert, desk } = await sourcesIn();
  const id = newId();
  await insert({ id });
  await insert();
  const query = desk.read.select({ id: sources.id }).from(sources).where(among(sources.id, "ids")).prepare();
  const many = Array.from({ length: 40_000 }, (_, i) => `other ${i}`);
  expect(await query.execute({ ids: idList([...many, id]) })).toEqual([{ id }]);
  expect(await query.execute({ ids: idList([]) })).toEqual([]);
});
