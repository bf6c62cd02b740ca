import type Database from "better-sqlite3";
import {
  codeOf,
  type EntryKind,
  kindCode,
  label,
  lettersKnown,
  perText,
  textsPerDossier,
  thingNumber,
} from "@/db/search/numbers";
import { foldedWords, foldText } from "@/lib/search/fold";

/**
 * Keeps the search index. Triggers note what a transaction changed in `search_queue`; before it commits, what was noted is
 * read again and indexed. So no command needs to know of the index, and none can forget it.
 *
 * Sentences are indexed without being stored again, and taken out by naming the same words: revisions never change, and
 * which paragraphs were set aside is kept with each text.
 */
export type Keeping = {
  /** Indexes what the open transaction changed, then some of what was there before there was an index. */
  beforeCommit(): Promise<void>;
  /** What was written is stored. */
  committed(): void;
};

/** So many milliseconds are worked in one go while others wait. */
const spell = 8;
/** So many things of the time before the index are read in one transaction. */
const atOnce = 10;
/** So many words are remembered as known. Beyond that all are forgotten, and looked up again. */
const mostKnown = 300_000;

type OldText = { number: number; part: number; revision_id: string; asides: string; about: string };
type NewText = { id: string; dossier_id: string; asides: string; outlet: string; byline: string; at: string };
type Noted = { later: number; kind: string; id: string };

export function keepIndex(db: Database.Database): Keeping {
  let statements: ReturnType<typeof prepare> | undefined;
  const known = new Set<string>();
  const learnt = new Set<string>();

  async function beforeCommit(): Promise<void> {
    learnt.clear();
    statements ??= hasIndex(db) ? prepare(db) : undefined;
    if (!statements) return;
    let begun = performance.now();
    for (const later of [0, 1]) {
      const noted = statements.noted.all(later, later === 0 ? -1 : atOnce) as Noted[];
      for (const one of noted) {
        keep(statements, one);
        if (performance.now() - begun < spell) continue;
        await new Promise(setImmediate);
        begun = performance.now();
      }
    }
  }

  function keep(at: ReturnType<typeof prepare>, { later, kind, id }: Noted): void {
    if (kind === "text") keepText(at, id);
    else for (const thing of things[kind] ?? []) keepThing(at, thing, id);
    at.done.run(later, kind, id);
  }

  function keepText(at: ReturnType<typeof prepare>, articleId: string): void {
    const old = at.textsOf.all(articleId) as OldText[];
    for (const { number, part, revision_id, asides, about } of old) {
      const rows = rowsOf(at, revision_id, asides).filter(([position]) => Math.floor(position / perText) === part);
      const numbered = rows.map(([position, words]) => [number * perText + (position % perText), words]);
      at.takeOut.run(about, JSON.stringify(numbered));
    }
    at.forgetTexts.run(articleId);
    const text = at.newestText.get(articleId) as NewText | undefined;
    if (!text) return;
    const rows = rowsOf(at, text.id, text.asides);
    const parts = Math.floor((rows.at(-1)?.[0] ?? 0) / perText) + 1;
    const dossier = numberOf(at, text.dossier_id);
    const labels = [outletOf(at, text.outlet), ...datesOf(text.at), ...bylineOf(text.byline)];
    const about = ` ${labels.join(" ")}`;
    const first = dossier * textsPerDossier + (at.moreTexts.get(parts, dossier) as number) - parts;
    for (let part = 0; part < parts; part++) at.addText.run(first + part, part, articleId, text.id, text.asides, about);
    at.putIn.run(about, JSON.stringify(rows.map(([position, words]) => [first * perText + position, words])));
    learn(at, [...rows.map(([, words]) => words), label.month(text.at)]);
  }

  function keepThing(at: ReturnType<typeof prepare>, { kind, row }: Thing, id: string): void {
    const found = at.rows[row].get(id) as Row | undefined;
    const old = at.entryOf.get(kind, id) as number | undefined;
    if (old !== undefined) {
      at.dropThing.run(old);
      at.dropEntry.run(old);
    }
    const words = found ? foldText(found.words).replaceAll("\n", " ").trim() : "";
    if (!found || words === "") return;
    const code = kindCode(kind, found.secret === 1);
    let number = old !== undefined && codeOf(old) === code ? old : undefined;
    if (number === undefined) {
      const dossier = found.dossier === null ? 0 : numberOf(at, found.dossier);
      number = thingNumber(dossier, at.moreThings.get(dossier) as number, code);
    }
    at.addEntry.run(number, kind, id);
    at.addThing.run(number, `${words} ${labelsOf(at, kind, found).join(" ")}`);
    learn(at, [words, label.month(found.at)]);
  }

  function learn(at: ReturnType<typeof prepare>, texts: string[]): void {
    const fresh: string[] = [];
    for (const text of texts)
      for (const word of text.split(" ")) {
        const term = word.slice(0, lettersKnown).toWellFormed();
        if (term === "" || known.has(term) || learnt.has(term)) continue;
        learnt.add(term);
        fresh.push(term);
      }
    if (fresh.length > 0) at.learn.run(JSON.stringify(fresh));
  }

  return {
    beforeCommit,
    committed() {
      if (known.size + learnt.size > mostKnown) known.clear();
      for (const word of learnt) known.add(word);
      learnt.clear();
    },
  };
}

