import type { ReadingNow } from "@/lib/live/message";

type Reader = { personId: string; name: string; articles: { dossierId: string; articleId: string }[] };

/** Who has which article open, as long as this process lives. */
export type Presence = {
  /** Says what is open in a browser; `key` stands for its connection. */
  here(key: symbol, reader: Reader): void;
  /** The connection ended. Whoever comes back within the grace was never away. */
  left(key: symbol): void;
  /** What everybody else reads in some dossiers; a person with several tabs or browsers is there once. */
  others(personId: string, dossierIds: ReadonlySet<string>): ReadingNow[];
};

/**
 * Keeps who reads what.
 * @param grace milliseconds that a browser has to connect again, as it does when it goes on to another article.
 * @param changed is called when somebody came, left or went elsewhere.
 */
export function newPresence(grace: number, changed: () => void): Presence {
  const readers = new Map<symbol, Reader>();
  return {
    here(key, reader) {
      const before = readers.get(key);
      if (before && JSON.stringify(before) === JSON.stringify(reader)) return;
      readers.set(key, reader);
      if (before || reader.articles.length > 0) changed();
    },
    left(key) {
      const away = () => {
        if (readers.delete(key)) changed();
      };
      if (readers.get(key)?.articles.length) setTimeout(away, grace).unref();
      else readers.delete(key);
    },
    others(personId, dossierIds) {
      const found = new Map<string, ReadingNow>();
      for (const { personId: who, name, articles } of readers.values()) {
        if (who === personId) continue;
        for (const { dossierId, articleId } of articles)
          if (dossierIds.has(dossierId))
            found.set(`${articleId} ${who}`, { personId: who, name, dossierId, articleId });
      }
      return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reading]) => reading);
    },
  };
}
