import { and, eq, exists, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { QueryBuilder } from "drizzle-orm/sqlite-core";
import { prepared, type Read } from "@/db/client";
import {
  articles,
  blindChecks,
  claimListViews,
  claims,
  comments,
  dossiers,
  editions,
  evidence,
  members,
  mentions,
  originLinks,
  revisions,
  sources,
  tasks,
} from "@/db/schema";
import { withdrawn } from "@/lib/claims/claim";
import type { DossierRole } from "@/lib/dossiers/dossier";
import { NotFound } from "@/lib/errors";
import { type Facts, roleFacts } from "@/lib/permissions";

/**
 * Who is looking. Every read of a dossier's contents takes one.
 * `cleared: "nobody"` looks as one who sees the dossier and is cleared for no confidential source: what leaves the desk.
 */
export type Viewer = { personId: string; cleared?: "nobody" };

/** Stands for the viewer in a prepared query; who it is, `lookingAs` tells when it is run. */
export const anyViewer: Viewer = { personId: sql.placeholder("viewerId") as unknown as string };

/** Who looks, for a query prepared for `anyViewer`: without it, it does not run. */
export const lookingAs = ({ personId, cleared }: Viewer) => ({
  viewerId: personId,
  clearedId: cleared === "nobody" ? "" : personId,
});

/** Whose clearances count, and whose own words are theirs to read: the viewer's; nobody's in what leaves the desk. */
const clearedPerson = (viewer: Viewer) =>
  viewer === anyViewer ? sql.placeholder("clearedId") : lookingAs(viewer).clearedId;

/** Has the viewer written it? They read it anyway, but not in what is made for people of whom nobody is cleared. */
export const isOwn = (viewer: Viewer, personId: SQLiteColumn): SQL => sql`${personId} = ${clearedPerson(viewer)}`;

const query = new QueryBuilder();

/** The one predicate of visibility: the viewer is a member of the dossier that the row belongs to. */
export const visible = (viewer: Viewer, dossierId: SQLiteColumn | SQLWrapper): SQL =>
  exists(
    query
      .select({ one: sql`1` })
      .from(members)
      .where(and(eq(members.dossierId, dossierId), eq(members.personId, viewer.personId))),
  );

// In a select from one table Drizzle writes its columns without the table's name, and inside a subquery the bare name
// would mean the subquery's own column: names are therefore written out here.

/** Has the viewer been cleared for the source? Its id is a column written out, such as "sources.id". */
export const clearance = (viewer: Viewer, sourceId: SQL): SQL =>
  sql`exists (select 1 from clearances c where c.source_id = ${sourceId} and c.person_id = ${clearedPerson(viewer)})`;

/** Is the source open to the viewer: not confidential, or they are cleared for it? */
export const cleared = (viewer: Viewer): SQL<boolean> =>
  sql<boolean>`(sources.confidential = 0 or ${clearance(viewer, sql`sources.id`)})`.mapWith(Boolean);

const whenCleared = <T>(viewer: Viewer, column: SQLiteColumn, otherwise: SQLWrapper | string): SQL<T> =>
  sql<T>`case when ${cleared(viewer)} then ${column} else ${otherwise} end`;

/**
 * The one projection of a source: for those not cleared its pseudonym stands for its title, and its outlet, author,
 * URL and date are withheld. Everything that shows a source selects these columns and no others.
 */
export const sourceColumns = (viewer: Viewer) => ({
  id: sources.id,
  dossierId: sources.dossierId,
  kind: sources.kind,
  title: whenCleared<string>(viewer, sources.title, sources.pseudonym),
  outlet: whenCleared<string>(viewer, sources.outlet, ""),
  author: whenCleared<string>(viewer, sources.author, ""),
  url: whenCleared<string>(viewer, sources.url, ""),
  publishedAt: sql<string | null>`case when ${cleared(viewer)} then ${sources.publishedAt} end`,
  articleId: sources.articleId,
  ownReporting: sources.ownReporting,
  unidentified: sources.unidentified,
  state: sources.state,
  confidential: sources.confidential,
  pseudonym: sources.pseudonym,
  reliability: sources.reliability,
  /** Somebody graded it itself; otherwise its grade is its outlet's. */
  graded: sources.graded,
  createdBy: sources.createdBy,
  createdAt: sources.createdAt,
  version: sources.version,
  /** The program put it up at the end of a proposed link, and nobody has confirmed or used it. */
  proposed: sources.proposed,
  /** Bytes of it are stored: a snapshot, or the uploaded article itself. */
  held: sql<boolean>`(${sources.articleId} is not null or exists (select 1 from snapshots where snapshots.source_id = sources.id))`.mapWith(
    Boolean,
  ),
  cleared: cleared(viewer),
});

/** A text that belongs to a source, such as a quote or a note: empty for those not cleared. */
export const withheld = (viewer: Viewer, column: SQLiteColumn): SQL<string> => whenCleared<string>(viewer, column, "");

const role = { dossierId: members.dossierId, role: members.role, state: dossiers.state };

const placeIn = (table: SQLiteTable & { id: SQLiteColumn; dossierId: SQLiteColumn }, there?: SQL) =>
  prepared((db) =>
    db
      .select(role)
      .from(table)
      .innerJoin(members, and(eq(members.dossierId, table.dossierId), eq(members.personId, anyViewer.personId)))
      .innerJoin(dossiers, eq(dossiers.id, members.dossierId))
      .where(and(eq(table.id, sql.placeholder("id")), there))
      .prepare(),
  );

const places = {
  dossier: prepared((db) =>
    db
      .select(role)
      .from(members)
      .innerJoin(dossiers, eq(dossiers.id, members.dossierId))
      .where(and(eq(members.dossierId, sql.placeholder("id")), eq(members.personId, anyViewer.personId)))
      .prepare(),
  ),
  article: placeIn(articles),
  revision: placeIn(revisions),
  // One that was taken back right after it was tagged is there no more, though its number stays taken.
  claim: placeIn(claims, sql`${claims.mergedInto} is not ${withdrawn}`),
  mention: placeIn(mentions),
  source: placeIn(sources),
  "origin-link": placeIn(originLinks),
  evidence: placeIn(evidence),
  task: placeIn(tasks),
  comment: placeIn(comments),
  "blind-check": placeIn(blindChecks),
  edition: placeIn(editions),
  // That there is one of somebody's own, nobody else learns: `lib/claims/view-commands.ts` asks after that.
  "claim-list-view": placeIn(claimListViews),
};

/** Things that live in a dossier and are addressed by their own id. */
export type Placed = keyof typeof places;

/** Where a thing is, and what the viewer is there. */
export type Place = { dossierId: string; role: DossierRole; open: boolean; facts: Facts };

/**
 * Finds the dossier that a thing belongs to, for a member.
 * @throws NotFound for a non-member just as for a thing that does not exist.
 */
export async function placeOf(db: Read, viewer: Viewer, noun: Placed, id: string): Promise<Place> {
  const [place] = await places[noun](db).execute({ id, ...lookingAs(viewer) });
  if (!place) throw new NotFound();
  const open = place.state === "open";
  return { dossierId: place.dossierId, role: place.role, open, facts: roleFacts(place.role, open) };
}
