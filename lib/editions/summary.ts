import { articlesOf } from "@/db/articles";
import { claimsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { dossierById, membersOf } from "@/db/dossiers";
import { talkCounted } from "@/db/editions";
import { notesCounted } from "@/db/evidence";
import { sourcesOf } from "@/db/sources";
import { taskCounts } from "@/db/tasks";
import type { Viewer } from "@/db/visible";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import type { Countable } from "@/lib/editions/audiences";
import { incompleteOf } from "@/lib/editions/dossier";
import type { Incomplete } from "@/lib/editions/schema";
import { NotFound } from "@/lib/errors";

/** What is told before an edition is made. */
export type EditionSummary = {
  title: string;
  claims: number;
  articles: number;
  /** Confidential sources that a desk edition would name in clear. */
  namesInClear: number;
  incomplete: Incomplete[];
  toLeaveOut: Countable;
};

/**
 * Counts what `collectDossier` would collect for the desk, without collecting it: that takes a large dossier's texts,
 * evidence and origins, and here only numbers are shown.
 * @param viewer who would make the edition.
 * @throws NotFound for a non-member just as for a dossier that does not exist.
 */
export async function editionSummary(db: Read, viewer: Viewer, dossierId: string, now: Date): Promise<EditionSummary> {
  const dossier = await dossierById(db, viewer, dossierId);
  if (!dossier) throw new NotFound();
  const articles = await articlesOf(db, viewer, dossierId);
  const claims = await claimsOf(db, viewer, dossierId);
  const claimIds = claims.map((claim) => claim.id);
  const standings = await standingsOf(db, await basisOf(db, dossierId), claimIds, now, viewer);
  const sources = await sourcesOf(db, viewer, dossierId, { proposed: false });
  return {
    title: dossier.title,
    claims: claims.length,
    articles: articles.length,
    namesInClear: sources.filter((source) => source.confidential && source.cleared).length,
    incomplete: incompleteOf({ claims, articles, standings }, new Set(claims), new Set(articles)),
    toLeaveOut: {
      sources: sources.map(({ confidential, cleared, kind, url }) => ({ confidential, named: cleared, kind, url })),
      notSignedOff: claims.filter((claim) => claim.status !== "signed-off").length,
      notes: await notesCounted(db, viewer, dossierId),
      comments: await talkCounted(db, viewer, dossierId),
      openTasks: (await taskCounts(db, viewer, dossierId)).open,
      drafts: articles.filter(({ ours }) => ours).length,
      members: (await membersOf(db, viewer, dossierId)).length,
    },
  };
}
