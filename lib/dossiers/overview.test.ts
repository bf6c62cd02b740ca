import { describe, expect, it } from "vitest";
import { articleNames, coverageOf, examinedByDossier } from "@/db/articles";
import { sentencesOfRevision } from "@/db/revisions";
import { markSentences } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { mergeClaims, undoMerge } from "@/lib/claims/merge-commands";
import { withdrawClaim } from "@/lib/claims/withdraw-commands";
import { nothingMissing } from "@/lib/dossiers/before-sealing";
import { createDossier, createDossierInput, editDossier } from "@/lib/dossiers/commands";
import { countsAtHand, dossiersAtHand, overviewOf, withProgress } from "@/lib/dossiers/overview";
import type { Rule } from "@/lib/dossiers/standard";
import { NotFound } from "@/lib/errors";
import { editSource, editSourceInput } from "@/lib/sources/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { makeLineTask } from "@/lib/tasks/line-commands";
import { testNow } from "@/lib/testing/desk";
import { fillWithClaims } from "@/lib/testing/many-claims";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newRoom() {
  const room = await newNewsroom();
  return { ...room, overview: (actor = room.lead) => overviewOf(room.desk.read, actor, room.dossierId, "UTC") };
}

const story = "The port paid in full. Six kilometres were not dredged. Nobody would say why.";
const mention = (revisionId: string, quote: string) => {
  const start = story.indexOf(quote);
  return { mention: { revisionId, start, end: start + quote.length, quote, mode: "asserts" as const } };
};

