import { and, eq, type SQL, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { among } from "@/db/rows";
import { dossiers, members } from "@/db/schema";
import { dossierOf, rangeOf } from "@/db/search/numbers";
import { anyViewer, type Viewer } from "@/db/visible";
import type { Term } from "@/lib/search/query";

/** Which dossiers are searched: those of the viewer, or one of them. */
export type Scope = {
  /** Numbers of the dossiers, the newest first, where they are few; null where they are many. */
  few: readonly number[] | null;
  /** All of them, the newest first. */
  all(): Promise<readonly number[]>;
  /** So many hits do for somebody with many dossiers who does not see all of what was looked through. */
  enough: number;
  /** Which of these the viewer sees. */
  among(numbers: readonly number[]): Promise<ReadonlySet<number>>;
};

/** With so few dossiers each is asked by itself. */
const fewDossiers = 8;

const seen = (more?: SQL) =>
  prepared((db) =>
    db
      .select({ list: sql<string>`json_group_array(n)` })
      .from(
        sql`(select sd.number as n from ${members} cross join search_dossiers sd on sd.dossier_id = ${members.dossierId}
          where ${members.personId} = ${anyViewer.personId}
          and (${sql.placeholder("dossierId")} = '' or ${members.dossierId} = ${sql.placeholder("dossierId")})
          ${more ?? sql``} limit ${sql.placeholder("limit")})`,
      )
      .prepare(),
  );
const seenAtAll = seen();
const seenAmong = prepared((db) =>
  db
    .select({ list: sql<string>`json_group_array(sd.number)` })
    .from(sql`search_dossiers sd`)
    .where(
      and(
        among(sql`sd.number`, "numbers"),
        sql`exists (select 1 from ${members} where ${members.dossierId} = sd.dossier_id and ${members.personId} = ${anyViewer.personId})`,
      ),
    )
    .prepare(),
);

/** The dossiers that the viewer is a member of, or the one of them that is asked for. */
export async function scopeOf(db: Read, viewer: Viewer, dossierId: string | undefined, enough: number): Promise<Scope> {
  const load = async (limit: number): Promise<number[]> => {
    const [row] = await seenAtAll(db).execute({ viewerId: viewer.personId, dossierId: dossierId ?? "", limit });
    return (JSON.parse(row?.list ?? "[]") as number[]).sort((one, other) => other - one);
  };
  const first = await load(fewDossiers + 1);
  const few = first.length <= fewDossiers ? first : null;
  let loaded: readonly number[] | null = few;
  const known = new Map<number, boolean>();
  return {
    few,
    enough,
    async all() {
      loaded ??= await load(-1);
      return loaded;
    },
    async among(numbers) {
      const fresh = [...new Set(numbers)].filter((number) => !known.has(number));
      if (fresh.length > 0) {
        const [row] = await seenAmong(db).execute({ viewerId: viewer.personId, numbers: JSON.stringify(fresh) });
        const own = new Set(JSON.parse(row?.list ?? "[]") as number[]);
        for (const number of fresh) known.set(number, own.has(number));
      }
      return new Set([...known].flatMap(([number, own]) => (own ? [number] : [])));
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

const numbersIn = (table: SQL) =>
  prepared((db) =>
    db
      .select({ list: sql<string>`json_group_array(n)` })
      .from(
        sql`(select rowid as n from ${table} where ${table} match ${sql.placeholder("match")}
          and rowid >= cast(${sql.placeholder("from")} as integer) and rowid <= cast(${sql.placeholder("to")} as integer)
          order by rowid desc limit ${sql.placeholder("limit")})`,
      )
      .prepare(),
  );
const indexes = { sentences: numbersIn(sql`search_sentences`), things: numbersIn(sql`search_things`) };

export type Hits = {
  /** Numbers of rows, descending. */
  numbers: number[];
  /** There are more. */
  more: boolean;
};

/** Between which numbers is looked: `from` and above, below `below`. */
export type Between = { from?: number; below?: number };

/** So many rows of other people's dossiers are passed over before each of the viewer's is asked by itself. */
const passedOver = 1000;

/**
 * The newest rows of an index that match, of the dossiers in scope alone: at most `limit`, and whether there are more.
 *
 * With few dossiers each one's range is asked. Otherwise the newest rows of all are taken and those of other dossiers left
 * out; where that leaves too few of a common word, the dossiers are asked one by one until there are enough to show.
 */
export async function hitsIn(
  db: Read,
  index: keyof typeof indexes,
  match: string,
  scope: Scope,
  limit: number,
  { from = 0, below = Number.MAX_SAFE_INTEGER }: Between = {},
): Promise<Hits> {
  const within = async (first: number, last: number, count: number): Promise<number[]> => {
    const bounds = { from: Math.max(first, from), to: Math.min(last, below - 1) };
    if (bounds.from > bounds.to) return [];
    const [row] = await indexes[index](db).execute({ match, ...bounds, limit: count });
    return JSON.parse(row?.list ?? "[]") as number[];
  };
  let numbers: number[] = [];
  let most = limit;
  let left = below;
  if (!scope.few) {
    const looked = limit + 1 + passedOver;
    const newest = await within(rangeOf(1)[0], Number.MAX_SAFE_INTEGER, looked);
    const own = await scope.among(newest.map(dossierOf));
    numbers = newest.filter((number) => own.has(dossierOf(number)));
    if (newest.length < looked || numbers.length > limit)
      return { numbers: numbers.slice(0, limit), more: numbers.length > limit };
    most = Math.min(limit, scope.enough);
    if (numbers.length > most) return { numbers, more: true };
    left = newest.at(-1) ?? below;
  }
  for (const number of await scope.all()) {
    const [first, last] = rangeOf(number);
    if (first >= left) continue;
    numbers = numbers.concat(await within(first, Math.min(last, left - 1), most + 1 - numbers.length));
    if (numbers.length > most) return { numbers: numbers.slice(0, most), more: true };
  }
  return { numbers, more: false };
}

/** A beginning stands for at most so many words, the shortest: the commonest of a language are short. */
const mostEndings = 30;

const endings = prepared((db) =>
  db
    .select({ list: sql<string>`json_group_array(term)` })
    .from(
      sql`(select term from search_terms where term >= ${sql.placeholder("from")} and term < ${sql.placeholder("to")}
        order by length(term) limit ${mostEndings})`,
    )
    .prepare(),
);

/**
 * Says terms in the query language of FTS5: folded words alone, each between quotation marks, so that nothing that was
 * typed is read as an operator.
 * @returns null where no text can have them all: nothing begins with one of them.
 */
export async function matchOf(
  db: Read,
  terms: readonly Term[],
  not: readonly Term[],
  { exactly = false } = {},
): Promise<string | null> {
  const said = async ({ words, beginning }: Term): Promise<string[]> => {
    if (!beginning || exactly) return [phrase(words)];
    const last = words.at(-1) ?? "";
    const to = last.slice(0, -1) + String.fromCharCode(last.charCodeAt(last.length - 1) + 1);
    const [row] = await endings(db).execute({ from: last, to });
    const found = JSON.parse(row?.list ?? "[]") as string[];
    return found.map((word) => phrase([...words.slice(0, -1), word]));
  };
  const wanted: string[] = [];
  for (const term of terms) {
    const any = await said(term);
    if (any.length === 0) return null;
    wanted.push(any.length === 1 ? (any[0] ?? "") : `(${any.join(" OR ")})`);
  }
  if (wanted.length === 0) return null;
  const unwanted = (await Promise.all(not.map(said))).flat();
  const all = wanted.join(" AND ");
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(" OR ")})` : all;
}

const phrase = (words: readonly string[]): string => `"${words.join(" ")}"`;
