import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { randomFrom } from "@/bench/measure";
import { openDesk } from "@/db/client";
import { newId } from "@/db/columns";

/** Raise it when the library is built otherwise: an older file is then not used again. */
const version = 4;
const size = { dossiers: 1000, articles: 100_000, sentences: 20, claims: 50_000, sources: 10_000, words: 200_000 };

export type Library = Awaited<ReturnType<typeof openLibrary>>;

/**
 * A newsroom of 100,000 articles with 2 million sentences in 1,000 dossiers, with claims, sources, talk and tasks, indexed
 * and tidied by the program itself. Building it takes minutes, so that it is kept in `.cache` between runs.
 */
export async function openLibrary() {
  const folder = join(process.cwd(), ".cache");
  const file = join(folder, `library-${version}.sqlite`);
  mkdirSync(folder, { recursive: true });
  const { vocabulary, word } = language();
  if (!existsSync(file)) {
    console.log("building a library of 2 million sentences; this takes minutes, once");
    const draft = `${file}.draft`;
    for (const end of ["", "-wal", "-shm"]) rmSync(`${draft}${end}`, { force: true });
    await build(draft, word);
    renameSync(draft, file);
  }
  const desk = openDesk(file);
  await desk.migrate();
  const bare = new Database(file, { readonly: true });
  const person = (name: string) => bare.prepare("select id from people where name = ?").pluck().get(name) as string;
  const dossier = bare.prepare("select id from dossiers where title = 'Small'").pluck().get() as string;
  return {
    desk,
    bare,
    vocabulary,
    everything: { personId: person("Eve Everything") },
    some: { personId: person("Sam Some") },
    one: { personId: person("Una One") },
    dossier,
    close() {
      bare.close();
      desk.close();
    },
  };
}

/** Words of a made-up language, used as words are: the second half as often as the first, the short ones most. */
function language() {
  const random = randomFrom(11);
  const letters = "etaoinshrdlucmfwypvbgk";
  const known = new Set<string>();
  while (known.size < size.words) {
    const length = Math.max(2, Math.round(1 + Math.log2(known.size + 2) / 2 + random() * 3));
    let word = "";
    while (word.length < length) word += letters.charAt(Math.floor(random() * random() * letters.length));
    known.add(word);
  }
  const vocabulary = [...known];
  const word = () =>
    vocabulary[Math.min(size.words - 1, Math.floor(Math.exp(random() * Math.log(size.words))) - 1)] ?? "";
  return { vocabulary, word };
}

