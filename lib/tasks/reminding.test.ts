import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openDesk } from "@/db/client";
import { historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { people } from "@/db/schema";
import { taskById } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { editDossier, removeMember } from "@/lib/dossiers/commands";
import { Invalid } from "@/lib/errors";
import { assignTask, assignTaskInput, editTask } from "@/lib/tasks/commands";
import { remindDue } from "@/lib/tasks/reminding";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const at = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);
const noon = at(180).toISOString();

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    task: (over: object = {}) =>
      room.run(
        assignTask,
        room.lead,
        assignTaskInput.parse({
          dossierId: room.dossierId,
          title: "Ring the port",
          assigneeId: room.checker.personId,
          remindAt: noon,
          ...over,
        }),
      ),
    remind: (minutes = 181) => remindDue(room.desk, at(minutes)),
    reminders: async (viewer: Actor) =>
      (await noticesOf(room.desk.read, viewer, { limit: 50 })).filter(({ kind }) => kind === "reminded"),
  };
}

describe("a reminder of a task", () => {
  it("comes at its time, to whoever has it, as an event of the program", async () => {
    const room = await newRoom();
    const task = await room.task();
    expect(await room.remind(179)).toBe(0);
    expect(await room.remind(180)).toBe(1);
    expect(await room.reminders(room.checker)).toMatchObject([
      { taskId: task.id, actorName: null, payload: { title: "Ring the port" }, at: at(180).toISOString() },
    ]);
    expect(await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 1 })).toMatchObject([
      { type: "task-reminded", actorId: null },
    ]);
    expect(await taskById(room.desk.read, room.lead, task.id)).toMatchObject({
      remindedAt: at(180).toISOString(),
      version: 1,
    });
  });

  it("comes once, also when two processes give it at the same time, and after a restart", async () => {
    const room = await newRoom();
    for (let count = 0; count < 7; count++) await room.task();
    const other = openDesk(`${room.desk.folder}/second-source.sqlite`);
    const told = await Promise.all([room.remind(), room.remind(), remindDue(other, at(181))]);
    other.close();
    expect(told.reduce((sum, count) => sum + count)).toBe(7);
    expect(await room.reminders(room.checker)).toHaveLength(7);
    expect(await room.remind(999)).toBe(0);
  });

  it("that came due while nothing ran comes late rather than never", async () => {
    const room = await newRoom();
    await room.task();
    expect(await room.remind(60 * 24 * 30)).toBe(1);
  });

  it("goes to who asked while nobody has it, or who has it has left or is disabled", async () => {
    const room = await newRoom();
    await room.task({ assigneeId: null });
    await room.task({ assigneeId: room.second.personId });
    await room.task({ assigneeId: room.reader.personId });
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: room.second.personId });
    await room.desk.transact(async (tx) => {
      await tx.update(people).set({ disabledAt: "2026-03-01T00:00:00Z" }).where(eq(people.id, room.reader.personId));
    });
    expect(await room.remind()).toBe(3);
    expect(await room.reminders(room.lead)).toHaveLength(3);
    expect(await room.reminders(room.second)).toEqual([]);
  });

  it("goes to nobody who may not read it", async () => {
    const room = await newRoom();
    const source = await room.source("Jonas Vik", { kind: "interview", confidential: true, pseudonym: "the pilot" });
    const task = await room.run(
      assignTask,
      room.checker,
      assignTaskInput.parse({ dossierId: room.dossierId, title: "Meet Jonas", sourceId: source.id, remindAt: noon }),
    );
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: room.checker.personId });
    expect(await room.remind()).toBe(0);
    expect(await room.remind(200)).toBe(0);
    expect(await taskById(room.desk.read, room.lead, task.id)).toMatchObject({ remindedAt: at(181).toISOString() });
  });

  it("does not come once the task is done, or in a closed dossier until it is opened again", async () => {
    const room = await newRoom();
    const done = await room.task();
    await room.task();
    await room.run(editTask, room.checker, { taskId: done.id, state: "done", outcome: "They paid." });
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    expect(await room.remind()).toBe(0);
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "open" });
    expect(await room.remind()).toBe(1);
  });

  it("comes again when another time is set, by whose it is, a reader too", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.reader.personId });
    await room.remind();
    await room.run(editTask, room.reader, { taskId: task.id, remindAt: at(400).toISOString() });
    expect(await taskById(room.desk.read, room.lead, task.id)).toMatchObject({ remindedAt: null });
    expect(await room.remind(399)).toBe(0);
    expect(await room.remind(400)).toBe(1);
    await room.run(editTask, room.reader, { taskId: task.id, remindAt: null });
    expect(await room.remind(9999)).toBe(0);
  });

  it("is refused for a time that has gone by", async () => {
    const room = await newRoom();
    await expect(room.task({ remindAt: testNow.toISOString() })).rejects.toThrow(Invalid);
    const task = await room.task();
    const past = { taskId: task.id, remindAt: at(-1).toISOString() };
    await expect(room.run(editTask, room.checker, past)).rejects.toMatchObject({
      fields: { remindAt: expect.any(String) },
    });
  });
});
