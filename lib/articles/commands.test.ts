import { describe, expect, it } from "vitest";
import { articleById, articlesOf, coverageOf } from "@/db/articles";
import { bytesOfBlob } from "@/db/blobs";
import { historyOf } from "@/db/history";
import { insertOutlet } from "@/db/outlets";
import { revisionById, revisionsOf, sentencesOfRevision } from "@/db/revisions";
import { articles, blobs, sentences } from "@/db/schema";
import { sourceById, sourcesOf } from "@/db/sources";
import {
  addArticle,
  addArticleInput,
  editArticle,
  markSentences,
  markSentencesInput,
  prepareArticle,
  uploadInput,
  uploadOf,
} from "@/lib/articles/commands";
import { editDossier } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound, Refusal, TooLarge, Unprocessable } from "@/lib/errors";
import { parse } from "@/lib/input";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const text =
  "Six kilometres were never dredged. The port paid in full.\n\nNobody at the port would say why. What a day!";

type Room = Awaited<ReturnType<typeof newNewsroom>>;

const types = async (room: Room) =>
  (await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 200 })).map((event) => event.type).reverse();

async function statesOf(room: Room, revisionId: string) {
  const revision = await revisionById(room.desk.read, room.reader, revisionId);
  return revision ? sentencesOfRevision(room.desk.read, room.reader, revision) : [];
}

describe("preparing an upload", () => {
  it("keeps the original bytes and reads them in their own encoding", async () => {
    const { settings } = await newNewsroom();
    const bytes = Buffer.from(
      "Le caf\u00e9 \u201cZo\u00eb\u201d a ferm\u00e9 hier. Personne ne sait pourquoi.",
      "latin1",
    );
    bytes[8] = 0x93;
    bytes[12] = 0x94;
    const prepared = await prepareArticle({ bytes, fileName: "C:\\texts\\cafe.txt" }, settings, testNow);
    expect(prepared.text).toContain("café “Zoë” a fermé");
    expect(prepared.fileName).toBe("cafe.txt");
    expect(Buffer.from(await bytesOfBlob(settings.dataDir, prepared.blob.sha256)).equals(bytes)).toBe(true);
  });

  it("cuts the text into sentences that hold all of it but the blanks", async () => {
    const { settings } = await newNewsroom();
    const prepared = await prepareArticle({ text }, settings, testNow);
    expect(prepared.sentences.map(({ start, end }) => text.slice(start, end)).join("")).toBe(
      text.replaceAll(/(?<=[.!?])\s+/g, ""),
    );
  });

  it("lets what the editor says win over what the text shows, and always has a title", async () => {
    const { settings } = await newNewsroom();
    const said = { title: "Dredging", outlet: "The Halvern Courier", publishedAt: "2026-03-01", language: "en" };
    const prepared = await prepareArticle({ text, ...said }, settings, testNow);
    expect(prepared.metadata).toMatchObject(said);
    const silent = await prepareArticle({ text: "dredged", title: "" }, settings, testNow);
    expect(silent.metadata.title).toBe("dredged");
  });

  it.each([
    ["an empty file", { bytes: new Uint8Array(), fileName: "a.txt" }, Unprocessable],
    ["blank text", { text: " \n " }, Unprocessable],
    [
      "a binary called .txt",
      { bytes: Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8, 0, 1]), fileName: "a.txt" },
      Unprocessable,
    ],
    ["more than the limit", { bytes: new Uint8Array(1_000_001), fileName: "a.txt" }, TooLarge],
    ["pasted text over the limit", { text: "é".repeat(500_001) }, TooLarge],
  ])("refuses %s", async (_, upload, refusal) => {
    const { settings } = await newNewsroom();
    await expect(prepareArticle(upload, settings, testNow)).rejects.toThrow(refusal);
  });

  it("refuses fields that it does not know, and a language that is none", () => {
    expect(() => parse(addArticleInput, { text, mood: "good" })).toThrow(Invalid);
    expect(() => parse(addArticleInput, { text: 7 })).toThrow(Invalid);
    expect(() => parse(uploadInput, { language: "the usual" })).toThrow(Invalid);
    expect(parse(uploadInput, { ours: true, publishedAt: null })).toEqual({ ours: true, publishedAt: null });
  });
});