describe("what stands between a dossier and its seal", () => {
  it("is nothing while it holds nothing", async () => {
    const room = await newRoom();
    const { before, claims, articles, team } = await room.overview();
    expect(nothingMissing(before)).toBe(true);
    expect({ claims, articles }).toEqual({ claims: 0, articles: [] });
    expect(team.map((member) => [member.name, member.role, member.openTasks])).toEqual([
      ["Lena Lead", "lead", 0],
      ["Chidi Checker", "checker", 0],
      ["Sofia Second", "checker", 0],
      ["Rae Reader", "reader", 0],
    ]);
  });

  it("names each claim with what it lacks", async () => {
    const room = await newRoom();
    const bare = await room.claim({ statement: "Nobody has looked at this." });
    const weak = await room.claim({ statement: "Six were not dredged.", stakes: "important" });
    await room.evidence(weak, await room.source("A rewrite"));
    await room.verdict(weak, "supported");
    const accused = await room.claim({ kind: "allegation", about: ["Varn & Holm"], statement: "They lied." });
    await room.verdict(accused, "refuted");
    const { before, counts } = await room.overview();
    expect(before.withoutVerdict.first.map((claim) => claim.id)).toEqual([bare.id]);
    expect(before.belowStandard.first).toMatchObject([
      { id: weak.id, ref: "2", meetsOrigins: false, independence: { sources: 1, atLeast: 0, atMost: 1, origins: [] } },
    ]);
    expect(before.whyBelow).toBe("origin not established");
    expect(before.replies.first).toEqual([
      {
        claimId: accused.id,
        ref: "3",
        about: ["Varn & Holm"],
        asked: false,
        until: null,
        line: { rule: "reply", detail: expect.stringContaining("has not been asked"), task: null },
      },
    ]);
    expect(before.unsigned).toBe(3);
    expect(counts["to-check"]).toBe(3);
  });

  it("shows a line with the task that was made of it", async () => {
    const room = await newRoom();
    const weak = await room.claim({ stakes: "important", assigneeId: room.checker.personId });
    await room.verdict(weak, "supported");
    const made = await room.run(makeLineTask, room.lead, { claimId: weak.id, rule: "origins" });
    const { before } = await room.overview(room.reader);
    expect(before.belowStandard.first).toMatchObject([
      { id: weak.id, lines: [{ rule: "origins", task: { id: made.id, assigneeName: "Chidi Checker" } }] },
    ]);
  });

  it("counts what bears a verdict, and names what else a standard of one's own asks for", async () => {
    const room = await newRoom();
    const refuted = await room.claim();
    await room.evidence(refuted, await room.source("The log", { kind: "document" }), { stance: "refutes" });
    await room.verdict(refuted, "refuted");
    const standard = (rule: Rule) =>
      room.run(editDossier, room.lead, { dossierId: room.dossierId, standard: { name: "ours", rules: [rule] } });
    const whyOf = async (rule: Rule) => {
      await standard(rule);
      const { belowStandard, whyBelow } = (await room.overview()).before;
      expect(belowStandard.first).toMatchObject(belowStandard.count > 0 ? [{ independence: { sources: 1 } }] : []);
      return whyBelow;
    };
    expect(await whyOf({ rule: "origins", when: {}, atLeast: 1, orHeldPrimary: false })).toBe("");
    expect(await whyOf({ rule: "origins", when: {}, atLeast: 2, orHeldPrimary: false })).toBe("one origin");
    expect(await whyOf({ rule: "primary", when: {} })).toBe("no primary source");
    expect(await whyOf({ rule: "reports", when: {}, atLeast: 1, orHeldPrimary: false })).toBe("too few reports");
    expect(await whyOf({ rule: "reliability", when: {}, atLeast: "C", of: "one", orUnjudged: false })).toBe(
      "not reliable enough",
    );
  });

  it("is a sign-off that went stale, counted as that and not as for review", async () => {
    const room = await newRoom();
    const claim = await room.signedClaim();
    expect(nothingMissing((await room.overview()).before)).toBe(true);
    await room.evidence(claim, await room.source("A late find"));
    const { before, counts } = await room.overview();
    expect(before.stale.first.map((one) => one.id)).toEqual([claim.id]);
    expect(counts).toMatchObject({ stale: 1, "for-review": 0, "signed-off": 0 });
    expect(before.unsigned).toBe(0);
  });

  it("is each article's sentences that nobody has examined", async () => {
    const room = await newRoom();
    const first = await room.article(story);
    const second = await room.article(`${story} One more.`);
    await room.claim(mention(first.revisionId, "Six kilometres were not dredged"));
    const sentences = await sentencesOfRevision(room.desk.read, room.lead, {
      id: second.revisionId,
      dossierId: room.dossierId,
    });
    await room.run(markSentences, room.checker, {
      revisionId: second.revisionId,
      sentenceIds: sentences.map((sentence) => sentence.id),
      state: "not-checkable",
    });
    const { before, articles, examined, sentences: all } = await room.overview();
    expect(before.unexamined).toEqual([{ articleId: first.id, letter: "A", count: 2 }]);
    expect({ examined, all }).toEqual({ examined: 5, all: 7 });
    expect(articles).toMatchObject([
      { letter: "A", counts: { "to-check": 1 }, relation: { words: "Origin not established" } },
      { letter: "B", counts: { "to-check": 0 } },
    ]);
  });

  it("says where each article got it from, by confirmed links alone, and under a pseudonym where it must", async () => {
    const room = await newRoom();
    const article = await room.article(story);
    const source = await room.source("Ines Okafor of the port", { kind: "interview" });
    const link = { kind: "interviewed" as const };
    await room.link({ id: article.sourceId ?? "" }, source, { ...link, state: "proposed" });
    expect((await room.overview()).articles[0]?.relation?.words).toBe("Origin not established");
    const other = await room.article("Another text.");
    await room.link({ id: other.sourceId ?? "" }, source, link);
    await room.run(
      editSource,
      room.checker,
      editSourceInput.parse({ sourceId: source.id, seen: 1, confidential: true, pseudonym: "Source 1" }),
    );
    expect((await room.overview(room.reader)).articles[1]?.relation?.words).toBe("Interviewed Source 1");
  });

  it("counts what each member has open", async () => {
    const room = await newRoom();
    const assigneeId = room.checker.personId;
    const task = { dossierId: room.dossierId, title: "Ring the port", assigneeId };
    await room.run(assignTask, room.lead, assignTaskInput.parse(task));
    await room.claim({ assigneeId });
    const { team } = await room.overview();
    expect(team.find((member) => member.personId === assigneeId)).toMatchObject({ openTasks: 1, openClaims: 1 });
    expect(await countsAtHand(room.desk.read, room.reader, room.dossierId)).toMatchObject({
      claims: 1,
      sources: 0,
      tasks: 1,
    });
  });

  it("is for members: to others there is no such dossier, an administrator among them", async () => {
    const room = await newRoom();
    await room.claim();
    for (const actor of [room.outsider, room.admin]) {
      await expect(room.overview(actor)).rejects.toThrow(NotFound);
      expect(await countsAtHand(room.desk.read, actor, room.dossierId)).toMatchObject({
        claims: 0,
        sources: 0,
        tasks: 0,
      });
      expect(await examinedByDossier(room.desk.read, actor, [room.dossierId])).toEqual(new Map());
    }
    expect((await room.overview(room.reader)).may).toEqual({
      addArticle: false,
      manageMembers: false,
      assignTasks: false,
    });
    expect((await room.overview(room.checker)).may).toEqual({
      addArticle: true,
      manageMembers: false,
      assignTasks: true,
    });
    expect((await room.overview()).may).toEqual({ addArticle: true, manageMembers: true, assignTasks: true });
  });
});

