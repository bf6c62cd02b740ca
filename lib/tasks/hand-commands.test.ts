import { describe, expect, it } from "vitest";
import { historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { myTasks, taskById } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { editDossier, removeMember } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { assignTask, assignTaskInput, editTask } from "@/lib/tasks/commands";
import { handOverTask, takeTask, watchTask } from "@/lib/tasks/hand-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  const notices = async (viewer: Actor) =>
    (await noticesOf(room.desk.read, viewer, { limit: 20 })).map(({ kind, eventType }) => [kind, eventType]);
  return {
    ...room,
    notices,
    task: (over: object = {}, actor = room.lead) =>
      room.run(
        assignTask,
        actor,
        assignTaskInput.parse({ dossierId: room.dossierId, title: "Ring the port", ...over }),
      ),
    take: (task: { id: string }, actor: Actor, seen?: number) =>
      room.run(takeTask, actor, { taskId: task.id, ...(seen ? { seen } : {}) }),
    hand: (task: { id: string }, to: Actor | null, actor: Actor, note = "") =>
      room.run(handOverTask, actor, { taskId: task.id, to: to?.personId ?? null, note }),
    watch: (task: { id: string }, actor: Actor, watching = true) =>
      room.run(watchTask, actor, { taskId: task.id, watching }),
    whose: async (task: { id: string }) => (await taskById(room.desk.read, room.lead, task.id))?.assigneeName ?? null,
    close: () => room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" }),
    last: async (viewer: Actor = room.lead) =>
      (await historyOf(room.desk.read, viewer, room.dossierId, { limit: 1 }))[0],
  };
}

describe("taking a task", () => {
  it("that nobody has puts it on one's own desk, and tells who asked for it", async () => {
    const room = await newRoom();
    const task = await room.task();
    expect(await room.take(task, room.checker)).toEqual({ id: task.id, version: 2 });
    expect(await myTasks(room.desk.read, room.checker)).toMatchObject([{ id: task.id }]);
    expect(await room.last()).toMatchObject({ type: "task-taken", payload: { title: "Ring the port", from: null } });
    expect(await room.notices(room.lead)).toEqual([["watched", "task-taken"]]);
    expect(await room.notices(room.checker)).toEqual([]);
  });

  it("goes to the first of two who take it at once, and the other is told who that is", async () => {
    const room = await newRoom();
    const task = await room.task();
    const [one, other] = await Promise.allSettled([room.take(task, room.checker, 1), room.take(task, room.second, 1)]);
    expect([one?.status, other?.status]).toEqual(["fulfilled", "rejected"]);
    expect((other as PromiseRejectedResult).reason).toMatchObject({
      kind: "conflict",
      message: "Chidi Checker has this task by now. Ask them if you want it.",
      extra: { current: 2, assigneeId: room.checker.personId },
    });
    expect(await room.whose(task)).toBe("Chidi Checker");
  });

  it("that one has already does nothing", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId });
    expect(await room.take(task, room.checker)).toEqual({ id: task.id, version: 1 });
    expect(await room.last()).toMatchObject({ type: "task-assigned" });
  });

  it("to whoever has it is refused where a note would be lost", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId });
    await expect(room.hand(task, room.checker, room.lead, "Ask for Ann.")).rejects.toThrow(
      "Chidi Checker has this task already. Your note was not passed on: copy it into the talk about the task.",
    );
    const free = await room.task();
    await expect(room.hand(free, null, room.lead, "Ask for Ann.")).rejects.toThrow(/^Nobody has this task already/);
  });

  it("from another needs that one saw whose it is, and they are told", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId }, room.second);
    await expect(room.take(task, room.second)).rejects.toThrow("Chidi Checker has this task by now");
    await room.take(task, room.second, 1);
    expect(await room.whose(task)).toBe("Sofia Second");
    expect(await room.notices(room.checker)).toEqual([
      ["watched", "task-taken"],
      ["assigned", "task-assigned"],
    ]);
  });

  it("is refused to readers, outsiders, once it is done, and in a closed dossier", async () => {
    const room = await newRoom();
    const task = await room.task();
    await expect(room.take(task, room.reader)).rejects.toThrow(Forbidden);
    await expect(room.take(task, room.outsider)).rejects.toThrow(NotFound);
    await expect(room.take(task, room.admin)).rejects.toThrow(NotFound);
    await room.run(editTask, room.lead, { taskId: task.id, state: "done", outcome: "They paid." });
    await expect(room.take(task, room.checker)).rejects.toThrow("This task is done");
    const another = await room.task();
    await room.close();
    await expect(room.take(another, room.checker)).rejects.toThrow(Forbidden);
  });
});

