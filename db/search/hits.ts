import { eq, type SQL, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { dossiers, members } from "@/db/schema";
import { perDossier, rangeOf } from "@/db/search/numbers";
import { anyViewer, type Viewer } from "@/db/visible";
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
    const [row] = await seen(db).execute({ viewerId: viewer.personId, dossierId: dossierId ?? "", limit });
    const numbers = (JSON.parse(row?.list ?? "[]") as number[]).sort((one, other) => other - one);
    const { mine = 0, there = 0 } = row ?? {};
    return { numbers, every: mine === there, share: mine / Math.max(1, there) };
  };
  const { numbers: first, every, share } = await load(fewDossiers + 1);
  const few = first.length <= fewDossiers ? first : null;
  let loaded: readonly number[] | null = few;
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
export const dossiersToChoose = (db: Read, viewer: Viewer) => titles(db).execute({ viewerId: viewer.personId });

const numbersIn = (table: SQL) => {
  const newest = (from: SQL, to: SQL, limit: string) =>
    sql`select rowid as n from ${table} where ${table} match ${sql.placeholder("match")}
      and rowid >= ${from} and rowid <= ${to} order by rowid desc limit ${sql.placeholder(limit)}`;
  const bound = (name: string) => sql`cast(${sql.placeholder(name)} as integer)`;
  return {
    between: prepared((db) =>
      db
        .select({ list: sql<string>`json_group_array(n)` })
        .from(sql`(${newest(bound("from"), bound("to"), "limit")})`)
        .prepare(),
    ),
    /** Of the newest so many those of some dossiers, how many were looked at, and the last of them. */
    own: prepared((db) =>
      db
        .select({
          list: sql<string>`json_group_array(n) filter (where n / ${sql.raw(`${perDossier}`)} in (select value from json_each(${sql.placeholder("dossiers")})))`,
          looked: sql<number>`count(*)`,
          last: sql<number>`min(n)`,
        })
        .from(sql`(${newest(bound("from"), bound("to"), "limit")})`)
        .prepare(),
    ),
    /** Of each range by itself. */
    within: prepared((db) =>
      db
        .select({
          list: sql<string>`(select json_group_array(n) from (${newest(
            sql`json_extract(r.value, '$[0]')`,
            sql`json_extract(r.value, '$[1]')`,
            "limit",
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

/**
 * At most so many of the newest rows are looked at first and then, from the viewer's newest dossier on, most of which are of
 * other people's. Of words in a row few: very many rows with all the words may have to be compared for each.
 */
const lookedAt = { words: [600, 2400], inARow: [40, 400] };
/** So many times as many rows are looked at as should have enough, if all dossiers had the words equally often. */
const spare = 1.5;
const fewestLookedAt = 40;
const hasWordsInARow = (match: string): boolean =>
  match.split('"').some((said, place) => place % 2 === 1 && said.includes(" "));
/** A query of few words: it takes little to ask it anew. */
const shortMatch = 60;
/** Then so many dossiers are asked one by one, four times as many the next time. */
const askedFirst = 8;

/**
 * The newest rows of an index that match, of the dossiers in scope alone: at most `limit`, and whether there are more.
 *
 * With few dossiers each one's range is asked. Otherwise the newest rows are looked at, of which common words have enough in
 * the viewer's newest dossier, and rare ones few in all; between those, the dossiers are asked one by one.
 * @param roughly what the newest rows show is enough.
 */
export async function hitsIn(
  db: Read,
  index: IndexName,
  match: string,
  scope: Scope,
  limit: number,
  { from = 0, below = Number.MAX_SAFE_INTEGER, roughly = false }: Between & { roughly?: boolean } = {},
): Promise<Hits> {
  const asks = indexes[index];
  const first = Math.max(from, rangeOf(1)[0]);
  if (scope.every) {
    const [row] = await asks.between(db).execute({ match, from: first, to: below - 1, limit: limit + 1 });
    return cut(JSON.parse(row?.list ?? "[]") as number[], limit);
  }
  const dossiers = await scope.all();
  const numbers: number[] = [];
  let most = limit;
  let left = below;
  if (!scope.few) {
    most = roughly ? limit : Math.min(limit, scope.enough);
    const own = JSON.stringify(dossiers);
    left = Math.min(left, rangeOf((dossiers[0] ?? 0) + 1)[0]);
    const expected = Math.max(fewestLookedAt, Math.ceil((spare * (most + 1)) / scope.share));
    for (const [step, atMost] of (hasWordsInARow(match) ? lookedAt.inARow : lookedAt.words).entries()) {
      const looked = Math.min(atMost, expected * 4 ** step);
      const [row] = await asks.own(db).execute({ match, from: first, to: left - 1, limit: looked, dossiers: own });
      numbers.push(...(JSON.parse(row?.list ?? "[]") as number[]));
      if ((row?.looked ?? 0) < looked) return cut(numbers, limit);
      if (numbers.length > most) return cut(numbers, limit, true);
      left = row?.last ?? 0;
      // So common that a few dossiers have enough: what lies between them need not be looked at.
      const inNewest = numbers.filter((number) => Math.floor(number / perDossier) === dossiers[0]).length;
      if (inNewest * askedFirst > most && match.length < shortMatch) break;
    }
    if (roughly && match.length >= shortMatch) return cut(numbers, limit, true);
  }
  const ranges = dossiers.flatMap((dossier) => {
    const [start, end] = rangeOf(dossier);
    const range: [number, number] = [Math.max(start, from), Math.min(end, left - 1)];
    return range[0] <= range[1] ? [range] : [];
  });
  for (let done = 0, many = askedFirst; done < ranges.length && numbers.length <= most; done += many, many *= 4) {
    const asked = JSON.stringify(ranges.slice(done, done + many));
    const found = await asks.within(db).execute({ match, ranges: asked, limit: most + 1 - numbers.length });
    for (const { list } of found) numbers.push(...(JSON.parse(list) as number[]));
  }
  return cut(numbers, limit, numbers.length > most);
}

const cut = (numbers: number[], limit: number, more = numbers.length > limit): Hits => ({
  numbers: numbers.slice(0, limit),
  more,
});

/** So many words are looked for that begin as a word does: more where that is what was asked for. */
const mostEndings = { typed: 12, asked: 30 };

const endings = prepared((db) =>
  db
    .select({ list: sql<string>`json_group_array(term)` })
    .from(
      sql`(select term from search_terms where term >= ${sql.placeholder("from")} and term < ${sql.placeholder("to")}
        order by length(term) limit ${sql.placeholder("limit")})`,
    )
    .prepare(),
);

/** Words as the index is asked for them: what a text must have, each an expression of its own, and what it must not. */
export type Words = { all: string[]; not: string[] };

/**
 * Says terms in the query language of FTS5: folded words alone, each between quotation marks, so that nothing that was
 * typed is read as an operator.
 * @returns null where no text can have them all: nothing begins with one of them.
 */
export async function wordsOf(
  db: Read,
  terms: readonly Term[],
  not: readonly Term[],
  { exactly = false, typing = false } = {},
): Promise<Words | null> {
  const said = async ({ words, beginning }: Term): Promise<string[]> => {
    if (!beginning || exactly) return [phrase(words)];
    const last = words.at(-1) ?? "";
    const to = last.slice(0, -1) + String.fromCharCode(last.charCodeAt(last.length - 1) + 1);
    const limit = typing ? mostEndings.typed : mostEndings.asked;
    const [row] = await endings(db).execute({ from: last, to, limit });
    const found = JSON.parse(row?.list ?? "[]") as string[];
    return found.map((word) => phrase([...words.slice(0, -1), word]));
  };
  const all: string[] = [];
  for (const term of terms) {
    const any = await said(term);
    if (any.length === 0) return null;
    all.push(anyOf(any));
  }
  return { all, not: (await Promise.all(not.map(said))).flat() };
}

const phrase = (words: readonly string[]): string => `"${words.join(" ")}"`;

export const anyOf = (said: readonly string[]): string =>
  said.length === 1 ? (said[0] ?? "") : `(${said.join(" OR ")})`;

/** One query of words and of what else a row must have or not. */
export function matchOf({ all, not }: Words): string {
  const wanted = all.join(" AND ");
  return not.length > 0 ? `(${wanted}) NOT ${anyOf(not)}` : wanted;
}
