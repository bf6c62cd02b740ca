import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { find, lookFor, notYetIndexed } from "@/db/search";
import { indexWhatWasThere } from "@/db/search/fill";
import { setAside } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { createClaim, createClaimInput, editClaim } from "@/lib/claims/commands";
import { writeComment } from "@/lib/comments/commands";
import { addMember, createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { parse } from "@/lib/input";
import { readQuery } from "@/lib/search/query";
import { editSource } from "@/lib/sources/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const text =
  "Six kilometres of the fairway were never dredged.\n\nThe École Navale measured 100% of it. The minister_of_ports said nothing.";

async function newRoom() {
  const room = await newNewsroom();
  const article = await room.article(text, { title: "Fairway not dredged", outlet: "The Halvern Courier" });
  const claim = await room.claim({
    statement: "Six kilometres of the fairway were never dredged.",
    mention: { revisionId: article.revisionId, start: 0, end: 14 },
  });
  const source = await room.source("Depth soundings 2025", { kind: "dataset", author: "Harbour Office" });
  const pilot = await room.source("Jonas Vik", {
    kind: "interview",
    confidential: true,
    pseudonym: "the harbour pilot",
  });
  const task = await room.run(
    assignTask,
    room.checker,
    parse(assignTaskInput, { dossierId: room.dossierId, title: "Ask for the depth soundings" }),
  );
  const search = (query: string, viewer = room.reader, limit = 50, dossierId?: string) =>
    find(room.desk.read, viewer, query, { limit, ...(dossierId ? { dossierId } : {}) });
  return { ...room, art: article, tagged: claim, dataset: source, pilot, todo: task, search };
}

test("claims, articles, sources, tasks and sentences are found by their words, in any case and order", async () => {
  const room = await newRoom();
  const kinds = async (query: string) => (await room.search(query)).map((found) => found.kind);
  expect(await kinds("DREDGED fairway")).toEqual(["claim", "article", "sentence"]);
  expect(await kinds("soundings depth")).toEqual(["source", "task"]);
  expect(await kinds("courier")).toEqual(["article"]);
  expect(await kinds("harbour office")).toEqual(["source"]);
  expect(await kinds("fairway unicorn")).toEqual([]);
  const [claim, article, sentence] = await room.search("fairway");
  expect(claim).toMatchObject({ id: room.tagged.id, title: "A1", dossierTitle: "Halvern dredging" });
  expect(article).toMatchObject({
    id: room.art.id,
    articleId: room.art.id,
    snippet: "Article A · The Halvern Courier",
  });
  expect(sentence).toMatchObject({
    articleId: room.art.id,
    snippet: "Six kilometres of the fairway were never dredged.",
  });
  expect(sentence?.sentenceId).toBe(sentence?.id);
});

test("a claim is found by what people call it", async () => {
  const room = await newRoom();
  expect(await room.search("a1")).toMatchObject([{ kind: "claim", id: room.tagged.id }]);
});

test("signs between words make a phrase of them", async () => {
  const room = await newRoom();
  const snippets = async (query: string) => (await room.search(query)).map((found) => found.snippet);
  expect(await snippets("école")).toEqual(["The École Navale measured 100% of it."]);
  expect(await snippets("100%")).toEqual(["The École Navale measured 100% of it."]);
  expect(await snippets("100%to")).toEqual([]);
  expect(await snippets("minister_of")).toEqual(["The minister_of_ports said nothing."]);
  expect(await snippets("ministerXof")).toEqual([]);
});

test("words that are spread over a text lead to its sentence with the most of them", async () => {
  const room = await newRoom();
  const found = await room.search("fairway kilometres minister_of_ports");
  expect(found).toMatchObject([{ kind: "sentence", snippet: "Six kilometres of the fairway were never dredged." }]);
});

test("a confidential source is found by its name only by those cleared, and by its pseudonym by all", async () => {
  const room = await newRoom();
  expect(await room.search("jonas")).toEqual([]);
  expect(await room.search("jonas", room.lead)).toEqual([]);
  expect(await room.search("jonas", room.checker)).toMatchObject([{ id: room.pilot.id, title: "Jonas Vik" }]);
  expect(await room.search("harbour pilot")).toMatchObject([{ id: room.pilot.id, title: "the harbour pilot" }]);
});

test("a task about a confidential source is found only by those cleared", async () => {
  const room = await newRoom();
  const task = { dossierId: room.dossierId, title: "Meet at the lighthouse", sourceId: room.pilot.id };
  await room.run(assignTask, room.checker, parse(assignTaskInput, task));
  expect(await room.search("lighthouse", room.lead)).toEqual([]);
  expect(await room.search("lighthouse", room.checker)).toHaveLength(1);
});

test("other dossiers never show, and one dossier can be asked for", async () => {
  const room = await newRoom();
  expect(await room.search("fairway", room.outsider)).toEqual([]);
  expect(await room.search("fairway", room.admin)).toEqual([]);
  const other = await room.run(createDossier, room.outsider, createDossierInput.parse({ title: "Another story" }));
  await room.run(addMember, room.outsider, { dossierId: other.id, personId: room.reader.personId, role: "reader" });
  const inBoth = await room.search("fairway");
  expect(await room.search("fairway", room.reader, 50, other.id)).toEqual([]);
  expect(await room.search("fairway", room.reader, 50, room.dossierId)).toEqual(inBoth);
});

test("every kind has its share of a short list", async () => {
  const room = await newRoom();
  for (let i = 0; i < 12; i++) await room.claim({ statement: `The fairway is ${i} metres deep.` });
  const found = await room.search("fairway", room.reader, 10);
  expect(found).toHaveLength(10);
  expect(new Set(found.map((one) => one.kind))).toEqual(new Set(["claim", "article", "sentence"]));
  expect(await room.search("fairway", room.reader, 1)).toHaveLength(1);
});

test("whatever is typed, search answers", async () => {
  const room = await newRoom();
  const nonsense = ['"', "NEAR(", "x:y", "-a", "%", "_", "\\", "'; drop table claims; --", "*", "\0", "\ud800", ""];
  for (const query of nonsense) expect(Array.isArray(await room.search(query))).toBe(true);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (query) => {
      expect((await room.search(query)).length).toBeLessThanOrEqual(50);
    }),
    { numRuns: 60 },
  );
});

