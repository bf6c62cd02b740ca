import { describe, expect, it } from "vitest";
import { commentById, commentsOn } from "@/db/comments";
import { claimHistory, historyOf } from "@/db/history";
import { noticesOf, unreadCount } from "@/db/notices";
import { comments } from "@/db/schema";
import { editComment, editCommentInput, resolveThread, writeComment, writeCommentInput } from "@/lib/comments/commands";
import type { CommentSubject } from "@/lib/comments/comment";
import { editDossier } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { markRead } from "@/lib/history/notice-commands";
import { parse } from "@/lib/input";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    say: (on: CommentSubject, thing: { id: string }, text: string, actor = room.reader) =>
      room.run(writeComment, actor, parse(writeCommentInput, { on, id: thing.id, text })),
    answer: (on: CommentSubject, thing: { id: string }, threadId: string, text: string, actor = room.lead) =>
      room.run(writeComment, actor, parse(writeCommentInput, { on, id: thing.id, text, threadId })),
    edit: (commentId: string, text: string, actor = room.reader, seen?: number) =>
      room.run(editComment, actor, parse(editCommentInput, { commentId, text, ...(seen ? { seen } : {}) })),
    resolve: (commentId: string, resolved: boolean, actor = room.lead, seen?: number) =>
      room.run(resolveThread, actor, { commentId, resolved, seen }),
    one: async (id: string, viewer: { personId: string } = room.reader) => {
      const found = await commentById(room.desk.read, viewer, id);
      if (!found) throw new Error("no such comment");
      return found;
    },
    said: async (on: CommentSubject, thing: { id: string }, viewer: { personId: string } = room.reader) =>
      (await commentsOn(room.desk.read, viewer, on, thing.id)).map((comment) => comment.text),
    task: (over: object) =>
      room.run(
        assignTask,
        room.checker,
        parse(assignTaskInput, { dossierId: room.dossierId, title: "Ring them", ...over }),
      ),
  };
}

