import { and, eq, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { claimViews } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer } from "@/db/visible";

/** Up to which event somebody saw a claim, and when. */
export type ClaimView = { eventId: number; at: string };

const mine = prepared((db) =>
  db
    .select({ eventId: claimViews.eventId, at: claimViews.at })
    .from(claimViews)
    .where(and(eq(claimViews.claimId, sql.placeholder("claimId")), eq(claimViews.personId, anyViewer.personId)))
    .prepare(),
);

/** When the viewer last saw a claim; null when they never have. */
export async function claimViewOf(db: Read, viewer: Viewer, claimId: string): Promise<ClaimView | null> {
  const [row] = await mine(db).execute({ claimId, ...lookingAs(viewer) });
  return row ?? null;
}

/** Who has seen a claim up to an event or further. */
export async function sawClaimSince(db: Read, claimId: string, eventId: number): Promise<string[]> {
  const rows = await db
    .select({ personId: claimViews.personId })
    .from(claimViews)
    .where(and(eq(claimViews.claimId, claimId), sql`${claimViews.eventId} >= ${eventId}`));
  return rows.map((row) => row.personId);
}

const save = prepared((tx: Tx) =>
  tx
    .insert(claimViews)
    .values({
      claimId: sql.placeholder("claimId"),
      personId: sql.placeholder("personId"),
      eventId: sql.placeholder("eventId"),
      at: sql.placeholder("at"),
    })
    .onConflictDoUpdate({
      target: [claimViews.claimId, claimViews.personId],
      set: { eventId: sql`max(${claimViews.eventId}, excluded.event_id)`, at: sql`excluded.at` },
    })
    .prepare(),
);

/** Keeps up to which event somebody saw a claim; what they saw before stays seen. */
export async function saveClaimView(
  tx: Tx,
  row: { claimId: string; personId: string; eventId: number; at: string },
): Promise<void> {
  await save(tx).execute(row);
}
