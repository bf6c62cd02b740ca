import type Database from "better-sqlite3";
import type { Desk } from "@/db/client";

/**
 * Keeps looking a word up cheap. Every transaction leaves its words as a segment of its own, SQLite joins a few at a time,
 * and a word is looked up in each of them: joined into one, that takes a third of the time.
 */

const indexes = ["search_sentences", "search_things"] as const;
/** So many pages are written in one transaction: some milliseconds. */
const pagesAtOnce = 48;
/** What is written anew when all is joined; so much of it may stand apart. */
const apartAtMost = 0.1;
/** So many small segments are left. */
const segmentsAtMost = 4;

/** Between two spells so many milliseconds are left to others; between two looks whether there is something to do, so many. */
const rest = 20;
const pause = 10 * 60_000;

/** One spell after the other: each call does some and says whether there is more. */
export function tidying(db: Database.Database): () => boolean {
  let joining: (typeof indexes)[number] | null = null;
  const merge = (name: string, pages: number): boolean => {
    const changes = db.prepare("select total_changes()").pluck();
    const before = changes.get() as number;
    db.prepare(`insert into ${name} (${name}, rank) values ('merge', ?)`).run(pages);
    return (changes.get() as number) - before >= 2;
  };
  return () => {
    if (joining) {
      if (!merge(joining, pagesAtOnce)) joining = null;
      return true;
    }
    for (const name of indexes) {
      const sizes = db.prepare(`select count(*) from ${name}_idx group by segid`).pluck().all() as number[];
      const all = sizes.reduce((sum, size) => sum + size, 0);
      if (sizes.length < 2) continue;
      if (all - Math.max(...sizes) > all * apartAtMost) {
        joining = name;
        merge(name, -pagesAtOnce);
        return true;
      }
      if (sizes.length > segmentsAtMost && merge(name, pagesAtOnce)) return true;
    }
    return false;
  };
}

/** Joins what stands apart, a little at a time. */
export async function tidySearch(desk: Pick<Desk, "tidySearch">): Promise<void> {
  while (await desk.tidySearch()) await new Promise((resolve) => setTimeout(resolve, rest).unref());
}

/** Tidies now, and from then on whenever something was written. */
export function keepSearchTidy(desk: Pick<Desk, "tidySearch" | "onCommit">): void {
  let written = true;
  let busy = false;
  desk.onCommit(() => {
    written = true;
  });
  const look = async () => {
    if (!written || busy) return;
    busy = true;
    await tidySearch(desk).catch(() => undefined);
    busy = written = false;
  };
  setInterval(() => void look(), pause).unref();
  void look();
}
