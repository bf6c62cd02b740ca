import { describe, expect, it } from "vitest";
import { commentsOn } from "@/db/comments";
import { claimHistory, historyOf } from "@/db/history";
import { noticesOf, unreadCount } from "@/db/notices";
import { comments } from "@/db/schema";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import type { CommentSubject } from "@/lib/comments/comment";
import { editDossier } from "@/lib/dossiers/commands";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
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
