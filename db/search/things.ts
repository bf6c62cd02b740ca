import type { Hits } from "@/db/search/hits";
import {
  allows,
  bestFirst,
  countedTo,
  type Found,
  type FoundKind,
  isBy,
  isOf,
  isOneOf,
  type Look,
  newestOf,
  nothing,
  type Part,
} from "@/db/search/look";
import { codeOf, type EntryKind, entryKinds, kindCode, label, secretCode } from "@/db/search/numbers";
import {
  articleRows,
  claimRows,
  commentRows,
  entriesOf,
  outletsOfClaims,
  peopleNamed,
  snapshotRows,
  sourceRows,
  taskRows,
  titlesOf,
  type Which,
} from "@/db/search/rows";
import { letterOf } from "@/lib/articles/letter";
import { inTime, type Term } from "@/lib/search/query";
import { marksIn, snippetOf } from "@/lib/search/snippet";

type Entry = { kind: EntryKind; id: string };

/** The newest things that have the words, of all kinds. */
export type Things = {
  /** Hits of each kind, by its code. */
  of: ReadonlyMap<number, Hits>;
  /** Of confidential sources: what they lead to is asked of the one predicate of what the viewer may see. */
  secrets: { number: number; kind: EntryKind; id: string }[];
};

/**
 * The newest things of each kind. Most often they are among the newest of all; kinds of which those have too few are asked
 * for together, and only then one by one.
 */
export async function newestThings(look: Look): Promise<Things> {
  const { db, viewer, limit, typing, asked } = look;
  const of = new Map<number, Hits>();
  if (asked.terms.length === 0) return { of, secrets: [] };
  const codes = [...entryKinds.map((kind) => kindCode(kind)), secretCode];
  const { date, status, verdict, kind, stakes, ...others } = asked.filters;
  const labels = [
    date && label.year(date),
    status && label.status(status),
    verdict && label.verdict(verdict),
    kind && label.claimKind(kind),
    stakes && label.stakes(stakes),
  ].flatMap((one) => (one ? [` AND "${one}"`] : []));
  const enough = Object.keys(others).some((name) => name !== "in") ? askedAtOnce : limit;
  const take = ({ numbers, more }: Hits, among: readonly number[]): number[] => {
    for (const code of among) of.set(code, { numbers: numbers.filter((number) => codeOf(number) === code), more });
    return more ? among.filter((code) => (of.get(code)?.numbers.length ?? 0) < enough) : [];
  };
  const one = (code: number) => `"${code === secretCode ? label.secret : label.kind(entryKinds[code] ?? "claim")}"`;
  const labelled = (match: string) => `(${match})${labels.join("")}`;
  const within = (among: readonly number[]) => (match: string) =>
    `${labelled(match)} AND (${among.map(one).join(" OR ")})`;
  const all = await newestOf(look, "things", labelled, typing ? typedThings : countedTo);
  const scarce = take(all, codes);
  const starved = scarce.length > 0 ? take(await newestOf(look, "things", within(scarce), askedAtOnce), scarce) : [];
  for (const code of starved) take(await newestOf(look, "things", within([code]), askedAtOnce), [code]);
  const hidden = viewer.cleared === "nobody" ? [] : (of.get(secretCode)?.numbers ?? []);
  return { of, secrets: hidden.length > 0 ? await entriesOf(db, hidden) : [] };
}

type Kept = { found: Found; entry: Entry };
type Rows = (which: Which) => Promise<Kept[]>;

/** Where filters have to be asked of each, so many are asked at once. */
const askedAtOnce = 200;
/** So many things of all kinds do while somebody types. */
const typedThings = 200;

/** Filters that the index answers; the others are asked of each hit. */
const known: ReadonlySet<string> = new Set(["in", "status", "verdict", "kind", "stakes"]);

