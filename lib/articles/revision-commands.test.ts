import { describe, expect, it } from "vitest";
import { articleById } from "@/db/articles";
import { mentionById, mentionsOf } from "@/db/claims";
import { claimHistory, historyOf } from "@/db/history";
import { mentionsShownIn, reportOf } from "@/db/mention-places";
import { namesIn } from "@/db/names";
import { asidesOf, revisionById, revisionsOf, sentencesOfRevision } from "@/db/revisions";
import { markSentences, setAside } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { readText } from "@/lib/articles/reading";
import { addRevision } from "@/lib/articles/revision-commands";
import { addMention, editMention, removeMention } from "@/lib/claims/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { sentence } from "@/lib/history/sentence";
import { verifyHistory } from "@/lib/history/verify";
import { newNewsroom } from "@/lib/testing/newsroom";

const first = [
  "The council paid the dredging firm nine million in March.",
  "Nobody on the board had seen the second report. It named two other firms, whose barges lay idle at the quay.",
  "The mayor said on Tuesday that the order was signed before she took office, and that she would publish it.",
  "Fishermen at the east pier have counted fewer boats every spring since the channel was closed.",
  "It was a grey day. Read also: Harbour fees to rise next year.",
].join("\n\n");

/** The first paragraph's sum corrected, the third deleted, the fourth moved to the top. */
const second = [
  "Fishermen at the east pier have counted fewer boats every spring since the channel was closed.",
  "The council paid the dredging firm ten million in March.",
  "Nobody on the board had seen the second report. It named two other firms, whose barges lay idle at the quay.",
  "It was a grey day. Read also: Harbour fees to rise next year.",
].join("\n\n");

async function corrected() {
  const room = await newNewsroom();
  const { id: articleId, revisionId } = await room.article(first, { title: "Dredging paid in full" });
  const tag = async (quote: string) => {
    const start = first.indexOf(quote);
    const claim = await room.claim({ mention: { revisionId, start, end: start + quote.length, quote } });
    return { ...claim, mentionId: claim.mentionId ?? "" };
  };
  const prepare = (text: string) =>
    prepareRevision(room.desk.read, room.lead, articleId, { text }, room.settings, room.checker.now);
  const revise = async (text: string, over: { seen?: number } = {}, actor = room.checker) =>
    room.run(addRevision, actor, { ...(await prepare(text)), ...over });
  const mention = (id: string) => mentionById(room.desk.read, room.lead, id);
  return { ...room, articleId, revisionId, tag, prepare, revise, mention };
}

