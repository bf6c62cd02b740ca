import { anyOf, type Hits, noHits, type Reading } from "@/db/search/hits";
import { asksDays, labelsOf } from "@/db/search/labels";
import {
  type About,
  after,
  allows,
  bestFirst,
  type Found,
  type FoundKind,
  type Hit,
  type Look,
  newestOf,
  nothing,
  type Part,
  sifted,
} from "@/db/search/look";
import { codeOf, type EntryKind, kindCode, label, secretCode } from "@/db/search/numbers";
import {
  articleRows,
  claimRows,
  commentRows,
  entriesOf,
  peopleNamed,
  rejectedSources,
  snapshotRows,
  snapshotText,
  sourceRows,
  taskRows,
  titlesOf,
} from "@/db/search/rows";
import { letterOf } from "@/lib/articles/letter";
import { type FilterName, inTime, type Term } from "@/lib/search/query";
import { marksIn, snippetOf } from "@/lib/search/snippet";

/** A thing that was read: its number in the index, as what it is shown, and its date. */
type Row = Hit & { number: number; shownId: string; at: string };

/** How a kind of thing is looked for. */
type Sort = {
  /** Its entries in the index. */
  kinds: readonly EntryKind[];
  /** Filters that mean something for it. */
  filters: readonly FilterName[];
  /** A person is looked for in its byline, not as somebody of the newsroom. */
  byline?: boolean;
  /** Which of some numbers are in the index alone and shown nowhere. */
  gone?(numbers: readonly number[]): Promise<ReadonlySet<number>>;
  rows(numbers: readonly number[]): Promise<Row[]>;
};

/** So many of what is for those alone who are cleared are looked at, and so many counted one by one. */
const askedAtOnce = 200;

const snapshotCode = kindCode("snapshot");

const word = (name: string): string => `"${name}"`;
const anyKind = (kinds: readonly EntryKind[]): string => anyOf(kinds.map((kind) => word(label.kind(kind))));

/** What there is of a kind: as the index says, and read once more with the one predicate of what the viewer may see. */
async function part(look: Look, { kinds, filters, byline = false, gone, rows }: Sort): Promise<Part> {
  const { asked, people, limit } = look;
  if (!allows(asked.filters, ...filters)) return nothing;
  const labels = await labelsOf(look.db, asked.filters, byline ? null : (people ?? new Set()));
  if (labels === null) return nothing;
  const has = [anyKind(kinds), ...labels.all];
  const open: About = { has, lacks: [word(label.secret)] };
  const days = asksDays(asked.filters);
  const passes = (row: Row) => !days || inTime(asked.filters, row.at);
  const readOf = async (numbers: readonly number[]) => new Map((await rows(numbers)).map((row) => [row.number, row]));
  const through = async (numbers: number[]) => {
    const read = await readOf(numbers);
    return numbers.filter((number) => {
      const row = read.get(number);
      return row && passes(row);
    });
  };
  const near = await amongAll(look, kinds, labels.wide);
  const ask = (part = {}) => newestOf(look, "things", open, part);
  const indexed = days ? await sifted(look, after(near, ask), through) : (near ?? (await ask()));
  const hits = gone ? await without(indexed, gone) : indexed;
  const hidden = (await seesHidden(look, labels.wide))
    ? await newestOf(look, "things", { has: [...has, word(label.secret)] }, { most: askedAtOnce })
    : noHits;
  if (hits.numbers.length + hidden.numbers.length === 0) return nothing;
  const best = (await bestFirst(look, "things", hits, open)).numbers;
  // A source is one thing, however many of its snapshots have the words: few are counted one by one.
  const stored = hits.numbers.length <= askedAtOnce && hits.numbers.some((number) => codeOf(number) === snapshotCode);
  // What is withheld from one who gives a blind second verdict is not counted either.
  const blind = look.sealed.size > 0;
  const all = hidden.numbers.length > 0 || stored || blind;
  const wanted = [...(all ? best : best.slice(0, limit)), ...hidden.numbers];
  const read = await readOf(wanted);
  const shown = new Map<string, Row>();
  for (const number of wanted) {
    const row = read.get(number);
    if (row && passes(row) && !shown.has(row.shownId)) shown.set(row.shownId, row);
  }
  return {
    found: [...shown.values()].slice(0, limit),
    count: all ? shown.size : hits.numbers.length,
    more: hits.more,
  };
}

async function without(hits: Hits, gone: NonNullable<Sort["gone"]>): Promise<Hits> {
  if (hits.numbers.length === 0) return hits;
  const out = await gone(hits.numbers);
  return out.size === 0 ? hits : { ...hits, numbers: hits.numbers.filter((number) => !out.has(number)) };
}

/** Of things of all kinds so many are asked for at first, and no more are counted of one. */
const askedTogether = 300;
const together: readonly (readonly EntryKind[])[] = [
  ["claim"],
  ["article"],
  ["source", "alias", "snapshot"],
  ["comment"],
  ["task"],
];