/** What there is of one kind: of the index where words are looked for, else the newest that the filters let through. */
async function part(look: Look, things: Things, kinds: readonly EntryKind[], rows: Rows): Promise<Part> {
  const { db, viewer, asked, dossierId, limit } = look;
  const filtered = Object.entries(asked.filters).some(
    ([name, value]) => !known.has(name) && !(name === "date" && value.length === 4),
  );
  const titled = async (found: Found[]): Promise<Found[]> => {
    const missing = found.filter(({ dossierTitle }) => dossierTitle === "").map(({ dossierId: id }) => id);
    if (missing.length === 0) return found;
    const titles = new Map((await titlesOf(db, viewer, missing)).map(({ id, title }) => [id, title]));
    return found.map((one) => ({ ...one, dossierTitle: titles.get(one.dossierId) ?? "" }));
  };
  if (asked.terms.length === 0) {
    const kept = await rows({ ids: null, dossierId, limit: countedTo + 1 });
    return {
      found: await titled(kept.slice(0, limit).map(({ found }) => found)),
      count: Math.min(kept.length, countedTo),
      more: kept.length > countedTo,
    };
  }
  const hits = await hitsOf(look, things, kinds);
  const hidden = things.secrets.filter(({ kind }) => kinds.includes(kind));
  // Few are counted one by one: a source is one thing, however many of its snapshots have the words.
  const askAll = filtered || hidden.length > 0 || (kinds.length > 1 && hits.numbers.length <= askedAtOnce);
  const open = askAll ? hits.numbers : hits.numbers.slice(0, limit);
  const entries: Entry[] = [...(open.length > 0 ? inOrder(await entriesOf(db, open), open) : []), ...hidden];
  if (entries.length === 0) return nothing;
  const kept = await rows({ ids: entries.map(({ id }) => id), dossierId, limit: entries.length });
  const read = new Map(kept.map((one) => [`${one.entry.kind} ${one.entry.id}`, one.found]));
  const found = new Map<string, Found>();
  for (const { kind, id } of entries) {
    const one = read.get(`${kind} ${id}`);
    if (one && !found.has(one.id)) found.set(one.id, one);
  }
  return {
    found: await titled([...found.values()].slice(0, limit)),
    count: askAll ? found.size : hits.numbers.length,
    more: hits.more,
  };
}

/** The hits of some kinds that are shown as one. */
async function hitsOf(look: Look, { of }: Things, kinds: readonly EntryKind[]): Promise<Hits> {
  const hits = kinds.flatMap((kind) => of.get(kindCode(kind)) ?? []);
  const numbers = hits.flatMap((one) => one.numbers);
  const together = {
    numbers: hits.length > 1 ? numbers.sort((one, other) => other - one) : numbers,
    more: hits.some(({ more }) => more),
  };
  const codes = new Set(kinds.map((kind) => kindCode(kind)));
  const best = await bestFirst(look, "things", together);
  return { ...best, numbers: best.numbers.filter((number) => codes.has(codeOf(number))) };
}

function inOrder<E extends { number: number }>(entries: E[], numbers: readonly number[]): E[] {
  const by = new Map(entries.map((entry) => [entry.number, entry]));
  return numbers.flatMap((number) => by.get(number) ?? []);
}

type Shown = { id: string; dossierId: string; title: string; snippet: string; long?: boolean };

/** How a row is shown: with the words marked, in its title and in the line below. */
function asFound({ asked }: Look, kind: FoundKind, { id, dossierId, title, snippet }: Shown): Found {
  const line = snippetOf(snippet, asked.terms);
  return {
    kind,
    id,
    dossierId,
    dossierTitle: "",
    title,
    titleMarks: marksIn(title, asked.terms),
    snippet: line.text,
    marks: line.marks,
    articleId: kind === "article" ? id : null,
    sentenceId: null,
    about: null,
  };
}

export async function foundClaims(look: Look, things: Things): Promise<Part> {
  const { db, viewer, asked, people } = look;
  const { filters } = asked;
  const names = ["status", "verdict", "kind", "stakes", "person", "outlet", "date", "before", "after"] as const;
  if (!allows(filters, ...names)) return nothing;
  const found = await part(look, things, ["claim"], async (which) => {
    const rows = (await claimRows(db, viewer, which)).filter(
      (row) =>
        (!filters.status || filters.status === (row.stale ? "stale" : row.status)) &&
        (!filters.verdict || filters.verdict === (row.substance ?? "none")) &&
        (!filters.kind || filters.kind === row.kind) &&
        (!filters.stakes || filters.stakes === row.stakes) &&
        isOneOf(people, row.assigneeId, row.statementBy, row.createdBy) &&
        inTime(filters, row.at),
    );
    const outlets = filters.outlet
      ? await outletsOfClaims(db).execute({ ids: JSON.stringify(rows.map(({ id }) => id)) })
      : [];
    const ofOutlet = new Set(outlets.filter(({ outlet }) => isOf(filters, outlet)).map(({ claimId }) => claimId));
    return rows
      .filter(({ id }) => !filters.outlet || ofOutlet.has(id))
      .map((row) => ({
        entry: { kind: "claim", id: row.id },
        found: asFound(look, "claim", { ...row, title: row.ref, snippet: row.statement }),
      }));
  });
  const ref = asked.terms.flatMap(({ words }) => words).join(" ");
  const isRef = ({ title }: Found) => title.toLowerCase() === ref;
  return { ...found, found: [...found.found.filter(isRef), ...found.found.filter((one) => !isRef(one))] };
}

