import type { Read } from "@/db/client";
import { type Hits, hitsIn, matchOf, type Scope } from "@/db/search/hits";
import type { Viewer } from "@/db/visible";
import { foldedWords } from "@/lib/search/fold";
import type { Asked, Filters } from "@/lib/search/query";
import { isCalled } from "@/lib/search/query";

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
};

/** What there is of a kind: some of it, and how much there is, counted up to a thousand. */
export type Part = { found: Found[]; count: number; more: boolean };
export const nothing: Part = { found: [], count: 0, more: false };

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
  matches: Map<string, Promise<string | null>>;
  /** People whose name is asked for; null where none is. */
  people: ReadonlySet<string> | null;
};

/** More than so many are not counted: of one word, and where several words and filters have to meet. */
export const countedTo = 1000;
const countedTogether = 300;
/** So many are enough while somebody types. */
const typedTo = 60;

/** What is asked for in the query language of the index; null where nothing can have it. */
function matchFor({ db, asked, matches }: Look, how: "begun" | "exactly" | "in a row"): Promise<string | null> {
  const { terms, not } = asked;
  const made =
    matches.get(how) ??
    (how === "in a row"
      ? matchOf(db, [{ words: terms.flatMap(({ words }) => words), beginning: false }], not)
      : matchOf(db, terms, not, { exactly: how === "exactly" }));
  matches.set(how, made);
  return made;
}
export const matchAsked = (look: Look) => matchFor(look, "begun");

const mostOf = ({ typing, asked }: Look): number =>
  typing
    ? typedTo
    : asked.terms.length + asked.not.length + Object.keys(asked.filters).length > 1
      ? countedTogether
      : countedTo;

/** The newest rows of an index that have what is asked for, words that are only begun counting as what they may become. */
export async function newestOf(
  look: Look,
  index: "sentences" | "things",
  within: (match: string) => string = (match) => match,
  most = mostOf(look),
): Promise<Hits> {
  const match = await matchAsked(look);
  return match === null ? { numbers: [], more: false } : hitsIn(look.db, index, within(match), look.scope, most);
}

/**
 * Puts first what has the words in a row, then what has them as they are typed where one may be only begun. Looked for no
 * further back than the hits go: two common words that never meet would otherwise be sought through all there is.
 */
export async function bestFirst(
  look: Look,
  index: "sentences" | "things",
  hits: Hits,
  within: (match: string) => string = (match) => match,
): Promise<Hits> {
  const { db, scope, limit } = look;
  const { terms } = look.asked;
  if (hits.numbers.length < 2) return hits;
  const better: (string | null)[] = [];
  if (index === "sentences" && terms.length > 1) better.push(await matchFor(look, "in a row"));
  if (terms.some(({ beginning }) => beginning)) better.push(await matchFor(look, "exactly"));
  if (better.length === 0) return hits;
  const from = hits.numbers.at(-1) ?? 0;
  const first: number[] = [];
  for (const match of better)
    if (match) first.push(...(await hitsIn(db, index, within(match), scope, limit, { from })).numbers);
  return { numbers: [...new Set([...first, ...hits.numbers])], more: hits.more };
}

/** Is it of the outlet that is asked for, if one is? */
export const isOf = ({ outlet }: Filters, ...outlets: string[]): boolean =>
  outlet === undefined || outlets.some((one) => isCalled(one, foldedWords(outlet)));

/** Is it by whom is asked for, as its byline says, if anybody is? */
export const isBy = ({ person }: Filters, byline: string): boolean =>
  person === undefined || isCalled(byline, foldedWords(person));

/** Is one of these people asked for, if anybody is? */
export const isOneOf = (people: Look["people"], ...ids: (string | null)[]): boolean =>
  people === null || ids.some((id) => id !== null && people.has(id));

/** Do only filters that mean something for a kind stand in the query? */
export const allows = (filters: Filters, ...names: (keyof Filters)[]): boolean =>
  (Object.keys(filters) as (keyof Filters)[]).every((name) => name === "in" || names.includes(name));
