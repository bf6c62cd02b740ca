import { describe, expect, it } from "vitest";
import { noticesOf, unreadCount } from "@/db/notices";
import { notices } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { askBlindCheck, giveBlindVerdict } from "@/lib/claims/blind-commands";
import { editComment, editCommentInput, writeComment, writeCommentInput } from "@/lib/comments/commands";
import type { CommentSubject } from "@/lib/comments/comment";
import { editDossier, removeMember } from "@/lib/dossiers/commands";
import { Forbidden, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { changePerson } from "@/lib/people/commands";
import { setCleared } from "@/lib/sources/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { watchTask } from "@/lib/tasks/hand-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    say: (on: CommentSubject, thing: { id: string }, text: string, actor: Actor, thread?: { id: string }) =>
      room.run(
        writeComment,
        actor,
        parse(writeCommentInput, { on, id: thing.id, text, ...(thread ? { threadId: thread.id } : {}) }),
      ),
    told: async (viewer: Actor) =>
      (await noticesOf(room.desk.read, viewer, { limit: 20 })).map(({ kind, payload }) => [
        kind,
        (payload as { text?: string } | null)?.text ?? null,
      ]),
    watch: (task: { id: string }, actor: Actor) => room.run(watchTask, actor, { taskId: task.id, watching: true }),
    task: (over: object = {}, actor: Actor = room.lead) =>
      room.run(assignTask, actor, parse(assignTaskInput, { dossierId: room.dossierId, title: "Ring them", ...over })),
  };
}

describe("an answer in a thread", () => {
  it("is told to who began it and to all who answered before, once each, wherever the thread is", async () => {
    const room = await newRoom();
    const { lead, checker, second, reader } = room;
    const claim = await room.claim();
    const things = {
      claim,
      evidence: await room.evidence(claim, await room.source("The annual report")),
      article: await room.article("A text."),
      source: await room.source("Another report"),
      task: await room.task({ claimId: claim.id }, second),
    };
    let before = 0;
    for (const [on, thing] of Object.entries(things) as [CommentSubject, { id: string }][]) {
      const thread = await room.say(on, thing, "Is it so?", reader);
      await room.say(on, thing, "I think so.", checker, thread);
      await room.say(on, thing, "And I.", checker, thread);
      await room.say(on, thing, `It is, says the ${on}.`, lead, thread);
      expect((await room.told(reader)).slice(0, 3)).toContainEqual(["answered", `It is, says the ${on}.`]);
      expect((await room.told(checker)).filter(([kind]) => kind === "answered")).toHaveLength(before + 1);
      before += 1;
    }
    expect(await room.told(reader)).toHaveLength(3 * before);
    expect(await room.told(lead)).toEqual([]);
    // Whose task it is that is talked about watches it.
    expect((await room.told(second)).map(([kind]) => kind)).toEqual(Array(4).fill("watched"));
  });

  it("is not told to who took part in another thread of the same thing, nor by one that begins", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const thread = await room.say("claim", claim, "Is it so?", room.reader);
    await room.say("claim", claim, "Something else.", room.checker);
    await room.say("claim", claim, "It is.", room.lead, thread);
    expect(await room.told(room.checker)).toEqual([]);
    expect(await room.told(room.reader)).toEqual([["answered", "It is."]]);
  });

  it("of two that come at once the later is told to who wrote the earlier, and each once to who began", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const thread = await room.say("claim", claim, "Is it so?", room.reader);
    await Promise.all([
      room.say("claim", claim, "It is.", room.lead, thread),
      room.say("claim", claim, "It is not.", room.checker, thread),
    ]);
    expect(await room.told(room.reader)).toHaveLength(2);
    expect(await room.told(room.lead)).toEqual([["answered", "It is not."]]);
    expect(await room.told(room.checker)).toEqual([]);
  });

  it("that names somebody is told to them as that alone, and to the others as an answer", async () => {
    const room = await newRoom();
    const task = await room.task({}, room.checker);
    const thread = await room.say("task", task, "Is it so?", room.reader);
    await room.say("task", task, "@Rae Reader and @Chidi Checker: it is.", room.second, thread);
    expect(await room.told(room.reader)).toEqual([["mentioned", "@Rae Reader and @Chidi Checker: it is."]]);
    expect(await room.told(room.checker)).toEqual([
      ["mentioned", "@Rae Reader and @Chidi Checker: it is."],
      ["watched", "Is it so?"],
    ]);
    await room.say("task", task, "@Sofia Second, I name myself.", room.second, thread);
    expect(await room.told(room.second)).toEqual([]);
  });

  it("tells nobody anew when it is edited but whom it names then", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const thread = await room.say("claim", claim, "Is it so?", room.reader);
    const { id } = await room.say("claim", claim, "It is.", room.lead, thread);
    const edit = (text: string) => room.run(editComment, room.lead, parse(editCommentInput, { commentId: id, text }));
    await edit("It is so.");
    expect(await room.told(room.reader)).toHaveLength(1);
    await edit("It is so, @Chidi Checker.");
    expect(await room.told(room.reader)).toHaveLength(1);
    expect((await room.told(room.checker)).map(([kind]) => kind)).toEqual(["mentioned"]);
  });

  it("is not told to who has left the dossier or is disabled, and where it is refused nobody is told", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const thread = await room.say("claim", claim, "Is it so?", room.reader);
    await room.say("claim", claim, "I think so.", room.second, thread);
    await room.say("claim", claim, "I do not.", room.checker, thread);
    await expect(room.say("claim", claim, "Hello", room.outsider, thread)).rejects.toThrow(NotFound);
    const heard = await unreadCount(room.desk.read, room.reader);
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: room.second.personId });
    await room.run(changePerson, room.admin, { personId: room.checker.personId, disabled: true });
    const counts = () => room.desk.read.$count(notices);
    const before = await counts();
    await room.say("claim", claim, "It is.", room.lead, thread);
    expect(await counts()).toBe(before + 1);
    expect(await unreadCount(room.desk.read, room.reader)).toBe(heard + 1);
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(room.say("claim", claim, "Hello", room.lead, thread)).rejects.toThrow(Forbidden);
    expect(await counts()).toBe(before + 1);
  });
});

