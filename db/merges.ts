import { and, desc, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { claimById } from "@/db/claims";
import { prepared, type Read, type Tx } from "@/db/client";
import { claims, comments, evidence, mentions, merges, people, tasks } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import { Conflict } from "@/lib/errors";

export type Merge = typeof merges.$inferSelect;
export type Moved = Merge["moved"];

/** A merge as the claim that stayed shows it. */
export type MergeInto = { id: string; fromId: string; fromRef: string; byName: string; at: string };

const mergeInForce = prepared((db) =>
  db
    .select()
    .from(merges)
    .where(and(eq(merges.fromId, sql.placeholder("fromId")), isNull(merges.undoneAt)))
    .prepare(),
);

/** The merge of a claim into another, for the program alone; null where there is none in force. */
export async function mergeOf(db: Read, fromId: string): Promise<Merge | null> {
  const [row] = await mergeInForce(db).execute({ fromId });
  return row ?? null;
}

/** The newest merge of a claim into another, undone or not, for the program alone. */
export async function lastMergeOf(db: Read, fromId: string): Promise<Merge | null> {
  const [row] = await db.select().from(merges).where(eq(merges.fromId, fromId)).orderBy(desc(merges.id)).limit(1);
  return row ?? null;
}

const mergedInto = prepared((db) =>
  db
    .select({
      id: merges.id,
      fromId: merges.fromId,
      fromRef: claims.ref,
      byName: people.name,
      at: merges.at,
    })
    .from(merges)
    .innerJoin(claims, eq(claims.id, merges.fromId))
    .innerJoin(people, eq(people.id, merges.personId))
    .where(
      and(eq(merges.intoId, sql.placeholder("intoId")), isNull(merges.undoneAt), visible(anyViewer, merges.dossierId)),
    )
    .orderBy(desc(merges.id))
    .prepare(),
);

/** The claims that were merged into a claim and still are, the newest first. */
export async function mergesInto(db: Read, viewer: Viewer, intoId: string): Promise<MergeInto[]> {
  return mergedInto(db).execute({ intoId, ...lookingAs(viewer) });
}

/** The claim that stands for a claim: itself, or the one that it was merged into, over as many merges as there were. */
export async function standsFor(db: Read, claimId: string): Promise<string> {
  let id = claimId;
  // A merge never leads back, so that this ends; the bound is for a database that was tampered with.
  for (let steps = 0; steps < 1000; steps += 1) {
    const merge = await mergeOf(db, id);
    if (!merge) return id;
    id = merge.intoId;
  }
  return id;
}

/** @throws Conflict for a claim that was merged into another, naming the one that stands: changes belong there. */
export async function mustStand(tx: Tx, viewer: Viewer, claimId: string): Promise<void> {
  const claim = await claimById(tx, viewer, claimId);
  if (!claim?.mergedInto) return;
  const stands = await claimById(tx, viewer, await standsFor(tx, claimId));
  throw new Conflict(`${claim.ref} was merged into ${stands?.ref ?? "another claim"}. Do this there.`, {
    mergedInto: stands?.id ?? claim.mergedInto,
  });
}

/** A claim with all that were merged into it, directly or through others: whose histories are one. */
export const mergedWith = (claimId: string | SQLWrapper): SQL =>
  sql`(with recursive one(id) as (select ${claimId} union
    select m.from_id from merges m join one on m.into_id = one.id where m.undone_at is null) select id from one)`;

const belongings = { mentions, evidence, comments, tasks };
const kinds = ["mentions", "evidence", "comments", "tasks"] as const;

/** Hands everything of a claim over to another one and tells what that was. */
export async function handOver(tx: Tx, fromId: string, intoId: string): Promise<Moved> {
  const moved: Moved = { mentions: [], evidence: [], comments: [], tasks: [] };
  for (const kind of kinds) {
    const table = belongings[kind];
    moved[kind] = await ids(tx, table, eq(table.claimId, fromId));
    await tx.update(table).set({ claimId: intoId }).where(eq(table.claimId, fromId));
  }
  return moved;
}

/** Hands back what went over, as far as it is still with the claim that it went to, and tells what that was. */
export async function handBack(tx: Tx, moved: Moved, fromId: string, intoId: string): Promise<Moved> {
  const back: Moved = { mentions: [], evidence: [], comments: [], tasks: [] };
  for (const kind of kinds) {
    const table = belongings[kind];
    back[kind] = await ids(tx, table, and(eq(table.claimId, intoId), among(table.id, moved[kind])));
    await tx.update(table).set({ claimId: fromId }).where(among(table.id, back[kind]));
  }
  return back;
}

type Belonging = (typeof belongings)[(typeof kinds)[number]];

async function ids(tx: Tx, table: Belonging, where: SQL | undefined): Promise<string[]> {
  const rows = await tx.select({ id: table.id }).from(table).where(where).orderBy(table.id);
  return rows.map((row) => row.id);
}

// As JSON, since a claim may have more than a statement takes parameters.
const among = (column: SQLiteColumn, list: readonly string[]): SQL =>
  inArray(column, sql`(select value from json_each(${JSON.stringify(list)}))`);

export async function insertMerge(tx: Tx, row: typeof merges.$inferInsert): Promise<void> {
  await tx.insert(merges).values(row);
}

/** @returns whether it was in force until now. */
export async function endMerge(tx: Tx, id: string, at: string): Promise<boolean> {
  const ended = await tx
    .update(merges)
    .set({ undoneAt: at })
    .where(and(eq(merges.id, id), isNull(merges.undoneAt)))
    .returning({ id: merges.id });
  return ended.length > 0;
}

const around = prepared((db) =>
  db
    .select({ id: claims.id })
    .from(claims)
    .where(
      sql`${claims.id} in (with recursive one(id) as (select ${sql.placeholder("claimId")} union
        select case when m.into_id = one.id then m.from_id else m.into_id end
        from merges m join one on one.id in (m.into_id, m.from_id)) select id from one)`,
    )
    .prepare(),
);

/** A claim with all that it was ever merged with, also where that was undone: its history names no others. */
export async function everMergedWith(db: Read, claimId: string): Promise<string[]> {
  return (await around(db).execute({ claimId })).map(({ id }) => id);
}
