import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commentsOn } from "@/db/comments";
import { evidenceOf } from "@/db/evidence";
import { historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { find } from "@/db/search";
import { sourceById } from "@/db/sources";
import { taskById } from "@/db/tasks";
import { askBlindCheck, giveBlindVerdict } from "@/lib/claims/blind-commands";
import { editComment, writeComment } from "@/lib/comments/commands";
import { sealEdition } from "@/lib/editions/seal";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { eraseEvent, wouldErase } from "@/lib/history/erase-commands";
import { sentence } from "@/lib/history/sentence";
import { verifyHistory } from "@/lib/history/verify";
import { editEvidence, editEvidenceInput } from "@/lib/sources/evidence-commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const secret = "Zorvathquill";
const reason = "Order 12/26 of the district court of Holm";

async function open() {
  const room = await newNewsroom();
  const { desk, run, dossierId, lead } = room;
  const events = () => historyOf(desk.read, lead, dossierId, { limit: 200 });
  const numberOf = async (type: string) => (await events()).find((event) => event.type === type)?.number ?? 0;
  const erase = async (type: string, who = lead) =>
    run(eraseEvent, who, { dossierId, number: await numberOf(type), reason });
  return { ...room, events, numberOf, erase };
}

describe("erasing what an event says", () => {
  it("waits for a sealed verdict, and says so", async () => {
    const { run, claim, lead, checker, second, erase } = await open();
    const { id: claimId } = await claim();
    const judges = { firstId: checker.personId, secondId: second.personId };
    const check = await run(askBlindCheck, lead, { claimId, ...judges });
    await run(giveBlindVerdict, checker, { checkId: check.id, substance: "supported", note: secret });
    await expect(erase("blind-verdict-given")).rejects.toThrow(/^This verdict is sealed until the other one is in/);
    await expect(erase("blind-verdict-given", checker)).rejects.toThrow(Forbidden);
  });

  it("takes a comment away with its edits, its notices and what search knows, and the chain still verifies", async () => {
    const { desk, run, claim, lead, checker, erase, events, dossierId, numberOf } = await open();
    const about = await claim();
    const { id } = await run(writeComment, checker, {
      on: "claim",
      id: about.id,
      text: `@Lena Lead ${secret} told us`,
    });
    await run(editComment, checker, { commentId: id, text: `@Lena Lead ${secret}, of all people, told us` });
    expect(JSON.stringify(await noticesOf(desk.read, lead, { limit: 10 }))).toContain(secret);
    const told = await wouldErase(desk.read, lead, dossierId, await numberOf("comment-edited"));
    const { numbers } = await erase("comment-edited");
    expect(numbers).toEqual(told.numbers);
    expect(numbers).toHaveLength(2);
    const [comment] = await commentsOn(desk.read, lead, "claim", about.id);
    expect(comment).toMatchObject({ text: "Erased on legal demand.", edits: [] });
    const everything = [
      await events(),
      await noticesOf(desk.read, lead, { limit: 10 }),
      await commentsOn(desk.read, checker, "claim", about.id),
      await find(desk.read, lead, secret, { limit: 20 }),
    ];
    expect(JSON.stringify(everything)).not.toContain(secret);
    expect(await verifyHistory(desk.read)).toMatchObject({ broken: [] });
    const names = { person: () => "Lena", claim: () => "A1", moment: (at: string) => at } as never;
    const lines = (await events()).map((event) => sentence(event, names));
    expect(lines[0]).toBe(
      `Lena erased, on legal demand, what the events ${numbers[0]} and ${numbers[1]} said: ${reason}`,
    );
    expect(lines.filter((line) => line.includes("were erased on legal demand"))).toHaveLength(2);
  });

  it("takes the words of evidence away, all that were ever there, and brings the claim back for review", async () => {
    const room = await open();
    const { desk, run, source, evidence, lead, checker, erase, events } = room;
    const paper = await source("The invoice", { kind: "document" });
    const about = await room.claim();
    const piece = await evidence(about, paper, { quote: `${secret} paid`, note: "ask again" });
    await run(editEvidence, checker, editEvidenceInput.parse({ evidenceId: piece.id, note: `${secret} is away` }));
    await room.verdict(about, "supported");
    await room.move(about, "checking");
    await room.move(about, "for-review");
    await room.sign(about);
    expect((await erase("evidence-entered")).numbers).toHaveLength(2);
    expect(await evidenceOf(desk.read, lead, [about.id])).toMatchObject([
      { quote: "", locator: "", note: "Erased on legal demand.", stance: "supports" },
    ]);
    expect(await room.read(about)).toMatchObject({ stale: true, status: "for-review" });
    expect(JSON.stringify(await events())).not.toContain(secret);
    expect(await verifyHistory(desk.read)).toMatchObject({ broken: [] });
  });

  it("takes away what a task and a source say", async () => {
    const { desk, run, dossierId, lead, checker, source, snapshot, erase, events } = await open();
    const task = await run(assignTask, checker, assignTaskInput.parse({ dossierId, title: `Call ${secret}` }));
    await erase("task-assigned");
    expect(await taskById(desk.read, lead, task.id)).toMatchObject({ title: "Erased on legal demand.", detail: "" });
    const named = await source(secret, { kind: "interview", author: secret, url: "https://zorvath.example" });
    await snapshot(named, `${secret} said so`, { fileName: `${secret}.txt` });
    await erase("source-added");
    expect(await sourceById(desk.read, lead, named.id)).toMatchObject({
      ...{ title: "Erased on legal demand.", author: "", url: "", outlet: "", held: true },
    });
    expect(JSON.stringify(await events())).not.toContain(secret);
    expect(await find(desk.read, lead, secret, { limit: 20 })).toEqual([]);
    expect(await verifyHistory(desk.read)).toMatchObject({ broken: [] });
  });

  it("leaves no sentence of it in the files of the database", async () => {
    const { desk, run, claim, checker, erase } = await open();
    const about = await claim();
    await run(writeComment, checker, { on: "claim", id: about.id, text: `${secret} told us` });
    await erase("comment-written");
    while (await desk.tidySearch());
    desk.close();
    const held = readdirSync(desk.folder)
      .filter((name) => name.includes("sqlite"))
      .filter((name) => readFileSync(join(desk.folder, name), "latin1").includes(secret));
    expect(held).toEqual([]);
  });

  it("names the editions that hold it", async () => {
    const { lead, run, claim, checker, desk, dossierId, numberOf, settings } = await open();
    const about = await claim();
    const editions = async () =>
      (await wouldErase(desk.read, lead, dossierId, await numberOf("comment-written"))).editions;
    const make = () => sealEdition(desk, lead, { dossierId, audience: "desk", reason: "Today" }, settings);
    await make();
    await run(writeComment, checker, { on: "claim", id: about.id, text: secret });
    expect(await editions()).toEqual([]);
    await make();
    expect(await editions()).toEqual([2]);
  });

  it("is refused to all but leads, for what one is not cleared for, a second time, and for its own reason", async () => {
    const { desk, run, dossierId, lead, checker, reader, outsider, admin, source, claim, numberOf, erase } =
      await open();
    const about = await claim();
    await run(writeComment, checker, { on: "claim", id: about.id, text: secret });
    await expect(erase("comment-written", checker)).rejects.toThrow(Forbidden);
    await expect(erase("comment-written", reader)).rejects.toThrow(Forbidden);
    await expect(erase("comment-written", outsider)).rejects.toThrow(NotFound);
    await expect(erase("comment-written", admin)).rejects.toThrow(NotFound);
    await expect(run(eraseEvent, lead, { dossierId, number: 999, reason })).rejects.toThrow(NotFound);
    await source("Paul Quay", { confidential: true, pseudonym: "The clerk" }, checker);
    await expect(erase("source-added")).rejects.toThrow(Forbidden);
    const number = await numberOf("comment-written");
    const both = await Promise.allSettled([1, 2].map(() => run(eraseEvent, lead, { dossierId, number, reason })));
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await expect(run(eraseEvent, lead, { dossierId, number, reason })).rejects.toThrow(Conflict);
    await expect(erase("payloads-erased")).rejects.toThrow(Conflict);
    expect(await verifyHistory(desk.read)).toMatchObject({ broken: [] });
  });
});