function ofKinds(numbers: readonly number[], kinds: readonly EntryKind[]): number[] {
  const codes = kinds.reduce((bits, kind) => bits | (1 << kindCode(kind)), 0);
  return numbers.filter((number) => (codes >> codeOf(number)) & 1);
}

/** Filters that mean something for claims alone. */
const ofClaims: readonly FilterName[] = ["status", "verdict", "kind", "stakes"];

/** The newest things of all kinds: all there are, or more of each kind than are shown, or else some. */
function newestOfAll(look: Look, labels: readonly string[]): Promise<Hits> {
  const wanted = ofClaims.some((name) => look.asked.filters[name] !== undefined) ? together.slice(0, 1) : together;
  return askedOnce(look, labels, {
    enough: (numbers) => wanted.filter((kinds) => ofKinds(numbers, kinds).length > look.limit).length / wanted.length,
  });
}

/** Kinds that there are so few of that all may be read. */
const rarest: readonly EntryKind[] = ["source", "alias", "snapshot", "task", "dossier"];
const rarestToTheEnd = 4000;

function askedOnce(look: Look, has: readonly string[], reading: Reading): Promise<Hits> {
  const key = has.join(" AND ");
  const asked = look.newest.get(key) ?? newestOf(look, "things", { has }, { most: askedTogether, ...reading });
  look.newest.set(key, asked);
  return asked;
}

/**
 * Things of a kind among those of all kinds, then among all of the rarest kinds: words that hardly ever meet are sought
 * through all there is. Null where there may be more of the kind than those show.
 */
async function amongAll(look: Look, kinds: readonly EntryKind[], labels: readonly string[]): Promise<Hits | null> {
  if (look.asked.filters.in !== undefined) return null;
  const of = async ({ numbers, more }: Hits): Promise<Hits | null> => {
    const own = ofKinds(numbers, kinds);
    if (more && own.length <= look.limit) return null;
    return { numbers: own.slice(0, askedTogether), more: more || own.length > askedTogether };
  };
  const found = await of(await newestOfAll(look, labels));
  if (found || look.scope.every || !kinds.every((kind) => rarest.includes(kind))) return found;
  return of(await askedOnce(look, [anyKind(rarest), ...labels], { toTheEnd: rarestToTheEnd }));
}

/** Is there anything that has the words and is for those alone who are cleared? Then what of it the viewer sees is asked. */
async function seesHidden(look: Look, labels: readonly string[]): Promise<boolean> {
  if (look.viewer.cleared === "nobody") return false;
  if (look.asked.filters.in === undefined) {
    const { numbers, more } = await newestOfAll(look, labels);
    if (!more) return numbers.some((number) => codeOf(number) === secretCode);
  }
  look.hidden ??= newestOf(look, "things", { has: [word(label.secret)] }, { most: 1 });
  return (await look.hidden).numbers.length > 0;
}

type Shown = {
  id: string;
  dossierId: string;
  dossierTitle: string;
  title: string;
  snippet: string;
  proposed?: boolean;
};

/** How a row is shown: with the words marked, in its title and in the line below. */
function asFound(
  { asked }: Look,
  kind: FoundKind,
  { id, dossierId, dossierTitle, title, snippet, proposed = false }: Shown,
): Found {
  const line = snippetOf(snippet, asked.terms);
  return {
    kind,
    id,
    dossierId,
    dossierTitle,
    title,
    titleMarks: marksIn(title, asked.terms),
    snippet: line.text,
    marks: line.marks,
    articleId: kind === "article" ? id : null,
    sentenceId: null,
    about: null,
    proposed,
  };
}

const said = (...words: (string | null)[]): string => words.filter(Boolean).join(" · ");

export async function foundClaims(look: Look): Promise<Part> {
  const { db, viewer, asked } = look;
  // Asked by its verdict, a claim whose verdict is sealed from the viewer is not found: that it is would tell it.
  const sealed = asked.filters.verdict === undefined ? new Set<string>() : look.sealed;
  const found = await part(look, {
    kinds: ["claim"],
    filters: ["status", "verdict", "kind", "stakes", "person", "outlet", "date", "before", "after"],
    rows: async (numbers) =>
      (await claimRows(db, viewer, numbers))
        .filter(({ id }) => !sealed.has(id))
        .map((row) => ({
          number: row.number,
          shownId: row.id,
          at: row.at,
          title: row.ref,
          show: () => asFound(look, "claim", { ...row, title: row.ref, snippet: row.statement }),
        })),
  });
  const ref = asked.terms.flatMap(({ words }) => words).join(" ");
  const isRef = ({ title }: Hit) => title.toLowerCase() === ref;
  return { ...found, found: [...found.found.filter(isRef), ...found.found.filter((one) => !isRef(one))] };
}

