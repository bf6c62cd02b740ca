import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { people } from "@/db/schema";
import { evidenceFor, evidenceNamed } from "@/db/task-evidence";
import { countOpen, myTasks, type TaskList, taskById, taskCounts, tasksListed, tasksOf } from "@/db/tasks";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { addMember, createDossier, createDossierInput, editDossier, removeMember } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { addSource, addSourceInput, setCleared } from "@/lib/sources/commands";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { assignTask, assignTaskInput, editTask, editTaskInput } from "@/lib/tasks/commands";
import { newPerson } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    task: (over: object = {}, actor = room.lead) =>
      room.run(
        assignTask,
        actor,
        parse(assignTaskInput, { dossierId: room.dossierId, title: "Ring the port authority", ...over }),
      ),
    edit: (task: { id: string }, change: object, actor = room.lead) =>
      room.run(editTask, actor, parse(editTaskInput, { taskId: task.id, ...change })),
    found: (task: { id: string }) => taskById(room.desk.read, room.lead, task.id),
    last: async () => (await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 1 }))[0],
  };
}

describe("assigning a task", () => {
  it("puts it on the assignee's desk and tells them", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const assigneeId = room.reader.personId;
    const task = await room.task({ assigneeId, claimId: claim.id, dueAt: "2026-03-20T18:00:00+01:00" });
    expect(await myTasks(room.desk.read, room.reader)).toMatchObject([
      { id: task.id, dueAt: "2026-03-20T17:00:00.000Z", claimRef: "1", about: "1", dossierTitle: "Halvern dredging" },
    ]);
    expect(await noticesOf(room.desk.read, room.reader, { limit: 10 })).toMatchObject([
      { kind: "assigned", taskId: task.id, claimId: claim.id, actorName: "Lena Lead", readAt: null },
    ]);
    expect(await room.last()).toMatchObject({ type: "task-assigned", claimId: claim.id, subject: { id: task.id } });
  });

  it("tells nobody who takes it themselves", async () => {
    const room = await newRoom();
    await room.task({ assigneeId: room.lead.personId });
    expect(await noticesOf(room.desk.read, room.lead, { limit: 10 })).toEqual([]);
  });

  it("names what it is about", async () => {
    const room = await newRoom();
    const article = await room.article("A text.");
    const source = await room.source("The annual report");
    const tasks = [
      await room.task({ articleId: article.id }),
      await room.task({ sourceId: source.id }),
      await room.task(),
    ];
    const abouts = await Promise.all(tasks.map(async (task) => (await room.found(task))?.about));
    expect(abouts).toEqual(["Article A", "The annual report", null]);
  });

  it("is for members only, about one thing of the same dossier", async () => {
    const room = await newRoom();
    const other = await newRoom();
    const claim = await room.claim();
    const source = await room.source("The annual report");
    const foreign = await other.claim();
    await expect(room.task({ assigneeId: room.outsider.personId })).rejects.toThrow(Invalid);
    await expect(room.task({ assigneeId: "nobody" })).rejects.toThrow(Invalid);
    await expect(room.task({ claimId: foreign.id })).rejects.toThrow(Invalid);
    await expect(room.task({ articleId: "nothing" })).rejects.toThrow(Invalid);
    expect(() =>
      parse(assignTaskInput, { dossierId: "d", title: "t", claimId: claim.id, sourceId: source.id }),
    ).toThrow(Invalid);
    expect(() => parse(assignTaskInput, { dossierId: "d", title: " " })).toThrow(Invalid);
    expect(await countOpen(room.desk.read, room.lead, room.dossierId)).toBe(0);
  });

  it("is refused to readers, outsiders and in a closed dossier", async () => {
    const room = await newRoom();
    await expect(room.task({}, room.reader)).rejects.toThrow(Forbidden);
    await expect(room.task({}, room.outsider)).rejects.toThrow(NotFound);
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(room.task()).rejects.toThrow("closed");
  });
});

