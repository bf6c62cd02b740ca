import { describe, expect, it } from "vitest";
import { alikeIn } from "@/db/alike";
import { prepareArticle } from "@/lib/articles/commands";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

type Newsroom = Awaited<ReturnType<typeof newNewsroom>>;

const sentences = Array.from(
  { length: 40 },
  (_, at) => `On day ${at} the port of Halvern told pilot ${at * 7} that berth ${at + 3} was closed.`,
);
const text = sentences.join(" ");

const alikeTo = async (room: Newsroom, upload: string, viewer = room.lead) => {
  const { blob, sketch } = await prepareArticle({ text: upload }, room.settings, testNow);
  return alikeIn(room.desk.read, viewer, room.dossierId, { sha256: blob.sha256, sketch });
};

describe("what is in the dossier already", () => {
  it("is found by its bytes, in the order of the letters", async () => {
    const room = await newNewsroom();
    await room.article(text, { title: "Berths closed" });
    await room.article(text);
    expect(await alikeTo(room, text)).toMatchObject([
      { letter: "A", title: "Berths closed", same: "bytes", share: 1 },
      { letter: "B", same: "bytes", share: 1 },
    ]);
  });

  it("is found by its wording when a few words were changed, the likest first", async () => {
    const room = await newNewsroom();
    await room.article(text.replaceAll("Halvern", "Brackwater"));
    await room.article(text);
    const [first, second] = await alikeTo(room, text.replace("day 4 ", "the fourth day "));
    expect(first).toMatchObject({ letter: "B", same: "text" });
    expect(first?.share).toBeGreaterThan(0.9);
    expect(second?.letter ?? "A").toBe("A");
  });

  it("is not what says something else, nor what is only short", async () => {
    const room = await newNewsroom();
    await room.article(text);
    expect(await alikeTo(room, sentences.map((one) => one.split(" ").reverse().join(" ")).join(" "))).toEqual([]);
    await room.article("The port paid.");
    expect(await alikeTo(room, "The port paid it.")).toEqual([]);
  });

  it("is nobody's to know who is not a member, and belongs to its dossier", async () => {
    const room = await newNewsroom();
    await room.article(text);
    expect(await alikeTo(room, text, room.outsider)).toEqual([]);
    expect(await alikeTo(room, text, room.admin)).toEqual([]);
  });
});