export const foundArticles = (look: Look): Promise<Part> =>
  part(look, {
    kinds: ["article"],
    filters: ["outlet", "person", "date", "before", "after"],
    byline: true,
    rows: async (numbers) =>
      (await articleRows(look.db, look.viewer, numbers)).map((row) => ({
        number: row.number,
        shownId: row.id,
        at: row.at,
        title: row.title,
        show: () =>
          asFound(look, "article", {
            ...row,
            snippet: said(`Article ${letterOf(row.position)}`, row.outlet, row.byline),
          }),
      })),
  });

/**
 * Sources by what is known of them, by their pseudonym, and by what is stored of them: as the viewer may see them. Those
 * that the program put up come last, and not at all where every link to them was rejected.
 */
export async function foundSources(look: Look): Promise<Part> {
  const found = await part(look, {
    kinds: ["source", "alias", "snapshot"],
    filters: ["outlet", "person", "date", "before", "after"],
    byline: true,
    gone: async (numbers) => new Set((await rejectedSources(look.db, numbers)).map(({ number }) => number)),
    rows: async (numbers) => {
      const named = (await sourceRows(look.db, look.viewer, numbers)).flatMap((row): Row[] => {
        if (!row.cleared && row.entry !== "alias") return [];
        const { number, id: shownId, at, title, proposed } = row;
        const show = () => asFound(look, "source", { ...row, snippet: said(row.kind, row.outlet, row.author) });
        return [{ number, shownId, at, title, proposed, show }];
      });
      const stored = (await snapshotRows(look.db, look.viewer, numbers)).map(
        (row): Row => ({
          number: row.number,
          shownId: row.sourceId,
          at: row.at,
          title: row.title,
          proposed: row.proposed,
          show: async () => {
            const snippet = (await snapshotText(look.db, look.viewer, row.id)) || row.fileName;
            return asFound(look, "source", { ...row, id: row.sourceId, snippet });
          },
        }),
      );
      return [...named, ...stored];
    },
  });
  const sorted = [...found.found].sort((one, other) => Number(one.proposed) - Number(other.proposed));
  return { ...found, found: sorted };
}

export const foundTalk = (look: Look): Promise<Part> =>
  part(look, {
    kinds: ["comment"],
    filters: ["person", "date", "before", "after"],
    rows: async (numbers) =>
      (await commentRows(look.db, look.viewer, numbers)).map((row) => {
        const on = (["claim", "article", "source", "task"] as const).find((kind) => row[`${kind}Id`] !== null);
        const title = `${row.personName} on ${row.claimRef ?? (on === "article" ? "an article" : `a ${on}`)}`;
        const about = on ? { kind: on, id: row[`${on}Id`] ?? "" } : null;
        return {
          number: row.number,
          shownId: row.id,
          at: row.at,
          title,
          show: () => ({ ...asFound(look, "comment", { ...row, title, snippet: row.text }), titleMarks: [], about }),
        };
      }),
  });

export const foundTasks = (look: Look): Promise<Part> =>
  part(look, {
    kinds: ["task"],
    filters: ["person", "date", "before", "after"],
    rows: async (numbers) =>
      (await taskRows(look.db, look.viewer, numbers)).map((row) => ({
        number: row.number,
        shownId: row.id,
        at: row.at,
        title: row.title,
        show: () => asFound(look, "task", { ...row, snippet: said(row.detail, row.outcome) }),
      })),
  });

/** Dossiers and people by name: where one wants to go, not what is written. */
export async function foundPlaces(look: Look): Promise<Hit[]> {
  const { db, viewer, asked, limit } = look;
  if (asked.terms.length === 0 || !allows(asked.filters)) return [];
  const hits =
    (await amongAll(look, ["dossier"], [])) ??
    (await newestOf(look, "things", { has: [word(label.kind("dossier"))] }, { most: limit }));
  const numbers = hits.numbers.slice(0, limit);
  const ids = numbers.length > 0 ? (await entriesOf(db, numbers)).map(({ id }) => id) : [];
  const dossiers = (ids.length > 0 ? await titlesOf(db, viewer, ids) : []).map(({ id, title }) => ({
    title,
    show: () => asFound(look, "dossier", { id, dossierId: id, dossierTitle: title, title, snippet: "" }),
  }));
  const people = (await peopleNamed(db).execute())
    .filter(({ name, disabledAt }) => disabledAt === null && marksOfAll(name, asked.terms))
    .slice(0, limit)
    .map(({ id, name, email }) => ({
      title: name,
      show: () => asFound(look, "person", { id, dossierId: "", dossierTitle: "", title: name, snippet: email }),
    }));
  return [...dossiers, ...people];
}

const marksOfAll = (name: string, terms: readonly Term[]): boolean =>
  terms.every((term) => marksIn(name, [term]).length > 0);
