import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { claims, events, originLinks, people, signOffs, sources } from "@/db/schema";
import { anyViewer, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";
import type { ClaimStatus, Reply, Stakes } from "@/lib/claims/claim";
import type { OpenChange } from "@/lib/dossiers/burn-down";
import type { EventType } from "@/lib/history/events";

/** What is counted of a dossier for its overview: added up by the database, however many claims there are. */

type Shown = ClaimStatus | "stale";
const shown = sql<Shown>`case when ${claims.stale} then 'stale' else ${claims.status} end`;

const standing = and(
  isNull(claims.mergedInto),
  // Asked once and not for every claim: the dossier is the same for all.
  visible(anyViewer, sql`${sql.placeholder("dossierId")}`),
);
const ofDossier = and(eq(claims.dossierId, sql.placeholder("dossierId")), standing);
/** Looked up one by one, as by `someOf`. */
const someOfDossier = and(
  among(claims.id, "claimIds"),
  sql`+${claims.dossierId} = ${sql.placeholder("dossierId")}`,
  standing,
);

/** What a claim counts as in the totals of its dossier, the same for everybody who sees that. */
export type CountedClaim = {
  id: string;
  stakes: Stakes;
  status: Shown;
  assigneeId: string | null;
  /** Those in which it has a mention, each once. */
  revisionIds: string[];
};

const counted = {
  id: claims.id,
  stakes: claims.stakes,
  status: shown,
  assigneeId: claims.assigneeId,
  revisionIds:
    sql`coalesce((select group_concat(distinct m.revision_id) from mentions m where m.claim_id = claims.id), '')`.mapWith(
      (ids: string): string[] => ids.split(",").filter(Boolean),
    ),
};

const countedAll = prepared((db) => db.select(counted).from(claims).where(ofDossier).orderBy(asc(claims.id)).prepare());
const countedSome = prepared((db) => db.select(counted).from(claims).where(someOfDossier).prepare());

/** What the claims of a dossier count as, in the order of tagging: all, or those of some ids that are still there. */
export async function claimsCounted(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  claimIds?: readonly string[],
): Promise<CountedClaim[]> {
  const query = claimIds ? countedSome : countedAll;
  return query(db).execute({ dossierId, ...lookingAs(viewer), claimIds: idList(claimIds ?? []) });
}

/** A claim as a list of what is missing shows it. */
export type NamedClaim = {
  id: string;
  ref: string;
  statement: string;
  stakes: Stakes;
  status: ClaimStatus;
  stale: boolean;
  assigneeId: string | null;
  assigneeName: string | null;
  about: string[];
  reply: Reply | null;
};

const named = {
  id: claims.id,
  ref: claims.ref,
  statement: claims.statement,
  stakes: claims.stakes,
  status: claims.status,
  stale: claims.stale,
  assigneeId: claims.assigneeId,
  assigneeName: people.name,
  about: claims.about,
  reply: claims.reply,
};

const theseClaims = prepared((db) =>
  db.select(named).from(claims).leftJoin(people, eq(people.id, claims.assigneeId)).where(someOfDossier).prepare(),
);

/** Some claims of a dossier, by their ids. */
export async function claimsNamed(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  claimIds: string[],
): Promise<Map<string, NamedClaim>> {
  if (claimIds.length === 0) return new Map();
  const rows = await theseClaims(db).execute({ dossierId, ...lookingAs(viewer), claimIds: idList(claimIds) });
  return new Map(rows.map((row) => [row.id, row]));
}

const staleClaims = prepared((db) =>
  db
    .select({ id: claims.id })
    .from(claims)
    .where(and(ofDossier, eq(claims.stale, true)))
    .orderBy(asc(claims.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** The first claims of a dossier whose sign-off is stale. */
export async function staleIn(db: Read, viewer: Viewer, dossierId: string, limit: number): Promise<string[]> {
  const rows = await staleClaims(db).execute({ dossierId, ...lookingAs(viewer), limit });
  return rows.map(({ id }) => id);
}

const inForce = prepared((db) =>
  db
    .select({ claimId: signOffs.claimId, personId: signOffs.personId })
    .from(claims)
    .innerJoin(signOffs, and(eq(signOffs.claimId, claims.id), isNull(signOffs.staleAt)))
    .where(and(ofDossier, eq(claims.status, "signed-off")))
    .prepare(),
);

/** Who has signed which claim of a dossier, by sign-offs that are in force. */
export async function signersIn(
  db: Read,
  viewer: Viewer,
  dossierId: string,
): Promise<{ claimId: string; personId: string }[]> {
  return inForce(db).execute({ dossierId, ...lookingAs(viewer) });
}

const confirmed = prepared((db) =>
  db
    .select({ from: originLinks.fromId, to: originLinks.toId, kind: originLinks.kind })
    .from(originLinks)
    .where(
      and(
        eq(originLinks.dossierId, sql.placeholder("dossierId")),
        eq(originLinks.state, "confirmed"),
        visible(anyViewer, originLinks.dossierId),
      ),
    )
    .orderBy(asc(originLinks.id))
    .prepare(),
);

/** Who got it from whom in a dossier, as people confirmed it, without the words that show it. */
export async function confirmedLinks(db: Read, viewer: Viewer, dossierId: string) {
  return confirmed(db).execute({ dossierId, ...lookingAs(viewer) });
}

const { id, title, ownReporting, unidentified } = sourceColumns(anyViewer);

const linked = prepared((db) =>
  db
    .select({ id, title, ownReporting, unidentified })
    .from(sources)
    .where(
      and(
        eq(sources.dossierId, sql.placeholder("dossierId")),
        visible(anyViewer, sources.dossierId),
        sql`(${sources.articleId} is not null or exists (select 1 from origin_links l
          where (l.from_id = sources.id or l.to_id = sources.id) and l.state = 'confirmed'))`,
      ),
    )
    .orderBy(asc(sources.id))
    .prepare(),
);

/** The sources of a dossier that are articles or that a confirmed link touches, as the viewer may see them. */
export async function linkedSources(db: Read, viewer: Viewer, dossierId: string) {
  return linked(db).execute({ dossierId, ...lookingAs(viewer) });
}

/** Kinds of events by which a claim comes to wait for something else than before. */
const moves: EventType[] = ["claim-created", "claim-moved", "sign-off-stale"];

/** When it came to wait; of a claim that was stored without its events, when it was made. */
const lastMove = sql<string>`coalesce((select e.at from events e where e.claim_id = claims.id
  and e.type in ${sql.raw(`('${moves.join("', '")}')`)} order by e.id desc limit 1), claims.created_at)`;

const longest = prepared((db) =>
  db
    .select({ ...named, since: lastMove })
    .from(claims)
    .leftJoin(people, eq(people.id, claims.assigneeId))
    .where(and(ofDossier, eq(claims.status, "for-review")))
    .orderBy(asc(lastMove), asc(claims.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

const unassigned = prepared((db) =>
  db
    .select({ ...named, since: claims.createdAt })
    .from(claims)
    .leftJoin(people, eq(people.id, claims.assigneeId))
    .where(and(ofDossier, isNull(claims.assigneeId), inArray(claims.status, ["to-check", "checking"])))
    .orderBy(asc(claims.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

export type Waiting = NamedClaim & { since: string };

/** The claims that have waited longest for a second person, and those that have waited longest for a checker. */
export async function longestWaiting(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  limit: number,
): Promise<{ forReview: Waiting[]; forChecker: Waiting[] }> {
  const asked = { dossierId, ...lookingAs(viewer), limit };
  return { forReview: await longest(db).execute(asked), forChecker: await unassigned(db).execute(asked) };
}

/** What makes open claims more or fewer. A claim that is merged into another, or taken back, is open no more. */
const opens = sql.raw(`case events.type
  when 'claim-created' then 1 when 'sign-off-stale' then 1 when 'merge-undone' then 1
  when 'claim-signed-off' then -1 when 'claim-withdrawn' then -1 when 'claims-merged' then -1
  when 'claim-moved' then case when json_extract(events.payload, '$.from') = 'signed-off' then 1 else 0 end
  else 0 end`);
const quarter = sql<string>`substr(${events.at}, 1, 14) || substr('00153045', 1 + 2 * (cast(substr(${events.at}, 15, 2) as integer) / 15), 2) || ':00.000Z'`;

const openChanges = prepared((db) =>
  db
    .select({ at: quarter, by: sql<number>`sum(${opens})` })
    .from(events)
    .where(
      and(
        eq(events.chain, sql.placeholder("dossierId")),
        sql`${events.number} > ${sql.placeholder("after")} and ${events.number} <= ${sql.placeholder("upTo")}`,
        sql`${events.type} in ('claim-created', 'sign-off-stale', 'merge-undone', 'claim-signed-off', 'claim-withdrawn', 'claims-merged', 'claim-moved')`,
      ),
    )
    .groupBy(quarter)
    .orderBy(asc(quarter))
    .prepare(),
);

/**
 * By how many more or fewer claims of a dossier were open after each quarter of an hour in which that changed, from the
 * events after one up to another. A quarter is as fine as any time zone is off.
 */
export async function openChangesOf(
  db: Read,
  dossierId: string,
  between: { after: number; upTo: number },
): Promise<OpenChange[]> {
  return openChanges(db).execute({ dossierId, ...between });
}