export async function foundArticles(look: Look, things: Things): Promise<Part> {
  const { db, viewer, asked } = look;
  const { filters } = asked;
  if (!allows(filters, "outlet", "person", "date", "before", "after")) return nothing;
  return part(look, things, ["article"], async (which) =>
    (await articleRows(db, viewer, which))
      .filter((row) => isOf(filters, row.outlet) && isBy(filters, row.byline) && inTime(filters, row.at))
      .map((row) => ({
        entry: { kind: "article", id: row.id },
        found: asFound(look, "article", {
          ...row,
          snippet: [`Article ${letterOf(row.position)}`, row.outlet, row.byline].filter(Boolean).join(" · "),
        }),
      })),
  );
}

/** Sources by what is known of them, by their pseudonym, and by what is stored of them: as the viewer may see them. */
export async function foundSources(look: Look, things: Things): Promise<Part> {
  const { db, viewer, asked } = look;
  const { filters } = asked;
  if (!allows(filters, "outlet", "person", "date", "before", "after")) return nothing;
  const passes = (row: { outlet: string; author: string; at: string }) =>
    isOf(filters, row.outlet) && isBy(filters, row.author) && inTime(filters, row.at);
  return part(look, things, ["source", "alias", "snapshot"], async (which) => {
    const named = (await sourceRows(db, viewer, which)).filter(passes).flatMap((row): Kept[] => {
      const found = asFound(look, "source", {
        ...row,
        snippet: [row.kind, row.outlet, row.author].filter(Boolean).join(" · "),
      });
      const alias: Kept = { entry: { kind: "alias", id: row.id }, found };
      return row.cleared ? [{ entry: { kind: "source", id: row.id }, found }, alias] : [alias];
    });
    if (which.ids === null) return named.filter(({ entry }) => entry.kind === "alias");
    const stored = (await snapshotRows(db, viewer, which)).filter(passes).map(
      (row): Kept => ({
        entry: { kind: "snapshot", id: row.id },
        found: asFound(look, "source", { ...row, id: row.sourceId, snippet: row.text || row.fileName }),
      }),
    );
    return [...named, ...stored];
  });
}

export async function foundTalk(look: Look, things: Things): Promise<Part> {
  const { db, viewer, asked, people } = look;
  const { filters } = asked;
  if (!allows(filters, "person", "date", "before", "after")) return nothing;
  return part(look, things, ["comment"], async (which) =>
    (await commentRows(db, viewer, which))
      .filter((row) => isOneOf(people, row.personId) && inTime(filters, row.at))
      .map((row) => {
        const on = (["claim", "article", "source", "task"] as const).find((kind) => row[`${kind}Id`] !== null);
        const title = `${row.personName} on ${row.claimRef ?? (on === "article" ? "an article" : `a ${on}`)}`;
        const about = on ? { kind: on, id: row[`${on}Id`] ?? "" } : null;
        return {
          entry: { kind: "comment", id: row.id },
          found: { ...asFound(look, "comment", { ...row, title, snippet: row.text }), titleMarks: [], about },
        };
      }),
  );
}

export async function foundTasks(look: Look, things: Things): Promise<Part> {
  const { db, viewer, asked, people } = look;
  const { filters } = asked;
  if (!allows(filters, "person", "date", "before", "after")) return nothing;
  return part(look, things, ["task"], async (which) =>
    (await taskRows(db, viewer, which))
      .filter((row) => isOneOf(people, row.assigneeId, row.createdBy) && inTime(filters, row.at))
      .map((row) => ({
        entry: { kind: "task", id: row.id },
        found: asFound(look, "task", { ...row, snippet: [row.detail, row.outcome].filter(Boolean).join(" · ") }),
      })),
  );
}

/** Dossiers and people by name: where one wants to go, not what is written. */
export async function foundPlaces(look: Look, things: Things): Promise<Found[]> {
  const { db, viewer, asked, limit } = look;
  if (asked.terms.length === 0 || !allows(asked.filters)) return [];
  const hits = (await hitsOf(look, things, ["dossier"])).numbers.slice(0, limit);
  const ids = hits.length > 0 ? (await entriesOf(db, hits)).map(({ id }) => id) : [];
  const dossiers = (ids.length > 0 ? await titlesOf(db, viewer, ids) : []).map(({ id, title }) => ({
    ...asFound(look, "dossier", { id, dossierId: id, title, snippet: "" }),
    dossierTitle: title,
  }));
  const people = (await peopleNamed(db).execute())
    .filter(({ name, disabledAt }) => disabledAt === null && marksOfAll(name, asked.terms))
    .slice(0, limit)
    .map(({ id, name, email }) => asFound(look, "person", { id, dossierId: "", title: name, snippet: email }));
  return [...dossiers, ...people];
}

const marksOfAll = (name: string, terms: readonly Term[]): boolean =>
  terms.every((term) => marksIn(name, [term]).length > 0);
