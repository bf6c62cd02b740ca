import { describe, expect, it } from "vitest";
import { runningCheck } from "@/db/blind-checks";
import { historyOf } from "@/db/history";
import { taskById } from "@/db/tasks";
import { askBlindCheck } from "@/lib/claims/blind-commands";
import { editClaim } from "@/lib/claims/commands";
import { changeMember, removeMember } from "@/lib/dossiers/commands";
import { changePerson } from "@/lib/people/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { myDesk } from "@/lib/tasks/my-desk";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  const { dossierId, checker, lead } = room;
  const give = async (claim: { id: string }) => {
    const { version: seen } = await room.read(claim);
    await room.run(editClaim, lead, { claimId: claim.id, seen, assigneeId: checker.personId });
  };
  const task = (over: object = {}) =>
    room.run(
      assignTask,
      lead,
      assignTaskInput.parse({ dossierId, title: "Ring the port", assigneeId: checker.personId, ...over }),
    );
  const who = { dossierId, personId: checker.personId };
  return {
    ...room,
    give,
    task,
    remove: () => room.run(removeMember, lead, who),
    makeReader: () => room.run(changeMember, lead, { ...who, role: "reader" }),
    whose: async (claim: { id: string }) => (await room.read(claim)).assigneeId,
    taskOf: async ({ id }: { id: string }) => (await taskById(room.desk.read, lead, id))?.assigneeId,
  };
}

describe("whoever leaves a dossier", () => {
  it("leaves no claim and no task that is nobody's without saying so", async () => {
    const room = await newRoom();
    const open = await room.claim();
    await room.give(open);
    const task = await room.task({ claimId: open.id, blocks: true });
    await room.remove();
    expect(await room.whose(open)).toBeNull();
    expect(await room.taskOf(task)).toBeNull();
    const { free } = await myDesk(room.desk.read, room.second);
    expect(free.items.map(({ id }) => id)).toEqual([task.id]);
    const told = await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 3 });
    expect(told.map(({ type }) => type)).toEqual(["member-removed", "task-handed-over", "claim-changed"]);
  });

  it("stays who checked what is signed off", async () => {
    const room = await newRoom();
    const signed = await room.signedClaim({ assigneeId: room.checker.personId });
    await room.remove();
    expect(await room.whose(signed)).toBe(room.checker.personId);
  });
});

it("who becomes a reader keeps their tasks, and checks no claims any more", async () => {
  const room = await newRoom();
  const open = await room.claim();
  await room.give(open);
  const task = await room.task();
  await room.makeReader();
  expect(await room.whose(open)).toBeNull();
  expect(await room.taskOf(task)).toBe(room.checker.personId);
});

it("a blind check does not wait for somebody who was disabled", async () => {
  const room = await newRoom();
  const claim = await room.claim();
  const judges = { firstId: room.checker.personId, secondId: room.second.personId };
  await room.run(askBlindCheck, room.lead, { claimId: claim.id, ...judges });
  expect(await runningCheck(room.desk.read, claim.id)).not.toBeNull();
  await room.run(changePerson, room.admin, { personId: room.second.personId, disabled: true });
  expect(await runningCheck(room.desk.read, claim.id)).toBeNull();
});
