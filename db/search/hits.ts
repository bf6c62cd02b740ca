import { eq, type SQL, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { dossiers, members } from "@/db/schema";
import { dossierOf, lettersKnown, perDossier, rangeOf } from "@/db/search/numbers";
import { anyViewer, lookingAs, type Viewer } from "@/db/visible";
import type { Term } from "@/lib/search/query";

/** Which dossiers are searched: those of the viewer, or one of them. */
export type Scope = {
  /** Every dossier there is. */
  every: boolean;
  /** Numbers of the dossiers, the newest first, where they are few; null where they are many. */
  few: readonly number[] | null;
  /** All of them, the newest first. */
  all(): Promise<readonly number[]>;
  /** So many hits do for somebody with many dossiers who does not see all of what was looked through. */
  enough: number;
  /** Their share of all dossiers, from 0 to 1. */
  share: number;
};

/** With so few dossiers each is asked by itself. */
const fewDossiers = 8;
/** Fewer than so many are read at once; whoever has more mostly sees enough in any. */
const readAtOnce = 128;

const seen = prepared((db) =>
  db
    .select({
      list: sql<string>`json_group_array(n)`,
      mine: sql<number>`(select count(*) from ${members} where ${members.personId} = ${anyViewer.personId})`,
      there: sql<number>`(select count(*) from ${dossiers})`,
    })
    .from(
      sql`(select sd.number as n from ${members} cross join search_dossiers sd on sd.dossier_id = ${members.dossierId}
        where ${members.personId} = ${anyViewer.personId}
        and (${sql.placeholder("dossierId")} = '' or ${members.dossierId} = ${sql.placeholder("dossierId")})
        limit ${sql.placeholder("limit")})`,
    )
    .prepare(),
);

/** The dossiers that the viewer is a member of, or the one of them that is asked for. */
export async function scopeOf(db: Read, viewer: Viewer, dossierId: string | undefined, enough: number): Promise<Scope> {
  const load = async (limit: number) => {
    const [row] = await seen(db).execute({ ...lookingAs(viewer), dossierId: dossierId ?? "", limit });
    const numbers = (JSON.parse(row?.list ?? "[]") as number[]).sort((one, other) => other - one);
    const { mine = 0, there = 0 } = row ?? {};
    return { numbers, every: mine === there, share: mine / Math.max(1, there) };
  };
  const { numbers: first, every, share } = await load(readAtOnce);
  const few = first.length <= fewDossiers ? first : null;
  let loaded: readonly number[] | null = first.length < readAtOnce ? first : null;
  return {
    every: every && few === null,
    few,
    enough,
    share,
    async all() {
      loaded ??= (await load(-1)).numbers;
      return loaded;
    },
  };
}

const titles = prepared((db) =>
  db
    .select({ id: dossiers.id, title: dossiers.title })
    .from(members)
    .innerJoin(dossiers, eq(dossiers.id, members.dossierId))
    .where(eq(members.personId, anyViewer.personId))
    .orderBy(dossiers.title)
    .prepare(),
);
/** The viewer's dossiers by title, to choose one of. */
export const dossiersToChoose = (db: Read, viewer: Viewer) => titles(db).execute({ ...lookingAs(viewer) });

const numbersIn = (table: SQL) => {
  const rows = (from: SQL, to: SQL, order: SQL) =>
    sql`select rowid as n from ${table} where ${table} match ${sql.placeholder("match")}
      and rowid >= ${from} and rowid <= ${to} order by rowid ${order} limit ${sql.placeholder("limit")}`;
  const bound = (name: string) => sql`cast(${sql.placeholder(name)} as integer)`;
  /** Of so many rows those of some dossiers, how many were looked at, and the lowest of them. */
  const own = (order: SQL) =>
    prepared((db) =>
      db
        .select({
          list: sql<string>`json_group_array(n) filter (where n / ${sql.raw(`${perDossier}`)} in (select value from json_each(${sql.placeholder("dossiers")})))`,
          looked: sql<number>`count(*)`,
          last: sql<number>`min(n)`,
        })
        .from(sql`(${rows(bound("from"), bound("to"), order)})`)
        .prepare(),
    );
  return {
    between: prepared((db) =>
      db
        .select({ list: sql<string>`json_group_array(n)` })
        .from(sql`(${rows(bound("from"), bound("to"), sql`desc`)})`)
        .prepare(),
    ),
    newest: own(sql`desc`),
    /** Where rows are few and far between, the oldest are had in half the time. */
    oldest: own(sql`asc`),
    /**
     * Of each range by itself, the oldest first: from the newest on the index looks for the beginning of a range by going back
     * through all that is newer, which takes ten times as long.
     */
    within: prepared((db) =>
      db
        .select({
          list: sql<string>`(select json_group_array(n) from (${rows(
            sql`json_extract(r.value, '$[0]')`,
            sql`json_extract(r.value, '$[1]')`,
            sql`asc`,
          )}))`,
        })
        .from(sql`json_each(${sql.placeholder("ranges")}) r`)
        .orderBy(sql`r.key`)
        .prepare(),
    ),
  };
};
const indexes = { sentences: numbersIn(sql`search_sentences`), things: numbersIn(sql`search_things`) };
export type IndexName = keyof typeof indexes;

export type Hits = {
  /** Numbers of rows, descending. */
  numbers: number[];
  /** There are more. */
  more: boolean;
};
export const noHits: Hits = { numbers: [], more: false };

/** Between which numbers is looked: `from` and above, below `below`. */
export type Between = { from?: number | undefined; below?: number | undefined };

/** How far is read, where a number of rows does not say it. */
export type Reading = {
  /** Of how much of what is wanted there is enough, from 0 to 1: then no more is read, and before if it would take long. */
  enough?: (numbers: readonly number[]) => number;
  /** All are read if fewer rows than that match, those of other dossiers included, and none otherwise. */
  toTheEnd?: number;
};

/** So many of the newest rows are looked at first, from the viewer's newest dossier on, and in all: most are other people's. */
const lookedAt = { first: 600, most: 3000 };
/** So many times as many rows are looked at as should have enough, if what follows has as many of the viewer's. */
const spare = 1.5;
const fewestLookedAt = 40;
/** Where all there is is asked for, it is read to the end if no more rows are expected to be left. */
const readToTheEnd = 4000;
/** Words in a row always are, if no more rows have them: for one, very many with all the words may have to be compared. */
const inARowToTheEnd = 250;

const saidIn = (match: string): string[] => match.split('"').filter((_, place) => place % 2 === 1);
const hasWordsInARow = (match: string): boolean => saidIn(match).some((said) => said.includes(" "));
/** As long as so many words takes a beginning that the index reads from end to end. */
const lookedUpForABeginning = 200;
/** So many words are looked up in each where one dossier after the other is asked, and it takes as long as two more. */
const lookedUpInEach = (match: string): number =>
  saidIn(match).reduce((sum, said) => sum + said.split(" ").length, 2) +
  (match.split("*").length - 1) * lookedUpForABeginning;
/** That takes a millisecond or two, or some milliseconds, which are spent where most of what is wanted is missing. */
const lookedUp = { cheap: 400, most: 800 };
/** Then so many times enough is read: it shows better how much there is. */
const timesEnough = 4;
/** So many dossiers are asked first, twice as many the next time. */
const askedFirst = 8;

/**
 * The newest rows of an index that match, of the dossiers in scope alone: at most `limit`, and whether there are more.
 *
 * Few dossiers are asked one after the other. Otherwise the newest rows are looked at, of which common words have enough, and
 * rare ones few in all; between those the dossiers are asked one after the other, if that does not take longer.
 * @param enough In place of the limit: all that was read is given.
 */
export async function hitsIn(
  db: Read,
  index: IndexName,
  match: string,
  scope: Scope,
  limit: number,
  { from = 0, below = Number.MAX_SAFE_INTEGER, enough, toTheEnd }: Between & Reading = {},
): Promise<Hits> {
  const first = Math.max(from, rangeOf(1)[0]);
  const asks = asksOf(db, index, match, scope, first);
  let most = scope.few || scope.every || enough ? limit : Math.min(limit, scope.enough);
  const numbers: number[] = [];
  const isFull = () => (enough ? enough(numbers) >= 1 : numbers.length > most);
  const hits = (more: boolean): Hits => (enough ? { numbers, more } : cut(numbers, limit, more));
  const allHits = () => hits(!enough && numbers.length > limit);

  const dossiers = scope.every ? [] : await scope.all();
  let to = Math.min(below - 1, scope.every ? below : rangeOf(dossiers[0] ?? 0)[1]);
  /** The dossiers in which there may be more. */
  const left = () => dossiers.filter((dossier) => dossier >= dossierOf(first) && dossier <= dossierOf(to));
  const inEach = lookedUpInEach(match);
  const takes = () => (scope.every ? Number.POSITIVE_INFINITY : left().length * inEach);
  const many = left().length > fewDossiers || (left().length > 1 && takes() > lookedUp.cheap);
  const inARow = hasWordsInARow(match) && takes() <= lookedUp.most;
  if (many && (inARow || toTheEnd !== undefined)) {
    const end = toTheEnd ?? inARowToTheEnd;
    const { list, looked } = await asks.oldest(to, end);
    if (looked < end) {
      numbers.push(...list.reverse());
      return allHits();
    }
    if (toTheEnd !== undefined) return hits(true);
  } else if (scope.every || many) {
    const needed = (share: number) =>
      Math.max(fewestLookedAt, Math.ceil((spare * (most + 1 - numbers.length)) / share));
    const atFirst = enough ? lookedAt.most : Math.min(lookedAt.first, needed(scope.share));
    let next = scope.every ? limit + 1 : atFirst;
    for (let looked = 0, top = to; next > 0; ) {
      const seen = await asks.newest(to, next);
      numbers.push(...seen.list);
      if (seen.looked < next) return allHits();
      if (isFull()) return hits(true);
      looked += next;
      to = seen.last - 1;
      if (scope.every) top = numbers[0] ?? top;
      const expected = (looked * (to - first + 1)) / (top - to);
      if (expected <= (enough ? readToTheEnd : takes())) next = fewestLookedAt + Math.ceil(2 * expected);
      else if (enough || takes() <= lookedUp.cheap) next = 0;
      else next = Math.min(lookedAt.most - looked, needed((numbers.length + 1) / (looked + 1 / scope.share)));
    }
    if (enough && takes() > (enough(numbers) < 0.5 ? lookedUp.most : lookedUp.cheap)) return hits(true);
  }

  if (takes() <= lookedUp.cheap) most = Math.min(limit, timesEnough * most);
  const unread = left();
  for (let atOnce = askedFirst; unread.length > 0 && !isFull(); atOnce *= 2) {
    const ranges = unread.splice(0, atOnce).map((dossier): [number, number] => {
      const [start, end] = rangeOf(dossier);
      return [Math.max(start, first), Math.min(end, to)];
    });
    const wanted = enough ? timesEnough * limit : most + 1 - numbers.length;
    for (const [place, own] of (await asks.within(ranges, wanted)).entries()) {
      const [start, end] = ranges[place] ?? [0, 0];
      numbers.push(...(own.length < wanted ? own.reverse() : await asks.between(start, end, wanted)));
      if (own.length === wanted) return hits(true);
    }
  }
  return hits(enough ? unread.length > 0 : isFull());
}

/** How an index is asked: for numbers from `first` on. */
function asksOf(db: Read, index: IndexName, match: string, scope: Scope, first: number) {
  const asks = indexes[index];
  const read = (list: string | undefined) => JSON.parse(list ?? "[]") as number[];
  const between = async (from: number, to: number, limit: number) => {
    const [row] = await asks.between(db).execute({ match, from, to, limit });
    return read(row?.list);
  };
  /** Those in scope, how many were looked at, and the lowest of all. */
  const own = async (order: "newest" | "oldest", to: number, limit: number) => {
    const dossiers = JSON.stringify(await scope.all());
    const [row] = await asks[order](db).execute({ match, from: first, to, limit, dossiers });
    return { list: read(row?.list), looked: row?.looked ?? 0, last: row?.last ?? 0 };
  };
  return {
    between,
    oldest: (to: number, limit: number) => own("oldest", to, limit),
    async newest(to: number, limit: number) {
      if (!scope.every) return own("newest", to, limit);
      const list = await between(first, to, limit);
      return { list, looked: list.length, last: list.at(-1) ?? 0 };
    },
    async within(ranges: readonly [number, number][], limit: number) {
      const found = await asks.within(db).execute({ match, ranges: JSON.stringify(ranges), limit });
      return found.map(({ list }) => read(list));
    },
  };
}

const cut = (numbers: number[], limit: number, more: boolean): Hits => ({ numbers: numbers.slice(0, limit), more });

/**
 * So many words that begin as one does are looked for each by itself; of more the index reads all that begins so, from end to
 * end. That is soon done for things, of which there are fewer, and takes long for sentences.
 */
const eachByItself = { sentences: 8000, things: 40 };
/** Beginnings of fewer letters may have very many: beyond so many the shortest alone are looked for, more where that was asked. */
const lettersForAll = 4;
const fewOfShort = 200;
const shortest = { typed: 12, asked: 20 };

const endingsBy = (order: SQL) =>
  prepared((db) =>
    db
      .select({ list: sql<string>`json_group_array(term)` })
      .from(
        sql`(select term from search_terms where term >= ${sql.placeholder("from")} and term < ${sql.placeholder("to")}
          order by ${order} limit ${sql.placeholder("limit")})`,
      )
      .prepare(),
  );
const endings = endingsBy(sql`term`);
const shortestEndings = endingsBy(sql`length(term)`);

/** Words as an index is asked for them: what a text must have, each an expression of its own, and what it must not. */
export type Words = { all: string[]; not: string[] };

/** The same for each index. */
export type Said = Record<IndexName, Words> & {
  /** Of the words that begin as is asked the shortest alone are looked for: there may be more. */
  shortened: boolean;
};

/**
 * Says terms in the query language of FTS5: folded words alone, each between quotation marks, so that nothing that was
 * typed is read as an operator. What a text must not have is always said whole.
 * @returns null where no text can have them all: nothing begins with one of them.
 */
export async function wordsOf(
  db: Read,
  terms: readonly Term[],
  not: readonly Term[],
  { exactly = false, typing = false } = {},
): Promise<Said | null> {
  const said: Said = { sentences: { all: [], not: [] }, things: { all: [], not: [] }, shortened: false };
  const known = async ({ words }: Term, limit: number, { itself = false, by = endings } = {}): Promise<string[]> => {
    const last = words.at(-1) ?? "";
    if (last.length > lettersKnown) return [itself ? phrase(words) : begun(words)];
    const next = last.slice(0, -1) + String.fromCharCode(last.charCodeAt(last.length - 1) + 1);
    // No word has a space: of those from itself to itself and a space there is only the word itself.
    const [row] = await by(db).execute({ from: last, to: itself ? `${last} ` : next, limit });
    const found = JSON.parse(row?.list ?? "[]") as string[];
    return found.map((word) => {
      const all = [...words.slice(0, -1), word];
      return word.length < lettersKnown || itself ? phrase(all) : begun(all);
    });
  };
  const whole = (index: IndexName, term: Term, any: string[]) =>
    any.length > eachByItself[index] ? [begun(term.words)] : any;
  const most = eachByItself.sentences + 1;
  for (const term of terms) {
    const short = (term.words.at(-1) ?? "").length < lettersForAll;
    let any = [phrase(term.words)];
    if (term.beginning) any = await known(term, short ? fewOfShort + 1 : most, { itself: exactly });
    const shortened = short && any.length > fewOfShort;
    if (shortened) any = await known(term, typing ? shortest.typed : shortest.asked, { by: shortestEndings });
    if (any.length === 0) return null;
    said.shortened ||= shortened;
    for (const index of ["sentences", "things"] as const)
      said[index].all.push(anyOf(shortened ? any : whole(index, term, any)));
  }
  for (const term of not) {
    const any = term.beginning ? await known(term, most) : [phrase(term.words)];
    for (const index of ["sentences", "things"] as const) said[index].not.push(...whole(index, term, any));
  }
  return said;
}

const phrase = (words: readonly string[]): string => `"${words.join(" ")}"`;

/** Words in a row of which the last may go on. */
const begun = (words: readonly string[]): string => `${phrase(words)} *`;

export const anyOf = (said: readonly string[]): string =>
  said.length === 1 ? (said[0] ?? "") : `(${said.join(" OR ")})`;

/** One query of words and of what else a row must have or not. */
export function matchOf({ all, not }: Words): string {
  const wanted = all.join(" AND ");
  return not.length > 0 ? `(${wanted}) NOT ${anyOf(not)}` : wanted;
}