test("a source is found by the text of its snapshots", async () => {
  const room = await newRoom();
  await room.snapshot(room.dataset, "Table 4: the eastern basin silted up to nine metres.");
  await room.snapshot(room.dataset, "Table 4, corrected: the eastern basin silted up to ten metres.");
  expect(await room.search("basin silted")).toEqual([
    {
      kind: "source",
      id: room.dataset.id,
      dossierId: room.dossierId,
      dossierTitle: "Halvern dredging",
      title: "Depth soundings 2025",
      titleMarks: [],
      snippet: "Table 4, corrected: the eastern basin silted up to ten metres.",
      marks: [
        [32, 37],
        [38, 44],
      ],
      articleId: null,
      sentenceId: null,
      about: null,
      proposed: false,
    },
  ]);
  expect(await room.search("basin silted", room.outsider)).toEqual([]);
  expect(await room.search("soundings"), "once, by its title and its text").toHaveLength(2);
});

test("what is stored of a confidential source is found by those alone who are cleared for it", async () => {
  const room = await newRoom();
  await room.snapshot(room.pilot, "We were told to sail without the second engine.");
  const found = (viewer: typeof room.lead) =>
    room.search("second engine", viewer).then((all) => all.map(({ id }) => id));
  expect(await found(room.checker)).toEqual([room.pilot.id]);
  expect(await found(room.lead)).toEqual([]);
  expect(await found(room.reader)).toEqual([]);
});

test.each([
  ["French", "Le maire a payé l’école d’été à Orléans.", ["PAYE", "ecole", "été", "ÉCOLE ete"]],
  [
    "German",
    "Die Großbaustelle in der Königstraße kostet 1.400 Euro.",
    ["grossbaustelle", "KÖNIGSTRASSE", "konigstraße", "1400"],
  ],
  ["Spanish", "El año pasado la señora Núñez cobró demasiado.", ["ano", "nunez", "señora", "COBRO"]],
  ["Russian", "Её отчёт о порте всё ещё не опубликован.", ["отчет", "отчёт", "ЕЩЕ", "порте"]],
  ["Arabic", "قالت الوزيرةُ إنّ الميناء أُغلِقَ يوم الأحد.", ["الوزيرة", "وزيره", "ميناء", "اغلق", "الاحد"]],
  ["Chinese", "北京市长昨天说港口已经关闭。", ["北京", "市长", "港口", "港", "北京市长", "关闭"]],
  ["Japanese", "東京の港は昨日ガスもれで閉鎖された。", ["東京", "ガス", "閉鎖"]],
])("a sentence in %s is found, however its words are written", async (_, sentence, queries) => {
  const room = await newNewsroom();
  await room.article(`${sentence}\n\nSomething else stands here.`, { title: "x" });
  for (const query of queries) {
    const found = await find(room.desk.read, room.reader, query, { limit: 10 });
    expect(
      found.map(({ kind, snippet }) => [kind, snippet]),
      query,
    ).toEqual([["sentence", sentence]]);
    expect(found[0]?.marks.length, query).toBeGreaterThan(0);
  }
});

const asked = async (room: Awaited<ReturnType<typeof newRoom>>, query: string, viewer = room.reader) =>
  lookFor(room.desk.read, viewer, readQuery(query), { limit: 50 });
