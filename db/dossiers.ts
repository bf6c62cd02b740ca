import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList } from "@/db/rows";
import { claims, dossiers, members, people, waivers } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { DossierRole } from "@/lib/dossiers/dossier";
import type { Standard } from "@/lib/dossiers/standard";
import { Conflict } from "@/lib/errors";

export type Dossier = typeof dossiers.$inferSelect;
export type Member = { personId: string; name: string; role: DossierRole; disabled: boolean };
export type Waiver = typeof waivers.$inferSelect;

/** A page of the viewer's dossiers, newest first; `cursor` is the id of the last one seen. */
export async function dossiersOf(
  db: Read,
  viewer: Viewer,
  page: { limit: number; cursor?: string },
): Promise<(Dossier & { role: DossierRole })[]> {
  const rows = await db
    .select({ dossier: dossiers, role: members.role })
    .from(members)
    .innerJoin(dossiers, eq(dossiers.id, members.dossierId))
    .where(and(eq(members.personId, viewer.personId), page.cursor ? sql`${dossiers.id} < ${page.cursor}` : undefined))
    .orderBy(desc(dossiers.id))
    .limit(page.limit);
  return rows.map(({ dossier, role }) => ({ ...dossier, role }));
}

const oneDossier = prepared((db) =>
  db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.id, sql.placeholder("id")), visible(anyViewer, dossiers.id)))
    .prepare(),
);

export async function dossierById(db: Read, viewer: Viewer, id: string): Promise<Dossier | null> {
  const [row] = await oneDossier(db).execute({ id, ...lookingAs(viewer) });
  return row ?? null;
}

const everybodyIn = prepared((db) =>
  db
    .select({ personId: members.personId, name: people.name, role: members.role, disabledAt: people.disabledAt })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(
      and(
        eq(members.dossierId, sql.placeholder("dossierId")),
        visible(anyViewer, sql`${sql.placeholder("dossierId")}`),
      ),
    )
    .orderBy(sql`case ${members.role} when 'lead' then 0 when 'checker' then 1 else 2 end`, asc(people.name))
    .prepare(),
);

/** Everybody in a dossier, leads first, then by name. Members see each other's names. */
export async function membersOf(db: Read, viewer: Viewer, dossierId: string): Promise<Member[]> {
  const rows = await everybodyIn(db).execute({ dossierId, ...lookingAs(viewer) });
  return rows.map(({ disabledAt, ...member }) => ({ ...member, disabled: disabledAt !== null }));
}

const standardById = prepared((db) =>
  db
    .select({ standard: dossiers.standard })
    .from(dossiers)
    .where(eq(dossiers.id, sql.placeholder("id")))
    .prepare(),
);

/** The standard of a dossier whose visibility was decided before. */
export async function standardOf(db: Read, dossierId: string): Promise<Standard> {
  const [row] = await standardById(db).execute({ id: dossierId });
  if (!row) throw new Error("no such dossier");
  return row.standard;
}

const waiversAmong = prepared((db) =>
  db
    .select()
    .from(waivers)
    .where(
      and(
        eq(waivers.dossierId, sql.placeholder("dossierId")),
        sql`${waivers.liftedAt} is null`,
        among(waivers.claimId, "claimIds"),
      ),
    )
    .prepare(),
);

/** Waivers in force in a dossier, or for some of its claims. */
export async function waiversOf(db: Read, dossierId: string, claimIds?: string[]): Promise<Waiver[]> {
  if (claimIds) return waiversAmong(db).execute({ dossierId, claimIds: idList(claimIds) });
  return db
    .select()
    .from(waivers)
    .where(and(eq(waivers.dossierId, dossierId), sql`${waivers.liftedAt} is null`));
}

/** How many claims of each dossier are in each status; a stale sign-off counts under "stale", not under for-review. */
export async function statusCounts(
  db: Read,
  viewer: Viewer,
  dossierIds: string[],
): Promise<Map<string, Record<string, number>>> {
  const shown = sql<string>`case when ${claims.stale} then 'stale' else ${claims.status} end`;
  const rows = await db
    .select({ dossierId: claims.dossierId, status: shown, count: sql<number>`count(*)` })
    .from(claims)
    .where(and(inArray(claims.dossierId, dossierIds), isNull(claims.mergedInto), visible(viewer, claims.dossierId)))
    .groupBy(claims.dossierId, shown);
  const counts = new Map<string, Record<string, number>>();
  for (const { dossierId, status, count } of rows) counts.set(dossierId, { ...counts.get(dossierId), [status]: count });
  return counts;
}