describe("what is sent instead of a file", () => {
  const off = { fetchSources: false, fetchPorts: [80, 443] };
  it("is one of text, HTML and an address", async () => {
    expect(await uploadOf({ text, ours: true }, off, testNow)).toEqual({ text, ours: true });
    expect(await uploadOf({ html: "<p>The port paid.</p>" }, off, testNow)).toEqual({ html: "<p>The port paid.</p>" });
    await expect(uploadOf({ title: "no text" }, off, testNow)).rejects.toThrow(Invalid);
    await expect(uploadOf({ text, html: text }, off, testNow)).rejects.toThrow("in one way");
  });

  it("is not fetched while the desk fetches nothing, and never from this machine", async () => {
    const fetch = "http://127.0.0.1:3000/";
    await expect(uploadOf({ fetch }, off, testNow)).rejects.toThrow("switched off");
    const on = { fetchSources: true, fetchPorts: [80, 443, 3000] };
    await expect(uploadOf({ fetch }, on, testNow)).rejects.toThrow(Refusal);
  });

  it("is told under the field that the address was sent in", async () => {
    const on = { fetchSources: true, fetchPorts: [443] };
    for (const fetch of ["https://courier.example:8443/", "courier"])
      await expect(uploadOf({ fetch }, on, testNow)).rejects.toMatchObject({ fields: { fetch: expect.any(String) } });
  });
});

