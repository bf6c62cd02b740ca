import { describe, expect, it } from "vitest";
import { countMine } from "@/db/tasks";
import { editDossier } from "@/lib/dossiers/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { myDesk } from "@/lib/tasks/my-desk";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    desk: room.desk,
    at: (actor: typeof room.lead) => myDesk(room.desk.read, actor),
    async forReview(over: object = {}) {
      const claim = await room.claim(over);
      await room.verdict(claim, "supported");
      await room.move(claim, "checking");
      await room.move(claim, "for-review");
      return claim;
    },
    task: (over: object, actor = room.lead) =>
      room.run(
        assignTask,
        actor,
        assignTaskInput.parse({ dossierId: room.dossierId, title: "Ring the port", ...over }),
      ),
  };
}

describe("my desk", () => {
  it("is empty for whoever is in no dossier", async () => {
    const room = await newRoom();
    await room.forReview();
    expect(await room.at(room.outsider)).toEqual({
      tasks: [],
      waiting: [],
      stale: [],
      notices: [],
      unread: 0,
      dossiers: [],
    });
  });

  it("lists one's open tasks with who asked, soonest first", async () => {
    const room = await newRoom();
    const mine = { assigneeId: room.checker.personId };
    await room.task({ ...mine, title: "Whenever" });
    await room.task({ ...mine, title: "Soon", dueAt: "2026-03-18T10:00:00Z" }, room.second);
    await room.task({ ...mine, title: "My own", dueAt: "2026-03-19T10:00:00Z" }, room.checker);
    await room.task({ title: "Nobody's" });
    const { tasks } = await room.at(room.checker);
    expect(tasks.map(({ title, fromName }) => [title, fromName])).toEqual([
      ["Soon", "Sofia Second"],
      ["My own", null],
      ["Whenever", "Lena Lead"],
    ]);
    expect(await countMine(room.desk.read, room.checker)).toBe(3);
  });

  it("lists what waits for one's signature: for leads and checkers, and never their own work", async () => {
    const room = await newRoom();
    const claim = await room.forReview();
    await room.claim({ statement: "Not for review yet." });
    const { waiting } = await room.at(room.second);
    expect(waiting).toMatchObject([
      {
        id: claim.id,
        ref: "1",
        substance: "supported",
        byName: "Chidi Checker",
        since: "2026-03-17T09:00:00.000Z",
        independence: { sources: 0 },
      },
    ]);
    expect((await room.at(room.lead)).waiting).toHaveLength(1);
    expect((await room.at(room.checker)).waiting).toEqual([]);
    expect((await room.at(room.reader)).waiting).toEqual([]);
  });

  it("shows the counts of what refutes where the verdict is refuted", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.evidence(claim, await room.source("The ledger", { kind: "document" }), { stance: "refutes" });
    await room.verdict(claim, "refuted");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    expect((await room.at(room.second)).waiting[0]?.independence).toMatchObject({ sources: 1, primary: true });
  });

  it("lists one's own sign-offs that went stale apart, and only once", async () => {
    const room = await newRoom();
    const claim = await room.signedClaim();
    expect((await room.at(room.second)).stale).toEqual([]);
    await room.evidence(claim, await room.source("A late find"));
    const desk = await room.at(room.second);
    expect(desk.stale).toMatchObject([{ id: claim.id, stale: true, byName: null }]);
    expect(desk.waiting).toEqual([]);
    expect(desk.notices).toMatchObject([{ kind: "stale", claimRef: "1" }]);
    const others = await room.at(room.lead);
    expect(others.stale).toEqual([]);
    expect(others.waiting).toMatchObject([{ id: claim.id, stale: true }]);
  });

  it("forgets a dossier that was closed", async () => {
    const room = await newRoom();
    await room.forReview();
    const signed = await room.signedClaim();
    await room.evidence(signed, await room.source("A late find"));
    await room.task({ assigneeId: room.second.personId });
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    expect(await room.at(room.second)).toMatchObject({ tasks: [], waiting: [], stale: [], dossiers: [] });
    expect(await countMine(room.desk.read, room.second)).toBe(0);
  });

  it("shows one's dossiers with how far they have come", async () => {
    const room = await newRoom();
    await room.article("One sentence. And another.");
    await room.forReview();
    expect((await room.at(room.reader)).dossiers).toMatchObject([
      { title: "Halvern dredging", deadline: null, counts: { "for-review": 1 }, sentences: 2, examined: 0 },
    ]);
  });
});
