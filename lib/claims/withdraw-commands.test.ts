import { describe, expect, it } from "vitest";
import { claimsOf, mentionsOf } from "@/db/claims";
import { historyOf } from "@/db/history";
import { addMention, addMentionInput, editClaim } from "@/lib/claims/commands";
import { withdrawClaim } from "@/lib/claims/withdraw-commands";
import { writeComment } from "@/lib/comments/commands";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "The port paid 40 million. Six kilometres were never dredged.";

async function tagged() {
  const room = await newNewsroom();
  const article = await room.article(text);
  const at = (words: string) => ({
    revisionId: article.revisionId,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const claim = await room.claim({ mention: { ...at("paid 40 million"), mode: "asserts" } });
  return { room, claim, at };
}

describe("taking back a claim that was just tagged", () => {
  it("leaves neither claim nor mention, and never gives its number again", async () => {
    const { room, claim, at } = await tagged();
    expect(claim.ref).toBe("A1");
    await room.run(withdrawClaim, room.checker, { claimId: claim.id });
    expect(await claimsOf(room.desk.read, room.reader, room.dossierId)).toEqual([]);
    expect(await mentionsOf(room.desk.read, room.reader, [claim.id])).toEqual([]);
    expect((await room.claim({ mention: { ...at("Six kilometres"), mode: "asserts" } })).ref).toBe("A2");
    const [, , last] = await historyOf(room.desk.read, room.reader, room.dossierId, { limit: 3 });
    expect(last).toMatchObject({ type: "claim-withdrawn", payload: { ref: "A1" } });
    await expect(room.run(withdrawClaim, room.checker, { claimId: claim.id })).rejects.toThrow(NotFound);
  });

  it.each([
    ["evidence", async ({ room, claim }) => room.evidence(claim, await room.source("Log"))],
    ["talk", ({ room, claim }) => room.run(writeComment, room.reader, { on: "claim", id: claim.id, text: "Why?" })],
    [
      "another statement",
      ({ room, claim }) => room.run(editClaim, room.lead, { claimId: claim.id, seen: 1, statement: "It paid." }),
    ],
    [
      "a second mention",
      ({ room, claim, at }) =>
        room.run(addMention, room.lead, addMentionInput.parse({ claimId: claim.id, ...at("40 million") })),
    ],
  ] as [string, (made: Awaited<ReturnType<typeof tagged>>) => Promise<unknown>][])(
    "is refused once it has %s",
    async (_what, work) => {
      const made = await tagged();
      await work(made);
      const late = made.room.run(withdrawClaim, made.room.checker, { claimId: made.claim.id });
      await expect(late).rejects.toThrow(Conflict);
      expect(await claimsOf(made.room.desk.read, made.room.reader, made.room.dossierId)).toHaveLength(1);
    },
  );

  it("is not for readers", async () => {
    const { room, claim } = await tagged();
    await expect(room.run(withdrawClaim, room.reader, { claimId: claim.id })).rejects.toThrow(Forbidden);
    await expect(room.run(withdrawClaim, room.outsider, { claimId: claim.id })).rejects.toThrow(NotFound);
  });
});
