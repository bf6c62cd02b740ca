import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { type Sentence, sentencesOfRevision } from "@/db/revisions";
import { insertAllInto } from "@/db/rows";
import { suggestions } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { Suggestion } from "@/lib/claims/suggestion";

/** A suggestion as it is stored. */
export type StoredSuggestion = Suggestion & { id: string };

export const insertSuggestions = insertAllInto(suggestions);

const columns = {
  id: suggestions.id,
  start: suggestions.start,
  end: suggestions.end,
  statement: suggestions.statement,
  kind: suggestions.kind,
  stakes: suggestions.stakes,
  mode: suggestions.mode,
  reasons: suggestions.reasons,
  weight: suggestions.weight,
};

const openIn = prepared((db) =>
  db
    .select({ dossierId: suggestions.dossierId, ...columns })
    .from(suggestions)
    .where(
      and(
        eq(suggestions.revisionId, sql.placeholder("revisionId")),
        isNull(suggestions.dismissedBy),
        visible(anyViewer, suggestions.dossierId),
      ),
    )
    .orderBy(asc(suggestions.start))
    .prepare(),
);

/**
 * What is still suggested in a revision, in the order of the text: what nobody has dismissed, in sentences that nobody has
 * examined. A sentence that bears a mention, is marked not checkable or is set aside has none.
 * @param sentences of the same revision, for those who have read them already.
 */
export async function suggestionsIn(
  db: Read,
  viewer: Viewer,
  revisionId: string,
  sentences?: readonly Pick<Sentence, "start" | "state">[],
): Promise<StoredSuggestion[]> {
  const rows = await openIn(db).execute({ revisionId, ...lookingAs(viewer) });
  const [first] = rows;
  if (!first) return [];
  const all = sentences ?? (await sentencesOfRevision(db, viewer, { id: revisionId, dossierId: first.dossierId }));
  const unexamined = new Set<number>();
  for (const { start, state } of all) if (state === "unexamined") unexamined.add(start);
  return rows.filter(({ start }) => unexamined.has(start)).map(({ dossierId: _, ...suggestion }) => suggestion);
}

/** One suggestion of a revision whose visibility was decided before. */
export async function suggestionById(
  db: Read,
  revisionId: string,
  id: string,
): Promise<(StoredSuggestion & { dismissedBy: string | null }) | null> {
  const [row] = await db
    .select({ ...columns, dismissedBy: suggestions.dismissedBy })
    .from(suggestions)
    .where(and(eq(suggestions.id, id), eq(suggestions.revisionId, revisionId)));
  return row ?? null;
}

const dismissed = prepared((db) =>
  db
    .select({ start: suggestions.start, end: suggestions.end, dismissedBy: suggestions.dismissedBy })
    .from(suggestions)
    .where(and(eq(suggestions.revisionId, sql.placeholder("revisionId")), isNotNull(suggestions.dismissedBy)))
    .prepare(),
);

/** What was dismissed in a revision, for the program alone. */
export const dismissedIn = (
  db: Read,
  revisionId: string,
): Promise<{ start: number; end: number; dismissedBy: string | null }[]> => dismissed(db).execute({ revisionId });

/** @param personId who dismisses it; null offers it again. */
export async function setDismissed(tx: Tx, id: string, personId: string | null): Promise<void> {
  await tx.update(suggestions).set({ dismissedBy: personId }).where(eq(suggestions.id, id));
}

const statements = prepared((db) =>
  db
    .select({ id: suggestions.id, start: suggestions.start, statement: suggestions.statement })
    .from(suggestions)
    .where(eq(suggestions.revisionId, sql.placeholder("revisionId")))
    .prepare(),
);

/** How the suggestions of a revision are worded, for the program alone. */
export const statementsIn = (
  db: Read,
  revisionId: string,
): Promise<{ id: string; start: number; statement: string }[]> => statements(db).execute({ revisionId });

const wordAnew = prepared((tx: Tx) =>
  tx
    .update(suggestions)
    .set({ statement: sql`${sql.placeholder("statement")}` })
    .where(eq(suggestions.id, sql.placeholder("id")))
    .prepare(),
);

export async function setStatement(tx: Tx, id: string, statement: string): Promise<void> {
  await wordAnew(tx).execute({ id, statement });
}
