import { expect, it } from "vitest";
import { revisionById, sentencesOfRevision } from "@/db/revisions";
import { markSentences } from "@/lib/articles/commands";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import { countsAtHand, withProgress } from "@/lib/dossiers/overview";
import { newNewsroom } from "@/lib/testing/newsroom";

it("what is remembered of a dossier is counted anew once something has happened in it", async () => {
  const room = await newNewsroom();
  const { read } = room.desk;
  const progress = async () => (await withProgress(read, room.lead, [{ id: room.dossierId }]))[0];
  expect(await progress()).toMatchObject({ sentences: 0, counts: { "to-check": 0 } });
  const { revisionId } = await room.article("The port paid. And so on.");
  expect(await progress()).toMatchObject({ sentences: 2, examined: 0 });
  const revision = await revisionById(read, room.lead, revisionId);
  if (!revision) throw new Error("no such revision");
  const [first] = await sentencesOfRevision(read, room.lead, revision);
  await room.run(markSentences, room.checker, { revisionId, sentenceIds: [first?.id ?? ""], state: "not-checkable" });
  expect(await progress()).toMatchObject({ sentences: 2, examined: 1 });
  const claim = await room.claim();
  expect(await progress()).toMatchObject({ counts: { "to-check": 1, checking: 0 } });
  await room.move(claim, "checking");
  expect(await progress()).toMatchObject({ counts: { "to-check": 0, checking: 1 } });
});

it("talk leaves the counts as they were, and what comes after it changes them", async () => {
  const room = await newNewsroom();
  const { read } = room.desk;
  const counts = async () => ({
    ...(await countsAtHand(read, room.lead, room.dossierId)),
    status: (await withProgress(read, room.lead, [{ id: room.dossierId }]))[0]?.counts["to-check"],
  });
  const claim = await room.claim();
  const one = { claims: 1, sources: 0, status: 1 };
  expect(await counts()).toMatchObject(one);
  for (const text of ["Look here.", "And here."]) {
    await room.run(writeComment, room.checker, writeCommentInput.parse({ on: "claim", id: claim.id, text }));
    expect(await counts()).toMatchObject(one);
  }
  await room.claim();
  await room.source("Harbour log");
  await room.run(writeComment, room.checker, writeCommentInput.parse({ on: "claim", id: claim.id, text: "Two." }));
  expect(await counts()).toMatchObject({ claims: 2, sources: 1, status: 2 });
});

it("inside a transaction nothing is remembered: what it wrote may be rolled back", async () => {
  const room = await newNewsroom();
  const counted = async (db: Parameters<typeof withProgress>[0]) =>
    (await withProgress(db, room.lead, [{ id: room.dossierId }]))[0]?.counts["to-check"];
  expect(await counted(room.desk.read)).toBe(0);
  const undone = room.desk.transact(async (tx) => {
    expect(await counted(tx)).toBe(0);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await room.claim();
  expect(await counted(room.desk.read)).toBe(1);
});
