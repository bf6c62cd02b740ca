import { describe, expect, it } from "vitest";
import { countMine } from "@/db/tasks";
import { askBlindCheck, giveBlindVerdict, giveBlindVerdictInput } from "@/lib/claims/blind-commands";
import { editClaim } from "@/lib/claims/commands";
import { answerSendBack } from "@/lib/claims/review-commands";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import { addMember, createDossier, createDossierInput, editDossier } from "@/lib/dossiers/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { most, myDesk } from "@/lib/tasks/my-desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const none = { items: [], more: 0 };

async function newRoom() {
  const room = await newNewsroom();
  return {
    ...room,
    at: (actor: typeof room.lead) => myDesk(room.desk.read, actor),
    async forReview(over: object = {}) {
      const claim = await room.claim(over);
      await room.verdict(claim, "supported");
      await room.move(claim, "checking");
      await room.move(claim, "for-review");
      return claim;
    },
    task: (over: object, actor = room.lead) =>
      room.run(
        assignTask,
        actor,
        assignTaskInput.parse({ dossierId: room.dossierId, title: "Ring the port", ...over }),
      ),
  };
}

describe("my desk", () => {
  it("is empty for whoever is in no dossier", async () => {
    const room = await newRoom();
    await room.forReview();
    await room.task({});
    expect(await room.at(room.outsider)).toEqual({
      ...{ tasks: none, free: none, sentBack: none, blind: none, waiting: none, stale: none, given: none },
      ...{ proposals: none, mentions: none, notices: none, dossiers: none },
      ...{ due: [], deadlines: [], giveable: {}, evidence: [] },
    });
  });

  it("lists one's open tasks with who asked, soonest first", async () => {
    const room = await newRoom();
    const mine = { assigneeId: room.checker.personId };
    await room.task({ ...mine, title: "Whenever" });
    await room.task({ ...mine, title: "Soon", dueAt: "2026-03-18T10:00:00Z" }, room.second);
    await room.task({ ...mine, title: "My own", dueAt: "2026-03-19T10:00:00Z" }, room.checker);
    await room.task({ title: "Nobody's" });
    const { tasks, due, giveable } = await room.at(room.checker);
    expect(tasks.items.map(({ title, fromName }) => [title, fromName])).toEqual([
      ["Soon", "Sofia Second"],
      ["My own", null],
      ["Whenever", "Lena Lead"],
    ]);
    expect(due).toEqual(["2026-03-18T10:00:00.000Z", "2026-03-19T10:00:00.000Z", null]);
    expect(await countMine(room.desk.read, room.checker)).toBe(3);
    expect(giveable[room.dossierId]?.map(({ name }) => name)).toEqual([
      "Chidi Checker",
      "Lena Lead",
      "Rae Reader",
      "Sofia Second",
    ]);
  });

  it("offers what nobody has to those who may take it", async () => {
    const room = await newRoom();
    const secret = { kind: "interview", confidential: true, pseudonym: "the pilot" };
    const source = await room.source("Jonas Vik", secret);
    await room.task({ title: "Later", dueAt: "2026-03-19T10:00:00Z" });
    await room.task({ title: "Soon", dueAt: "2026-03-18T10:00:00Z" });
    await room.task({ title: "Meet Jonas Vik", sourceId: source.id, dueAt: "2026-03-18T09:00:00Z" }, room.checker);
    const titles = async (actor: typeof room.lead) => (await room.at(actor)).free.items.map(({ title }) => title);
    expect(await titles(room.checker)).toEqual(["Meet Jonas Vik", "Soon", "Later"]);
    expect(await titles(room.second)).toEqual(["Soon", "Later"]);
    expect(await titles(room.reader)).toEqual([]);
  });

  it("lists what waits for one's signature: for leads and checkers, and never their own work", async () => {
    const room = await newRoom();
    const claim = await room.forReview();
    await room.claim({ statement: "Not for review yet." });
    const { waiting } = await room.at(room.second);
    expect(waiting.items).toMatchObject([
      {
        id: claim.id,
        ref: "1",
        dossierTitle: "Halvern dredging",
        substance: "supported",
        byName: "Chidi Checker",
        since: "2026-03-17T09:00:00.000Z",
        independence: { sources: 0 },
      },
    ]);
    expect((await room.at(room.lead)).waiting.items).toHaveLength(1);
    expect((await room.at(room.checker)).waiting).toEqual(none);
    expect((await room.at(room.reader)).waiting).toEqual(none);
  });

  it("takes evidence, an attribution and a confirmed link for own work", async () => {
    const room = await newRoom();
    const article = await room.article("The minister said that the port paid.", { outlet: "The Courier" });
    const courier = { id: article.sourceId ?? "" };
    const byEvidence = await room.forReview();
    await room.evidence(byEvidence, courier, {}, room.second);
    const byLink = await room.forReview();
    await room.evidence(byLink, courier);
    await room.link(courier, await room.source("The ledger", { kind: "document" }), {}, room.second);
    expect((await room.at(room.second)).waiting).toEqual(none);
    const byContext = await room.forReview();
    await room.evidence(byContext, await room.source("A map"), { stance: "context" }, room.second);
    expect((await room.at(room.second)).waiting.items).toMatchObject([{ id: byContext.id }]);
  });

  it("finds what waits for one's signature behind any number of claims that one worked on", async () => {
    const room = await newRoom();
    const article = await room.article("The minister said that the port paid.", { outlet: "The Courier" });
    const courier = { id: article.sourceId ?? "" };
    await room.link(courier, await room.source("The ledger", { kind: "document" }), {}, room.second);
    for (let count = 0; count < 32; count++)
      await room.evidence(await room.forReview({ dueAt: "2026-03-18T10:00:00Z" }), courier);
    const free = await room.forReview();
    const { waiting } = await room.at(room.second);
    expect(waiting).toMatchObject({ items: [{ id: free.id }], more: 0 });
  });

  it("leaves out what one checked oneself where the standard asks for another signer", async () => {
    const room = await newRoom();
    const claim = await room.forReview({ assigneeId: room.second.personId });
    expect((await room.at(room.second)).waiting.items).toMatchObject([{ id: claim.id }]);
    const standard = { name: "four eyes", rules: [{ rule: "second-signer" as const, when: {} }] };
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, standard });
    expect((await room.at(room.second)).waiting).toEqual(none);
    expect((await room.at(room.lead)).waiting.items).toMatchObject([{ id: claim.id }]);
  });

  it("shows the counts of what refutes where the verdict is refuted", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.evidence(claim, await room.source("The ledger", { kind: "document" }), { stance: "refutes" });
    await room.verdict(claim, "refuted");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    expect((await room.at(room.second)).waiting.items[0]?.independence).toMatchObject({ sources: 1, primary: true });
  });

  it("shows the soonest due of many, and counts the others", async () => {
    const room = await newRoom();
    for (let count = 0; count < most.claims + 3; count++) await room.forReview();
    const last = await room.forReview();
    const { version } = await room.read(last);
    await room.run(editClaim, room.checker, { claimId: last.id, seen: version, dueAt: "2026-03-18T10:00:00.000Z" });
    for (let count = 0; count < most.tasks + 2; count++) await room.task({ assigneeId: room.second.personId });
    const { waiting, tasks } = await room.at(room.second);
    expect(waiting.items[0]).toMatchObject({ id: last.id, dueAt: "2026-03-18T10:00:00.000Z" });
    expect([waiting.items.length, waiting.more]).toEqual([most.claims, 4]);
    expect([tasks.items.length, tasks.more]).toEqual([most.tasks, 2]);
  });

  it("lists one's own sign-offs that went stale apart, and only once", async () => {
    const room = await newRoom();
    const claim = await room.signedClaim();
    expect((await room.at(room.second)).stale).toEqual(none);
    await room.evidence(claim, await room.source("A late find"));
    const desk = await room.at(room.second);
    expect(desk.stale.items).toMatchObject([{ id: claim.id, stale: true, byName: null }]);
    expect(desk.waiting).toEqual(none);
    expect(desk.notices.items).toMatchObject([{ kind: "stale", claimRef: "1" }]);
    const others = await room.at(room.lead);
    expect(others.stale).toEqual(none);
    expect(others.waiting.items).toMatchObject([{ id: claim.id, stale: true }]);
  });

  it("lists the claims that one is to check until they are for review, soonest due first", async () => {
    const room = await newRoom();
    const given = { assigneeId: room.second.personId };
    const whenever = await room.claim(given);
    const checking = await room.claim({ ...given, statement: "It is so." });
    await room.move(checking, "checking");
    await room.claim({ assigneeId: room.lead.personId });
    const { items } = (await room.at(room.second)).given;
    expect(items).toMatchObject([
      { id: whenever.id, status: "to-check", dueAt: null },
      { id: checking.id, status: "checking" },
    ]);
    await room.verdict(checking, "supported");
    await room.move(checking, "for-review");
    expect((await room.at(room.second)).given.items).toMatchObject([{ id: whenever.id }]);
  });

  it("lists what was sent back to one until it is answered", async () => {
    const room = await newRoom();
    const claim = await room.forReview();
    await room.move(claim, "checking", room.second, "Which year?");
    const { sentBack } = await room.at(room.checker);
    expect(sentBack.items).toMatchObject([{ claimId: claim.id, byName: "Sofia Second", reason: "Which year?" }]);
    expect((await room.at(room.second)).sentBack).toEqual(none);
    await room.run(answerSendBack, room.checker, { claimId: claim.id, answer: "2025." });
    expect((await room.at(room.checker)).sentBack).toEqual(none);
  });

  it("says that a blind check waits, and nothing of what others found or wrote about the claim", async () => {
    const room = await newRoom();
    const claim = await room.forReview();
    await room.task({ claimId: claim.id, title: "Ask why it is supported", blocks: true });
    expect((await room.at(room.second)).waiting.items).toHaveLength(1);
    const { id: checkId } = await room.run(askBlindCheck, room.lead, {
      claimId: claim.id,
      secondId: room.second.personId,
    });
    const { notices, ...desk } = await room.at(room.second);
    expect(desk.blind.items).toMatchObject([{ claimId: claim.id, act: "give", askedByName: "Lena Lead" }]);
    expect(desk.waiting).toEqual(none);
    expect(desk.free).toEqual(none);
    expect(notices.items).toMatchObject([{ claimId: claim.id }]);
    expect(JSON.stringify([desk, notices])).not.toMatch(/supported|refuted/);
    expect(JSON.stringify([desk, notices])).not.toMatch(/supported|refuted/);
    await room.run(giveBlindVerdict, room.second, giveBlindVerdictInput.parse({ checkId, substance: "supported" }));
    expect((await room.at(room.second)).blind).toEqual(none);
  });

  it("counts the origin links to decide, by dossier, for those who may", async () => {
    const room = await newRoom();
    const courier = await room.source("The Courier");
    const secret = { kind: "interview", confidential: true, pseudonym: "the pilot" };
    await room.link(courier, await room.source("The ledger", { kind: "document" }), {
      kind: "cites",
      state: "proposed",
    });
    await room.link(courier, await room.source("Jonas Vik", secret), { kind: "interviewed", state: "proposed" });
    await room.link(courier, await room.source("The Post"), { state: "confirmed" });
    const counts = async (actor: typeof room.lead) =>
      (await room.at(actor)).proposals.items.map(({ dossierTitle, count }) => [dossierTitle, count]);
    expect(await counts(room.checker)).toEqual([["Halvern dredging", 2]]);
    expect(await counts(room.second)).toEqual([["Halvern dredging", 1]]);
    expect(await counts(room.reader)).toEqual([]);
  });

  it("sets apart who names one from what else one was told", async () => {
    const room = await newRoom();
    const claim = await room.claim();
    await room.run(
      writeComment,
      room.reader,
      writeCommentInput.parse({ on: "claim", id: claim.id, text: "@Sofia Second, is it so?" }),
    );
    await room.task({ assigneeId: room.second.personId });
    const desk = await room.at(room.second);
    expect(desk.mentions).toMatchObject({ items: [{ kind: "mentioned" }], more: 0 });
    expect(desk.notices).toMatchObject({ items: [{ kind: "assigned" }], more: 0 });
  });

  it("forgets a dossier that was closed", async () => {
    const room = await newRoom();
    await room.forReview();
    const signed = await room.signedClaim();
    await room.evidence(signed, await room.source("A late find"));
    await room.claim({ assigneeId: room.second.personId });
    await room.task({ assigneeId: room.second.personId });
    await room.task({});
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    expect(await room.at(room.second)).toMatchObject({
      ...{ tasks: none, free: none, waiting: none, stale: none, given: none, proposals: none, dossiers: none },
      due: [],
    });
    expect(await countMine(room.desk.read, room.second)).toBe(0);
  });

  it("shows one's dossiers with how far they have come, those with the nearest deadline first", async () => {
    const room = await newRoom();
    await room.article("One sentence. And another.");
    await room.forReview();
    const input = createDossierInput.parse({ title: "Ferries", deadline: "2026-03-20T18:00:00Z" });
    const { id: dossierId } = await room.run(createDossier, room.lead, input);
    await room.run(addMember, room.lead, { dossierId, personId: room.reader.personId, role: "reader" });
    const { dossiers, deadlines } = await room.at(room.reader);
    expect(dossiers.items).toMatchObject([
      { title: "Ferries", sentences: 0 },
      { title: "Halvern dredging", deadline: null, counts: { "for-review": 1 }, sentences: 2, examined: 0 },
    ]);
    expect(deadlines).toEqual(["2026-03-20T18:00:00.000Z", null]);
  });
});
