import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { evidence, mentions, revisions, sources } from "@/db/schema";
import { sourcesOf, wantedSource } from "@/db/sources";
import { anyViewer, cleared, lookingAs, type Viewer, visible } from "@/db/visible";
import { asChoice, choicesAtOnce, choicesFor, type FoundChoices } from "@/lib/sources/source-choice";

const openToViewer = prepared((db) =>
  db
    .select({ id: sources.id, title: sources.title, outlet: sources.outlet, author: sources.author })
    .from(sources)
    .where(
      and(
        eq(sources.dossierId, sql.placeholder("dossierId")),
        visible(anyViewer, sources.dossierId),
        cleared(anyViewer),
        wantedSource,
      ),
    )
    .orderBy(desc(sources.id))
    .prepare(),
);

/**
 * Finds the sources of a dossier that evidence or a link can name, by words that somebody types; the newest first where
 * nothing tells them apart. Confidential ones only for those cleared, and none for whoever may not see the dossier. Those
 * that the program put up are left out once every link to them was rejected.
 * @param from so many of the best are skipped.
 * @param without a source that is not offered: the other end of a link.
 * @param claimId the claim whose sources come first among equals.
 */
export async function sourcesNamed(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  { words, from = 0, without, claimId }: { words: string; from?: number; without?: string; claimId?: string },
): Promise<FoundChoices> {
  const all = await openToViewer(db).execute({ dossierId, ...lookingAs(viewer) });
  const offered = all.filter(({ id }) => id !== without);
  const { ids, exists } = choicesFor(offered, words, claimId ? await atHandOf(db, dossierId, claimId) : new Set());
  const shown = ids.slice(from, from + choicesAtOnce);
  const known = new Map((await sourcesOf(db, viewer, dossierId, { ids: shown })).map((source) => [source.id, source]));
  return {
    sources: shown.flatMap((id) => {
      const source = known.get(id);
      return source ? [asChoice(source)] : [];
    }),
    total: ids.length,
    exists,
  };
}

/** The sources of a claim's evidence, and of the articles that make it. */
async function atHandOf(db: Read, dossierId: string, claimId: string): Promise<Set<string>> {
  const given = await db
    .select({ id: evidence.sourceId })
    .from(evidence)
    .where(and(eq(evidence.claimId, claimId), eq(evidence.dossierId, dossierId)));
  const read = await db
    .select({ id: sources.id })
    .from(sources)
    .where(
      and(
        eq(sources.dossierId, dossierId),
        inArray(
          sources.articleId,
          db
            .select({ id: revisions.articleId })
            .from(mentions)
            .innerJoin(revisions, eq(revisions.id, mentions.revisionId))
            .where(eq(mentions.claimId, claimId)),
        ),
      ),
    );
  return new Set([...given, ...read].map(({ id }) => id));
}