describe("working on a task", () => {
  it("needs an outcome to be done", async () => {
    const room = await newRoom();
    const task = await room.task();
    await expect(room.edit(task, { state: "done" })).rejects.toMatchObject({ fields: { outcome: expect.any(String) } });
    await expect(room.edit(task, { state: "done", outcome: "  " })).rejects.toThrow(Invalid);
    expect(await room.edit(task, { seen: 1, state: "done", outcome: "They paid." })).toEqual({
      id: task.id,
      version: 2,
    });
    expect(await room.found(task)).toMatchObject({ state: "done", outcome: "They paid.", version: 2 });
    await expect(room.edit(task, { outcome: "" })).rejects.toThrow(Invalid);
  });

  it.each([
    ["open", "done", true],
    ["open", "cancelled", true],
    ["done", "open", true],
    ["cancelled", "open", true],
    ["done", "cancelled", false],
    ["cancelled", "done", false],
  ] as const)("from %s to %s: %s", async (from, to, allowed) => {
    const room = await newRoom();
    const task = await room.task();
    if (from !== "open") await room.edit(task, { state: from, outcome: "They paid." });
    const moved = room.edit(task, { state: to, outcome: "They paid." });
    if (allowed) expect(await moved).toEqual({ id: task.id, version: from === "open" ? 2 : 3 });
    else await expect(moved).rejects.toThrow(Conflict);
  });

  it("lets its assignee finish it though a reader, and no more than that", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.reader.personId });
    await expect(room.edit(task, { title: "Ring somebody else" }, room.reader)).rejects.toThrow(Forbidden);
    await expect(room.edit(task, { assigneeId: null, state: "cancelled" }, room.reader)).rejects.toThrow(Forbidden);
    await room.edit(task, { state: "done", outcome: "They paid." }, room.reader);
    expect(await room.found(task)).toMatchObject({ state: "done" });
    const others = await room.task({ assigneeId: room.checker.personId });
    await expect(room.edit(others, { state: "cancelled" }, room.reader)).rejects.toThrow(Forbidden);
    await expect(room.edit(others, { state: "cancelled" }, room.outsider)).rejects.toThrow(NotFound);
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(room.edit(task, { state: "open" }, room.reader)).rejects.toThrow("closed");
  });

  it("tells whoever it is given to next, and takes it off the first desk", async () => {
    const room = await newRoom();
    const task = await room.task({ assigneeId: room.checker.personId });
    await room.edit(task, { assigneeId: room.second.personId });
    expect(await myTasks(room.desk.read, room.checker)).toEqual([]);
    expect(await noticesOf(room.desk.read, room.second, { limit: 10 })).toHaveLength(1);
    await room.edit(task, { detail: "Ask for the invoice." });
    expect(await noticesOf(room.desk.read, room.second, { limit: 10 })).toHaveLength(1);
    await expect(room.edit(task, { assigneeId: room.outsider.personId })).rejects.toThrow(Invalid);
  });

  it("lets one of two succeed who finish it at once", async () => {
    const room = await newRoom();
    const task = await room.task();
    const results = await Promise.allSettled(
      ["They paid.", "They did not."].map((outcome) => room.edit(task, { seen: 1, state: "done", outcome })),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map((result) => [result.reason.kind, result.reason.extra])).toEqual([["conflict", { current: 2 }]]);
  });

  it("does nothing when it is so already, also for somebody who saw an older one", async () => {
    const room = await newRoom();
    const task = await room.task();
    await room.edit(task, { seen: 1, state: "cancelled" });
    const before = (await room.last())?.number;
    expect(await room.edit(task, { seen: 1, state: "cancelled" })).toEqual({ id: task.id, version: 2 });
    expect((await room.last())?.number).toBe(before);
  });
});

describe("tasks on the desk", () => {
  it("come soonest first, without a date last, page by page, from open dossiers that one still sees", async () => {
    const room = await newRoom();
    const assigneeId = room.checker.personId;
    const due = (dueAt: string | null) => room.task({ assigneeId, dueAt });
    const none = await due(null);
    const late = await due("2026-05-01T00:00:00Z");
    const soon = await due("2026-03-18T00:00:00Z");
    const alsoLate = await due("2026-05-01T00:00:00Z");
    const [first, ...rest] = [soon, ...[late, alsoLate].sort((a, b) => (a.id < b.id ? -1 : 1)), none];
    const page = await myTasks(room.desk.read, room.checker, { limit: 1 });
    const after = await myTasks(room.desk.read, room.checker, { limit: 9, cursor: first?.id ?? "" });
    expect(page.map((task) => task.id)).toEqual([first?.id]);
    expect(after.map((task) => task.id)).toEqual(rest.map((task) => task.id));
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: assigneeId });
    expect(await myTasks(room.desk.read, room.checker)).toEqual([]);
    expect(await noticesOf(room.desk.read, room.checker, { limit: 10 })).toEqual([]);
  });

  it("are listed by state for members, and not at all for others", async () => {
    const room = await newRoom();
    const open = await room.task();
    const gone = await room.task();
    await room.edit(gone, { state: "cancelled" });
    const list = (viewer: { personId: string }, filter = {}) => tasksOf(room.desk.read, viewer, room.dossierId, filter);
    expect(await list(room.reader)).toHaveLength(2);
    expect(await list(room.reader, { state: "open" })).toMatchObject([{ id: open.id }]);
    expect(await countOpen(room.desk.read, room.reader, room.dossierId)).toBe(1);
    expect(await list(room.outsider)).toEqual([]);
    expect(await taskById(room.desk.read, room.outsider, open.id)).toBeNull();
    expect(await countOpen(room.desk.read, room.outsider, room.dossierId)).toBe(0);
  });
});

