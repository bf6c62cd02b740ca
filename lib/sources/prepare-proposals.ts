import type { Article } from "@/db/articles";
import type { Read } from "@/db/client";
import { newsroomOutlets, outletsToRead } from "@/db/outlets";
import { asidesOf, revisionById, sentencesOfRevision } from "@/db/revisions";
import { letteredArticles } from "@/db/source-list";
import type { Viewer } from "@/db/visible";
import { placeOf } from "@/db/visible";
import { attributionsApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { NotFound, Unprocessable } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { type LookedFor, mayLookFor } from "@/lib/sources/proposal-commands";
import { matchesOf } from "@/lib/sources/wording-matches";
import { type WordingProposal, wordingProposals } from "@/lib/sources/wording-proposals";

/**
 * Reads an article that was there before for where it got things from, before the transaction: in a process apart, since
 * with a long text it takes a while.
 * @throws NotFound, Forbidden and Invalid as `mayLookFor` does.
 */
export async function prepareProposals(db: Read, viewer: Viewer, articleId: string): Promise<LookedFor> {
  const { article } = await mayLookFor(db, viewer, articleId);
  const revision = await revisionById(db, viewer, article.revisionId);
  if (!revision) throw new NotFound();
  const aside = new Set((await asidesOf(db, revision.id)).map(({ paragraph }) => paragraph));
  const sentences = (await sentencesOfRevision(db, viewer, revision)).filter(({ paragraph }) => !aside.has(paragraph));
  const { byline, outlet, language, url } = article;
  const attributions = await readable(
    attributionsApart({
      attributing: revision.text,
      from: {
        ...{ byline, outlet, language, url },
        sentences: sentences.map(({ start, end, paragraph }) => ({ start, end, paragraph })),
      },
      outlets: await newsroomOutlets(db),
    }),
  );
  return {
    articleId,
    revisionId: revision.id,
    read: { attributions, wording: await wordingIn(db, viewer, article), sentences: sentences.length },
  };
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableError) throw new Unprocessable(error.message);
    throw error;
  }
}

/** What its wording says; nothing where comparing it took too long. */
async function wordingIn(db: Read, viewer: Viewer, { revisionId, dossierId }: Article): Promise<WordingProposal[]> {
  try {
    const { asked, matches } = await matchesOf(db, viewer, revisionId, dossierId);
    return wordingProposals(asked, matches, (await outletsToRead(db)).names);
  } catch (error) {
    if (error instanceof UnreadableError) return [];
    throw error;
  }
}

/**
 * The articles of theirs in a dossier, for whoever may have them looked at.
 * @throws NotFound for a non-member, Forbidden for who may not draw links.
 */
export async function theirArticles(db: Read, viewer: Viewer, dossierId: string): Promise<string[]> {
  const place = await placeOf(db, viewer, "dossier", dossierId);
  authorise("link.draw", { ...place.facts, cleared: true });
  return (await letteredArticles(db, viewer, dossierId)).flatMap(({ id, sourceId }) => (sourceId ? [id] : []));
}
