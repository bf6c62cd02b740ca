import { describe, expect, it } from "vitest";
import { articleById } from "@/db/articles";
import { offersFor } from "@/db/elsewhere";
import { setAside } from "@/lib/articles/commands";
import { mergeClaims } from "@/lib/claims/merge-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const first = "The port paid the full price.\n\nSix of the eleven kilometres were never dredged, the survey says.";
const second =
  "Grain futures were unchanged.\n\nFive of the eleven kilometres had never been dredged, the Courier reported.";

async function desk() {
  const room = await newNewsroom();
  const one = await room.article(first, { outlet: "Courier" });
  const other = await room.article(second, { outlet: "Northline" });
  const words = "Six of the eleven kilometres were never dredged";
  const start = first.indexOf("Six");
  const place = { revisionId: one.revisionId, start, end: start + words.length };
  const offers = (viewer = room.checker, over: object = {}) =>
    offersFor(room.desk.read, viewer, { dossierId: room.dossierId, revisionId: one.revisionId, words, ...over });
  return { room, one, other, words, place, offers };
}

describe("where else the same is said", () => {
  it("offers like sentences of other articles, with what differs, and not the article's own", async () => {
    const { offers, other } = await desk();
    expect((await offers()).sentences).toMatchObject([
      {
        revisionId: other.revisionId,
        letter: "B",
        outlet: "Northline",
        words: "Five of the eleven kilometres had never been dredged, the Courier reported.",
        differences: expect.arrayContaining(["this text says “Six”, B says “Five”"]),
        claims: [],
      },
    ]);
  });

  it("offers claims by their statement or by the words of a mention, and names those tagged in a sentence", async () => {
    const { room, other, offers } = await desk();
    const start = second.indexOf("Five");
    const mention = { revisionId: other.revisionId, start, end: start + 40 };
    const claim = await room.claim({ statement: "The canal is not finished.", mention });
    await room.claim({ statement: "The mayor opened a library." });
    const found = await offers();
    expect(found.claims).toMatchObject([{ id: claim.id, ref: "B1" }]);
    expect(found.sentences[0]?.claims).toEqual([{ id: claim.id, ref: "B1" }]);
  });

  it("leaves out claims that were merged into others, and paragraphs that are not the article", async () => {
    const { room, other, words, offers } = await desk();
    const kept = await room.claim({ statement: `${words}.` });
    const gone = await room.claim({ statement: `${words} at all.` });
    await room.run(mergeClaims, room.checker, { claimId: gone.id, into: kept.id, seen: 1, intoSeen: 1 });
    expect((await offers()).claims.map((claim) => claim.id)).toEqual([kept.id]);
    const article = await articleById(room.desk.read, room.checker, other.id);
    await room.run(setAside, room.checker, {
      revisionId: article?.revisionId ?? "",
      paragraphs: [1],
      state: "aside",
    });
    expect((await offers()).sentences).toEqual([]);
  });

  it("offers nothing to an outsider, and nothing for no words", async () => {
    const { room, words, offers } = await desk();
    await room.claim({ statement: `${words}.` });
    expect(await offers(room.outsider)).toEqual({ claims: [], sentences: [] });
    expect(await offers(room.checker, { words: " … " })).toEqual({ claims: [], sentences: [] });
  });
});