describe("a task about a confidential source", () => {
  const confidential = { kind: "interview", confidential: true, pseudonym: "the harbour pilot" };

  it("is readable and assignable only for those cleared", async () => {
    const room = await newRoom();
    const source = await room.source("Jonas Vik", confidential);
    const words = { title: "Meet Jonas Vik", detail: "At the old lighthouse", sourceId: source.id };
    const task = await room.task({ ...words, assigneeId: room.checker.personId }, room.checker);
    expect(await taskById(room.desk.read, room.checker, task.id)).toMatchObject({
      title: "Meet Jonas Vik",
      withheld: false,
    });
    const seen = await room.found(task);
    expect(seen).toMatchObject({
      title: "About the harbour pilot",
      detail: "",
      withheld: true,
      about: "the harbour pilot",
    });
    expect(JSON.stringify([seen, await room.last()])).not.toMatch(/Jonas|lighthouse/);
    await expect(room.edit(task, { detail: "x" }, room.lead)).rejects.toThrow(Forbidden);
    await expect(room.task(words, room.second)).rejects.toThrow(Forbidden);
    const toUncleared = () => room.task({ ...words, assigneeId: room.second.personId }, room.checker);
    await expect(toUncleared()).rejects.toThrow(/not cleared/);
    const personIds = [room.checker.personId, room.second.personId];
    await room.run(setCleared, room.lead, { sourceId: source.id, personIds });
    await toUncleared();
    expect(await myTasks(room.desk.read, room.second)).toMatchObject([{ title: "Meet Jonas Vik" }]);
  });
});

it("a person who cannot sign in any more is given no task", async () => {
  const room = await newRoom();
  const gone = await newPerson(room.desk, "Gil Gone");
  await room.run(addMember, room.lead, { dossierId: room.dossierId, personId: gone.personId, role: "checker" });
  await room.desk.transact(async (tx) => {
    await tx.update(people).set({ disabledAt: "2026-03-01T00:00:00Z" }).where(eq(people.id, gone.personId));
  });
  await expect(room.task({ assigneeId: gone.personId })).rejects.toThrow(Invalid);
});

describe("a task that the sign-off waits for", () => {
  it("is named in the claim's failing lines, and refuses the sign-off until it is done", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.verdict(claim, "supported");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    const task = await room.task({ claimId: claim.id, blocks: true, title: "Ask a lawyer" });
    await room.task({ claimId: claim.id, title: "Look at the map" });
    const detail = "Its sign-off waits for the open task “Ask a lawyer”. Say what came of it first.";
    expect((await room.standing(claim)).failing).toEqual([{ rule: "task", detail }]);
    await expect(room.sign(claim)).rejects.toMatchObject({ extra: { failing: [{ rule: "task", detail }] } });
    await room.edit(task, { state: "done", outcome: "She has no objection." });
    expect((await room.standing(claim)).failing).toEqual([]);
    await room.sign(claim);
  });

  it("can be made to wait, or not, while it is open, and is no reason of its own to go stale", async () => {
    const room = await newRoom();
    const claim = await room.signedClaim();
    const task = await room.task({ claimId: claim.id });
    await room.edit(task, { blocks: true });
    expect((await room.standing(claim)).failing).toMatchObject([{ rule: "task" }]);
    expect(await room.read(claim)).toMatchObject({ status: "signed-off", stale: false });
    await room.edit(task, { blocks: false });
    expect((await room.standing(claim)).failing).toEqual([]);
    expect(await room.last()).toMatchObject({ payload: { changes: { blocks: [true, false] } } });
  });

  it("is about a claim", async () => {
    const room = await newRoom();
    const source = await room.source("The annual report");
    await expect(room.task({ sourceId: source.id, blocks: true })).rejects.toMatchObject({
      fields: { blocks: expect.any(String) },
    });
    const task = await room.task();
    await expect(room.edit(task, { blocks: true })).rejects.toThrow(Invalid);
  });
});

