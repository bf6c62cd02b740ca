import { and, desc, eq, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Read } from "@/db/client";
import { articles, claims, dossiers, revisions, sentences, snapshots, sources, tasks } from "@/db/schema";
import { taskOpenTo } from "@/db/tasks";
import { cleared, sourceColumns, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import { countIn, snippetOf, spellingsOf, wordsOf } from "@/lib/search/words";

/** Something that was found, with what it takes to show it and to go there. */
export type Found = {
  kind: "claim" | "article" | "source" | "task" | "sentence";
  /** Of the claim, article, source, task or sentence itself. */
  id: string;
  dossierId: string;
  dossierTitle: string;
  title: string;
  /** The words around what was found; may be empty. */
  snippet: string;
  /** Where a sentence or an article is read; null for the others. */
  articleId: string | null;
  sentenceId: string | null;
};

type Search = { db: Read; viewer: Viewer; words: string[]; limit: number; dossierId: string | undefined };

/**
 * Finds claims, articles, sources, tasks and sentences of the viewer's dossiers in which all words of the query occur,
 * in any case. Confidential sources are looked up as the viewer may see them: by their pseudonym, unless cleared.
 *
 * A source is found by what is known of it and by the text of its snapshots, the latter by those alone who are cleared
 * for it. The source that an uploaded article is comes as the article. Newest first within a kind; each kind has its share of
 * the limit before any has more.
 */
export async function find(
  db: Read,
  viewer: Viewer,
  query: string,
  { limit, dossierId }: { limit: number; dossierId?: string },
): Promise<Found[]> {
  const words = wordsOf(query);
  if (words.length === 0 || limit < 1) return [];
  const search = { db, viewer, words, limit, dossierId };
  const kinds = [
    await foundClaims(search),
    await foundArticles(search),
    await foundSourcesOrSnapshots(search),
    await foundTasks(search),
    await foundSentences(search),
  ];
  const share = Math.ceil(limit / kinds.length);
  let left = limit - kinds.reduce((sum, found) => sum + Math.min(found.length, share), 0);
  const shown = kinds.flatMap((found) => {
    const more = Math.max(0, Math.min(found.length - share, left));
    left -= more;
    return found.slice(0, share + more);
  });
  return shown.slice(0, limit);
}

async function foundClaims(search: Search): Promise<Found[]> {
  const { db, words, limit } = search;
  const isRef = sql`lower(${claims.ref}) = ${words.join(" ").toLowerCase()}`;
  const rows = await db
    .select({ ...place(claims.dossierId), id: claims.id, ref: claims.ref, statement: claims.statement })
    .from(claims)
    .innerJoin(dossiers, eq(dossiers.id, claims.dossierId))
    .where(within(search, claims.dossierId, [claims.ref, claims.statement]))
    .orderBy(desc(isRef), desc(claims.id))
    .limit(limit);
  return rows.map(({ ref, statement, ...row }) => ({
    kind: "claim",
    ...row,
    title: ref,
    snippet: snippetOf(statement, words),
    articleId: null,
    sentenceId: null,
  }));
}

async function foundArticles(search: Search): Promise<Found[]> {
  const { db, limit } = search;
  const rows = await db
    .select({
      ...place(articles.dossierId),
      id: articles.id,
      title: articles.title,
      outlet: articles.outlet,
      position: articles.position,
    })
    .from(articles)
    .innerJoin(dossiers, eq(dossiers.id, articles.dossierId))
    .where(within(search, articles.dossierId, [articles.title, articles.outlet]))
    .orderBy(desc(articles.id))
    .limit(limit);
  return rows.map(({ outlet, position, ...row }) => ({
    kind: "article",
    ...row,
    snippet: [`Article ${letterOf(position)}`, outlet].filter(Boolean).join(" · "),
    articleId: row.id,
    sentenceId: null,
  }));
}

async function foundSources(search: Search): Promise<Found[]> {
  const { db, viewer, limit } = search;
  const shown = sourceColumns(viewer);
  const rows = await db
    .select({
      ...place(sources.dossierId),
      id: sources.id,
      title: shown.title,
      outlet: shown.outlet,
      author: shown.author,
      kind: sources.kind,
    })
    .from(sources)
    .innerJoin(dossiers, eq(dossiers.id, sources.dossierId))
    .where(
      and(
        within(search, sources.dossierId, [shown.title, shown.outlet, shown.author, shown.url, shown.pseudonym]),
        isNull(sources.articleId),
      ),
    )
    .orderBy(desc(sources.id))
    .limit(limit);
  return rows.map(({ outlet, author, kind, ...row }) => ({
    kind: "source",
    ...row,
    snippet: [kind, outlet, author].filter(Boolean).join(" · "),
    articleId: null,
    sentenceId: null,
  }));
}

async function foundSourcesOrSnapshots(search: Search): Promise<Found[]> {
  const named = await foundSources(search);
  const known = new Set(named.map(({ id }) => id));
  const kept = (await foundSnapshots(search)).filter(({ id }) => !known.has(id));
  return [...named, ...kept].slice(0, search.limit);
}

/** Sources by the newest snapshot of each that has the words. */
async function foundSnapshots(search: Search): Promise<Found[]> {
  const { db, viewer, words, limit } = search;
  const rows = await db
    .select({
      ...place(snapshots.dossierId),
      id: sources.id,
      title: sources.title,
      text: snapshots.text,
    })
    .from(snapshots)
    .innerJoin(sources, eq(sources.id, snapshots.sourceId))
    .innerJoin(dossiers, eq(dossiers.id, snapshots.dossierId))
    .where(and(within(search, snapshots.dossierId, [snapshots.text]), cleared(viewer)))
    .orderBy(desc(snapshots.id))
    .limit(Math.min(limit, mostTexts));
  const seen = new Set<string>();
  return rows.flatMap(({ text, ...row }): Found[] => {
    if (seen.has(row.id)) return [];
    seen.add(row.id);
    return [{ kind: "source", ...row, snippet: snippetOf(text ?? "", words), articleId: null, sentenceId: null }];
  });
}

async function foundTasks(search: Search): Promise<Found[]> {
  const { db, viewer, words, limit } = search;
  const rows = await db
    .select({ ...place(tasks.dossierId), id: tasks.id, title: tasks.title, detail: tasks.detail })
    .from(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .leftJoin(sources, eq(sources.id, tasks.sourceId))
    .where(and(within(search, tasks.dossierId, [tasks.title]), taskOpenTo(viewer)))
    .orderBy(desc(tasks.id))
    .limit(limit);
  return rows.map(({ detail, ...row }) => ({
    kind: "task",
    ...row,
    snippet: snippetOf(detail, words),
    articleId: null,
    sentenceId: null,
  }));
}

/** So many texts are opened to find the sentence, and so many sentences of one text are shown. */
const mostTexts = 10;
const mostOfOneText = 3;

async function foundSentences(search: Search): Promise<Found[]> {
  const { db, words, limit } = search;
  const texts = await db
    .select({
      ...place(revisions.dossierId),
      revisionId: revisions.id,
      articleId: articles.id,
      title: articles.title,
      text: revisions.text,
    })
    .from(revisions)
    .innerJoin(articles, eq(articles.id, revisions.articleId))
    .innerJoin(dossiers, eq(dossiers.id, revisions.dossierId))
    .where(
      and(
        within(search, revisions.dossierId, [revisions.text]),
        sql`${revisions.number} = (select max(r.number) from revisions r where r.article_id = ${articles.id})`,
      ),
    )
    .orderBy(desc(revisions.id))
    .limit(Math.min(limit, mostTexts));
  if (texts.length === 0) return [];
  const ranges = await db
    .select({ id: sentences.id, revisionId: sentences.revisionId, start: sentences.start, end: sentences.end })
    .from(sentences)
    .where(
      inArray(
        sentences.revisionId,
        texts.map((text) => text.revisionId),
      ),
    )
    .orderBy(sentences.revisionId, sentences.position);
  return texts
    .flatMap(({ revisionId, text, ...row }): Found[] =>
      bestOf(
        ranges
          .filter((range) => range.revisionId === revisionId)
          .map((range) => ({ id: range.id, words: text.slice(range.start, range.end) })),
        words,
      ).map((sentence) => ({
        kind: "sentence",
        ...row,
        id: sentence.id,
        snippet: snippetOf(sentence.words, words),
        sentenceId: sentence.id,
      })),
    )
    .slice(0, limit);
}

/** The first sentences that have all words; where they are spread over the text, the one that has the most of them. */
function bestOf<S extends { words: string }>(all: S[], words: string[]): S[] {
  const whole = all.filter((sentence) => countIn(sentence.words, words) === words.length).slice(0, mostOfOneText);
  if (whole.length > 0) return whole;
  let best: { sentence: S; count: number } | undefined;
  for (const sentence of all) {
    const count = countIn(sentence.words, words);
    if (count > (best?.count ?? 0)) best = { sentence, count };
  }
  return best ? [best.sentence] : [];
}

const place = (dossierId: SQLiteColumn) => ({
  dossierId: sql<string>`${dossierId}`,
  dossierTitle: dossiers.title,
});

/** Visible to the viewer, in the dossier asked for, and with every word in one of the columns. */
function within(
  { viewer, dossierId, words }: Search,
  dossier: SQLiteColumn,
  columns: readonly (SQLiteColumn | SQLWrapper)[],
): SQL | undefined {
  return and(
    visible(viewer, dossier),
    dossierId ? eq(dossier, dossierId) : undefined,
    ...words.map((word) =>
      or(
        ...columns.flatMap((column) =>
          spellingsOf(word).map((spelling) => sql`${column} like ${pattern(spelling)} escape '\\'`),
        ),
      ),
    ),
  );
}

const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, "\\$&")}%`;
