import { sealedClaims } from "@/db/blind";
import type { Read } from "@/db/client";
import { scopeOf } from "@/db/search/hits";
import { type Found, type Hit, type Look, nothing, type Part } from "@/db/search/look";
import { peopleNamed } from "@/db/search/rows";
import { foundSentences } from "@/db/search/sentences";
import { foundArticles, foundClaims, foundPlaces, foundSources, foundTalk, foundTasks } from "@/db/search/things";
import type { Viewer } from "@/db/visible";
import { foldedWords } from "@/lib/search/fold";
import { type Asked, asksNothing, isCalled, type PlaceName, readQuery } from "@/lib/search/query";

export type { Found, FoundKind, Part } from "@/db/search/look";
export { notYetIndexed } from "@/db/search/rows";

/** The answer to a search: some of each kind, and how much there is of each within what the viewer may see. */
export type Answer = {
  asked: Asked;
  parts: Record<PlaceName, Part<Found>>;
  /** Of the words that begin as is asked only the shortest were looked for: few letters that very many begin with. */
  shortened: boolean;
};

/** What was found before it is shown, with dossiers and people while somebody types. */
type Sought = { parts: Record<PlaceName, Part>; places: Hit[]; shortened: boolean };

type Where = {
  /** Of each kind. */
  limit: number;
  dossierId?: string | undefined;
};

const noParts = (): Sought["parts"] => ({
  claims: nothing,
  articles: nothing,
  sentences: nothing,
  sources: nothing,
  talk: nothing,
  tasks: nothing,
});

const shown = (hits: readonly Hit[]): Promise<Found[]> => Promise.all(hits.map((hit) => hit.show()));

/**
 * Looks for what is asked in the viewer's dossiers, or in one of them. Confidential sources, and what was said, stored or
 * to be done about them, are found by those alone who are cleared; the others find a source by its pseudonym.
 *
 * Only the index is asked which things have the words; what it leads to is read with the one predicate of what the viewer
 * may see.
 */
export async function lookFor(db: Read, viewer: Viewer, asked: Asked, where: Where): Promise<Answer> {
  const { parts, shortened } = await seek(db, viewer, asked, { ...where, typing: false });
  const told = Object.entries(parts).map(async ([name, part]) => [name, { ...part, found: await shown(part.found) }]);
  return { asked, parts: Object.fromEntries(await Promise.all(told)), shortened };
}

async function seek(
  db: Read,
  viewer: Viewer,
  asked: Asked,
  { limit, dossierId, typing }: Where & { typing: boolean },
): Promise<Sought> {
  const parts = noParts();
  if (asksNothing(asked) || limit < 1) return { parts, places: [], shortened: false };
  const scope = await scopeOf(db, viewer, dossierId, limit);
  const people = await peopleAsked(db, asked);
  const look: Look = {
    db,
    viewer,
    asked,
    scope,
    dossierId,
    limit,
    typing,
    words: new Map(),
    newest: new Map(),
    people,
    sealed: await sealedClaims(db, viewer),
  };
  const only = asked.filters.in;
  const wants = (place: PlaceName) => only === undefined || only === place;
  if (wants("sentences")) parts.sentences = await foundSentences(look);
  if (only === "sentences") return { parts, places: [], shortened: await isShortened(look) };
  if (wants("claims")) parts.claims = await foundClaims(look);
  if (wants("articles")) parts.articles = await foundArticles(look);
  if (wants("sources")) parts.sources = await foundSources(look);
  if (wants("talk")) parts.talk = await foundTalk(look);
  if (wants("tasks")) parts.tasks = await foundTasks(look);
  const places = typing && only === undefined ? await foundPlaces(look) : [];
  return { parts, places, shortened: await isShortened(look) };
}

const isShortened = async ({ words }: Look): Promise<boolean> =>
  (await Promise.all(words.values())).some((said) => said?.shortened);

/** In the order in which they are shown. */
const order = ["claims", "articles", "sources", "talk", "tasks", "sentences"] as const;

/** So many of each kind are read at first, where fewer are shown if all kinds have some; while somebody types, so many do. */
const eachAtFirst = 8;
const eachTyped = 12;

/**
 * Finds what `lookFor` finds as one list, newest first within a kind; each kind has its share of the limit before any has
 * more.
 */
export async function find(
  db: Read,
  viewer: Viewer,
  query: string,
  { limit, dossierId, typing = false }: { limit: number; dossierId?: string | undefined; typing?: boolean },
): Promise<Found[]> {
  const asked = readQuery(query, { typing });
  const look = (each: number) => seek(db, viewer, asked, { limit: each, dossierId, typing });
  const share = Math.ceil(limit / order.length);
  const each = Math.min(typing ? eachTyped : Math.max(eachAtFirst, share), limit);
  let answer = await look(each);
  const parts = Object.values(answer.parts);
  const few = parts.reduce((sum, { found }) => sum + found.length, answer.places.length) < limit;
  if (few && !typing && each < limit && parts.some(({ found, count }) => count > found.length))
    answer = await look(limit);
  const kinds = [...order.map((name) => answer.parts[name].found), answer.places];
  let left = limit - kinds.reduce((sum, found) => sum + Math.min(found.length, share), 0);
  const chosen = kinds.flatMap((found) => {
    const more = Math.max(0, Math.min(found.length - share, left));
    left -= more;
    return found.slice(0, share + more);
  });
  return shown(chosen.slice(0, limit));
}

async function peopleAsked(db: Read, { filters: { person } }: Asked): Promise<Set<string> | null> {
  if (person === undefined) return null;
  const wanted = foldedWords(person);
  const all = await peopleNamed(db).execute();
  return new Set(all.filter(({ name }) => isCalled(name, wanted)).map(({ id }) => id));
}