describe("evidence that came of a task", () => {
  it("is attached with the outcome, each piece once, by whose task it is", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const evidence = await room.evidence(claim, await room.source("The annual report"));
    const task = await room.task({ claimId: claim.id, assigneeId: room.reader.personId });
    const done = { state: "done", outcome: "They paid.", evidenceIds: [evidence.id, evidence.id] };
    await room.edit(task, done, room.reader);
    expect(await room.found(task)).toMatchObject({ state: "done", evidenceIds: [evidence.id] });
    expect(await room.last()).toMatchObject({ payload: { changes: { evidenceIds: [[], [evidence.id]] } } });
    const named = await evidenceNamed(room.desk.read, room.second, [evidence.id, "gone"]);
    expect([...named.values()]).toMatchObject([{ claimRef: "1", source: "The annual report", stance: "supports" }]);
    expect(await evidenceNamed(room.desk.read, room.outsider, [evidence.id])).toEqual(new Map());
    expect(await evidenceFor(room.desk.read, room.reader, [{ claimId: claim.id, sourceId: null }])).toMatchObject([
      { id: evidence.id },
    ]);
  });

  it("is of the same dossier", async () => {
    const room = await newRoom();
    const task = await room.task();
    const foreign = await room.run(createDossier, room.lead, createDossierInput.parse({ title: "Another" }));
    const claim = await room.run(
      createClaim,
      room.lead,
      createClaimInput.parse({ dossierId: foreign.id, statement: "It is so." }),
    );
    const source = await room.run(
      addSource,
      room.lead,
      addSourceInput.parse({ dossierId: foreign.id, kind: "document", title: "A paper" }),
    );
    const evidence = await room.run(
      addEvidence,
      room.lead,
      addEvidenceInput.parse({ claimId: claim.id, sourceId: source.id, stance: "supports" }),
    );
    for (const id of [evidence.id, "nothing"])
      await expect(room.edit(task, { evidenceIds: [id] })).rejects.toMatchObject({
        fields: { evidenceIds: expect.any(String) },
      });
  });

  it("shows only the pseudonym of its source to those not cleared", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const confidential = { kind: "interview", confidential: true, pseudonym: "the harbour pilot" };
    const evidence = await room.evidence(claim, await room.source("Jonas Vik", confidential), { quote: "I saw it" });
    const seen = async (viewer: { personId: string }) =>
      JSON.stringify([
        ...(await evidenceNamed(room.desk.read, viewer, [evidence.id])).values(),
        await evidenceFor(room.desk.read, viewer, [{ claimId: claim.id, sourceId: null }]),
      ]);
    expect(await seen(room.checker)).toContain("Jonas Vik");
    expect(await seen(room.lead)).toContain("the harbour pilot");
    expect(await seen(room.lead)).not.toMatch(/Jonas|I saw it/);
  });
});

describe("tasks in lists", () => {
  it("are counted and paged by what one looks for", async () => {
    const room = await newRoom();
    const mine = await room.task({ assigneeId: room.checker.personId, dueAt: "2026-05-01T00:00:00Z" });
    const free = await room.task({ dueAt: "2026-04-01T00:00:00Z" });
    const done = await room.task();
    await room.edit(done, { state: "cancelled" });
    const of = async (list: TaskList, viewer = room.checker) =>
      (await tasksListed(room.desk.read, viewer, room.dossierId, { list, limit: 10, offset: 0 })).map(({ id }) => id);
    expect(await of("open")).toEqual([free.id, mine.id]);
    expect(await of("mine")).toEqual([mine.id]);
    expect(await of("free")).toEqual([free.id]);
    expect(await of("ended")).toEqual([done.id]);
    expect(await of("open", room.outsider)).toEqual([]);
    expect(await taskCounts(room.desk.read, room.checker, room.dossierId)).toEqual({
      open: 2,
      mine: 1,
      free: 1,
      ended: 1,
    });
    expect(await taskCounts(room.desk.read, room.outsider, room.dossierId)).toMatchObject({ open: 0, ended: 0 });
    const second = { list: "open", limit: 1, offset: 1 } as const;
    expect(await tasksListed(room.desk.read, room.reader, room.dossierId, second)).toMatchObject([{ id: mine.id }]);
  });
});