describe("handing a task over", () => {
  it("keeps the note in the history, and tells the next person", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const task = await room.task({ assigneeId: room.checker.personId, claimId: claim.id });
    await room.hand(task, room.second, room.checker, "  They only speak Dutch. ");
    expect(await room.whose(task)).toBe("Sofia Second");
    expect(await room.last()).toMatchObject({
      type: "task-handed-over",
      claimId: claim.id,
      payload: { from: room.checker.personId, to: room.second.personId, note: "They only speak Dutch." },
    });
    expect(await noticesOf(room.desk.read, room.second, { limit: 1 })).toMatchObject([
      { kind: "assigned", taskId: task.id, claimRef: "1", payload: { note: "They only speak Dutch." } },
    ]);
    expect(await room.notices(room.lead)).toEqual([["watched", "task-handed-over"]]);
  });

  it("is for whose it is, a reader too, and for leads and checkers", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.reader.personId });
    await room.hand(task, room.checker, room.reader);
    await expect(room.hand(task, room.second, room.reader)).rejects.toThrow(Forbidden);
    await room.hand(task, null, room.second);
    expect(await room.whose(task)).toBeNull();
    expect(await room.notices(room.checker)).toEqual([
      ["watched", "task-handed-over"],
      ["assigned", "task-handed-over"],
    ]);
  });

  it("to whoever has it does nothing", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId });
    expect(await room.hand(task, room.checker, room.lead)).toEqual({ id: task.id, version: 1 });
    expect(await room.last()).toMatchObject({ type: "task-assigned" });
  });

  it("is refused to outsiders, to somebody outside, from a stale view, once it is done, and in a closed dossier", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId });
    await expect(room.hand(task, room.second, room.outsider)).rejects.toThrow(NotFound);
    await expect(room.hand(task, room.outsider, room.checker)).rejects.toThrow(Invalid);
    await room.run(editTask, room.lead, { taskId: task.id, detail: "At noon." });
    const stale = { taskId: task.id, seen: 1, to: room.second.personId, note: "" };
    await expect(room.run(handOverTask, room.checker, stale)).rejects.toMatchObject({ extra: { current: 2 } });
    await room.run(editTask, room.lead, { taskId: task.id, state: "cancelled" });
    await expect(room.hand(task, room.second, room.checker)).rejects.toThrow(Conflict);
    const another = await room.task({ assigneeId: room.checker.personId });
    await room.close();
    await expect(room.hand(another, room.second, room.checker)).rejects.toThrow(Forbidden);
  });

  it("to somebody who is not cleared for its source is refused, and who is not cleared learns no word of it", async () => {
    const room = await newRoom();
    const confidential = { kind: "interview", confidential: true, pseudonym: "the pilot" };
    const source = await room.source("Jonas Vik", confidential);
    const task = await room.task(
      { title: "Meet Jonas Vik", sourceId: source.id, assigneeId: room.checker.personId },
      room.checker,
    );
    await expect(room.hand(task, room.second, room.checker)).rejects.toThrow("not cleared");
    await expect(room.hand(task, room.lead, room.lead)).rejects.toThrow(Forbidden);
    await expect(room.watch(task, room.lead)).rejects.toThrow(Forbidden);
    await room.hand(task, null, room.checker, "Jonas is away");
    await expect(room.take(task, room.second, 2)).rejects.toThrow(Forbidden);
    const told = [await room.last(), await taskById(room.desk.read, room.lead, task.id)];
    expect(JSON.stringify(told)).not.toContain("Jonas");
    expect(JSON.stringify(await room.last(room.checker))).toContain("Jonas is away");
  });
});

describe("watching a task", () => {
  it("tells of what matters, and of nothing that one did oneself", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId }, room.checker);
    expect(await room.watch(task, room.reader)).toEqual({ id: task.id, watching: true });
    expect(await taskById(room.desk.read, room.reader, task.id)).toMatchObject({ watching: true });
    expect(await taskById(room.desk.read, room.second, task.id)).toMatchObject({ watching: false });
    await room.run(editTask, room.checker, { taskId: task.id, state: "done", outcome: "They paid." });
    expect(await room.notices(room.reader)).toEqual([["watched", "task-changed"]]);
    expect(await room.notices(room.checker)).toEqual([]);
  });

  it("is recorded once, ends when one wants, and works in a closed dossier too", async () => {
    const room = await newRoom();
    const task = await room.task();
    await room.close();
    await room.watch(task, room.reader);
    await room.watch(task, room.reader);
    const before = await room.last();
    expect(before).toMatchObject({ type: "task-watched", payload: { watching: true } });
    await room.watch(task, room.reader);
    expect((await room.last())?.number).toBe(before?.number);
    await room.watch(task, room.reader, false);
    expect(await room.last()).toMatchObject({ type: "task-watched", payload: { watching: false } });
    await expect(room.watch(task, room.outsider)).rejects.toThrow(NotFound);
  });

  it("begins by itself for who asked somebody else, and not for who took it on", async () => {
    const room = await newRoom();
    const given = await room.task({ assigneeId: room.checker.personId });
    const own = await room.task({ assigneeId: room.lead.personId });
    expect(await taskById(room.desk.read, room.lead, given.id)).toMatchObject({ watching: true });
    expect(await taskById(room.desk.read, room.lead, own.id)).toMatchObject({ watching: false });
  });

  it("tells nothing to somebody who has left the dossier", async () => {
    const room = await newRoom();
    const task = await room.task();
    await room.watch(task, room.reader);
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: room.reader.personId });
    await room.take(task, room.checker);
    expect(await room.notices(room.reader)).toEqual([]);
  });
});
