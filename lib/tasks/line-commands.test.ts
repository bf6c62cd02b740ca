import { describe, expect, it } from "vitest";
import { lineTasksOf } from "@/db/line-tasks";
import { noticesOf } from "@/db/notices";
import { taskById } from "@/db/tasks";
import { editClaim } from "@/lib/claims/commands";
import { mergeClaims } from "@/lib/claims/merge-commands";
import { editDossier } from "@/lib/dossiers/commands";
import type { RuleName } from "@/lib/dossiers/standard";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { assignTask, assignTaskInput, editTask } from "@/lib/tasks/commands";
import { makeLineTask } from "@/lib/tasks/line-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  const make = (claim: { id: string }, rule: RuleName, actor = room.lead) =>
    room.run(makeLineTask, actor, { claimId: claim.id, rule });
  const open = async (claim: { id: string }, viewer = room.lead) =>
    [...((await lineTasksOf(room.desk.read, viewer, room.dossierId)).get(claim.id) ?? [])].map(([rule, task]) => [
      rule,
      task.title,
      task.assigneeName,
    ]);
  /** An accusation that nobody has put to whom it is about, given to the checker. */
  const accused = async () => {
    const claim = await room.claim({
      kind: "allegation",
      about: ["Varn & Holm"],
      statement: "They were paid twice.",
      assigneeId: room.checker.personId,
    });
    await room.verdict(claim, "supported");
    return claim;
  };
  return { ...room, make, open, accused };
}

describe("a failing line becomes a task", () => {
  it("that says what is to be done, for the claim's checker, who hears of it", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const made = await room.make(claim, "reply");
    expect(made).toMatchObject({ made: true, title: "Ask Varn & Holm for a reply to 1" });
    expect(await taskById(room.desk.read, room.reader, made.id)).toMatchObject({
      claimId: claim.id,
      assigneeId: room.checker.personId,
      state: "open",
      dueAt: null,
      detail: "Whom it is about has not been asked. Record when and how you asked them.\n\n1: They were paid twice.",
    });
    expect(await room.open(claim)).toEqual([["reply", made.title, "Chidi Checker"]]);
    const [notice] = await noticesOf(room.desk.read, room.checker, { limit: 1 });
    expect(notice).toMatchObject({ kind: "assigned", taskId: made.id });
  });

  it("once, also when two press at the same time", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const [one, other] = await Promise.all([room.make(claim, "reply"), room.make(claim, "reply", room.second)]);
    expect(one.id).toBe(other?.id);
    expect([one.made, other?.made].sort()).toEqual([false, true]);
  });

  it("again once the task is done or cancelled and the line still fails", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const first = await room.make(claim, "reply");
    await room.run(editTask, room.checker, { taskId: first.id, state: "done", outcome: "Nobody picks up." });
    expect(await room.open(claim)).toEqual([]);
    const again = await room.make(claim, "reply");
    expect(again).toMatchObject({ made: true });
    expect(again.id).not.toBe(first.id);
  });

  it("that stays the line's own whatever it is called later", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const { id } = await room.make(claim, "reply");
    await room.run(editTask, room.lead, { taskId: id, title: "Ring Varn before noon" });
    expect(await room.open(claim)).toEqual([["reply", "Ring Varn before noon", "Chidi Checker"]]);
    expect(await room.make(claim, "reply")).toMatchObject({ id, made: false });
  });

  it("for whoever takes it where nobody checks the claim, or its checker has left", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.make(claim, "verdict");
    expect(await room.open(claim)).toEqual([["verdict", "Find out whether 1 is so", null]]);
  });

  it("and never for the checker where another is to sign", async () => {
    const room = await newRoom();
    const standard = { name: "x", rules: [{ rule: "second-signer" as const, when: {} }] };
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, standard });
    const claim = await room.accused();
    await room.make(claim, "second-signer");
    expect(await room.open(claim)).toEqual([["second-signer", "Sign 1 off in its checker’s place", null]]);
  });

  it("beside tasks that people wrote themselves, which are no line's", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const words = { title: 'Ask for the "rule": "reply"', detail: '{"rule":"reply"}' };
    const task = { dossierId: room.dossierId, claimId: claim.id, ...words };
    await room.run(assignTask, room.lead, assignTaskInput.parse(task));
    expect(await room.open(claim)).toEqual([]);
    expect(await room.make(claim, "reply")).toMatchObject({ made: true });
  });

  it("that goes along when the claim is merged into another", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const kept = await room.claim({ kind: "allegation" });
    await room.make(claim, "reply");
    const [from, into] = [await room.read(claim), await room.read(kept)];
    await room.run(mergeClaims, room.lead, {
      claimId: from.id,
      into: into.id,
      seen: from.version,
      intoSeen: into.version,
    });
    expect((await room.open(kept)).map(([rule]) => rule)).toEqual(["reply"]);
    await expect(room.make(claim, "reply")).rejects.toThrow(Conflict);
  });

  it("is refused for a line that is met, to readers, and unknown to outsiders", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    await expect(room.make(claim, "origins")).rejects.toThrow("There is nothing to make a task of");
    await expect(room.make(claim, "second-signer")).rejects.toThrow(Conflict);
    await expect(room.make(claim, "reply", room.reader)).rejects.toThrow(Forbidden);
    await expect(room.make(claim, "reply", room.outsider)).rejects.toThrow(NotFound);
    await expect(room.make(claim, "reply", room.admin)).rejects.toThrow(NotFound);
    await expect(room.make({ id: "none" }, "reply")).rejects.toThrow(NotFound);
    expect(await room.open(claim)).toEqual([]);
    await room.make(claim, "reply");
    expect(await room.open(claim, room.outsider)).toEqual([]);
  });

  it("is refused in a closed dossier", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(room.make(claim, "reply")).rejects.toThrow(Forbidden);
  });

  it("asks for what came of asking, once they were asked", async () => {
    const room = await newRoom();
    const claim = await room.accused();
    const { version } = await room.read(claim);
    const reply = { askedAt: "2026-03-10T09:00:00Z", how: "e-mail", until: null, answer: null, silence: false };
    await room.run(editClaim, room.lead, { claimId: claim.id, seen: version, reply });
    expect(await room.make(claim, "reply")).toMatchObject({ title: "Get the reply of Varn & Holm to 1" });
  });
});
