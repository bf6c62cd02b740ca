import type { ListedClaim } from "@/lib/claims/listed";

/** Rows are fetched by pages of so many, and so many pages at once at most. */
export const pageLength = 50;
const pagesAtOnce = 4;

/** Fetches a run of the list. */
export type FetchRun = (from: number, count: number) => Promise<readonly ListedClaim[]>;

export type Rows = ReturnType<typeof newRows>;

/**
 * The rows of a long list as far as they were fetched. What was shown stays until it is read anew: `renew` is told what
 * the page brings after a change, and the rest is fetched again when somebody looks at it.
 */
export function newRows(first: readonly ListedClaim[], fetchRun: FetchRun) {
  const rows = new Map<number, ListedClaim>();
  /** Where each claim was put last. */
  const places = new Map<string, number>();
  const fresh = new Set<number>();
  const underWay = new Set<number>();
  const listeners = new Set<() => void>();
  let round = 0;
  let changes = 0;
  /** A fetch came to nothing: nothing more is asked for until somebody says so, or the page is read anew. */
  let stuck = false;

  const tell = () => {
    changes += 1;
    for (const listener of listeners) listener();
  };
  const put = (from: number, run: readonly ListedClaim[]) => {
    for (const [at, row] of run.entries()) {
      rows.set(from + at, row);
      places.set(row.id, from + at);
    }
  };
  const begin = (given: readonly ListedClaim[], total: number) => {
    put(0, given);
    if (given.length >= Math.min(pageLength, total)) fresh.add(0);
  };
  begin(first, first.length);

  async function load(page: number, count: number) {
    const asked = round;
    const pages = Array.from({ length: count }, (_, at) => page + at);
    for (const one of pages) underWay.add(one);
    const run = await fetchRun(page * pageLength, count * pageLength).catch(() => null);
    for (const one of pages) underWay.delete(one);
    if (run === null) {
      stuck = true;
      tell();
      return;
    }
    // What was asked for before a change still shows where there is nothing newer.
    for (const [at, one] of pages.entries()) {
      if (asked !== round && fresh.has(one)) continue;
      put(one * pageLength, run.slice(at * pageLength, (at + 1) * pageLength));
      if (asked === round) fresh.add(one);
    }
    tell();
  }

  return {
    at: (place: number): ListedClaim | undefined => rows.get(place),
    /** Where a claim stands; undefined while it is not fetched, or gone. */
    placeOf(id: string): number | undefined {
      const place = places.get(id);
      return place !== undefined && rows.get(place)?.id === id ? place : undefined;
    },
    /** Was what stands there read since the page was? */
    isFresh: (place: number): boolean => fresh.has(Math.floor(place / pageLength)),
    /** Every row that was fetched. */
    all: (): IterableIterator<ListedClaim> => rows.values(),
    /**
     * Fetches what is missing, or may have changed, between two places of the list. One run at a time: whoever leaps through
     * the list is past most of it before it comes, and what is in sight by then is asked for next.
     */
    need(from: number, to: number): void {
      if (stuck || underWay.size > 0) return;
      const last = Math.floor(to / pageLength);
      let page = Math.floor(from / pageLength);
      while (page <= last && fresh.has(page)) page += 1;
      if (page > last) return;
      let count = 1;
      while (count < pagesAtOnce && page + count <= last && !fresh.has(page + count)) count += 1;
      void load(page, count);
    },
    isStuck: (): boolean => stuck,
    tryAgain(): void {
      stuck = false;
      tell();
    },
    renew(given: readonly ListedClaim[], total: number): void {
      round += 1;
      stuck = false;
      fresh.clear();
      for (const at of rows.keys()) if (at >= total) rows.delete(at);
      begin(given, total);
      tell();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changes: (): number => changes,
  };
}
