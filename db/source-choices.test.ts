import { describe, expect, it } from "vitest";
import { sourcesNamed } from "@/db/source-choices";
import { setCleared } from "@/lib/sources/commands";
import { choicesAtOnce } from "@/lib/sources/source-choice";
import { newNewsroom } from "@/lib/testing/newsroom";

type Room = Awaited<ReturnType<typeof newNewsroom>>;
type Asked = Partial<Parameters<typeof sourcesNamed>[3]>;

const named = (room: Room, who: { personId: string }, asked: Asked = {}) =>
  sourcesNamed(room.desk.read, who, room.dossierId, { words: "", ...asked });
const titles = async (room: Room, who: { personId: string }, asked: Asked = {}) =>
  (await named(room, who, asked)).sources.map(({ title }) => title);

describe("the sources that can be chosen", () => {
  it("are all of the dossier, the newest first, for whoever may see it and nobody else", async () => {
    const room = await newNewsroom();
    await room.source("The ferry came late", { outlet: "Northline" });
    await room.source("Harbour log", { kind: "document" });
    expect(await titles(room, room.reader)).toEqual(["Harbour log", "The ferry came late"]);
    expect(await named(room, room.reader, { words: "northline" })).toEqual({
      sources: [expect.objectContaining({ title: "The ferry came late", outlet: "Northline", cleared: true })],
      total: 1,
      exists: false,
    });
    for (const who of [room.outsider, room.admin])
      expect(await named(room, who)).toEqual({ sources: [], total: 0, exists: false });
  });

  it("have a confidential one for those cleared, who find it by what it is; for others there is none", async () => {
    const room = await newNewsroom();
    const secret = { kind: "interview", confidential: true, pseudonym: "Gull" };
    const { id } = await room.source("The harbour master", secret);
    expect(await titles(room, room.checker, { words: "harbour" })).toEqual(["The harbour master"]);
    for (const who of [room.second, room.reader])
      for (const words of ["", "harbour", "The harbour master", "Gull"])
        expect(await named(room, who, { words })).toEqual({ sources: [], total: 0, exists: false });
    await room.run(setCleared, room.lead, { sourceId: id, personIds: [room.checker.personId, room.second.personId] });
    expect((await named(room, room.second, { words: "the harbour master" })).exists).toBe(true);
  });

  it("come in parts, each with how many there are", async () => {
    const room = await newNewsroom();
    for (let at = 0; at < choicesAtOnce + 3; at++) await room.source(`Invoice ${at}`);
    await room.source("Harbour log");
    const first = await named(room, room.reader, { words: "invoice" });
    const rest = await named(room, room.reader, { words: "invoice", from: choicesAtOnce });
    expect([first.sources.length, first.total]).toEqual([choicesAtOnce, choicesAtOnce + 3]);
    expect(rest.sources.map(({ title }) => title)).toEqual(["Invoice 2", "Invoice 1", "Invoice 0"]);
  });

  it("leave out the other end of a link, of which the same headline may be added again", async () => {
    const room = await newNewsroom();
    const rewrite = await room.source("The ferry came late");
    expect(await named(room, room.checker, { words: "the ferry came late", without: rewrite.id })).toEqual({
      ...{ sources: [], total: 0, exists: false },
    });
  });

  it("begin with those of the claim: of its evidence, and of the articles that make it", async () => {
    const room = await newNewsroom();
    const article = await room.article("The port paid in full.", { title: "Paid", outlet: "Northline" });
    const given = await room.source("Harbour log");
    await room.source("Nothing to do with it");
    const mention = { revisionId: article.revisionId, start: 0, end: 22, mode: "asserts" as const };
    const claim = await room.claim({ mention });
    await room.evidence(claim, given);
    expect(await titles(room, room.reader, { claimId: claim.id })).toEqual([
      "Harbour log",
      "Paid",
      "Nothing to do with it",
    ]);
  });
});
