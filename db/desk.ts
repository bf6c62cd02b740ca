import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { claimAsSeen, isSealed } from "@/db/blind";
import type { Claim } from "@/db/claims";
import { prepared, type Read } from "@/db/client";
import type { Dossier } from "@/db/dossiers";
import { among, idList } from "@/db/rows";
import { claims, dossiers, events, members, originLinks, people, signOffs, sources } from "@/db/schema";
import { anyViewer, clearance, lookingAs, type Viewer, visible } from "@/db/visible";
import type { DossierRole } from "@/lib/dossiers/dossier";

/** What waits for one person over all their open dossiers: each list by one prepared query, with its limit. */

const me = anyViewer.personId;

/** The open dossiers in which the viewer works. Claims are found from here by their index, however many others there are. */
const whereIWork = sql`(select m.dossier_id from members m join dossiers d on d.id = m.dossier_id
  where m.person_id = ${me} and m.role <> 'reader' and d.state = 'open')`;

const openDossiers = prepared((db) =>
  db
    .select({ dossier: dossiers, role: members.role })
    .from(members)
    .innerJoin(dossiers, eq(dossiers.id, members.dossierId))
    .where(and(eq(members.personId, me), eq(dossiers.state, "open")))
    .orderBy(sql`${dossiers.deadline} is null`, asc(dossiers.deadline), desc(dossiers.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** The viewer's open dossiers, soonest deadline first, those without one last. */
export async function openDossiersOf(
  db: Read,
  viewer: Viewer,
  limit: number,
): Promise<(Dossier & { role: DossierRole })[]> {
  const rows = await openDossiers(db).execute({ ...lookingAs(viewer), limit });
  return rows.map(({ dossier, role }) => ({ ...dossier, role }));
}

/** Sorts after every date. */
const noDate = "9999";
const soonest = [asc(sql`coalesce(${claims.dueAt}, ${noDate})`), asc(claims.id)] as const;

const ofMine = (more: SQL | undefined) =>
  and(sql`${claims.dossierId} in ${whereIWork}`, isNull(claims.mergedInto), more);

/** For review, and as far as the claim itself tells not the viewer's own work. */
const mayBeSigned = ofMine(
  and(
    eq(claims.status, "for-review"),
    sql`${claims.statementBy} <> ${me} and ${claims.substanceBy} is not ${me}`,
    sql`not ${isSealed(anyViewer, claims.id)}`,
  ),
);

/** Not their own work by what hangs on it either. */
const othersWork = and(
  sql`not exists (select 1 from evidence e where e.claim_id = claims.id and e.stance <> 'context' and ${me} in (e.created_by, e.entered_by))`,
  sql`not exists (select 1 from mentions n where n.claim_id = claims.id and n.attribution_by = ${me})`,
  // What they signed themselves and went stale stands in a list of its own.
  sql`not (${claims.stale} = 1 and ${me} is (select s.person_id from sign_offs s where s.claim_id = claims.id order by s.at desc, s.id desc limit 1))`,
);

/** Given to the viewer to check, and not yet asked to be reviewed. */
const toCheck = and(
  eq(claims.assigneeId, me),
  sql`${claims.status} in ('to-check', 'checking')`,
  isNull(claims.mergedInto),
  sql`${claims.dossierId} in ${whereIWork}`,
);

/** The viewer signed it last, and what they signed has changed since. */
const staleOfMine = and(
  eq(claims.stale, true),
  isNull(claims.mergedInto),
  eq(signOffs.personId, me),
  sql`${signOffs.id} = (select s.id from sign_offs s where s.claim_id = claims.id order by s.at desc, s.id desc limit 1)`,
  // Found from the sign-offs: there are thousands of claims, and few that somebody signed.
  sql`+${claims.dossierId} in ${whereIWork}`,
);

const listed = (where: SQL | undefined) =>
  prepared((db) =>
    db
      .select(claimAsSeen(anyViewer))
      .from(claims)
      .where(where)
      .orderBy(...soonest)
      .limit(sql.placeholder("limit"))
      .prepare(),
  );

/** Counted up to the limit: a desk says how many more there are, not how very many. */
const counted = (where: SQL | undefined) =>
  prepared((db) => {
    const some = db
      .select({ one: sql`1`.as("one") })
      .from(claims)
      .where(where)
      .limit(sql.placeholder("limit"))
      .as("some");
    return db.select({ count: sql<number>`count(*)` }).from(some).prepare();
  });

const soonestCandidates = sql`(select claims.id from claims where ${mayBeSigned}
  order by ${sql.join([...soonest], sql`, `)} limit ${sql.placeholder("candidates")})`;
const signList = listed(and(sql`${claims.id} in ${soonestCandidates}`, othersWork));
const signCount = counted(and(mayBeSigned, othersWork));
const checkList = listed(toCheck);
const checkCount = counted(toCheck);

const ask = (viewer: Viewer, limit: number) => ({ ...lookingAs(viewer), limit });

/**
 * Claims for review that the viewer may be the one to sign, soonest due first; whether they confirmed a link is asked afterwards.
 * What hangs on a claim is asked of the first candidates alone, and of all of them only where too few of these are left.
 */
export async function claimsToSign(db: Read, viewer: Viewer, limit: number): Promise<Claim[]> {
  for (const candidates of [4 * limit, 32 * limit]) {
    const found = await signList(db).execute({ ...ask(viewer, limit), candidates });
    if (found.length === limit) return found;
  }
  return signList(db).execute({ ...ask(viewer, limit), candidates: -1 });
}

export const countToSign = async (db: Read, viewer: Viewer, atMost: number): Promise<number> =>
  (await signCount(db).execute(ask(viewer, atMost)))[0]?.count ?? 0;

/** Claims that the viewer is to check, soonest due first. */
export const claimsToCheck = async (db: Read, viewer: Viewer, limit: number): Promise<Claim[]> =>
  checkList(db).execute(ask(viewer, limit));

export const countToCheck = async (db: Read, viewer: Viewer, atMost: number): Promise<number> =>
  (await checkCount(db).execute(ask(viewer, atMost)))[0]?.count ?? 0;

const staleList = prepared((db) =>
  db
    .select(claimAsSeen(anyViewer))
    .from(signOffs)
    .innerJoin(claims, eq(claims.id, signOffs.claimId))
    .where(staleOfMine)
    .orderBy(asc(signOffs.staleAt), asc(claims.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** Claims of which the newest sign-off was the viewer's and has gone stale, longest stale first. */
export const staleClaimsOf = async (db: Read, viewer: Viewer, limit: number): Promise<Claim[]> =>
  staleList(db).execute(ask(viewer, limit));

const moves = prepared((db) => {
  const last = db
    .select({ id: sql<number>`max(${events.id})` })
    .from(events)
    .where(and(among(events.claimId, "claimIds"), inArray(events.type, ["claim-moved", "sign-off-stale"])))
    .groupBy(events.claimId);
  return db
    .select({ claimId: events.claimId, at: events.at, actorId: events.actorId })
    .from(events)
    .where(and(inArray(events.id, last), visible(anyViewer, events.chain)))
    .prepare();
});

/** When and by whom each of some claims was last moved; a sign-off that went stale moves its claim as well. */
export async function lastMoves(
  db: Read,
  viewer: Viewer,
  claimIds: string[],
): Promise<Map<string, { at: string; actorId: string | null }>> {
  if (claimIds.length === 0) return new Map();
  const rows = await moves(db).execute({ claimIds: idList(claimIds), ...lookingAs(viewer) });
  return new Map(rows.map(({ claimId, at, actorId }) => [claimId ?? "", { at, actorId }]));
}

/** Origin links of a dossier that wait for a decision which the viewer may make. */
export type WaitingProposals = { dossierId: string; dossierTitle: string; count: number };

const isOpen = (source: "f" | "t") =>
  sql`exists (select 1 from ${sources} s where s.id = ${source === "f" ? originLinks.fromId : originLinks.toId}
    and (s.confidential = 0 or ${clearance(anyViewer, sql`s.id`)}))`;

const proposals = prepared((db) =>
  db
    .select({ dossierId: dossiers.id, dossierTitle: dossiers.title, count: sql<number>`count(*)` })
    .from(originLinks)
    .innerJoin(dossiers, eq(dossiers.id, originLinks.dossierId))
    .where(
      and(sql`${originLinks.dossierId} in ${whereIWork}`, eq(originLinks.state, "proposed"), isOpen("f"), isOpen("t")),
    )
    .groupBy(dossiers.id)
    .orderBy(sql`${dossiers.deadline} is null`, asc(dossiers.deadline), desc(dossiers.id))
    .prepare(),
);

/** The dossiers with origin links that the viewer may confirm or reject, soonest deadline first. */
export const proposalsWaiting = async (db: Read, viewer: Viewer): Promise<WaitingProposals[]> =>
  proposals(db).execute({ ...lookingAs(viewer) });

/** Somebody who can be given a task of a dossier. */
export type Giveable = { personId: string; name: string };

const membersAmong = prepared((db) =>
  db
    .select({ dossierId: members.dossierId, personId: members.personId, name: people.name })
    .from(members)
    .innerJoin(people, and(eq(people.id, members.personId), isNull(people.disabledAt)))
    .where(
      and(
        among(members.dossierId, "dossierIds"),
        sql`members.dossier_id in (select v.dossier_id from members v where v.person_id = ${me})`,
      ),
    )
    .orderBy(asc(people.name))
    .prepare(),
);

/** The members of some of the viewer's dossiers who can sign in, by dossier. */
export async function giveableIn(
  db: Read,
  viewer: Viewer,
  dossierIds: readonly string[],
): Promise<Map<string, Giveable[]>> {
  const found = new Map<string, Giveable[]>();
  if (dossierIds.length === 0) return found;
  const rows = await membersAmong(db).execute({ dossierIds: idList(dossierIds), ...lookingAs(viewer) });
  for (const { dossierId, ...one } of rows) {
    const list = found.get(dossierId);
    if (list) list.push(one);
    else found.set(dossierId, [one]);
  }
  return found;
}
