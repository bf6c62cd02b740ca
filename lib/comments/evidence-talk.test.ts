import { describe, expect, it } from "vitest";
import { commentById, commentsOn } from "@/db/comments";
import { talkOfClaims } from "@/db/editions";
import { claimHistory, historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { lookFor } from "@/db/search";
import { editComment, editCommentInput, writeComment, writeCommentInput } from "@/lib/comments/commands";
import type { CommentSubject } from "@/lib/comments/comment";
import { parse } from "@/lib/input";
import { readQuery } from "@/lib/search/query";
import { editSource, editSourceInput } from "@/lib/sources/commands";
import { removeEvidence } from "@/lib/sources/evidence-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    say: (on: CommentSubject, thing: { id: string }, text: string, actor = room.reader) =>
      room.run(writeComment, actor, parse(writeCommentInput, { on, id: thing.id, text })),
    edit: (commentId: string, text: string, actor = room.reader) =>
      room.run(editComment, actor, parse(editCommentInput, { commentId, text })),
  };
}

describe("talk about a confidential source's evidence", () => {
  it("is for those cleared and its writer, with its words before and its notices, also when the evidence is gone", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const source = await room.source("Jonas Vik", { kind: "interview", confidential: true, pseudonym: "the pilot" });
    const evidence = await room.evidence(claim, source);
    const first = await room.say("evidence", evidence, "@Lena Lead: Jonas told me", room.checker);
    await room.edit(first.id, "@Lena Lead: Jonas Vik told me", room.checker);
    await room.say("evidence", evidence, "Jonas? I know him.", room.second);
    const read = async (viewer: { personId: string }) =>
      JSON.stringify([
        await commentsOn(room.desk.read, viewer, "claim", claim.id),
        await commentsOn(room.desk.read, viewer, "evidence", evidence.id),
        await commentsOn(room.desk.read, viewer, "source", source.id),
        await commentById(room.desk.read, viewer, first.id),
        await claimHistory(room.desk.read, viewer, claim.id, 50),
        await historyOf(room.desk.read, viewer, room.dossierId, { limit: 50 }),
        await noticesOf(room.desk.read, viewer, { limit: 50 }),
        await talkOfClaims(room.desk.read, viewer, room.dossierId),
      ]);
    for (const gone of [false, true]) {
      if (gone) await room.run(removeEvidence, room.checker, { evidenceId: evidence.id });
      expect(await read(room.lead)).not.toContain("Jonas");
      expect(await read(room.checker)).toContain("Jonas Vik told me");
      expect(await read(room.second)).toContain("I know him");
      expect(await read(room.second)).not.toContain("told me");
      // Counts stay right.
      const on = gone ? ["source", source.id] : ["evidence", evidence.id];
      const said = await commentsOn(room.desk.read, room.lead, on[0] as CommentSubject, on[1] ?? "");
      expect(said.map(({ withheld, text, edits }) => ({ withheld, text, edits }))).toEqual([
        { withheld: true, text: "", edits: [] },
        { withheld: true, text: "", edits: [] },
      ]);
    }
  });

  it("is found by nobody who is not cleared, also where the source is made confidential later", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    const source = await room.source("The harbour pilot", { kind: "interview" });
    const evidence = await room.evidence(claim, source);
    await room.say("evidence", evidence, "Jonas has the papers", room.checker);
    const found = async (viewer: { personId: string }) => {
      await room.desk.tidySearch();
      const { parts } = await lookFor(room.desk.read, viewer, readQuery("papers"), { limit: 10 });
      return parts.talk.found.map(({ about }) => about?.kind);
    };
    expect(await found(room.lead)).toEqual(["claim"]);
    const pseudonym = { confidential: true, pseudonym: "the pilot" };
    await room.run(editSource, room.checker, editSourceInput.parse({ sourceId: source.id, seen: 1, ...pseudonym }));
    expect(await found(room.lead)).toEqual([]);
    expect(await found(room.checker)).toEqual(["claim"]);
    await room.run(removeEvidence, room.checker, { evidenceId: evidence.id });
    expect(await found(room.lead)).toEqual([]);
    expect(await found(room.checker)).toEqual(["source"]);
  });
});