const countsOf = prepared((db) =>
  db
    .select({
      claims: sql<number>`(select count(*) from claims c where c.dossier_id = dossiers.id and c.merged_into is null)`,
      sources: sql<number>`(select count(*) from sources s where s.dossier_id = dossiers.id and s.proposed = 0)`,
      proposals: sql<number>`(select count(*) from origin_links l where l.dossier_id = dossiers.id and l.state = 'proposed')`,
      tasks: sql<number>`(select count(*) from tasks t where t.dossier_id = dossiers.id and t.state = 'open')`,
    })
    .from(dossiers)
    .where(and(eq(dossiers.id, sql.placeholder("dossierId")), visible(anyViewer, dossiers.id)))
    .prepare(),
);

/** How much there is in a dossier: claims, sources, links that wait for a decision, open tasks. */
export type DossierCounts = { claims: number; sources: number; proposals: number; tasks: number };

export async function countsIn(db: Read, viewer: Viewer, dossierId: string): Promise<DossierCounts> {
  const [row] = await countsOf(db).execute({ dossierId, ...lookingAs(viewer) });
  return row ?? { claims: 0, sources: 0, proposals: 0, tasks: 0 };
}

/** Leads of a dossier who can still sign in. */
export async function activeLeads(db: Read, dossierId: string): Promise<string[]> {
  const rows = await db
    .select({ personId: members.personId })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.dossierId, dossierId), eq(members.role, "lead"), sql`${people.disabledAt} is null`));
  return rows.map((row) => row.personId);
}

/** Dossiers without a lead who can sign in: what an administrator needs to know of them to appoint one, and no more. */
export async function leaderlessDossiers(db: Read): Promise<{ id: string; createdAt: string }[]> {
  return db
    .select({ id: dossiers.id, createdAt: dossiers.createdAt })
    .from(dossiers)
    .where(
      sql`not exists (select 1 from members m join people p on p.id = m.person_id
        where m.dossier_id = ${dossiers.id} and m.role = 'lead' and p.disabled_at is null)`,
    );
}

export async function memberRole(db: Read, dossierId: string, personId: string): Promise<DossierRole | null> {
  const [row] = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.dossierId, dossierId), eq(members.personId, personId)));
  return row?.role ?? null;
}

export async function insertDossier(tx: Tx, row: typeof dossiers.$inferInsert): Promise<void> {
  await tx.insert(dossiers).values(row);
}

/** @throws Conflict with the current version when the dossier was changed since it was seen. */
export async function updateDossier(
  tx: Tx,
  id: string,
  seen: number | undefined,
  set: Partial<typeof dossiers.$inferInsert>,
): Promise<void> {
  const updated = await tx
    .update(dossiers)
    .set({ ...set, version: sql`${dossiers.version} + 1` })
    .where(and(eq(dossiers.id, id), seen === undefined ? undefined : eq(dossiers.version, seen)))
    .returning({ id: dossiers.id });
  if (updated.length > 0) return;
  const [current] = await tx.select({ version: dossiers.version }).from(dossiers).where(eq(dossiers.id, id));
  throw new Conflict("Somebody changed this dossier while you were at it. Look at it again.", {
    current: current?.version,
  });
}

export async function insertMember(tx: Tx, row: typeof members.$inferInsert): Promise<void> {
  await tx.insert(members).values(row);
}

export async function updateMember(tx: Tx, dossierId: string, personId: string, role: DossierRole): Promise<void> {
  await tx
    .update(members)
    .set({ role })
    .where(and(eq(members.dossierId, dossierId), eq(members.personId, personId)));
}

export async function deleteMember(tx: Tx, dossierId: string, personId: string): Promise<void> {
  await tx.delete(members).where(and(eq(members.dossierId, dossierId), eq(members.personId, personId)));
}

export async function insertWaiver(tx: Tx, row: typeof waivers.$inferInsert): Promise<void> {
  await tx.insert(waivers).values(row);
}

export async function liftWaivers(tx: Tx, claimId: string, rule: string, at: string): Promise<boolean> {
  const lifted = await tx
    .update(waivers)
    .set({ liftedAt: at })
    .where(and(eq(waivers.claimId, claimId), eq(waivers.rule, rule), sql`${waivers.liftedAt} is null`))
    .returning({ id: waivers.id });
  return lifted.length > 0;
}
