import { and, eq } from "drizzle-orm";
import { sealedClaims } from "@/db/blind";
import type { Read } from "@/db/client";
import { someOf } from "@/db/rows";
import { articles, claims, people, sources, tasks } from "@/db/schema";
import { taskOpenTo } from "@/db/tasks";
import { sourceColumns, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import type { Names } from "@/lib/history/phrases";

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
  const mine = <
    T extends {
      dossierId:
        | (typeof claims)["dossierId"]
        | (typeof sources)["dossierId"]
        | (typeof articles)["dossierId"]
        | (typeof tasks)["dossierId"];
    },
  >(
    table: T,
  ) => and(eq(table.dossierId, dossierId), visible(viewer, table.dossierId));
  const sealed = await sealedClaims(db, viewer);
  const called = sourceColumns(viewer);
  const [persons, refs, titles, letters, jobs] = await Promise.all([
    db.select({ id: people.id, name: people.name }).from(people),
    db
      .select({ id: claims.id, name: claims.ref })
      .from(claims)
      .where(claimIds ? and(someOf(claims, dossierId, claimIds), visible(viewer, claims.dossierId)) : mine(claims)),
    db.select({ id: called.id, title: called.title }).from(sources).where(mine(sources)),
    db
      .select({ id: articles.id, position: articles.position, title: articles.title })
      .from(articles)
      .where(mine(articles)),
    db
      .select({ id: tasks.id, title: tasks.title, open: taskOpenTo(viewer) })
      .from(tasks)
      .leftJoin(sources, eq(sources.id, tasks.sourceId))
      .where(mine(tasks)),
  ]);
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
