import { articleById } from "@/db/articles";
import type { Read } from "@/db/client";
import { commentsOnWords } from "@/db/comments";
import { mentionsOfArticle } from "@/db/mention-places";
import { newsroomOutlets } from "@/db/outlets";
import { markedSentences, type Revision, revisionById } from "@/db/revisions";
import type { Viewer } from "@/db/visible";
import { reanchorApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { type LookedUp, placeKey } from "@/lib/articles/looked-up";
import { type Prepared, prepareArticle, type Upload } from "@/lib/articles/prepare";
import { selectorAt } from "@/lib/claims/anchor";
import type { Reanchored } from "@/lib/claims/reanchor";
import { NotFound, Unprocessable } from "@/lib/errors";
import type { Settings } from "@/lib/settings";
import { withMatches } from "@/lib/sources/wording-matches";

export type PreparedRevision = { articleId: string; prepared: Prepared; lookedUp: LookedUp };

/**
 * Does the slow work of a correction before the transaction: reads the new text in the article's own language, so that
 * both are cut into sentences alike, and looks the mentions, the marks and the words that were talked about in the older text up in it, in a process apart.
 * @throws NotFound for an article that the viewer may not see, and as `prepareArticle` does.
 */
export async function prepareRevision(
  db: Read,
  viewer: Viewer,
  articleId: string,
  upload: Upload,
  settings: Pick<Settings, "dataDir" | "timeZone" | "maxUploadBytes">,
  now: Date,
): Promise<PreparedRevision> {
  const article = await articleById(db, viewer, articleId);
  if (!article) throw new NotFound();
  const language = article.language ? { language: article.language } : {};
  const { publishedAt, outlet } = article;
  const outlets = await newsroomOutlets(db);
  const known = { publishedAt: publishedAt ?? undefined, outlet, outlets };
  const read = await prepareArticle({ ...upload, ...language }, settings, now, known);
  const prepared = await withMatches(db, viewer, article.dossierId, read, articleId);
  const mentions = await mentionsOfArticle(db, articleId, article.revisionId);
  const talked = (await commentsOnWords(db, articleId)).map(({ words }) => words);
  const lookedUp = new Map<string, Reanchored>();
  for (const revisionId of new Set([article.revisionId, ...[...mentions, ...talked].map((one) => one.revisionId)])) {
    const revision = await revisionById(db, viewer, revisionId);
    if (!revision) continue;
    const places = [...mentions, ...talked].filter((one) => one.revisionId === revisionId);
    const marks = revisionId === article.revisionId ? await markedSentences(db, revisionId) : [];
    for (const [key, found] of await lookedUpIn(revision, prepared.text, [...places, ...marks]))
      lookedUp.set(key, found);
  }
  return { articleId, prepared, lookedUp };
}

async function lookedUpIn(
  revision: Revision,
  text: string,
  places: readonly { start: number; end: number }[],
): Promise<[string, Reanchored][]> {
  if (places.length === 0) return [];
  const wanted = places.map(({ start, end }) => {
    const selector = selectorAt(revision.text, start, end);
    return { id: placeKey(revision.id, selector), ...selector };
  });
  try {
    const found = await reanchorApart({ before: revision.text, after: text, wanted });
    return found.map((one) => [one.id, one]);
  } catch (error) {
    if (error instanceof UnreadableError) throw new Unprocessable(error.message);
    throw error;
  }
}