/** What was found by kind, in short. */
const told = ({ parts }: Awaited<ReturnType<typeof lookFor>>) =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, { found }]) =>
      found.length > 0
        ? [[name, found.map(({ title, snippet }) => (name === "claims" ? title : snippet)).join("|")]]
        : [],
    ),
  );

test.each([
  [
    "fairway",
    {
      claims: "A1",
      articles: "Article A · The Halvern Courier",
      sentences: "Six kilometres of the fairway were never dredged.",
    },
  ],
  ["fairway in:claims", { claims: "A1" }],
  ['"were never dredged" in:sentences', { sentences: "Six kilometres of the fairway were never dredged." }],
  ['"never were dredged"', {}],
  ["fairway -dredged", {}],
  ["minister -fairway in:sentences", { sentences: "The minister_of_ports said nothing." }],
  ["dredg* in:claims", { claims: "A1" }],
  ["dredg in:claims", {}],
  ["fairway status:to-check", { claims: "A1" }],
  ["fairway status:signed-off", {}],
  ["status:to-check", { claims: "A1" }],
  ["kind:figure", {}],
  ["kind:other stakes:routine verdict:none", { claims: "A1" }],
  ["person:chidi in:claims", { claims: "A1" }],
  ["person:lena in:claims", {}],
  ["fairway outlet:courier in:sentences", { sentences: "Six kilometres of the fairway were never dredged." }],
  ["fairway outlet:tidewire", {}],
  ["outlet:courier in:claims", { claims: "A1" }],
  ["outlet:courier in:articles", { articles: "Article A · The Halvern Courier" }],
  ["fairway date:2026-03 in:sentences", { sentences: "Six kilometres of the fairway were never dredged." }],
  ["fairway before:2026", {}],
  ["fairway after:2026-03-16 in:claims", { claims: "A1" }],
  ["-fairway", {}],
  ["status:nonsense", {}],
])("%s finds what it says", async (query, found) => {
  const room = await newRoom();
  expect(told(await asked(room, query))).toEqual(found);
});

test("what is said is found, and that of a confidential source by those cleared alone", async () => {
  const room = await newRoom();
  const say = (on: "claim" | "source", id: string, text: string) =>
    room.run(writeComment, room.checker, { on, id, text });
  await say("claim", room.tagged.id, "Ask the lighthouse keeper.");
  await say("source", room.pilot.id, "He rang from the lighthouse at night.");
  const talk = async (viewer: typeof room.reader) => {
    const { found, count } = (await asked(room, "lighthouse", viewer)).parts.talk;
    expect(count, "counted as shown").toBe(found.length);
    return found.map(({ snippet, about }) => [snippet, about?.kind]);
  };
  expect(await talk(room.reader)).toEqual([["Ask the lighthouse keeper.", "claim"]]);
  expect(await talk(room.lead)).toEqual([["Ask the lighthouse keeper.", "claim"]]);
  expect(await talk(room.checker)).toHaveLength(2);
  expect(await talk(room.outsider)).toEqual([]);
});

test("a source that becomes confidential takes what was said and stored of it along", async () => {
  const room = await newRoom();
  await room.snapshot(room.dataset, "The basin silted up.");
  await room.run(writeComment, room.checker, { on: "source", id: room.dataset.id, text: "The basin looks deep." });
  const task = { dossierId: room.dossierId, title: "Measure the basin", sourceId: room.dataset.id };
  await room.run(assignTask, room.checker, parse(assignTaskInput, task));
  const count = async (viewer: typeof room.reader) =>
    Object.values((await asked(room, "basin", viewer)).parts).reduce((sum, part) => sum + part.count, 0);
  expect(await count(room.reader)).toBe(3);
  await room.run(editSource, room.checker, {
    sourceId: room.dataset.id,
    seen: 1,
    confidential: true,
    pseudonym: "the sounder",
  } as Parameters<typeof editSource>[2]);
  expect(await count(room.reader)).toBe(0);
  expect((await asked(room, "sounder")).parts.sources.found.map(({ title }) => title)).toEqual(["the sounder"]);
  expect((await asked(room, "soundings")).parts.sources.count).toBe(0);
  expect(await count(room.checker)).toBe(3);
});

