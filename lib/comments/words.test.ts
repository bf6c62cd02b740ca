import { describe, expect, it } from "vitest";
import { commentById } from "@/db/comments";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import type { CommentSubject } from "@/lib/comments/comment";
import { Invalid } from "@/lib/errors";
import { parse } from "@/lib/input";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    one: async (id: string) => {
      const found = await commentById(room.desk.read, room.reader, id);
      if (!found) throw new Error("no such comment");
      return found;
    },
  };
}

describe("the exact words", () => {
  const text = "The port paid in full. Six kilometres were not dredged. Nobody would say why.";
  const place = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote });
  const about = (
    room: Awaited<ReturnType<typeof newRoom>>,
    id: string,
    words: object,
    on: CommentSubject = "article",
  ) => room.run(writeComment, room.reader, parse(writeCommentInput, { on, id, text: "Says who?", words }));

  it("are those of the article that is talked about, as they stand there", async () => {
    const room = await newRoom();
    const { id, revisionId } = await room.article(text);
    const other = await room.article("Another text.");
    const claim = await room.claim();
    const words = { revisionId, ...place("Six kilometres") };
    const said = await about(room, id, words);
    expect((await room.one(said.id)).words).toEqual({ ...words, articleId: id, gone: false });
    for (const wrong of [
      { ...words, quote: "Seven kilometres" },
      { ...words, start: 5, end: 5 },
      { ...words, end: 5_000 },
      { ...words, revisionId: other.revisionId },
      { ...words, revisionId: "nothing" },
    ])
      await expect(about(room, id, wrong)).rejects.toThrow(Invalid);
    await expect(about(room, claim.id, words, "claim")).rejects.toThrow(Invalid);
  });

  it("are found again when the article is corrected, and stay with the old text where they are gone", async () => {
    const room = await newRoom();
    const { id, revisionId } = await room.article(text);
    const stays = await about(room, id, { revisionId, ...place("Six kilometres were not dredged") });
    const goes = await about(room, id, { revisionId, ...place("Nobody would say why.") });
    const correct = async (corrected: string) => {
      const prepared = await prepareRevision(
        room.desk.read,
        room.lead,
        id,
        { text: corrected },
        room.settings,
        testNow,
      );
      return room.run(addRevision, room.lead, prepared);
    };
    const corrected = "A new beginning stands here now. The port paid in full. Six kilometres were not dredged.";
    const second = await correct(corrected);
    const start = corrected.indexOf("Six");
    expect((await room.one(stays.id)).words).toMatchObject({ revisionId: second.id, start, gone: false });
    expect((await room.one(goes.id)).words).toMatchObject({ revisionId, quote: "Nobody would say why.", gone: true });
    const third = await correct(`${corrected} Nobody would say why.`);
    expect((await room.one(goes.id)).words).toMatchObject({ revisionId: third.id, gone: false });
  });
});
