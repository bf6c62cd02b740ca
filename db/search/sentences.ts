import { hitsIn, matchOf, noHits, wordsOf } from "@/db/search/hits";
import { asksDays, labelsOf } from "@/db/search/labels";
import {
  allows,
  bestFirst,
  type Found,
  type Hit,
  type Look,
  newestOf,
  nothing,
  type Part,
  sifted,
} from "@/db/search/look";
import { perText, textOf } from "@/db/search/numbers";
import { sentencePlaces, type TextRow, textRows, textsOfRevisions } from "@/db/search/rows";
import { lookingAs } from "@/db/visible";
import { inTime } from "@/lib/search/query";
import { marksIn, snippetOf } from "@/lib/search/snippet";

/** So many sentences of one text stand together before those of others. */
const mostOfOneText = 3;
/** So many rows are looked through for words that a text has in different sentences. */
const spreadOver = 1500;
const mostSpread = 10;

/** The sentences of articles, each to be read where it stands. */
export async function foundSentences(look: Look): Promise<Part> {
  const { asked, limit } = look;
  if (asked.terms.length === 0 || !allows(asked.filters, "outlet", "person", "date", "before", "after")) return nothing;
  const labels = await labelsOf(look.db, asked.filters, null);
  if (labels === null) return nothing;
  const about = { has: labels.all };
  const days = asksDays(asked.filters);
  const through = async (numbers: number[]) => {
    const texts = await textsOf(look, numbers.map(textOf));
    return numbers.filter((number) => inTime(asked.filters, texts.get(textOf(number))?.at ?? ""));
  };
  const next = (part: { most: number; below: number | undefined }) =>
    newestOf(look, "sentences", part.below === undefined ? { has: labels.wide } : about, part);
  const newest = await (days ? sifted(look, next, through) : newestOf(look, "sentences", about));
  if (newest.numbers.length === 0) return spread(look);
  const hits = days ? newest : await bestFirst(look, "sentences", newest, about);
  const wanted = apart(hits.numbers.slice(0, limit * 3)).slice(0, limit);
  const texts = await textsOf(look, wanted.map(textOf));
  return { found: await shown(look, wanted, texts), count: newest.numbers.length, more: newest.more };
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

async function textsOf({ db, viewer }: Look, numbers: readonly number[]): Promise<Map<number, TextRow>> {
  const rows = await textRows(db).execute({
    numbers: JSON.stringify([...new Set(numbers)]),
    ...lookingAs(viewer),
  });
  return new Map(rows.map((row) => [row.number, row]));
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
  return wanted.flatMap(({ text, position }) => {
    const place = placeOf.get(`${text.revisionId} ${position}`);
    if (!place) return [];
    const { dossierId, dossierTitle, title, articleId } = text;
    const show = (): Found => {
      const words = full.get(text.revisionId)?.slice(place.start, place.end) ?? "";
      const { text: snippet, marks } = snippetOf(words, asked.terms);
      return {
        kind: "sentence",
        id: place.id,
        dossierId,
        dossierTitle,
        title,
        titleMarks: [],
        snippet,
        marks,
        articleId,
        sentenceId: place.id,
        about: null,
        proposed: false,
      };
    };
    return [{ title, show }];
  });
}

/** Words that stand in one article but in no one sentence lead to its sentence with the most of them. */
async function spread(look: Look): Promise<Part> {
  const { db, scope, asked, limit } = look;
  if (asked.terms.length < 2 || asked.not.length > 0 || look.typing || !allows(asked.filters)) return nothing;
  /** By text: the sentences that have any of the words so far, the newest of each. */
  let within: Map<number, number[]> | null = null;
  for (const term of asked.terms) {
    const words = await wordsOf(db, [term], []);
    const { numbers } = words ? await hitsIn(db, "sentences", matchOf(words.sentences), scope, spreadOver) : noHits;
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
  const found: Hit[] = [];
  for (const [text, numbers] of newest) {
    if (!texts.has(text)) continue;
    const sentences = await shown(look, [...new Set(numbers)], texts);
    const counted = sentences.map((hit) => {
      const { snippet } = hit.show();
      return { hit, count: asked.terms.filter((term) => marksIn(snippet, [term]).length > 0).length };
    });
    const [best] = counted.sort((one, other) => other.count - one.count);
    if (best) found.push(best.hit);
  }
  return { found: found.slice(0, limit), count: found.length, more: (within?.size ?? 0) > mostSpread };
}
