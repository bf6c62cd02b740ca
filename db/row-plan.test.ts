import { eq, getTableColumns, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { prepared, type Read } from "@/db/client";
import { claims, people } from "@/db/schema";
import { newNewsroom } from "@/lib/testing/newsroom";

const joined = (db: Read) =>
  db
    .select({
      ...getTableColumns(claims),
      checker: people.name,
      shout: sql<string>`upper(${claims.statement})`,
      open: sql<boolean>`${claims.status} <> 'signed-off'`.mapWith(Boolean),
      letters: sql<number>`length(${claims.statement})`.mapWith(Number).as("letters"),
      nothing: sql<number | null>`null`.mapWith(Number),
    })
    .from(claims)
    .leftJoin(people, eq(people.id, claims.assigneeId))
    .orderBy(claims.id);
const nested = (db: Read) =>
  db
    .select({ claim: claims, checker: people })
    .from(claims)
    .leftJoin(people, eq(people.id, claims.assigneeId))
    .orderBy(claims.id);

const byPlan = prepared((db) => joined(db).prepare());
const byDrizzle = prepared((db) => nested(db).prepare());

async function twoClaims() {
  const { desk, claim, second } = await newNewsroom();
  await claim({ assigneeId: second.personId, about: ["The port authority"] });
  await claim();
  return desk;
}

it("makes the rows that Drizzle makes, with the same fields in the same order", async () => {
  const { read } = await twoClaims();
  const rows = await byPlan(read).execute();
  expect(rows).toMatchObject([
    { about: ["The port authority"], stale: false, open: true, nothing: null },
    { checker: null },
  ]);
  expect(JSON.stringify(rows)).toBe(JSON.stringify(await joined(read)));
  expect(byPlan(read), "this Drizzle takes a plan").toHaveProperty("customResultMapper", expect.any(Function));
});

it("leaves rows with objects in them to Drizzle", async () => {
  const { read } = await twoClaims();
  const rows = await byDrizzle(read).execute();
  expect(rows.map(({ checker }) => checker?.name ?? null)).toEqual(["Sofia Second", null]);
  expect(rows).toEqual(await nested(read));
});
