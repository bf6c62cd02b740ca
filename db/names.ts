import { and, eq, type SQL, sql } from "drizzle-orm";
import { sealedClaims } from "@/db/blind";
import { prepared, type Read } from "@/db/client";
import { among, idList } from "@/db/rows";
import { articles, claims, people, sources, tasks } from "@/db/schema";
import { taskOpenTo } from "@/db/tasks";
import { anyViewer, lookingAs, sourceColumns, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import type { Names } from "@/lib/history/phrases";

const dossierGiven = sql.placeholder("dossierId");
const seen = visible(anyViewer, sql`${dossierGiven}`);

const everybody = prepared((db) => db.select({ id: people.id, name: people.name }).from(people).prepare());

const refsWhere = (which: SQL) =>
  prepared((db) => db.select({ id: claims.id, name: claims.ref }).from(claims).where(and(which, seen)).prepare());
const claimRefs = {
  all: refsWhere(eq(claims.dossierId, dossierGiven)),
  // Looked up one by one, as by `someOf`.
  some: refsWhere(sql`${among(claims.id, "claimIds")} and +${claims.dossierId} = ${dossierGiven}`),
};

const called = sourceColumns(anyViewer);
const sourceTitles = prepared((db) =>
  db
    .select({ id: called.id, title: called.title })
    .from(sources)
    .where(and(eq(sources.dossierId, dossierGiven), seen))
    .prepare(),
);

const articleLetters = prepared((db) =>
  db
    .select({ id: articles.id, position: articles.position, title: articles.title })
    .from(articles)
    .where(and(eq(articles.dossierId, dossierGiven), seen))
    .prepare(),
);

const taskTitles = prepared((db) =>
  db
    .select({ id: tasks.id, title: tasks.title, open: taskOpenTo(anyViewer) })
    .from(tasks)
    .leftJoin(sources, eq(sources.id, tasks.sourceId))
    .where(and(eq(tasks.dossierId, dossierGiven), seen))
    .prepare(),
);

/**
 * What the things of a dossier are called, as the viewer may know them, for telling its history: a few queries,
 * however long the history.
 * @param moment writes an instant in the newsroom's time zone.
 * @param claimIds the only claims that it tells of, where that is known: a dossier may have ten thousand.
 */
export async function namesIn(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  moment: (iso: string) => string,
  claimIds?: readonly string[],
): Promise<Names> {
  const asked = { dossierId, ...lookingAs(viewer), claimIds: idList(claimIds ?? []) };
  const sealed = await sealedClaims(db, viewer);
  const persons = await everybody(db).execute();
  const refs = await claimRefs[claimIds ? "some" : "all"](db).execute(asked);
  const titles = await sourceTitles(db).execute(asked);
  const letters = await articleLetters(db).execute(asked);
  const jobs = await taskTitles(db).execute(asked);
  const calledBy = (pairs: [string, string][], otherwise: string) => {
    const names = new Map(pairs);
    return (id: string) => names.get(id) ?? otherwise;
  };
  return {
    person: calledBy(
      persons.map(({ id, name }) => [id, name]),
      "somebody",
    ),
    claim: calledBy(
      refs.map(({ id, name }) => [id, name]),
      "a claim",
    ),
    sealed: (claimId) => sealed.has(claimId),
    source: calledBy(
      titles.map(({ id, title }) => [id, title]),
      "a source",
    ),
    article: calledBy(
      letters.map(({ id, position, title }) => [id, `${letterOf(position)}, ${title}`]),
      "an article",
    ),
    task: calledBy(
      jobs.map(({ id, title, open }) => [id, open ? title : "a task"]),
      "a task",
    ),
    moment,
  };
}
