import fc from "fast-check";
import { expect, test } from "vitest";
import { find } from "@/db/search";
import { addMember, createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { parse } from "@/lib/input";
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

test("accents, percent signs and underscores stand for themselves", async () => {
  const room = await newRoom();
  const snippets = async (query: string) => (await room.search(query)).map((found) => found.snippet);
  expect(await snippets("école")).toEqual(["The École Navale measured 100% of it."]);
  expect(await snippets("100%")).toEqual(["The École Navale measured 100% of it."]);
  expect(await snippets("100%of")).toEqual([]);
  expect(await snippets("minister_of")).toEqual(["The minister_of_ports said nothing."]);
  expect(await snippets("ministerXof")).toEqual([]);
  expect(await snippets("100\\%")).toEqual([]);
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
      snippet: "Table 4, corrected: the eastern basin silted up to ten metres.",
      articleId: null,
      sentenceId: null,
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
