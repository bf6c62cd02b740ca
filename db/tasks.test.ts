import { describe, expect, it } from "vitest";
import { taskSubject } from "@/db/tasks";
import { editSource, editSourceInput } from "@/lib/sources/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

describe("what a new task is begun from", () => {
  it("is named to the one who writes it", async () => {
    const room = await newNewsroom();
    const article = await room.article("A text.", { title: "The channel" });
    const claim = await room.claim({ statement: "The port paid." });
    const source = await room.source("The annual report");
    const named = async (asked: object) =>
      (await taskSubject(room.desk.read, room.reader, room.dossierId, asked))?.words;
    expect(await named({ claimId: claim.id })).toBe("1: The port paid.");
    expect(await named({ articleId: article.id })).toBe("article A, The channel");
    expect(await named({ sourceId: source.id })).toBe("The annual report");
    expect(await named({})).toBeUndefined();
    expect(await named({ claimId: "nothing" })).toBeUndefined();
  });

  it("is nothing where it is of another dossier, or not to be seen", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    const source = await room.source("Ines Okafor", { kind: "interview" });
    await room.run(
      editSource,
      room.checker,
      editSourceInput.parse({ sourceId: source.id, seen: 1, confidential: true, pseudonym: "Source 1" }),
    );
    const subject = (actor: typeof room.lead, dossierId: string, asked: object) =>
      taskSubject(room.desk.read, actor, dossierId, asked);
    expect(await subject(room.lead, "another", { claimId: claim.id })).toBeNull();
    expect(await subject(room.outsider, room.dossierId, { claimId: claim.id })).toBeNull();
    expect(await subject(room.reader, room.dossierId, { sourceId: source.id })).toBeNull();
    expect(await subject(room.checker, room.dossierId, { sourceId: source.id })).toMatchObject({
      words: "Ines Okafor",
    });
  });
});