describe("adding an article", () => {
  it("gives it the next letter, its first revision and, if it is theirs, a source", async () => {
    const room = await newNewsroom();
    const first = await room.article(text, { title: "Dredging", outlet: "Courier", byline: "Mia Holm" });
    const second = await room.article(text, { ours: true });
    expect([first.letter, second.letter]).toEqual(["A", "B"]);
    const [a, b] = await articlesOf(room.desk.read, room.reader, room.dossierId);
    expect(a).toMatchObject({ id: first.id, letter: "A", revisionNumber: 1, sentences: 4, unexamined: 4, claims: 0 });
    expect(b).toMatchObject({ id: second.id, ours: true, sourceId: null });
    const source = await sourceById(room.desk.read, room.reader, a?.sourceId ?? "");
    expect(source).toMatchObject({
      kind: "article",
      title: "Dredging",
      outlet: "Courier",
      author: "Mia Holm",
      ownReporting: null,
      reliability: "F",
      held: true,
    });
    expect(await sourcesOf(room.desk.read, room.reader, room.dossierId)).toHaveLength(1);
    expect((await types(room)).slice(-3)).toEqual(["article-added", "source-added", "article-added"]);
  });

  it("takes the grade of a known outlet, under its short name too", async () => {
    const room = await newNewsroom();
    await room.desk.transact((tx) =>
      insertOutlet(tx, { name: "The Halvern Courier", shortNames: ["Courier"], domains: [], reliability: "B" }),
    );
    const { sourceId } = await room.article(text, { outlet: "the courier" });
    expect(await sourceById(room.desk.read, room.reader, sourceId ?? "")).toMatchObject({ reliability: "B" });
  });

  it("keeps one copy of the same bytes", async () => {
    const room = await newNewsroom();
    await room.article(text);
    await room.article(text);
    expect(await room.desk.read.$count(blobs)).toBe(1);
  });

  it("takes a long article in one go", async () => {
    const room = await newNewsroom();
    const long = Array.from({ length: 1300 }, (_, i) => `The ship number ${i} left the harbour.`).join(" ");
    const { revisionId } = await room.article(long);
    expect(await statesOf(room, revisionId)).toHaveLength(1300);
  });

  it("is refused to readers and to outsiders, and in a closed dossier, and then leaves nothing", async () => {
    const room = await newNewsroom();
    const prepared = await prepareArticle({ text }, room.settings, testNow);
    const { dossierId } = room;
    await expect(room.run(addArticle, room.reader, { dossierId, prepared })).rejects.toThrow(Forbidden);
    await expect(room.run(addArticle, room.outsider, { dossierId, prepared })).rejects.toThrow(NotFound);
    await expect(room.run(addArticle, room.admin, { dossierId, prepared })).rejects.toThrow(NotFound);
    await room.run(editDossier, room.lead, { dossierId, state: "closed" });
    await expect(room.run(addArticle, room.lead, { dossierId, prepared })).rejects.toThrow("closed");
    expect(await room.desk.read.$count(articles)).toBe(0);
    expect(await room.desk.read.$count(sentences)).toBe(0);
  });

  it("shows nothing of it to somebody who is not a member", async () => {
    const room = await newNewsroom();
    const { id, revisionId } = await room.article(text);
    const revision = await revisionById(room.desk.read, room.lead, revisionId);
    const { read } = room.desk;
    for (const viewer of [room.outsider, room.admin]) {
      expect(await articlesOf(read, viewer, room.dossierId)).toEqual([]);
      expect(await articleById(read, viewer, id)).toBeNull();
      expect(await revisionById(read, viewer, revisionId)).toBeNull();
      expect(await revisionsOf(read, viewer, id)).toEqual([]);
      expect(revision && (await sentencesOfRevision(read, viewer, revision))).toEqual([]);
      expect(await coverageOf(read, viewer, room.dossierId)).toMatchObject({ sentences: 0, perArticle: [] });
    }
    expect(await revisionsOf(read, room.reader, id)).toMatchObject([{ id: revisionId, number: 1 }]);
  });

  it("pages through the articles in the order of their letters", async () => {
    const room = await newNewsroom();
    for (let i = 0; i < 3; i++) await room.article(`${text} ${i}`);
    const first = await articlesOf(room.desk.read, room.reader, room.dossierId, { limit: 2 });
    const cursor = first.at(-1)?.id ?? "";
    const rest = await articlesOf(room.desk.read, room.reader, room.dossierId, { limit: 2, cursor });
    expect([...first, ...rest].map((article) => article.letter)).toEqual(["A", "B", "C"]);
  });
});

