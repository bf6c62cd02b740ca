import { describe, expect, it } from "vitest";
import { readingOf, readText } from "@/lib/articles/reading";
import { claimPanel } from "@/lib/claims/panel";
import { NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "Harbour paid in full\n\nThe port paid in full. It never saw the channel.\n\nThe mud is still there.";

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
    expect(shown.cards.map(({ ref, counts }) => [ref, counts])).toEqual([
      ["A2", null],
      ["A1", null],
    ]);
    expect(shown.html).toContain('aria-label="Claim A2, to check: port paid in full"');
    expect(may.edit).toBe(false);
  });

  it("follows what changes, though it keeps what it wrote", async () => {
    const room = await newReading();
    const claim = await room.claim({ mention: room.at("port paid in full") });
    await room.readPage();
    await room.evidence(claim, { id: room.sourceId });
    await room.verdict(claim, "supported");
    const [card] = (await room.readPage()).text.cards;
    expect(card).toMatchObject({ substance: "supported", counts: { sources: 1, atMost: 1 } });
  });

  it("calls a claim of another article by the name that it has there", async () => {
    const room = await newReading();
    const other = await room.article("They paid.", { title: "They paid", outlet: "Northline" });
    const claim = await room.claim({ mention: { revisionId: other.revisionId, start: 0, end: 9, mode: "asserts" } });
    await room.mention(claim, room.at("port paid in full"));
    const { text: shown } = await room.readPage();
    expect(shown.cards.map(({ ref }) => ref)).toEqual(["B1"]);
    expect(shown.html).toContain(">B1</sup>");
  });

  it("is not there for a non-member, nor in another dossier", async () => {
    const room = await newReading();
    await expect(room.readPage(room.outsider)).rejects.toThrow(NotFound);
    await expect(readingOf(room.desk.read, room.reader, "another", room.id)).rejects.toThrow(NotFound);
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

  it("offers the sources of the dossier, a confidential one by its pseudonym", async () => {
    const room = await newReading();
    const { id: claimId } = await room.claim();
    await room.source("The harbour master", { kind: "interview", confidential: true, pseudonym: "Gull" });
    const { dossierId } = room;
    const panel = await claimPanel(room.desk.read, room.reader, { dossierId, claimId }, clock);
    expect(panel.choices.map(({ title, cleared }) => [title, cleared])).toEqual([
      ["Harbour paid in full", true],
      ["Gull", false],
    ]);
  });

  it("is not there under another dossier's address", async () => {
    const room = await newReading();
    const { id: claimId } = await room.claim();
    const wrong = { dossierId: "another", claimId };
    await expect(claimPanel(room.desk.read, room.reader, wrong, clock)).rejects.toThrow(NotFound);
  });
});