describe("a corrected article", () => {
  it("takes along what was tagged after the correction was read and before it was stored", async () => {
    const room = await corrected();
    await room.tag("counted fewer boats every spring");
    const prepared = await room.prepare(second);
    const late = await room.tag("whose barges lay idle");
    const { id, fates } = await room.run(addRevision, room.checker, prepared);
    expect(fates).toEqual({ unchanged: 1, moved: 1, reworded: 0, gone: 0 });
    expect(await room.mention(late.mentionId)).toMatchObject({ revisionId: id, quote: "whose barges lay idle" });
  });

  it("takes every mention along, each with its fate", async () => {
    const room = await corrected();
    const unchanged = await room.tag("whose barges lay idle");
    const moved = await room.tag("counted fewer boats every spring");
    const reworded = await room.tag("paid the dredging firm nine million in March");
    const gone = await room.tag("the order was signed before she took office");
    const { id, number, fates } = await room.revise(second);
    expect([number, fates]).toEqual([2, { unchanged: 1, moved: 1, reworded: 1, gone: 1 }]);
    for (const [{ mentionId }, quote] of [
      [unchanged, "whose barges lay idle"],
      [moved, "counted fewer boats every spring"],
      [reworded, "paid the dredging firm ten million in March"],
    ] as const) {
      const found = await room.mention(mentionId);
      expect(found).toMatchObject({ revisionId: id, quote, gone: false, version: 2 });
      expect(second.slice(found?.start, found?.end)).toBe(quote);
    }
    expect(await room.mention(gone.mentionId)).toMatchObject({ revisionId: room.revisionId, gone: true, version: 1 });
    const report = await reportOf(room.desk.read, room.reader, id);
    expect(report.map(({ ref, fate, was, quote }) => ({ ref, fate, was, quote }))).toEqual([
      { ref: gone.ref, fate: "gone", was: "the order was signed before she took office", quote: null },
      {
        ref: reworded.ref,
        fate: "reworded",
        was: "paid the dredging firm nine million in March",
        quote: "paid the dredging firm ten million in March",
      },
      {
        ref: moved.ref,
        fate: "moved",
        was: "counted fewer boats every spring",
        quote: "counted fewer boats every spring",
      },
      { ref: unchanged.ref, fate: "unchanged", was: "whose barges lay idle", quote: "whose barges lay idle" },
    ]);
    expect(await reportOf(room.desk.read, room.outsider, id)).toEqual([]);
    expect(await reportOf(room.desk.read, room.lead, room.revisionId)).toEqual([]);
  });

  it("leaves sign-offs in force where the words stayed, and makes them stale where they did not", async () => {
    const room = await corrected();
    const signed = async (quote: string) => {
      const start = first.indexOf(quote);
      const mention = { revisionId: room.revisionId, start, end: start + quote.length };
      return room.signedClaim({ mention });
    };
    const claims = {
      unchanged: await signed("whose barges lay idle"),
      moved: await signed("counted fewer boats every spring"),
      reworded: await signed("nine million in March"),
      gone: await signed("the order was signed before she took office"),
    };
    await room.revise(second);
    const told: Record<string, unknown> = {};
    for (const [fate, claim] of Object.entries(claims)) {
      const { status, stale } = await room.read(claim);
      told[fate] = [status, stale];
    }
    expect(told).toEqual({
      unchanged: ["signed-off", false],
      moved: ["signed-off", false],
      reworded: ["for-review", true],
      gone: ["for-review", true],
    });
  });

  it("keeps the marks of sentences and what people set aside, where the words are the same", async () => {
    const room = await corrected();
    const of = async (revisionId: string) =>
      sentencesOfRevision(room.desk.read, room.lead, { id: revisionId, dossierId: room.dossierId });
    const text = async (revisionId: string) => (await revisionById(room.desk.read, room.lead, revisionId))?.text ?? "";
    const marked = (await of(room.revisionId)).filter((one) =>
      /^(It was a grey day|The council paid)/.test(first.slice(one.start, one.end)),
    );
    await room.run(markSentences, room.checker, {
      revisionId: room.revisionId,
      sentenceIds: marked.map((one) => one.id),
      state: "not-checkable",
    });
    await room.run(setAside, room.checker, { revisionId: room.revisionId, paragraphs: [3], state: "aside" });
    const { id } = await room.revise(second);
    const kept = (await of(id)).filter((one) => one.state === "not-checkable");
    const after = await text(id);
    expect(kept.map((one) => after.slice(one.start, one.end))).toEqual(["It was a grey day."]);
    expect(await asidesOf(room.desk.read, id)).toMatchObject([{ paragraph: 0, setBy: room.checker.personId }]);
  });

  it("leaves the old revision readable as it was, with its claims", async () => {
    const room = await corrected();
    const gone = await room.tag("the order was signed before she took office");
    const reworded = await room.tag("nine million in March");
    const before = await sentencesOfRevision(room.desk.read, room.lead, {
      id: room.revisionId,
      dossierId: room.dossierId,
    });
    await room.revise(second);
    const then = await mentionsShownIn(room.desk.read, room.reader, room.revisionId);
    expect(then.map(({ id, quote }) => [id, quote])).toEqual([
      [reworded.mentionId, "nine million in March"],
      [gone.mentionId, "the order was signed before she took office"],
    ]);
    for (const { start, end, quote } of then) expect(first.slice(start, end)).toBe(quote);
    expect(
      await sentencesOfRevision(room.desk.read, room.lead, { id: room.revisionId, dossierId: room.dossierId }),
    ).toEqual(before);
    expect(await mentionsShownIn(room.desk.read, room.outsider, room.revisionId)).toEqual([]);
    const article = await articleById(room.desk.read, room.lead, room.articleId);
    if (!article) throw new Error("no article");
    const cards = async (revisionId: string) =>
      [
        ...(await readText(room.desk.read, room.lead, { ...article, revisionId })).html.matchAll(/data-ref="(.*?)"/g),
      ].map(([, ref]) => ref);
    expect(await cards(room.revisionId)).toEqual([reworded.ref, gone.ref]);
    expect(await cards(article.revisionId)).toEqual([reworded.ref]);
  });

  it("is told in the history, also in that of each claim whose words changed, and the chain holds", async () => {
    const room = await corrected();
    const gone = await room.tag("the order was signed before she took office");
    const reworded = await room.tag("nine million in March");
    const same = await room.tag("whose barges lay idle");
    await room.revise(second);
    const names = await namesIn(room.desk.read, room.lead, room.dossierId, (iso) => iso);
    const told = async (claim: { id: string }) =>
      (await claimHistory(room.desk.read, room.lead, claim.id, 1)).map((event) => sentence(event, names));
    expect(await told(gone)).toEqual([
      `Chidi Checker corrected A, Dredging paid in full, where ${gone.ref} is no longer found: “the order was signed before she took office”`,
    ]);
    expect(await told(reworded)).toEqual([
      `Chidi Checker corrected A, Dredging paid in full, which rewords a mention of ${reworded.ref}: “nine million in March” is now “ten million in March”`,
    ]);
    expect((await told(same))[0]).toContain("found A3 in");
    const events = await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 20 });
    expect(events.map((event) => sentence(event, names))).toContain(
      "Chidi Checker added revision 2 of A, Dredging paid in full: 1 mention unchanged, 1 reworded and 1 gone",
    );
    expect((await verifyHistory(room.desk.read)).broken).toEqual([]);
  });

  it("proposes what it shows about itself, and changes nothing of the article", async () => {
    const room = await corrected();
    const { proposals } = await room.revise(`Dredging paid\n\nBy Ann Lee\n\n${second}`);
    expect(proposals.byline).toMatchObject({ value: "Ann Lee" });
    expect(await articleById(room.desk.read, room.lead, room.articleId)).toMatchObject({
      title: "Dredging paid in full",
      byline: "",
      version: 2,
    });
  });

  it("refuses those who may not, what was changed since, and the same bytes again", async () => {
    const room = await corrected();
    await expect(room.revise(second, {}, room.outsider)).rejects.toThrow(NotFound);
    await expect(room.revise(second, {}, room.admin)).rejects.toThrow(NotFound);
    await expect(room.revise(second, {}, room.reader)).rejects.toThrow(Forbidden);
    await expect(room.revise(first, { seen: 1 })).rejects.toThrow(/same file as the newest/);
    await room.revise(second, { seen: 1 });
    await expect(room.revise(`${second} More.`, { seen: 1 })).rejects.toMatchObject({ extra: { current: 2 } });
    expect((await revisionsOf(room.desk.read, room.lead, room.articleId)).map((one) => one.number)).toEqual([2, 1]);
  });

  it("comes once when two people send it at the same time", async () => {
    const room = await corrected();
    const both = await Promise.allSettled([
      room.revise(second, { seen: 1 }),
      room.revise(`${second} More.`, { seen: 1 }, room.second),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await revisionsOf(room.desk.read, room.lead, room.articleId)).toHaveLength(2);
  });
});