/** The folded sentences of a revision's article: those of paragraphs set aside are left out. */
function rowsOf(at: ReturnType<typeof prepare>, revisionId: string, asides: string): [number, string][] {
  const text = at.text.get(revisionId) as string;
  const aside = new Set(JSON.parse(asides) as number[]);
  const sentences = (at.sentences.raw().all(revisionId) as [number, number, number, number][]).filter(
    ([, paragraph]) => !aside.has(paragraph),
  );
  const folded = foldText(
    sentences.map(([, , start, end]) => text.slice(start, end).replaceAll("\n", " ")).join("\n"),
  ).split("\n");
  return sentences.map(([position], index) => [position, (folded[index] ?? "").trim()]);
}

function numberOf(at: ReturnType<typeof prepare>, dossierId: string): number {
  return (at.dossier.get(dossierId) ?? at.addDossier.get(dossierId)) as number;
}

type Thing = { kind: EntryKind; row: keyof typeof rows };

const outletOf = (at: ReturnType<typeof prepare>, name: string) => label.outlet(at.outlet.get(name) as number);
const datesOf = (date: string) => [label.year(date), label.month(date)];
const bylineOf = (byline: string) => [...new Set(foldedWords(byline))].map(label.byline);

/** What is read of a thing: its dossier, its words, whether they are for those alone who are cleared for a source, its date. */
type Row = {
  dossier: string | null;
  words: string;
  secret: number;
  at: string;
  /** Names of outlets, as JSON. */
  outlets?: string;
  byline?: string;
  /** Ids of whom a person is looked for by, as JSON. */
  people?: string;
  status?: string;
  verdict?: string;
  claim_kind?: string;
  stakes?: string;
};

function labelsOf(at: ReturnType<typeof prepare>, kind: EntryKind, row: Row): string[] {
  const labels = [label.kind(kind), ...datesOf(row.at)];
  for (const outlet of JSON.parse(row.outlets ?? "[]") as string[]) if (outlet) labels.push(outletOf(at, outlet));
  for (const person of JSON.parse(row.people ?? "[]") as (string | null)[])
    if (person) labels.push(label.person(person));
  labels.push(...bylineOf(row.byline ?? ""));
  if (row.secret) labels.push(label.secret);
  if (row.status) labels.push(label.status(row.status));
  if (row.verdict) labels.push(label.verdict(row.verdict));
  if (row.claim_kind) labels.push(label.claimKind(row.claim_kind));
  if (row.stakes) labels.push(label.stakes(row.stakes));
  return labels;
}

/** What is indexed of a thing that changed. A source is found by what it is, by those cleared, and by its pseudonym. */
const things: Record<string, Thing[]> = {
  article: [{ kind: "article", row: "article" }],
  claim: [{ kind: "claim", row: "claim" }],
  source: [
    { kind: "source", row: "source" },
    { kind: "alias", row: "alias" },
  ],
  snapshot: [{ kind: "snapshot", row: "snapshot" }],
  comment: [{ kind: "comment", row: "comment" }],
  task: [{ kind: "task", row: "task" }],
  dossier: [{ kind: "dossier", row: "dossier" }],
  person: [{ kind: "person", row: "person" }],
};