describe("commenting", () => {
  it("is open to every member, on claims, articles, sources and tasks, oldest first", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const things = {
      claim,
      article: await room.article("A text."),
      source: await room.source("The annual report"),
      task: await room.task({ claimId: claim.id }),
    };
    for (const [on, thing] of Object.entries(things) as [CommentSubject, { id: string }][]) {
      await room.say(on, thing, `First on the ${on}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      await room.say(on, thing, `  Second on the ${on}\n`, room.lead);
      expect(await room.said(on, thing)).toEqual([`First on the ${on}`, `Second on the ${on}`]);
      expect(await room.said(on, thing, room.outsider)).toEqual([]);
    }
    expect((await commentsOn(room.desk.read, room.lead, "claim", claim.id))[0]).toMatchObject({
      personName: "Rae Reader",
    });
    const history = await claimHistory(room.desk.read, room.lead, claim.id, 10);
    expect(history.filter((event) => event.type === "comment-written")).toHaveLength(4);
  });

  it("is refused to outsiders and in a closed dossier, for nothing and for too much", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await expect(room.say("claim", claim, "Hello", room.outsider)).rejects.toThrow(NotFound);
    await expect(room.say("article", claim, "Hello")).rejects.toThrow(NotFound);
    expect(() => parse(writeCommentInput, { on: "claim", id: claim.id, text: " \n" })).toThrow(Invalid);
    expect(() => parse(writeCommentInput, { on: "claim", id: claim.id, text: "x".repeat(10_001) })).toThrow(Invalid);
    expect(() => parse(writeCommentInput, { on: "dossier", id: room.dossierId, text: "x" })).toThrow(Invalid);
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(room.say("claim", claim, "Hello")).rejects.toThrow(Forbidden);
    expect(await room.desk.read.$count(comments)).toBe(0);
  });
});

describe("naming somebody", () => {
  it("tells members, once, and nobody else", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.say(
      "claim",
      claim,
      "@Chidi Checker and @chidi.checker@desk.example, @Otto Outsider, @Rae Reader: look!",
    );
    expect(await noticesOf(room.desk.read, room.checker, { limit: 10 })).toMatchObject([
      {
        kind: "mentioned",
        claimId: claim.id,
        claimRef: "1",
        actorName: "Rae Reader",
        subject: { type: "claim", id: claim.id },
        payload: { on: "claim" },
      },
    ]);
    expect(await noticesOf(room.desk.read, room.outsider, { limit: 10 })).toEqual([]);
    expect(await noticesOf(room.desk.read, room.reader, { limit: 10 })).toEqual([]);
  });

  it("is unread until the person reads it, and nobody reads it for them", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.say("claim", claim, "@Chidi Checker, one");
    await new Promise((resolve) => setTimeout(resolve, 2));
    await room.say("claim", claim, "@Chidi Checker, two");
    const unread = () => unreadCount(room.desk.read, room.checker);
    const [newest, oldest] = await noticesOf(room.desk.read, room.checker, { limit: 10 });
    expect(newest?.payload).toMatchObject({ text: "@Chidi Checker, two" });
    expect(await unread()).toBe(2);
    await room.run(markRead, room.lead, { noticeIds: [newest?.id ?? ""] });
    expect(await unread()).toBe(2);
    await room.run(markRead, room.checker, { noticeIds: [newest?.id ?? ""] });
    expect(await noticesOf(room.desk.read, room.checker, { limit: 10, unread: true })).toMatchObject([
      { id: oldest?.id },
    ]);
    expect(await noticesOf(room.desk.read, room.checker, { limit: 10, cursor: newest?.id ?? "" })).toHaveLength(1);
    await room.run(markRead, room.checker, {});
    expect(await unread()).toBe(0);
  });
});

describe("talk about a confidential source", () => {
  it("is for those cleared and its writer, in comments, history and notices, also on its tasks", async () => {
    const room = await newRoom();
    const confidential = { kind: "interview", confidential: true, pseudonym: "the harbour pilot" };
    const source = await room.source("Jonas Vik", confidential);
    const task = await room.task({ sourceId: source.id });
    for (const [on, thing] of [
      ["source", source],
      ["task", task],
    ] as const) {
      await room.say(on, thing, "@Lena Lead: Jonas is his brother", room.checker);
      await new Promise((resolve) => setTimeout(resolve, 2));
      await room.say(on, thing, "Jonas? I know him.", room.second);
      expect(await room.said(on, thing, room.checker)).toEqual([
        "@Lena Lead: Jonas is his brother",
        "Jonas? I know him.",
      ]);
      expect(await room.said(on, thing, room.second)).toEqual(["", "Jonas? I know him."]);
      expect(await room.said(on, thing, room.lead)).toEqual(["", ""]);
      expect(await commentsOn(room.desk.read, room.lead, on, thing.id)).toMatchObject([
        { withheld: true, personName: "Chidi Checker" },
        { withheld: true },
      ]);
    }
    const read = [
      await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 50 }),
      await noticesOf(room.desk.read, room.lead, { limit: 50 }),
    ];
    expect(read[1]).toMatchObject([{ payload: null }, { payload: null }]);
    expect(JSON.stringify(read)).not.toContain("Jonas");
  });
});

describe("threads", () => {
  it("hold what is answered in them, on claims, evidence, articles, sources and tasks", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const things = {
      claim,
      evidence: await room.evidence(claim, await room.source("The annual report")),
      article: await room.article("A text."),
      source: await room.source("Another report"),
      task: await room.task({ claimId: claim.id }),
    };
    for (const [on, thing] of Object.entries(things) as [CommentSubject, { id: string }][]) {
      const first = await room.say(on, thing, "Is it so?");
      await room.answer(on, thing, first.id, "It is.");
      const read = await commentsOn(room.desk.read, room.reader, on, thing.id);
      expect(read.map(({ threadId, text }) => [threadId, text])).toEqual([
        [null, "Is it so?"],
        [first.id, "It is."],
      ]);
    }
    // What is said about its evidence is said about the claim.
    const all = await commentsOn(room.desk.read, room.reader, "claim", claim.id);
    expect(all.map(({ evidenceId }) => evidenceId)).toEqual([null, null, things.evidence.id, things.evidence.id]);
  });

  it("are answered where they are, and at their first comment", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const other = await room.claim({ statement: "Something else." });
    const first = await room.say("claim", claim, "Is it so?");
    const answer = await room.answer("claim", claim, first.id, "It is.");
    await expect(room.answer("claim", other, first.id, "It is.")).rejects.toThrow(Invalid);
    await expect(room.answer("claim", claim, answer.id, "Really?")).rejects.toThrow(Invalid);
    await expect(room.answer("claim", claim, "nothing", "Really?")).rejects.toThrow(Invalid);
    await expect(room.resolve(answer.id, true)).rejects.toThrow(Invalid);
    await expect(room.answer("claim", claim, first.id, "Hello", room.outsider)).rejects.toThrow(NotFound);
  });

  it("are resolved and reopened by any member, each time with an event, and once where two do it at once", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const first = await room.say("claim", claim, "Is it so?");
    await Promise.all([room.resolve(first.id, true, room.reader, 1), room.resolve(first.id, true, room.lead, 1)]);
    expect(await room.one(first.id)).toMatchObject({ resolvedByName: "Rae Reader", version: 2 });
    await expect(room.resolve(first.id, false, room.lead, 1)).rejects.toThrow(Conflict);
    await room.resolve(first.id, false, room.lead, 2);
    expect(await room.one(first.id)).toMatchObject({ resolvedAt: null, resolvedByName: null });
    const history = await claimHistory(room.desk.read, room.lead, claim.id, 10);
    expect(history.map((event) => event.type).slice(0, 2)).toEqual(["thread-reopened", "thread-resolved"]);
  });

  it("are opened again by an answer", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const first = await room.say("claim", claim, "Is it so?");
    await room.resolve(first.id, true);
    await room.answer("claim", claim, first.id, "It is not.");
    expect(await room.one(first.id)).toMatchObject({ resolvedAt: null });
  });

  it("stay as they are for outsiders and in a closed dossier", async () => {
    const room = await newRoom();
    const first = await room.say("claim", await room.claim(), "Is it so?");
    await expect(room.resolve(first.id, true, room.outsider)).rejects.toThrow(NotFound);
    await expect(room.resolve(first.id, true, room.admin)).rejects.toThrow(NotFound);
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(room.resolve(first.id, true)).rejects.toThrow(Forbidden);
    await expect(room.edit(first.id, "Was it so?")).rejects.toThrow(Forbidden);
  });
});

describe("editing", () => {
  it("keeps what it said before, for whoever may read it", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const { id } = await room.say("claim", claim, "It is so");
    await room.edit(id, "It was so", room.reader, 1);
    await room.edit(id, " It will be so ", room.reader, 2);
    const read = await room.one(id, room.lead);
    expect(read).toMatchObject({ text: "It will be so", version: 3 });
    expect(read.edits.map((edit) => edit.text)).toEqual(["It is so", "It was so"]);
    expect(await commentById(room.desk.read, room.outsider, id)).toBeNull();
    const history = await claimHistory(room.desk.read, room.lead, claim.id, 10);
    expect(history[0]?.payload).toMatchObject({ was: "It was so", text: "It will be so" });
  });

  it("is the writer's own, of what they saw", async () => {
    const room = await newRoom();
    const { id } = await room.say("claim", await room.claim(), "It is so");
    for (const actor of [room.lead, room.checker]) await expect(room.edit(id, "No", actor)).rejects.toThrow(Forbidden);
    await expect(room.edit(id, "No", room.outsider)).rejects.toThrow(NotFound);
    expect(() => parse(editCommentInput, { commentId: id, text: " " })).toThrow(Invalid);
    await room.edit(id, "It was so", room.reader, 1);
    await expect(room.edit(id, "Never", room.reader, 1)).rejects.toMatchObject({ extra: { current: 2 } });
    await room.edit(id, "It was so", room.reader, 1);
    expect(await room.one(id)).toMatchObject({ version: 2, edits: [{ text: "It is so" }] });
  });

  it("tells members whom it names now, and not those whom it named before", async () => {
    const room = await newRoom();
    const { id } = await room.say("claim", await room.claim(), "@Chidi Checker, look");
    await room.edit(id, "@Chidi Checker and @Lena Lead and @Otto Outsider, look");
    const told = async (actor: { personId: string }) =>
      (await noticesOf(room.desk.read, actor, { limit: 10 })).map((notice) => notice.eventType);
    expect(await told(room.checker)).toEqual(["comment-written"]);
    expect(await told(room.lead)).toEqual(["comment-edited"]);
    expect(await told(room.outsider)).toEqual([]);
  });
});
