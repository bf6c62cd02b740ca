import { describe, expect, it } from "vitest";
import { readingOf, readText, textOf } from "@/lib/articles/reading";
import { claimPanel } from "@/lib/claims/panel";
import { removeMember } from "@/lib/dossiers/commands";
import { NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "Harbour paid in full\n\nThe port paid in full. It never saw the channel.\n\nThe mud is still there.";

/** The cards in a text, as their attributes are written. */
const cardsIn = (html: string): string[] =>
  [...html.matchAll(/ (data-ref=.*?) tabindex/g)].map(([, card = ""]) => card);

async function newReading() {
  const room = await newNewsroom();
  const article = await room.article(text, { title: "Harbour paid in full", outlet: "Halvern Courier" });
  const at = (words: string) => ({
    revisionId: article.revisionId,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    mode: "asserts" as const,
  });
  const read = async (who = room.reader) => {
    const reading = await readingOf(room.desk.read, who, room.dossierId, article.id);
    return { ...reading, text: await readText(room.desk.read, who, reading.article) };
  };
  return { ...room, id: article.id, sourceId: article.sourceId ?? "", at, readPage: read };
}

describe("an article's page", () => {
  it("shows the text, how far it has been examined, and a card for each claim in the order of the text", async () => {
    const room = await newReading();
    await room.claim({ mention: room.at("mud is still there") });
    const paid = await room.claim({ mention: room.at("port paid in full") });
    await room.mention(paid, room.at("never saw the channel"));
    const { text: shown, may } = await room.readPage();
    expect(shown).toMatchObject({ headed: true, sentences: 4, examined: 3 });
    expect(shown).toMatchObject({ claims: 2 });
    expect(cardsIn(shown.html)).toEqual(['data-ref="A2"', 'data-ref="A1"']);
    expect(shown.html).toContain('aria-label="Claim A2, to check: port paid in full"');
    expect(may.edit).toBe(false);
  });

  it("follows what changes, though it keeps what it wrote", async () => {
    const room = await newReading();
    const claim = await room.claim({ mention: room.at("port paid in full") });
    await room.readPage();
    await room.evidence(claim, { id: room.sourceId });
    await room.verdict(claim, "supported");
    const [card] = cardsIn((await room.readPage()).text.html);
    expect(card).toMatch(/^data-ref="A1" data-found="supported" data-counts="1 0 1 /);
  });

  it("calls a claim of another article by the name that it has there", async () => {
    const room = await newReading();
    const other = await room.article("They paid.", { title: "They paid", outlet: "Northline" });
    const claim = await room.claim({ mention: { revisionId: other.revisionId, start: 0, end: 9, mode: "asserts" } });
    await room.mention(claim, room.at("port paid in full"));
    const { text: shown } = await room.readPage();
    expect(cardsIn(shown.html)).toEqual(['data-ref="B1"']);
    expect(shown.html).toContain(">B1</sup>");
  });

  it("is not there for a non-member, nor in another dossier", async () => {
    const room = await newReading();
    await expect(room.readPage(room.outsider)).rejects.toThrow(NotFound);
    await expect(readingOf(room.desk.read, room.reader, "another", room.id)).rejects.toThrow(NotFound);
  });
});

describe("the text on its own", () => {
  const newText = async () => {
    const room = await newReading();
    const place = { dossierId: room.dossierId, articleId: room.id };
    const ask = (have: { has?: string; wants?: string; from?: number } = {}, who = room.reader, at = place) =>
      textOf(room.desk.read, who, at, have);
    return { ...room, place, ask };
  };

  it("is sent whole to a browser that has none of it, with the name of what was written", async () => {
    const room = await newText();
    const { text: shown } = await room.readPage();
    expect(await room.ask()).toEqual({ version: shown.version, part: "whole", html: shown.html });
  });

  it("is told in the paragraphs that changed to a browser that has an older one", async () => {
    const room = await newText();
    const { version: has } = await room.ask();
    expect(await room.ask({ has })).toEqual({ version: has, part: "changes", html: "" });
    await room.claim({ mention: room.at("mud is still there") });
    const changes = await room.ask({ has });
    expect(changes).toMatchObject({ part: "changes" });
    expect(changes.html).toMatch(/^<p .*mud is still.*<\/p>$/);
    expect(changes.html).not.toContain("channel");
  });

  it("is sent from where the opening ends to a page that has the opening", async () => {
    const room = await newText();
    const whole = await room.ask();
    const rest = await room.ask({ wants: whole.version, from: text.indexOf("The mud") });
    expect(rest).toMatchObject({ version: whole.version, part: "rest" });
    expect(rest.html).toMatch(/^<p [^>]*>.*The mud is still there/);
    expect(whole.html.endsWith(rest.html)).toBe(true);
  });

  it("leads to the version that the page was made with, though another one came since", async () => {
    const room = await newText();
    const { version: has } = await room.ask();
    await room.claim({ mention: room.at("mud is still there") });
    const { version: wants } = await room.ask();
    await room.claim({ mention: room.at("never saw the channel") });
    const first = await room.ask({ has, wants });
    expect(first.version).toBe(wants);
    expect(first.html).not.toContain("channel");
    expect((await room.ask({ has: wants })).html).toContain("never saw");
  });

  it("is sent whole where the older one is not known, and is the newest where the wanted one is not", async () => {
    const room = await newText();
    const newest = await room.ask();
    expect(await room.ask({ has: "unknown", wants: "unknown" })).toEqual(newest);
    const other = await room.article("Another text altogether.", { title: "Another" });
    const elsewhere = await room.ask({}, room.reader, { dossierId: room.dossierId, articleId: other.id });
    expect(await room.ask({ has: elsewhere.version, wants: elsewhere.version })).toEqual(newest);
  });

  it("is not there for a non-member, in another dossier, or once somebody was removed", async () => {
    const room = await newText();
    const { version: has } = await room.ask();
    await expect(room.ask({ has }, room.outsider)).rejects.toThrow(NotFound);
    await expect(room.ask({ has }, room.reader, { ...room.place, dossierId: "another" })).rejects.toThrow(NotFound);
    await room.desk.transact((tx) =>
      removeMember(tx, room.lead, { dossierId: room.dossierId, personId: room.reader.personId }),
    );
    await expect(room.ask({ has })).rejects.toThrow(NotFound);
  });

  it("says nothing of a confidential source but that it counts", async () => {
    const room = await newText();
    const claim = await room.claim({ mention: room.at("port paid in full") });
    const secret = { kind: "interview", confidential: true, pseudonym: "Gull" } as const;
    const source = await room.source("The harbour master", secret);
    await room.evidence(claim, source);
    const { html } = await room.ask();
    expect(html).toContain('data-counts="1 ');
    expect(html).not.toMatch(/harbour master|Gull/);
    expect(html).not.toContain(source.id);
  });
});

describe("a claim's panel", () => {
  const clock = { zone: "UTC", moment: (iso: string) => iso };

  it("says where in the text each mention stands, headline apart", async () => {
    const room = await newReading();
    const { id: claimId } = await room.claim({ mention: room.at("never saw the channel") });
    await room.mention({ id: claimId }, room.at("Harbour paid in full"));
    const { dossierId } = room;
    const panel = await claimPanel(room.desk.read, room.reader, { dossierId, claimId }, clock);
    expect(panel.mentions.map(({ id }) => panel.places[id])).toEqual(["headline", "paragraph 1, sentence 2"]);
  });

  it("names the source that a mention can become evidence from; ours is none", async () => {
    const room = await newReading();
    const ours = await room.article("We say that they paid.", { ours: true, title: "Draft" });
    const claim = await room.claim({ mention: room.at("port paid in full") });
    await room.mention(claim, { revisionId: ours.revisionId, start: 0, end: 22, mode: "asserts" });
    const ids = { dossierId: room.dossierId, claimId: claim.id };
    const { mentions } = await claimPanel(room.desk.read, room.reader, ids, clock);
    const title = "Harbour paid in full";
    expect(mentions.map(({ source }) => source)).toEqual([
      {
        ...{ id: room.sourceId, kind: "article", title, outlet: "Halvern Courier" },
        ...{ confidential: false, cleared: true },
      },
      null,
    ]);
  });

  it("is not there under another dossier's address", async () => {
    const room = await newReading();
    const { id: claimId } = await room.claim();
    const wrong = { dossierId: "another", claimId };
    await expect(claimPanel(room.desk.read, room.reader, wrong, clock)).rejects.toThrow(NotFound);
  });
});
