import { describe, expect, it } from "vitest";
import { mentionsOf } from "@/db/claims";
import { claimHistory } from "@/db/history";
import { revisionById, sentencesOfRevision } from "@/db/revisions";
import { editClaim, editMention, removeMention } from "@/lib/claims/commands";
import { setVerdict } from "@/lib/claims/review-commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "The port paid in full.\n\nSix of the eleven kilometres were never dredged, the Courier reported.";

describe("tagging a claim", () => {
  it("names claims after their article and keeps the words around the mention", async () => {
    const room = await newNewsroom();
    const article = await room.article(text);
    const start = text.indexOf("Six");
    const end = start + "Six of the eleven kilometres".length;
    const mention = { revisionId: article.revisionId, start, end, quote: "Six of the eleven kilometres" };
    expect((await room.claim({ mention })).ref).toBe("A1");
    const second = await room.claim({ mention: { ...mention, mode: "attributes" } });
    expect(second.ref).toBe("A2");
    const [found] = await mentionsOf(room.desk.read, room.reader, [second.id]);
    expect(found).toMatchObject({ start, end, quote: mention.quote, mode: "attributes" });
    expect(found?.prefix.trimEnd().endsWith("in full.")).toBe(true);
    expect(found?.suffix.startsWith(" were never")).toBe(true);
  });

  it("makes the sentence claimed", async () => {
    const room = await newNewsroom();
    const article = await room.article(text);
    await room.claim({ mention: { revisionId: article.revisionId, start: 0, end: 8 } });
    const revision = await revisionById(room.desk.read, room.reader, article.revisionId);
    const sentences = revision ? await sentencesOfRevision(room.desk.read, room.reader, revision) : [];
    expect(sentences.map((s) => s.state)).toEqual(["claimed", "unexamined"]);
  });

  it.each([
    ["beyond the end of the text", { start: 10, end: 10_000 }],
    ["of blanks", { start: 22, end: 24 }],
    ["with other words than its quote", { start: 0, end: 8, quote: "The sea " }],
  ])("refuses a mention %s and stores nothing", async (_, range) => {
    const room = await newNewsroom();
    const article = await room.article(text);
    await expect(room.claim({ mention: { revisionId: article.revisionId, ...range } })).rejects.toThrow(Invalid);
    expect((await room.claim()).ref).toBe("1");
  });

  it("refuses the same words twice for one claim", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const claim = await room.claim({ mention: { revisionId, start: 0, end: 8 } });
    await expect(room.mention(claim, { revisionId, start: 0, end: 8, mode: "asserts" })).rejects.toThrow(Conflict);
  });

  it("refuses a mention in an article of another dossier", async () => {
    const room = await newNewsroom();
    const other = await newNewsroom();
    const { revisionId } = await other.article(text);
    await expect(room.claim({ mention: { revisionId, start: 0, end: 8 } })).rejects.toThrow(Invalid);
  });
});

describe("changing a claim", () => {
  it("keeps whoever wrote the current statement, and the history of the old one", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await room.run(editClaim, room.second, { claimId: claim.id, seen: 1, statement: "The port paid half." });
    expect(await room.read(claim)).toMatchObject({ statementBy: room.second.personId, version: 2 });
    const [last] = await claimHistory(room.desk.read, room.reader, claim.id, 1);
    expect(last).toMatchObject({
      type: "claim-changed",
      actorId: room.second.personId,
      payload: { changes: { statement: ["The port authority paid in full.", "The port paid half."] } },
    });
  });

  it("lets one of two editors win and gives the other the current version", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    const edit = (actor: typeof room.lead, statement: string) =>
      room.run(editClaim, actor, { claimId: claim.id, seen: 1, statement });
    const outcomes = await Promise.allSettled([edit(room.checker, "One."), edit(room.second, "Two.")]);
    expect(outcomes.map((o) => o.status)).toEqual(["fulfilled", "rejected"]);
    const reason = (outcomes[1] as PromiseRejectedResult).reason as Conflict;
    expect(reason).toBeInstanceOf(Conflict);
    expect(reason.extra).toMatchObject({ current: 2, theirs: { statement: "One." } });
  });

  it("takes only members as checkers", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    const assign = (assigneeId: string) => room.run(editClaim, room.lead, { claimId: claim.id, seen: 1, assigneeId });
    await expect(assign(room.outsider.personId)).rejects.toThrow(Invalid);
    await assign(room.second.personId);
    expect((await room.read(claim)).assigneeId).toBe(room.second.personId);
  });

  it("is refused to readers, and outsiders cannot tell that it exists", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    const edit = (actor: typeof room.lead) =>
      room.run(editClaim, actor, { claimId: claim.id, seen: 1, statement: "No." });
    await expect(edit(room.reader)).rejects.toThrow(Forbidden);
    await expect(edit(room.outsider)).rejects.toThrow(NotFound);
    await expect(edit(room.admin)).rejects.toThrow(NotFound);
    const none = room.run(editClaim, room.lead, { claimId: "none", seen: 1 });
    await expect(none).rejects.toThrow(new NotFound().message);
  });
});