describe("how far a dossier is", () => {
  it("is told by stakes, the highest first, and by who has how much", async () => {
    const room = await newRoom();
    const { personId } = room.checker;
    await room.signedClaim();
    await room.claim({ stakes: "critical", assigneeId: personId });
    const moved = await room.claim({ assigneeId: personId });
    await room.move(moved, "checking");
    await room.claim();
    const { byStakes, team, nobodys, claims } = await room.overview();
    expect(claims).toBe(4);
    expect(byStakes).toMatchObject([
      { stakes: "critical", claims: 1, counts: { "signed-off": 0, "to-check": 1 } },
      { stakes: "routine", claims: 3, counts: { "signed-off": 1, checking: 1, "to-check": 1 } },
    ]);
    expect(team.find((member) => member.personId === personId)).toMatchObject({
      openClaims: 2,
      counts: { "to-check": 1, checking: 1, "signed-off": 0 },
    });
    expect(nobodys).toMatchObject({ openClaims: 1, openTasks: 0 });
  });

  it("names what has waited longest, for a second person and for a checker", async () => {
    const room = await newRoom();
    const hours = (count: number) => ({ ...room.checker, now: new Date(testNow.getTime() + count * 3_600_000) });
    const reviewed = async (statement: string, at: number) => {
      const claim = await room.claim({ statement, assigneeId: room.checker.personId });
      await room.move(claim, "checking");
      await room.move(claim, "for-review", hours(at));
      return claim;
    };
    await reviewed("Later.", 5);
    const first = await reviewed("Sooner.", 2);
    const bare = await room.claim({ statement: "Nobody's." });
    const { waiting } = await room.overview(room.reader);
    expect(waiting.forReview.map(({ statement }) => statement)).toEqual(["Sooner.", "Later."]);
    expect(waiting.forReview[0]).toMatchObject({ id: first.id, since: hours(2).now.toISOString() });
    expect(waiting.forChecker).toMatchObject([{ id: bare.id, assigneeName: null }]);
  });

  it("names a claim that was stored without its events by when it was made", async () => {
    const room = await newRoom();
    const { dossierId, checker } = room;
    await fillWithClaims(room.desk, { dossierId, personId: checker.personId, count: 5, now: testNow });
    const { waiting } = await room.overview();
    expect(waiting.forReview.length).toBeGreaterThan(0);
    for (const { since } of waiting.forReview) expect(since).toBe(testNow.toISOString());
  });

  it("goes back over every day, through what was signed, went stale, was opened again, merged and taken back", async () => {
    const room = await newRoom();
    const day = (count: number, actor = room.checker) => ({
      ...actor,
      now: new Date(testNow.getTime() + count * 86_400_000),
    });
    const open = async (count: number) => {
      const { burnDown } = await room.overview(day(count, room.lead));
      return burnDown?.days.map((each) => each.open);
    };
    expect(await open(0)).toBeUndefined();
    const statement = (text: string, on: number) =>
      room.run(createClaim, day(on), createClaimInput.parse({ dossierId: room.dossierId, statement: text }));
    const signed = await room.signedClaim();
    expect(await open(0)).toEqual([0]);
    const kept = await statement("Kept.", 1);
    const merged = await statement("Merged.", 1);
    const undone = await statement("Taken back.", 1);
    expect(await open(1)).toEqual([0, 3]);
    await room.run(withdrawClaim, day(2), { claimId: undone.id });
    const [from, into] = [await room.read(merged), await room.read(kept)];
    await room.run(mergeClaims, day(2), {
      claimId: merged.id,
      into: kept.id,
      seen: from.version,
      intoSeen: into.version,
    });
    expect(await open(2)).toEqual([0, 3, 1]);
    await room.evidence(signed, await room.source("A late find"), {}, day(3));
    expect(await open(3)).toEqual([0, 3, 1, 2]);
    await room.run(undoMerge, day(4), { claimId: merged.id });
    expect(await open(4)).toEqual([0, 3, 1, 2, 3]);
    const { burnDown } = await room.overview(day(4));
    expect(burnDown?.deadline).toBeNull();
    expect(burnDown?.most).toMatchObject({ open: 3, day: "2026-03-21" });
  });
});

