import { describe, expect, it } from "vitest";
import { coverageOf, examinedByDossier } from "@/db/articles";
import { historyOf } from "@/db/history";
import { asidesOf, revisionById, sentencesOfRevision } from "@/db/revisions";
import { suggestionsIn } from "@/db/suggestions";
import { setAside, setAsideInput } from "@/lib/articles/commands";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { newNewsroom } from "@/lib/testing/newsroom";

type Newsroom = Awaited<ReturnType<typeof newNewsroom>>;

const text =
  "Port paid in full\n\nThe port paid 48 million. It never asked why.\n\nRead also: The mud\n\nThe mayor knew of it in March.\n\nSubscribe to our newsletter";

const sentencesOf = async (room: Newsroom, revisionId: string) => {
  const revision = await revisionById(room.desk.read, room.lead, revisionId);
  if (!revision) throw new Error("no revision");
  const found = await sentencesOfRevision(room.desk.read, room.lead, revision);
  return found.map(({ start, end, state }) => [revision.text.slice(start, end), state]);
};
const paragraphs = async (room: Newsroom, revisionId: string) =>
  (await asidesOf(room.desk.read, revisionId)).map(({ paragraph }) => paragraph);

describe("paragraphs that are not the article", () => {
  it("are in the text, and nobody has to examine them", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    expect((await revisionById(room.desk.read, room.lead, revisionId))?.text).toBe(text);
    expect(await asidesOf(room.desk.read, revisionId)).toEqual([
      { paragraph: 2, reason: "read-also", setBy: null },
      { paragraph: 4, reason: "subscribe", setBy: null },
    ]);
    expect((await sentencesOf(room, revisionId)).map(([words]) => words)).toEqual([
      "Port paid in full",
      "The port paid 48 million.",
      "It never asked why.",
      "The mayor knew of it in March.",
    ]);
    expect(await coverageOf(room.desk.read, room.lead, room.dossierId)).toMatchObject({ sentences: 4, unexamined: 4 });
    const counts = await examinedByDossier(room.desk.read, room.lead, [room.dossierId]);
    expect(counts.get(room.dossierId)).toEqual({ sentences: 4, examined: 0 });
  });

  it("are put back by a person and set aside again, each told once in the history", async () => {
    const room = await newNewsroom();
    const { id, revisionId } = await room.article(text);
    const back = { revisionId, paragraphs: [2], state: "article" as const };
    expect(await room.run(setAside, room.checker, back)).toEqual({ revisionId, paragraphs: [2] });
    expect(await room.run(setAside, room.second, back)).toEqual({ revisionId, paragraphs: [] });
    expect(await paragraphs(room, revisionId)).toEqual([4]);
    expect(await coverageOf(room.desk.read, room.lead, room.dossierId)).toMatchObject({ sentences: 5 });
    await room.run(setAside, room.checker, { revisionId, paragraphs: [3, 2], state: "aside" });
    expect(await asidesOf(room.desk.read, revisionId)).toMatchObject([
      { paragraph: 2, reason: "other", setBy: room.checker.personId },
      { paragraph: 3, reason: "other", setBy: room.checker.personId },
      { paragraph: 4, setBy: null },
    ]);
    const all = await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 20 });
    const told = all.filter(({ type }) => type === "paragraphs-set-aside").reverse();
    expect(told).toMatchObject([
      { subject: { type: "article", id }, payload: { revisionId, paragraphs: [2], state: "article" } },
      { payload: { revisionId, paragraphs: [2, 3], state: "aside" } },
    ]);
  });

  it("are suggested in once they are put back, each time once", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(
      "The port paid 48 million.\n\nRead also: The harbour master Jonas Vik closed 12 quays in 2025",
    );
    const suggested = async () =>
      (await suggestionsIn(room.desk.read, room.lead, revisionId)).map(({ statement }) => statement);
    expect(await suggested()).toEqual(["The port paid 48 million."]);
    const put = (state: "article" | "aside") =>
      room.run(setAside, room.checker, { revisionId, paragraphs: [1], state });
    for (const _ of [1, 2]) {
      await put("article");
      expect(await suggested()).toHaveLength(2);
      await put("aside");
      expect(await suggested()).toHaveLength(1);
    }
  });

  it("count once a claim is tagged in them", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const start = text.indexOf("The mud");
    await room.claim({ mention: { revisionId, start, end: start + 7 } });
    expect(await sentencesOf(room, revisionId)).toContainEqual(["Read also: The mud", "claimed"]);
    expect(await coverageOf(room.desk.read, room.lead, room.dossierId)).toMatchObject({ sentences: 5, claimed: 1 });
    const counts = await examinedByDossier(room.desk.read, room.lead, [room.dossierId]);
    expect(counts.get(room.dossierId)).toEqual({ sentences: 5, examined: 1 });
  });

  it("are not for readers, outsiders or paragraphs that are not there", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const ask = { revisionId, paragraphs: [1], state: "aside" as const };
    await expect(room.run(setAside, room.reader, ask)).rejects.toThrow(Forbidden);
    await expect(room.run(setAside, room.outsider, ask)).rejects.toThrow(NotFound);
    await expect(room.run(setAside, room.checker, { ...ask, paragraphs: [1, 9] })).rejects.toThrow(Invalid);
    expect(await paragraphs(room, revisionId)).toEqual([2, 4]);
    expect(() => parse(setAsideInput, { ...ask, paragraphs: [] })).toThrow(Invalid);
    expect(() => parse(setAsideInput, { ...ask, paragraphs: [-1] })).toThrow(Invalid);
  });
});
