import { eq, getTableColumns, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { claims } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer } from "@/db/visible";
import type { Substance } from "@/lib/claims/claim";

/**
 * The one rule of a blind second check: from whoever is to give the second verdict on a claim, the claim's verdict is
 * sealed until they have given theirs, and with it whatever may state it: who set it, the sign-offs, notes of others on
 * its evidence, talk, tasks of others, and events that tell of any of these. Every read that shows such a thing asks here.
 */

// In a select from one table Drizzle writes its columns without the table's name: see `db/visible.ts`.

/** The claims whose verdict is sealed from the viewer, with those that were merged into them: a list for `in`. */
export const sealedFrom = (viewer: Viewer): SQL =>
  sql`(with recursive sealed(id) as (
    select b.claim_id from blind_checks b where b.second_id = ${viewer.personId} and b.state = 'open' and b.second is null
    union select m.from_id from merges m join sealed s on m.into_id = s.id where m.undone_at is null
  ) select id from sealed)`;

/** Is the verdict on a claim sealed from the viewer? False for what is about no claim. */
export const isSealed = (viewer: Viewer, claimId: SQLWrapper): SQL<boolean> =>
  sql<boolean>`(${claimId} is not null and ${claimId} in ${sealedFrom(viewer)})`.mapWith(Boolean);

/** The verdict on a claim as the viewer may know it: null while it is sealed from them, as while there is none. */
export const substanceFor = (viewer: Viewer): SQL<Substance | null> =>
  sql<Substance | null>`case when not ${isSealed(viewer, claims.id)} then ${claims.substance} end`;

/** The one projection of a claim. Everything that shows a claim selects these columns, or `substanceFor`. */
export const claimAsSeen = (viewer: Viewer) => ({
  ...getTableColumns(claims),
  substance: substanceFor(viewer),
  substanceBy: sql<string | null>`case when not ${isSealed(viewer, claims.id)} then ${claims.substanceBy} end`,
});

const sealed = prepared((db) =>
  db
    .select({ id: sql<string>`id` })
    .from(sql`${sealedFrom(anyViewer)}`)
    .prepare(),
);

/** The claims whose verdict is sealed from the viewer, over all dossiers: mostly none. */
export async function sealedClaims(db: Read, viewer: Viewer): Promise<ReadonlySet<string>> {
  const rows = await sealed(db).execute({ ...lookingAs(viewer) });
  return new Set(rows.map(({ id }) => id));
}

const sealedIn = prepared((db) =>
  db
    .select({ ref: claims.ref })
    .from(claims)
    .where(sql`${eq(claims.dossierId, sql.placeholder("dossierId"))} and ${isSealed(anyViewer, claims.id)}`)
    .prepare(),
);

/** What the claims of a dossier are called whose verdict is sealed from the viewer; without those merged into others. */
export async function sealedRefs(db: Read, viewer: Viewer, dossierId: string): Promise<string[]> {
  const rows = await sealedIn(db).execute({ dossierId, ...lookingAs(viewer) });
  return rows.map(({ ref }) => ref);
}