describe("correcting an article", () => {
  it("carries over to its source, as one event each", async () => {
    const room = await newNewsroom();
    const { id, sourceId } = await room.article(text, { title: "Dredging" });
    const change = { articleId: id, seen: 1, outlet: "The Courier", byline: "Mia Holm", language: "en" };
    expect(await room.run(editArticle, room.checker, change)).toEqual({ id, version: 2 });
    expect(await articleById(room.desk.read, room.lead, id)).toMatchObject({ outlet: "The Courier", version: 2 });
    expect(await sourceById(room.desk.read, room.lead, sourceId ?? "")).toMatchObject({
      title: "Dredging",
      outlet: "The Courier",
      author: "Mia Holm",
      version: 2,
    });
    const [source, article] = await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 2 });
    expect(article).toMatchObject({
      type: "article-changed",
      payload: { changes: { outlet: ["", "The Courier"], byline: ["", "Mia Holm"] } },
    });
    expect(source).toMatchObject({
      type: "source-changed",
      payload: { changes: { outlet: ["", "The Courier"], author: ["", "Mia Holm"] } },
    });
  });

  it("leaves the source alone when only the language changes", async () => {
    const room = await newNewsroom();
    const { id } = await room.article(text);
    await room.run(editArticle, room.checker, { articleId: id, language: "nn" });
    expect((await types(room)).at(-1)).toBe("article-changed");
  });

  it("does nothing when nothing changes, also for somebody who saw an older one", async () => {
    const room = await newNewsroom();
    const { id } = await room.article(text);
    await room.run(editArticle, room.checker, { articleId: id, seen: 1, title: "Dredging" });
    const before = await types(room);
    const again = await room.run(editArticle, room.second, { articleId: id, seen: 1, title: "Dredging" });
    expect(again).toEqual({ id, version: 2 });
    expect(await types(room)).toEqual(before);
  });

  it("lets one of two who edit at once succeed and tells the other of the current version", async () => {
    const room = await newNewsroom();
    const { id } = await room.article(text);
    const results = await Promise.allSettled(
      ["One title", "Another title"].map((title) =>
        room.run(editArticle, room.checker, { articleId: id, seen: 1, title }),
      ),
    );
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(Conflict);
    expect(refused?.reason.extra).toEqual({ current: 2 });
  });

  it("makes a sign-off stale when its source is no longer one origin with another", async () => {
    const room = await newNewsroom();
    const { id, sourceId } = await room.article(text, { outlet: "Courier" });
    const claim = await room.claim();
    await room.evidence(claim, { id: sourceId ?? "" });
    await room.evidence(claim, await room.source("Their second report", { outlet: "The Courier" }));
    await room.verdict(claim, "supported");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    await room.sign(claim);
    await room.run(editArticle, room.checker, { articleId: id, outlet: "Standard" });
    expect(await room.read(claim)).toMatchObject({ status: "for-review", stale: true });
  });

  it("turns theirs into ours and back while nothing rests on its source", async () => {
    const room = await newNewsroom();
    const { id } = await room.article(text, { title: "A draft" });
    await room.run(editArticle, room.checker, { articleId: id, ours: true });
    expect(await articleById(room.desk.read, room.lead, id)).toMatchObject({ ours: true, sourceId: null });
    expect(await sourcesOf(room.desk.read, room.lead, room.dossierId)).toEqual([]);
    await room.run(editArticle, room.checker, { articleId: id, ours: false, title: "Theirs" });
    expect(await sourcesOf(room.desk.read, room.lead, room.dossierId)).toMatchObject([
      { articleId: id, title: "Theirs", kind: "article" },
    ]);
  });

  it("keeps theirs as theirs once it is evidence or linked, and says how often", async () => {
    const room = await newNewsroom();
    const { id, sourceId } = await room.article(text);
    const source = { id: sourceId ?? "" };
    await room.evidence(await room.claim(), source);
    await room.link(source, await room.source("Another report"));
    const turned = room.run(editArticle, room.checker, { articleId: id, ours: true });
    await expect(turned).rejects.toThrow(/1 piece of evidence, 1 origin link/);
    await expect(turned).rejects.toThrow(Conflict);
    expect(await articleById(room.desk.read, room.lead, id)).toMatchObject({ ours: false, version: 1 });
  });

  it("is refused to readers and outsiders", async () => {
    const room = await newNewsroom();
    const { id } = await room.article(text);
    await expect(room.run(editArticle, room.reader, { articleId: id, title: "No" })).rejects.toThrow(Forbidden);
    await expect(room.run(editArticle, room.outsider, { articleId: id, title: "No" })).rejects.toThrow(NotFound);
    await expect(room.run(editArticle, room.lead, { articleId: "nothing", title: "No" })).rejects.toThrow(NotFound);
  });
});

