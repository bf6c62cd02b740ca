import type { Read } from "@/db/client";
import {
  type Between,
  type Hits,
  hitsIn,
  type IndexName,
  matchOf,
  noHits,
  type Reading,
  type Said,
  type Scope,
  type Words,
  wordsOf,
} from "@/db/search/hits";
import type { Viewer } from "@/db/visible";
import type { Asked, Filters } from "@/lib/search/query";

export type FoundKind = "claim" | "article" | "sentence" | "source" | "comment" | "task" | "dossier" | "person";

/** Something that was found, with what it takes to show it and to go there. */
export type Found = {
  kind: FoundKind;
  /** Of the claim, article, source, comment, task or sentence itself. */
  id: string;
  /** Empty for a person, who is in no dossier. */
  dossierId: string;
  dossierTitle: string;
  title: string;
  /** The words around what was found; may be empty. */
  snippet: string;
  /** Where the words that were looked for stand in the title and in the snippet: UTF-16 units. */
  titleMarks: [number, number][];
  marks: [number, number][];
  /** Where a sentence or an article is read; null for the others. */
  articleId: string | null;
  sentenceId: string | null;
  /** What a comment is about; null for the others. */
  about: { kind: "claim" | "article" | "source" | "task"; id: string } | null;
  /** Of a source: the program put it up at the end of a link that nobody has confirmed. False for the others. */
  proposed: boolean;
};

/** Something that was found. How it is shown, with the words marked, is made of those alone that are. */
export type Hit = { title: string; proposed?: boolean; show: () => Found | Promise<Found> };

/** What there is of a kind: some of it, and how much there is, counted up to some hundreds. */
export type Part<T = Hit> = { found: T[]; count: number; more: boolean };
export const nothing = { found: [], count: 0, more: false };

/** One search, on its way. */
export type Look = {
  db: Read;
  viewer: Viewer;
  asked: Asked;
  scope: Scope;
  dossierId: string | undefined;
  limit: number;
  typing: boolean;
  /** What is asked for as the index reads it: made once. */
  words: Map<string, Promise<Said | null>>;
  /** People whose name is asked for; null where none is. */
  people: ReadonlySet<string> | null;
  /** The newest things of all kinds, by the labels that they must have. */
  newest: Map<string, Promise<Hits>>;
  /** Claims whose verdict is sealed from the viewer. */
  sealed: ReadonlySet<string>;
  /** The newest thing that has the words and is for those alone who are cleared for a source. */
  hidden?: Promise<Hits>;
};

/**
 * More than so many are not counted. Of words in a row no more than are shown: each place has to be compared. While somebody
 * types, so many do.
 */
const countedTo = { sentences: 300, things: 60 };
const typedTo = 60;

/** What is asked for in the query language of the index; null where nothing can have it. */
function wordsFor({ db, asked, words, typing }: Look, how: "begun" | "exactly" | "in a row"): Promise<Said | null> {
  const { terms, not } = asked;
  const made =
    words.get(how) ??
    (how === "in a row"
      ? wordsOf(db, [{ words: terms.flatMap((term) => term.words), beginning: false }], not)
      : wordsOf(db, terms, not, { exactly: how === "exactly", typing }));
  words.set(how, made);
  return made;
}

const mostOf = ({ typing, asked, limit }: Look, index: IndexName): number => {
  if (asked.terms.some(({ words }) => words.length > 1)) return limit;
  return Math.max(typing ? typedTo : countedTo[index], limit);
};

/** What a row must have and must not besides the words. */
export type About = { has: readonly string[]; lacks?: readonly string[] };

/** The newest rows of an index that have what is asked for, words that are only begun counting as what they may become. */
export async function newestOf(
  look: Look,
  index: IndexName,
  about: About,
  { most = mostOf(look, index), ...part }: Between & Reading & { most?: number } = {},
): Promise<Hits> {
  const words = await wordsFor(look, "begun");
  return words === null ? noHits : hitsIn(look.db, index, matchAbout(words[index], about), look.scope, most, part);
}

const matchAbout = (words: Words, { has, lacks = [] }: About): string =>
  matchOf({ all: [...words.all, ...has], not: [...words.not, ...lacks] });

/**
 * Puts first what has the words in a row, then what has them as they are typed where one may be only begun. Looked for no
 * further back than the hits go: two common words that never meet would otherwise be sought through all there is.
 */
export async function bestFirst(look: Look, index: IndexName, hits: Hits, about: About): Promise<Hits> {
  const { db, scope, limit } = look;
  const { terms } = look.asked;
  if (hits.numbers.length < 2) return hits;
  const better: (Said | null)[] = [];
  if (index === "sentences" && terms.length > 1) better.push(await wordsFor(look, "in a row"));
  if (terms.some(({ beginning }) => beginning)) better.push(await wordsFor(look, "exactly"));
  if (better.length === 0) return hits;
  const from = hits.numbers.at(-1) ?? 0;
  const first: number[] = [];
  for (const words of better)
    if (words)
      first.push(...(await hitsIn(db, index, matchAbout(words[index], about), scope, limit, { from })).numbers);
  return { numbers: [...new Set([...first, ...hits.numbers])], more: hits.more };
}

/** Where days have to be asked of each hit, so many beyond what is shown are asked at first, then four times as many. */
const askedMore = 10;

/** Asks for so many of the newest hits below a number. */
type Next = (part: { most: number; below: number | undefined }) => Promise<Hits> | Hits;

/** The hits that are known already come first. */
export const after =
  (first: Hits | null, next: Next): Next =>
  (part) => {
    const left = first?.numbers.filter((number) => part.below === undefined || number < part.below) ?? [];
    if (!first || (left.length === 0 && first.more)) return next(part);
    return { numbers: left.slice(0, part.most), more: first.more || left.length > part.most };
  };

/**
 * Goes through hits, the newest first, until there are enough of those that are let through.
 * @param through which of some numbers are let through.
 */
export async function sifted(
  { limit }: Look,
  next: Next,
  through: (numbers: number[]) => Promise<number[]>,
): Promise<Hits> {
  const kept: number[] = [];
  for (let most = limit + askedMore, below: number | undefined; ; most *= 4) {
    const { numbers, more } = await next({ most, below });
    kept.push(...(await through(numbers)));
    below = numbers.at(-1);
    if (!more || below === undefined || kept.length > limit) return { numbers: kept, more };
  }
}

/** Do only filters that mean something for a kind stand in the query? */
export const allows = (filters: Filters, ...names: (keyof Filters)[]): boolean =>
  (Object.keys(filters) as (keyof Filters)[]).every((name) => name === "in" || names.includes(name));