const line = "char(10)";
/** A thing by its id, as a `Row`. */
const rows = {
  article: `select dossier_id as dossier, title || ${line} || outlet || ${line} || byline as words, 0 as secret,
    coalesce(published_at, created_at) as at, json_array(outlet) as outlets, byline from articles where id = ?`,
  claim: `select dossier_id as dossier, ref || ${line} || statement as words, 0 as secret, created_at as at,
    case when stale then 'stale' else status end as status, coalesce(substance, 'none') as verdict, kind as claim_kind, stakes,
    json_array(assignee_id, statement_by, created_by) as people, (select json_group_array(distinct a.outlet) from mentions m
    join revisions r on r.id = m.revision_id join articles a on a.id = r.article_id where m.claim_id = claims.id) as outlets
    from claims where id = ? and merged_into is null`,
  // The source that an uploaded article is comes as the article.
  source: `select dossier_id as dossier, confidential as secret, coalesce(published_at, created_at) as at,
    json_array(outlet) as outlets, author as byline, title || ${line} || outlet || ${line} || author || ${line} || url || ${line} || case when confidential then pseudonym else '' end as words
    from sources where id = ? and article_id is null`,
  alias: `select dossier_id as dossier, pseudonym as words, 0 as secret, created_at as at
    from sources where id = ? and confidential and article_id is null`,
  snapshot: `select n.dossier_id as dossier, n.file_name || ${line} || coalesce(n.text, '') as words, s.confidential as secret,
    n.created_at as at, json_array(s.outlet) as outlets, s.author as byline from snapshots n join sources s on s.id = n.source_id where n.id = ?`,
  comment: `select c.dossier_id as dossier, c.text as words, coalesce(s.confidential, 0) as secret, c.created_at as at,
    json_array(c.person_id) as people from comments c
    left join tasks t on t.id = c.task_id left join evidence e on e.id = c.evidence_id
    left join sources s on s.id = coalesce(c.source_id, t.source_id, e.source_id) where c.id = ?`,
  task: `select t.dossier_id as dossier, t.title || ${line} || t.detail || ${line} || t.outcome as words,
    coalesce(s.confidential, 0) as secret, t.created_at as at, json_array(t.assignee_id, t.created_by) as people from tasks t left join sources s on s.id = t.source_id where t.id = ?`,
  dossier: `select id as dossier, title || ${line} || brief as words, 0 as secret, created_at as at from dossiers where id = ?`,
  person: "select null as dossier, name as words, 0 as secret, created_at as at from people where id = ?",
};

const hasIndex = (db: Database.Database): boolean =>
  db.prepare("select 1 from sqlite_master where name = 'search_people_delete'").get() !== undefined;

function prepare(db: Database.Database) {
  const words = "json_extract(value, '$[1]')";
  const number = "json_extract(value, '$[0]')";
  return {
    noted: db.prepare("select later, kind, id from search_queue where later = ? limit ?"),
    done: db.prepare("delete from search_queue where later = ? and kind = ? and id = ?"),
    dossier: db.prepare("select number from search_dossiers where dossier_id = ?").pluck(),
    addDossier: db.prepare("insert into search_dossiers (dossier_id) values (?) returning number").pluck(),
    moreTexts: db.prepare("update search_dossiers set texts = texts + ? where number = ? returning texts").pluck(),
    moreThings: db
      .prepare(
        `insert into search_dossiers (number, dossier_id, things) values (?, '', 1)
        on conflict (number) do update set things = things + 1 returning things`,
      )
      .pluck(),
    newestText: db.prepare(
      `select r.id, r.dossier_id, a.outlet, a.byline, coalesce(a.published_at, a.created_at) as at,
        (select coalesce(json_group_array(paragraph), '[]') from asides where revision_id = r.id) as asides
      from revisions r join articles a on a.id = r.article_id where r.article_id = ? order by r.number desc limit 1`,
    ),
    text: db.prepare("select text from revisions where id = ?").pluck(),
    sentences: db.prepare(
      `select position, paragraph, start, "end" from sentences where revision_id = ? order by position`,
    ),
    textsOf: db.prepare("select number, part, revision_id, asides, about from search_texts where article_id = ?"),
    forgetTexts: db.prepare("delete from search_texts where article_id = ?"),
    addText: db.prepare("insert into search_texts values (?, ?, ?, ?, ?, ?)"),
    putIn: db.prepare(`insert into search_sentences (rowid, words) select ${number}, ${words} || ? from json_each(?)`),
    takeOut: db.prepare(
      `insert into search_sentences (search_sentences, rowid, words) select 'delete', ${number}, ${words} || ? from json_each(?)`,
    ),
    outlet: db
      .prepare(
        "insert into search_outlets (name) values (?) on conflict (name) do update set name = name returning number",
      )
      .pluck(),
    entryOf: db.prepare("select number from search_entries where kind = ? and id = ?").pluck(),
    addEntry: db.prepare("insert into search_entries values (?, ?, ?)"),
    dropEntry: db.prepare("delete from search_entries where number = ?"),
    addThing: db.prepare("insert into search_things (rowid, words) values (cast(? as integer), ?)"),
    // A number beyond 32 bits comes as a floating one, which the index would not take for a row's number.
    dropThing: db.prepare("delete from search_things where rowid = cast(? as integer)"),
    learn: db.prepare("insert or ignore into search_terms select value from json_each(?)"),
    rows: Object.fromEntries(Object.entries(rows).map(([name, sql]) => [name, db.prepare(sql)])) as Record<
      keyof typeof rows,
      Database.Statement
    >,
  };
}