async function build(file: string, word: () => string): Promise<void> {
  const desk = openDesk(file);
  await desk.migrate();
  const db = new Database(file);
  db.pragma("synchronous = OFF");
  const random = randomFrom(12);
  const at = "2026-03-17T09:00:00.000Z";
  const people = ["Eve Everything", "Sam Some", "Una One"].map((name) => ({ id: newId(), name }));
  const person = db.prepare("insert into people (id, email, name, role, created_at) values (?, ?, ?, 'member', ?)");
  for (const [index, { id, name }] of people.entries()) person.run(id, `person${index}@desk.example`, name, at);
  const [every, some, one] = people.map(({ id }) => id);
  db.prepare("insert into blobs values ('none', 0)").run();
  const dossierIds = Array.from({ length: size.dossiers }, () => newId());
  const insertDossier = db.prepare("insert into dossiers values (?, ?, '', null, '{}', 'open', ?, ?, 1)");
  const member = db.prepare("insert into members values (?, ?, 'lead')");
  db.exec("begin");
  for (const [index, id] of dossierIds.entries()) {
    const small = index === 500;
    insertDossier.run(id, small ? "Small" : `Story ${index}`, every, at);
    member.run(id, every);
    if (index % 20 === 0) member.run(id, some);
    if (small) member.run(id, one);
  }
  db.exec("commit");
  const article = db.prepare(
    `insert into articles (id, dossier_id, position, ours, title, outlet, byline, published_at, url, language, created_by, created_at)
    values (?, ?, ?, 0, ?, ?, ?, ?, '', 'en', ?, ?)`,
  );
  const revision = db.prepare(
    `insert into revisions (id, dossier_id, article_id, number, text, paragraphs, original_sha256, file_name, charset, created_by, created_at)
    values (?, ?, ?, 1, ?, '[]', 'none', '', 'utf-8', ?, ?)`,
  );
  const sentence = db.prepare(
    `insert into sentences (id, dossier_id, revision_id, position, paragraph, start, "end")
    select json_extract(value, '$[0]'), ?, ?, key, key / 4, json_extract(value, '$[1]'), json_extract(value, '$[2]') from json_each(?)`,
  );
  const claim = db.prepare(
    `insert into claims (id, dossier_id, number, ref, statement, statement_by, kind, stakes, about, status, created_by, created_at)
    values (?, ?, ?, ?, ?, ?, 'figure', 'routine', '[]', ?, ?, ?)`,
  );
  const mention = db.prepare(
    `insert into mentions (id, dossier_id, claim_id, revision_id, start, "end", quote, prefix, suffix, mode, created_by, created_at)
    values (?, ?, ?, ?, 0, 20, '', '', '', 'states', ?, ?)`,
  );
  const source = db.prepare(
    `insert into sources (id, dossier_id, kind, title, outlet, author, url, created_by, created_at)
    values (?, ?, 'document', ?, ?, ?, '', ?, ?)`,
  );
  const comment = db.prepare(
    "insert into comments (id, dossier_id, claim_id, text, person_id, created_at) values (?, ?, ?, ?, ?, ?)",
  );
  const task = db.prepare(
    `insert into tasks (id, dossier_id, title, detail, assignee_id, claim_id, created_by, created_at)
    values (?, ?, ?, '', ?, ?, ?, ?)`,
  );
  const said = (length: number) => Array.from({ length }, word).join(" ");
  for (let made = 0; made < size.articles; ) {
    db.exec("begin");
    for (let i = 0; i < 250; i++, made++) {
      // The small dossier has few articles; the others share what it leaves.
      const place = Math.floor(random() * size.dossiers);
      const dossierId = dossierIds[place === 500 && random() > 0.05 ? 501 : place] ?? "";
      const [articleId, revisionId] = [newId(), newId()];
      const day = `20${10 + Math.floor(random() * 16)}-0${1 + Math.floor(random() * 9)}-11`;
      article.run(articleId, dossierId, made, said(7), `Outlet ${made % 300}`, `Author ${made % 900}`, day, every, at);
      const ranges: [string, number, number][] = [];
      let text = "";
      for (let k = 0; k < size.sentences; k++) {
        const next = `${said(12 + Math.floor(random() * 14))}.`;
        ranges.push([newId(), text.length, text.length + next.length]);
        text += `${next} `;
      }
      revision.run(revisionId, dossierId, articleId, text, every, at);
      sentence.run(dossierId, revisionId, JSON.stringify(ranges));
      if (made % 2 === 0 && made / 2 < size.claims) {
        const claimId = newId();
        const status = made % 6 === 0 ? "for-review" : "to-check";
        claim.run(claimId, dossierId, made, `A${made}`, said(14), every, status, every, at);
        mention.run(newId(), dossierId, claimId, revisionId, every, at);
        if (made % 4 === 0) comment.run(newId(), dossierId, claimId, said(10), some, at);
        if (made % 20 === 0) task.run(newId(), dossierId, said(6), made % 40 === 0 ? one : null, claimId, some, at);
      }
      if (made % (size.articles / size.sources) === 0)
        source.run(newId(), dossierId, said(7), `Outlet ${made % 300}`, `Author ${made % 900}`, every, at);
    }
    db.exec("commit");
    // What was written aside is indexed by the program's next transaction.
    await desk.transact(async () => undefined);
  }
  while (await desk.tidySearch());
  db.close();
  desk.close();
}