describe("a mention that is gone", () => {
  const quote = "the order was signed before she took office";

  it("is found again when a later correction brings its words back", async () => {
    const room = await corrected();
    const claim = await room.tag(quote);
    await room.revise(second);
    const { id, fates } = await room.revise(`${first} And more.`);
    expect(fates).toMatchObject({ unchanged: 1, gone: 0 });
    expect(await room.mention(claim.mentionId)).toMatchObject({ revisionId: id, quote, gone: false });
    const [event] = await claimHistory(room.desk.read, room.lead, claim.id, 1);
    expect(event?.type).toBe("mention-found");
  });

  it("stays gone through corrections that do not bring it back, and is reported each time", async () => {
    const room = await corrected();
    const claim = await room.tag(quote);
    await room.revise(second);
    const { id } = await room.revise(`${second} And more.`);
    expect(await room.mention(claim.mentionId)).toMatchObject({ revisionId: room.revisionId, gone: true });
    expect(await reportOf(room.desk.read, room.lead, id)).toMatchObject([{ fate: "gone", was: quote, quote: null }]);
    const events = await claimHistory(room.desk.read, room.lead, claim.id, 20);
    expect(events.filter((event) => event.type === "mention-gone")).toHaveLength(1);
  });

  it("is placed in the newest text by a person", async () => {
    const room = await corrected();
    const claim = await room.tag(quote);
    const { id } = await room.revise(second);
    const start = second.indexOf("two other firms");
    await room.run(editMention, room.checker, { mentionId: claim.mentionId, revisionId: id, start, end: start + 15 });
    expect(await room.mention(claim.mentionId)).toMatchObject({
      revisionId: id,
      quote: "two other firms",
      gone: false,
    });
    expect(await reportOf(room.desk.read, room.lead, id)).toMatchObject([
      { fate: "gone", placed: true, was: quote, quote: "two other firms", start },
    ]);
    expect(await mentionsShownIn(room.desk.read, room.lead, room.revisionId)).toMatchObject([{ quote }]);
  });

  it("is not moved about in the old text, and nothing new is tagged there", async () => {
    const room = await corrected();
    const claim = await room.tag(quote);
    const other = await room.article("Another article says nothing of it.");
    const { id } = await room.revise(second);
    const edit = (input: object) => room.run(editMention, room.checker, { mentionId: claim.mentionId, ...input });
    await expect(edit({ start: 0, end: 5 })).rejects.toThrow(Conflict);
    await expect(edit({ revisionId: id })).rejects.toThrow(Invalid);
    await expect(edit({ revisionId: other.revisionId, start: 0, end: 7 })).rejects.toThrow(Invalid);
    await expect(
      room.run(addMention, room.checker, {
        claimId: claim.id,
        revisionId: room.revisionId,
        start: 0,
        end: 11,
        mode: "asserts",
      }),
    ).rejects.toThrow(Conflict);
    await edit({ mode: "denies" });
    expect(await room.mention(claim.mentionId)).toMatchObject({ mode: "denies", gone: true });
  });

  it("can be taken away", async () => {
    const room = await corrected();
    const claim = await room.tag(quote);
    const { id } = await room.revise(second);
    await room.run(removeMention, room.checker, { mentionId: claim.mentionId });
    expect(await mentionsOf(room.desk.read, room.lead, [claim.id])).toEqual([]);
    expect(await reportOf(room.desk.read, room.lead, id)).toEqual([]);
  });
});
