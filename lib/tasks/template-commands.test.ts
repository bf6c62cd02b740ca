import { describe, expect, it } from "vitest";
import { newsroomHistory } from "@/db/history";
import { taskTemplatesAll } from "@/db/task-templates";
import type { Actor } from "@/lib/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { assignTaskInput } from "@/lib/tasks/commands";
import { removeTaskTemplate, saveTaskTemplate, saveTaskTemplateInput } from "@/lib/tasks/template-commands";
import { offeredTemplates, shippedTemplates } from "@/lib/tasks/templates";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  const save = (fields: object, actor: Actor = room.admin) =>
    room.run(saveTaskTemplate, actor, parse(saveTaskTemplateInput, { title: "Ring the pilots", ...fields }));
  const titles = async () => (await taskTemplatesAll(room.desk.read)).map(({ title }) => title);
  return { ...room, save, titles };
}

describe("a template of tasks", () => {
  it("is kept by an administrator, changed, and taken away, each once in the newsroom's history", async () => {
    const room = await newRoom();
    const { id, version } = await room.save({ detail: "Ask for the log.", dueInHours: 24, blocks: true });
    await room.save({ title: "Call the agency" });
    expect(await room.titles()).toEqual(["Call the agency", "Ring the pilots"]);
    const changed = await room.save({ templateId: id, seen: version, title: "Ring both pilots" });
    expect(changed).toMatchObject({ id, title: "Ring both pilots", detail: "", dueInHours: null, version: 2 });
    await room.run(removeTaskTemplate, room.admin, { templateId: id });
    expect(await room.titles()).toEqual(["Call the agency"]);
    const told = await newsroomHistory(room.desk.read, { limit: 4 });
    expect(told.map(({ type, payload }) => [type, payload && "title" in payload && payload.title])).toEqual([
      ["task-template-removed", "Ring both pilots"],
      ["task-template-saved", "Ring both pilots"],
      ["task-template-saved", "Call the agency"],
      ["task-template-saved", "Ring the pilots"],
    ]);
  });

  it("is refused to all others, twice by one name, from a stale view, and where there is none", async () => {
    const room = await newRoom();
    const { id } = await room.save({});
    for (const who of [room.lead, room.checker, room.outsider]) {
      await expect(room.save({ title: "Another" }, who)).rejects.toThrow(Forbidden);
      await expect(room.run(removeTaskTemplate, who, { templateId: id })).rejects.toThrow(Forbidden);
    }
    await expect(room.save({})).rejects.toThrow("There is a template called “Ring the pilots” already");
    await expect(room.save({ templateId: id })).rejects.toThrow(Invalid);
    await room.save({ templateId: id, seen: 1, detail: "By phone." });
    await expect(room.save({ templateId: id, seen: 1, detail: "By post." })).rejects.toThrow(Conflict);
    await expect(room.save({ templateId: "none", seen: 1 })).rejects.toThrow(NotFound);
    await expect(room.run(removeTaskTemplate, room.admin, { templateId: "none" })).rejects.toThrow(NotFound);
    for (const wrong of [{ title: " " }, { dueInHours: 0 }, { dueInHours: 1.5 }, { dueInHours: 99_999 }, { colour: 1 }])
      await expect(async () => room.save(wrong)).rejects.toThrow(Invalid);
  });

  it("of two who change it at once lets one succeed", async () => {
    const room = await newRoom();
    const { id } = await room.save({});
    const results = await Promise.allSettled(
      ["By phone.", "By post."].map((detail) => room.save({ templateId: id, seen: 1, detail })),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});

describe("what is offered", () => {
  it("are the newsroom's own first, and those that come with the desk where it has none of that name", () => {
    const own = { title: "call the PRESS office ", detail: "By phone.", dueInHours: 2, blocks: false };
    const offered = offeredTemplates([own]);
    expect(offered[0]).toBe(own);
    expect(offered).toHaveLength(shippedTemplates.length);
    expect(offered.map(({ title }) => title)).not.toContain("Call the press office");
    expect(offeredTemplates([])).toEqual(shippedTemplates);
  });

  it("can each be made a task as it stands", () => {
    expect(new Set(shippedTemplates.map(({ title }) => title)).size).toBe(shippedTemplates.length);
    for (const { title, detail, blocks } of shippedTemplates)
      expect(assignTaskInput.parse({ dossierId: "d", claimId: "c", title, detail, blocks })).toMatchObject({ title });
  });
});