describe("marking sentences", () => {
  it("says that there is nothing to check, once, and takes it back", async () => {
    const room = await newNewsroom();
    const { id, revisionId } = await room.article(text);
    const all = await statesOf(room, revisionId);
    const sentenceIds = all.slice(2).map((sentence) => sentence.id);
    const mark = { revisionId, sentenceIds, state: "not-checkable" as const };
    expect(await room.run(markSentences, room.checker, mark)).toEqual({ revisionId, sentenceIds });
    const events = await types(room);
    expect(await room.run(markSentences, room.second, mark)).toEqual({ revisionId, sentenceIds: [] });
    expect(await types(room)).toEqual(events);
    expect((await statesOf(room, revisionId)).map((s) => s.state)).toEqual([
      "unexamined",
      "unexamined",
      "not-checkable",
      "not-checkable",
    ]);
    const [event] = await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 1 });
    expect(event).toMatchObject({ type: "sentences-marked", subject: { type: "article", id } });
    await room.run(markSentences, room.checker, { ...mark, state: "unexamined" });
    expect((await statesOf(room, revisionId)).every((s) => s.state === "unexamined")).toBe(true);
  });

  it("takes back one's own marks alone where that is asked for", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const [one, two] = (await statesOf(room, revisionId)).map(({ id }) => id);
    const mark = (sentenceIds: (string | undefined)[]) => ({
      revisionId,
      sentenceIds: sentenceIds.map(String),
      state: "not-checkable" as const,
    });
    await room.run(markSentences, room.checker, mark([one]));
    await room.run(markSentences, room.second, mark([two]));
    const back = { ...mark([one, two]), state: "unexamined" as const };
    const undone = await room.run(markSentences, room.checker, { ...back, own: true });
    expect(undone).toEqual({ revisionId, sentenceIds: [one] });
    expect(await room.run(markSentences, room.checker, back)).toEqual({ revisionId, sentenceIds: [two] });
  });

  it("counts every sentence once, a claimed one as claimed whatever was marked", async () => {
    const room = await newNewsroom();
    const { id, revisionId } = await room.article(text);
    const other = await room.article("One more sentence.");
    const all = await statesOf(room, revisionId);
    await room.claim({ mention: { revisionId, start: 0, end: 5 } });
    await room.claim({ mention: { revisionId, start: 2, end: 12 } });
    await room.run(markSentences, room.checker, {
      revisionId,
      sentenceIds: all.flatMap(({ id: sentence, position }) => (position === 0 || position === 3 ? [sentence] : [])),
      state: "not-checkable",
    });
    const coverage = await coverageOf(room.desk.read, room.reader, room.dossierId);
    expect(coverage).toMatchObject({ sentences: 5, claimed: 1, notCheckable: 1, unexamined: 3 });
    expect(coverage.perArticle).toMatchObject([
      { articleId: id, letter: "A", sentences: 4, claimed: 1, notCheckable: 1, unexamined: 2 },
      { articleId: other.id, letter: "B", sentences: 1, unexamined: 1 },
    ]);
    const [a] = await articlesOf(room.desk.read, room.reader, room.dossierId);
    expect(a).toMatchObject({ examined: 2, claims: 2 });
  });

  it("refuses sentences of another text, and then marks none", async () => {
    const room = await newNewsroom();
    const a = await room.article(text);
    const b = await room.article("Another text.");
    const [own] = await statesOf(room, a.revisionId);
    const [foreign] = await statesOf(room, b.revisionId);
    const sentenceIds = [own?.id ?? "", foreign?.id ?? ""];
    const mark = { revisionId: a.revisionId, sentenceIds, state: "not-checkable" as const };
    await expect(room.run(markSentences, room.checker, mark)).rejects.toThrow(Invalid);
    expect((await statesOf(room, a.revisionId)).every((s) => s.state === "unexamined")).toBe(true);
  });

  it("is refused to readers and outsiders, for no sentences and for more than 500", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const mark = { revisionId, sentenceIds: ["x"], state: "not-checkable" as const };
    await expect(room.run(markSentences, room.reader, mark)).rejects.toThrow(Forbidden);
    await expect(room.run(markSentences, room.outsider, mark)).rejects.toThrow(NotFound);
    expect(() => parse(markSentencesInput, { ...mark, sentenceIds: [] })).toThrow(Invalid);
    expect(() => parse(markSentencesInput, { ...mark, sentenceIds: Array(501).fill("x") })).toThrow(Invalid);
    expect(() => parse(markSentencesInput, { ...mark, state: "claimed" })).toThrow(Invalid);
  });
});