describe("the articles in the sidebar", () => {
  it("stand by their letters with the claims of their newest text, for members alone", async () => {
    const room = await newRoom();
    const first = await room.article(story, { outlet: "The Halvern Courier" });
    await room.article("Our own words.", { ours: true });
    const claim = await room.claim(mention(first.revisionId, "The port paid in full"));
    await room.mention(claim, mention(first.revisionId, "Nobody would say why").mention);
    expect(await articleNames(room.desk.read, room.reader, room.dossierId)).toMatchObject([
      { letter: "A", outlet: "The Halvern Courier", ours: false, claims: 1 },
      { letter: "B", outlet: "", ours: true, claims: 0 },
    ]);
    expect(await articleNames(room.desk.read, room.admin, room.dossierId)).toEqual([]);
    await room.claim(mention(first.revisionId, "Nobody would say why"));
    const [counted] = await articleNames(room.desk.read, room.reader, room.dossierId);
    expect(counted?.claims, "as it is now").toBe(2);
  });
});

describe("dossiers side by side", () => {
  it("have the same coverage as one by one", async () => {
    const room = await newRoom();
    const { read } = room.desk;
    const first = await room.article(story);
    await room.article("A second text. With two sentences.");
    // One mention over two sentences, and one that ends where the next begins.
    await room.claim(mention(first.revisionId, "paid in full. Six kilometres"));
    await room.claim(mention(first.revisionId, "The port paid in full. "));
    const empty = await room.run(createDossier, room.lead, createDossierInput.parse({ title: "Empty" }));
    const rows = await withProgress(read, room.lead, [{ id: room.dossierId }, { id: empty.id }]);
    const one = await coverageOf(read, room.lead, room.dossierId);
    expect(rows[0]).toMatchObject({ sentences: one.sentences, examined: one.claimed + one.notCheckable });
    expect(rows[0]).toMatchObject({ sentences: 5, examined: 2, counts: { "to-check": 2 } });
    expect(rows[1]).toMatchObject({ sentences: 0, examined: 0, counts: { "to-check": 0 } });
  });

  it("stand in the sidebar while they are open, soonest deadline first", async () => {
    const room = await newRoom();
    const add = async (title: string, deadline: string | null) =>
      room.run(createDossier, room.lead, createDossierInput.parse({ title, deadline }));
    await add("Later", "2026-05-01T10:00:00Z");
    await add("Sooner", "2026-04-01T10:00:00Z");
    const closed = await add("Closed", "2026-03-01T10:00:00Z");
    await room.run(editDossier, room.lead, { dossierId: closed.id, state: "closed" });
    await room.signedClaim();
    const shown = await dossiersAtHand(room.desk.read, room.lead);
    expect(shown.map(({ title, status }) => [title, status])).toEqual([
      ["Sooner", "to-check"],
      ["Later", "to-check"],
      ["Halvern dredging", "signed-off"],
    ]);
  });
});