describe("whom a mention cites", () => {
  const start = text.indexOf("Six");
  const at = { start, end: start + "Six of the eleven kilometres".length };
  const cites = { who: "outlet", name: "The Halvern Courier", quote: "the Courier reported" } as const;

  it("is kept with the words in the text, told in the history, and taken away again", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const claim = await room.claim({ mention: { revisionId, ...at, mode: "attributes", cites } });
    const mentionId = claim.mentionId ?? "";
    const stored = async () => (await mentionsOf(room.desk.read, room.reader, [claim.id]))[0]?.cites;
    const quoted = { start: text.indexOf(cites.quote), end: text.indexOf(cites.quote) + cites.quote.length };
    expect(await stored()).toEqual({ ...cites, ...quoted });
    await room.run(editMention, room.checker, { mentionId, end: at.end + 5 });
    expect(await stored()).toEqual({ ...cites, ...quoted });
    await room.run(editMention, room.checker, { mentionId, cites: null });
    expect(await stored()).toBeNull();
    const [last] = await claimHistory(room.desk.read, room.reader, claim.id, 1);
    expect(last).toMatchObject({
      type: "mention-changed",
      payload: { changes: { cites: [{ name: cites.name }, null] } },
    });
  });

  it("is refused where the text near the mention does not say so", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const wrong = { ...cites, quote: "the Ledger reported" };
    await expect(room.claim({ mention: { revisionId, ...at, cites: wrong } })).rejects.toThrow(Invalid);
    const claim = await room.claim({ mention: { revisionId, ...at } });
    const edit = room.run(editMention, room.checker, { mentionId: claim.mentionId ?? "", cites: wrong });
    await expect(edit).rejects.toMatchObject({ fields: { cites: expect.stringContaining("near the mention") } });
  });
});

describe("changing a mention", () => {
  it("moves its ends and forgets the attribution when it cites nobody any more", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const claim = await room.claim({ mention: { revisionId, start: 0, end: 8, mode: "attributes" } });
    const mentionId = claim.mentionId ?? "";
    await room.run(setVerdict, room.checker, { claimId: claim.id, seen: 1, mentionId, attribution: "accurate" });
    await room.run(editMention, room.checker, { mentionId, end: 13, mode: "asserts" });
    const [mention] = await mentionsOf(room.desk.read, room.lead, [claim.id]);
    expect(mention).toMatchObject({ quote: "The port paid", attribution: null, attributionBy: null });
  });

  it("takes it away, and the history keeps its words", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article(text);
    const claim = await room.claim({ mention: { revisionId, start: 0, end: 8 } });
    await room.run(removeMention, room.checker, { mentionId: claim.mentionId ?? "" });
    expect(await mentionsOf(room.desk.read, room.lead, [claim.id])).toEqual([]);
    const [last] = await claimHistory(room.desk.read, room.lead, claim.id, 1);
    expect(last).toMatchObject({ type: "mention-removed", payload: { quote: "The port" } });
  });
});
