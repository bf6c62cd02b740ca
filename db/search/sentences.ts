import { hitsIn, matchOf } from "@/db/search/hits";
import {
  allows,
  bestFirst,
  type Found,
  isBy,
  isOf,
  type Look,
  matchAsked,
  newestOf,
  nothing,
  type Part,
} from "@/db/search/look";
import { label, perText, textOf } from "@/db/search/numbers";
import { outletsIndexed, sentencePlaces, type TextRow, textRows, textsOfRevisions } from "@/db/search/rows";
import { type Filters, inTime } from "@/lib/search/query";
import { marksIn, snippetOf } from "@/lib/search/snippet";

/** So many sentences of one text stand together before those of others. */
const mostOfOneText = 3;
/** A name that so many outlets share says little. */
const mostOutlets = 100;
/** So many rows are looked through for words that a text has in different sentences. */
const spreadOver = 1500;
const mostSpread = 10;

/** With a filter that the index does not know so many sentences are asked at once, and so often. */
const askedAtOnce = 300;
const mostAsked = 10;

/** The sentences of articles, each to be read where it stands. */
export async function foundSentences(look: Look): Promise<Part> {
  const { asked, limit } = look;
  if (asked.terms.length === 0 || !allows(asked.filters, "outlet", "person", "date", "before", "after")) return nothing;
  const about = await aboutOf(look);
  if (about === null) return nothing;
  const within = (match: string) => (about ? `(${match}) AND ${about}` : match);
  if (!asksTexts(asked.filters)) {
    const newest = await newestOf(look, "sentences", within);
    if (newest.numbers.length === 0) return spread(look);
    const hits = await bestFirst(look, "sentences", newest, within);
    const wanted = apart(hits.numbers.slice(0, limit * 3)).slice(0, limit);
    const texts = await textsOf(look, wanted.map(textOf));
    return { found: await shown(look, wanted, texts), count: newest.numbers.length, more: newest.more };
  }
  const match = await matchAsked(look);
  if (match === null) return nothing;
  const texts = new Map<number, TextRow>();
  const kept: number[] = [];
  let more = true;
  for (let turn = 0, below: number | undefined; more && turn < mostAsked && kept.length < limit; turn++) {
    const hits = await hitsIn(look.db, "sentences", within(match), look.scope, askedAtOnce, below ? { below } : {});
    for (const [number, text] of await textsOf(look, hits.numbers.map(textOf))) texts.set(number, text);
    kept.push(...hits.numbers.filter((number) => texts.has(textOf(number))));
    // With several dossiers the order is theirs first; the oldest number bounds what was seen.
    below = hits.numbers.at(-1);
    more = hits.more;
  }
  return { found: await shown(look, apart(kept).slice(0, limit), texts), count: kept.length, more };
}

/** Do the filters ask for what stands in the article's row alone? */
const asksTexts = ({ person, date, before, after }: Filters): boolean =>
  person !== undefined || before !== undefined || after !== undefined || (date !== undefined && date.length > 4);

/** The filters as the index knows them; null where there is no such outlet, empty where nothing is asked. */
async function aboutOf({ db, asked: { filters } }: Look): Promise<string | null> {
  const said: string[] = [];
  if (filters.outlet !== undefined) {
    const outlets = (await outletsIndexed(db)).filter(({ name }) => isOf(filters, name));
    if (outlets.length === 0) return null;
    const labels = outlets.slice(0, mostOutlets).map(({ number }) => `"${label.outlet(number)}"`);
    said.push(`(${labels.join(" OR ")})`);
  }
  if (filters.date !== undefined) said.push(`"${label.year(filters.date)}"`);
  return said.join(" AND ");
}

/** The first sentences of each text before the others. */
function apart(numbers: readonly number[]): number[] {
  const of = new Map<number, number>();
  const later: number[] = [];
  const first = numbers.filter((number) => {
    const text = textOf(number);
    const count = (of.get(text) ?? 0) + 1;
    of.set(text, count);
    if (count > mostOfOneText) later.push(number);
    return count <= mostOfOneText;
  });
  return [...first, ...later];
}

async function textsOf({ db, viewer, asked: { filters } }: Look, numbers: number[]): Promise<Map<number, TextRow>> {
  const rows = await textRows(db).execute({
    numbers: JSON.stringify([...new Set(numbers)]),
    viewerId: viewer.personId,
  });
  return new Map(
    rows
      .filter((row) => isOf(filters, row.outlet) && isBy(filters, row.byline) && inTime(filters, row.at))
      .map((row) => [row.number, row]),
  );
}

async function shown({ db, asked }: Look, numbers: number[], texts: ReadonlyMap<number, TextRow>) {
  const wanted = numbers.flatMap((number) => {
    const text = texts.get(textOf(number));
    return text ? [{ text, position: text.part * perText + (number % perText) }] : [];
  });
  const places = await sentencePlaces(db).execute({
    wanted: JSON.stringify(wanted.map(({ text, position }) => [text.revisionId, position])),
  });
  const placeOf = new Map(places.map((place) => [`${place.revisionId} ${place.position}`, place]));
  const revisionIds = [...new Set(wanted.map(({ text }) => text.revisionId))];
  const full = new Map(
    (await textsOfRevisions(db).execute({ ids: JSON.stringify(revisionIds) })).map(({ id, text }) => [id, text]),
  );
  return wanted.flatMap(({ text, position }): Found[] => {
    const place = placeOf.get(`${text.revisionId} ${position}`);
    if (!place) return [];
    const words = full.get(text.revisionId)?.slice(place.start, place.end) ?? "";
    const { text: snippet, marks } = snippetOf(words, asked.terms);
    return [
      {
        kind: "sentence",
        id: place.id,
        dossierId: text.dossierId,
        dossierTitle: text.dossierTitle,
        title: text.title,
        titleMarks: [],
        snippet,
        marks,
        articleId: text.articleId,
        sentenceId: place.id,
        about: null,
      },
    ];
  });
}

/** Words that stand in one article but in no one sentence lead to its sentence with the most of them. */
async function spread(look: Look): Promise<Part> {
  const { db, scope, asked, limit } = look;
  if (asked.terms.length < 2 || asked.not.length > 0 || look.typing || !allows(asked.filters)) return nothing;
  /** By text: the sentences that have any of the words so far, the newest of each. */
  let within: Map<number, number[]> | null = null;
  for (const term of asked.terms) {
    const match = await matchOf(db, [term], []);
    const { numbers } = match ? await hitsIn(db, "sentences", match, scope, spreadOver) : { numbers: [] };
    const here = new Map<number, number[]>();
    for (const number of numbers) {
      const text = textOf(number);
      const before: number[] | undefined = here.get(text) ?? (within ? within.get(text) : []);
      if (before) here.set(text, [...before.slice(0, mostSpread), number]);
    }
    within = here;
  }
  const newest = [...(within ?? [])].slice(0, mostSpread);
  const texts = await textsOf(
    look,
    newest.map(([text]) => text),
  );
  const found: Found[] = [];
  for (const [text, numbers] of newest) {
    if (!texts.has(text)) continue;
    const sentences = await shown(look, [...new Set(numbers)], texts);
    const count = (one: Found) => asked.terms.filter((term) => marksIn(one.snippet, [term]).length > 0).length;
    const [best] = sentences.sort((one, other) => count(other) - count(one));
    if (best) found.push(best);
  }
  return { found: found.slice(0, limit), count: found.length, more: (within?.size ?? 0) > mostSpread };
}