test("other dossiers do not show in counts, however many there are", async () => {
  const room = await newRoom();
  const open = (title: string) => room.run(createDossier, room.outsider, createDossierInput.parse({ title }));
  for (let i = 0; i < 14; i++) {
    const { id } = await open(`Story ${i}`);
    if (i % 2 === 0)
      await room.run(addMember, room.outsider, { dossierId: id, personId: room.reader.personId, role: "reader" });
    const statement = `The fairway of story ${i} is shallow.`;
    await room.run(createClaim, room.outsider, createClaimInput.parse({ dossierId: id, statement }));
  }
  const claims = async (viewer: typeof room.reader) => (await asked(room, "fairway in:claims", viewer)).parts.claims;
  expect(await claims(room.lead)).toMatchObject({ count: 1, more: false });
  expect(await claims(room.reader)).toMatchObject({ count: 8, more: false });
  expect(await claims(room.outsider)).toMatchObject({ count: 14, more: false });
  expect(await claims(room.admin)).toMatchObject({ count: 0, more: false });
  for (const viewer of [room.lead, room.reader, room.outsider]) {
    expect((await claims(viewer)).found).toHaveLength((await claims(viewer)).count);
    expect((await asked(room, "fairway", viewer)).parts.claims, "among other kinds").toEqual(await claims(viewer));
  }
});

test("more than some hundreds are not counted", async () => {
  const room = await newRoom();
  const words = Array.from({ length: 1100 }, (_, i) => `The barge number ${i} went out.`).join(" ");
  await room.article(words, { title: "Barges" });
  const { sentences } = (await asked(room, "barge")).parts;
  expect(sentences).toMatchObject({ count: 300, more: true });
  expect((await asked(room, "barge number 1077")).parts.sentences.count).toBe(1);
});

test("what was changed is found as it is now, and only so", async () => {
  const room = await newRoom();
  const { version } = await room.read(room.tagged);
  await room.run(editClaim, room.checker, {
    claimId: room.tagged.id,
    seen: version,
    statement: "Seven kilometres of the channel were never dredged.",
  } as Parameters<typeof editClaim>[2]);
  expect(told(await asked(room, "fairway in:claims"))).toEqual({});
  expect(told(await asked(room, "channel in:claims"))).toEqual({ claims: "A1" });

  await room.run(setAside, room.checker, { revisionId: room.art.revisionId, paragraphs: [1], state: "aside" });
  expect(told(await asked(room, "minister"))).toEqual({});
  expect(told(await asked(room, "kilometres in:sentences"))).not.toEqual({});
  await room.run(setAside, room.checker, { revisionId: room.art.revisionId, paragraphs: [1], state: "article" });
  expect(told(await asked(room, "minister"))).not.toEqual({});

  const prepared = await prepareRevision(
    room.desk.read,
    room.checker,
    room.art.id,
    { text: "Five kilometres of the fairway were dredged late." },
    room.settings,
    room.checker.now,
  );
  await room.run(addRevision, room.checker, prepared);
  expect(told(await asked(room, "minister"))).toEqual({});
  expect(told(await asked(room, "fairway in:sentences"))).toEqual({
    sentences: "Five kilometres of the fairway were dredged late.",
  });
});

test("a change that was not stored is not found", async () => {
  const room = await newRoom();
  const failing = room.desk.transact(async (tx) => {
    await createClaim(
      tx,
      room.checker,
      createClaimInput.parse({ dossierId: room.dossierId, statement: "An unstored word." }),
    );
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(told(await asked(room, "unstored"))).toEqual({});
  await room.claim({ statement: "A stored unstored word." });
  expect((await asked(room, "unsto*")).parts.claims.count, "its words are known by their beginning too").toBe(1);
});

test("what was there before the index is found once it has been read", async () => {
  const room = await newRoom();
  const db = new Database(join(room.desk.folder, "second-source.sqlite"));
  const forget = ["search_entries", "search_texts", "search_terms", "search_dossiers", "search_outlets"].map(
    (name) => `delete from ${name};`,
  );
  const migration = readFileSync(join(process.cwd(), "db/migrations/0004_search.sql"), "utf8");
  const fill = migration.match(/INSERT INTO `search_queue` SELECT 1.*;/g) ?? [];
  db.exec(
    `delete from search_things; insert into search_sentences (search_sentences) values ('delete-all'); ${forget.join("")} ${fill.join("")}`,
  );
  db.close();
  expect(fill).toHaveLength(9);
  expect(told(await asked(room, "fairway"))).toEqual({});
  expect(await notYetIndexed(room.desk.read)).toBeGreaterThan(0);
  await indexWhatWasThere(room.desk);
  expect(await notYetIndexed(room.desk.read)).toBe(0);
  expect(Object.keys(told(await asked(room, "fairway")))).toEqual(["claims", "articles", "sentences"]);
});

test("while somebody types, words that are only begun, dossiers and people are found", async () => {
  const room = await newRoom();
  const typed = async (query: string, viewer = room.reader) =>
    (await find(room.desk.read, viewer, query, { limit: 20, typing: true })).map(
      ({ kind, title }) => `${kind} ${title}`,
    );
  expect(await typed("kilom")).toContain("claim A1");
  expect(await typed("halv")).toContain("dossier Halvern dredging");
  expect(await typed("halv", room.outsider)).toEqual([]);
  expect(await typed("chidi")).toEqual(["person Chidi Checker"]);
  expect(await typed("a")).toContain("claim A1");
});