describe("talk about a task", () => {
  it("is told to who watches it or has it, also in threads that they take no part in", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const task = await room.task({ claimId: claim.id, assigneeId: room.second.personId });
    await room.watch(task, room.reader);
    const thread = await room.say("task", task, "They want it in writing.", room.checker);
    for (const told of [room.lead, room.reader])
      expect(await noticesOf(room.desk.read, told, { limit: 10 })).toMatchObject([
        {
          kind: "watched",
          eventType: "comment-written",
          taskId: task.id,
          claimId: claim.id,
          actorName: "Chidi Checker",
        },
      ]);
    expect((await room.told(room.second)).map(([kind]) => kind)).toEqual(["watched", "assigned"]);
    await room.say("task", task, "Then write.", room.lead, thread);
    expect((await room.told(room.checker)).map(([kind]) => kind)).toEqual(["answered"]);
    expect((await room.told(room.reader)).map(([kind]) => kind)).toEqual(["watched", "watched"]);
    // Who watches and takes part is told once.
    await room.say("task", task, "I did.", room.checker, thread);
    expect((await room.told(room.lead)).map(([kind]) => kind)).toEqual(["answered", "watched"]);
    expect((await room.told(room.checker)).map(([kind]) => kind)).toEqual(["answered"]);
  });

  it("is not told to who watches another task or none, nor is talk about the claim of the task", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const task = await room.task({ claimId: claim.id });
    await room.watch(await room.task({ claimId: claim.id }, room.checker), room.reader);
    await room.say("task", task, "They want it in writing.", room.checker);
    await room.say("claim", claim, "It is so.", room.checker);
    expect(await room.told(room.reader)).toEqual([]);
    expect(await room.told(room.second)).toEqual([]);
    expect((await room.told(room.lead)).map(([kind]) => kind)).toEqual(["watched"]);
  });
});

describe("what is confidential", () => {
  it("is told to those cleared alone, on the source, its evidence and its tasks", async () => {
    const room = await newRoom();
    const { lead, checker, second } = room;
    const claim = await room.claim();
    const source = await room.source("Jonas Vik", { kind: "interview", confidential: true, pseudonym: "the pilot" });
    await room.run(setCleared, lead, { sourceId: source.id, personIds: [checker.personId, lead.personId] });
    const task = await room.task({ sourceId: source.id }, lead);
    await room.watch(task, checker);
    const things = { source, evidence: await room.evidence(claim, source), task };
    const threads: [CommentSubject, { id: string }, { id: string }][] = [];
    for (const [on, thing] of Object.entries(things) as [CommentSubject, { id: string }][]) {
      const thread = await room.say(on, thing, "Who is it?", second);
      await room.say(on, thing, "Jonas, we know.", lead, thread);
      await room.say(on, thing, "His brother, too.", checker, thread);
      threads.push([on, thing, thread]);
    }
    expect(await room.told(second)).toEqual([]);
    expect((await room.told(lead)).filter(([, text]) => text === "His brother, too.")).toHaveLength(3);
    // Who was told and is no longer cleared is told no more, and reads what they were told of no longer.
    await room.run(setCleared, lead, { sourceId: source.id, personIds: [checker.personId] });
    const before = (await room.told(lead)).length;
    for (const [on, thing, thread] of threads) await room.say(on, thing, "Jonas again.", checker, thread);
    expect(await room.told(lead)).toHaveLength(before);
    expect(JSON.stringify(await noticesOf(room.desk.read, lead, { limit: 50 }))).not.toMatch(/Jonas|brother/);
  });
});

describe("a blind second check", () => {
  it("keeps from who judges what others say of the claim, its evidence and its tasks until they have judged", async () => {
    const room = await newRoom();
    const { lead, checker, second } = room;
    const claim = await room.claim();
    await room.verdict(claim, "supported");
    const evidence = await room.evidence(claim, await room.source("The annual report"));
    const task = await room.task({ claimId: claim.id, assigneeId: second.personId });
    await room.watch(task, second);
    const things: [CommentSubject, { id: string }][] = [
      ["claim", claim],
      ["evidence", evidence],
      ["task", task],
    ];
    const threads = await Promise.all(things.map(([on, thing]) => room.say(on, thing, "I doubt it.", second)));
    const { id: checkId } = await room.run(askBlindCheck, lead, { claimId: claim.id, secondId: second.personId });
    const before = await unreadCount(room.desk.read, second);
    const answerAll = async (text: string) => {
      for (const [at, [on, thing]] of things.entries()) await room.say(on, thing, text, checker, threads[at]);
      await room.say("task", task, text, checker);
    };
    await answerAll("It is supported.");
    expect(await unreadCount(room.desk.read, second)).toBe(before);
    // Elsewhere they are told as ever.
    const other = await room.claim({ statement: "Something else." });
    const thread = await room.say("claim", other, "And this?", second);
    await room.say("claim", other, "That, too.", checker, thread);
    expect(await unreadCount(room.desk.read, second)).toBe(before + 1);
    await room.run(giveBlindVerdict, second, { checkId, substance: "supported", note: "" });
    const judged = await unreadCount(room.desk.read, second);
    await answerAll("As I said.");
    expect(await unreadCount(room.desk.read, second)).toBe(judged + 4);
  });
});
