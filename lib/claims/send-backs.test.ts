import { describe, expect, it } from "vitest";
import { claimHistory } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { sendBacksOf, waitingSendBacks } from "@/db/send-backs";
import type { Actor } from "@/lib/actor";
import { askBlindCheck, giveBlindVerdict } from "@/lib/claims/blind-commands";
import { editClaim } from "@/lib/claims/commands";
import { answerSendBack, moveClaim, seeClaim, setVerdict } from "@/lib/claims/review-commands";
import { claimSheet } from "@/lib/claims/sheet";
import { editDossier } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

/** A claim that the checker judged, and that the second sent back. */
async function sentBack() {
  const room = await newNewsroom();
  const claim = await room.claim();
  await room.verdict(claim, "supported");
  await room.move(claim, "checking");
  await room.move(claim, "for-review");
  await room.move(claim, "checking", room.second, "The date is missing");
  const answer = (actor: Actor = room.checker, words = "It is in the log.") =>
    room.run(answerSendBack, actor, { claimId: claim.id, answer: words });
  return { room, claim, answer };
}

describe("a claim that was sent back", () => {
  it("goes for review again only once its reason is answered", async () => {
    const { room, claim, answer } = await sentBack();
    await expect(room.move(claim, "for-review")).rejects.toThrow(Conflict);
    await answer();
    await room.move(claim, "for-review");
    expect(await sendBacksOf(room.desk.read, room.second, claim.id)).toMatchObject([
      {
        byName: "Sofia Second",
        reason: "The date is missing",
        answer: "It is in the log.",
        answeredByName: "Chidi Checker",
      },
    ]);
    const told = await noticesOf(room.desk.read, room.second, { limit: 1 });
    expect(told, "who sent it back is asked to look again").toMatchObject([{ kind: "asked-to-sign" }]);
  });

  it("is answered and asked for in one step, too", async () => {
    const { room, claim } = await sentBack();
    await room.move(claim, "for-review", room.checker, "It is in the log.");
    expect(await sendBacksOf(room.desk.read, room.second, claim.id)).toMatchObject([{ answer: "It is in the log." }]);
    const types = (await claimHistory(room.desk.read, room.lead, claim.id, 3)).map(({ type }) => type);
    expect(types).toEqual(["claim-moved", "send-back-answered", "claim-moved"]);
  });

  it("is sent back once, and who was too late is told that their reason has no place", async () => {
    const { room, claim } = await sentBack();
    const late = (reason: string) => room.move(claim, "checking", room.lead, reason);
    await expect(late("The name is wrong")).rejects.toThrow(/Somebody moved .* What you wrote was not stored/);
    expect(await sendBacksOf(room.desk.read, room.second, claim.id)).toMatchObject([{ reason: "The date is missing" }]);
    await expect(late("The date is missing"), "these words are stored").resolves.toMatchObject({ status: "checking" });
    await expect(late(""), "there are no words to lose").resolves.toMatchObject({ status: "checking" });
  });

  it("is answered once, and who was too late is told that their answer has no place", async () => {
    const { room, claim } = await sentBack();
    await room.move(claim, "for-review", room.checker, "It is in the log.");
    const late = room.move(claim, "for-review", room.lead, "It is on the photo.");
    await expect(late).rejects.toThrow(/What you wrote was not stored/);
  });

  it("waits for its checker's answer, and for nobody's once it has one", async () => {
    const { room, claim, answer } = await sentBack();
    expect(await waitingSendBacks(room.desk.read, room.checker)).toMatchObject([
      { claimId: claim.id, reason: "The date is missing", byName: "Sofia Second" },
    ]);
    const { version: seen } = await room.read(claim);
    await room.run(editClaim, room.lead, { claimId: claim.id, seen, assigneeId: room.lead.personId });
    expect(await waitingSendBacks(room.desk.read, room.checker)).toEqual([]);
    expect(await waitingSendBacks(room.desk.read, room.lead)).toHaveLength(1);
    await answer(room.lead);
    expect(await waitingSendBacks(room.desk.read, room.lead)).toEqual([]);
  });

  it("is answered once, by whoever may work on it, in an open dossier", async () => {
    const { room, claim, answer } = await sentBack();
    await expect(answer(room.outsider)).rejects.toThrow(NotFound);
    await expect(answer(room.reader)).rejects.toThrow(Forbidden);
    const outcomes = await Promise.allSettled([answer(), answer(room.lead)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await room.move(claim, "for-review");
    await room.move(claim, "checking", room.lead, "And the place?");
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, seen: 1, state: "closed" });
    await expect(answer()).rejects.toThrow(Forbidden);
    expect(await waitingSendBacks(room.desk.read, room.checker)).toEqual([]);
  });

  it("that was reopened after its sign-off is answered likewise", async () => {
    const room = await newNewsroom();
    const claim = await room.signedClaim();
    await room.move(claim, "checking", room.second, "A new survey is out");
    await expect(room.move(claim, "for-review")).rejects.toThrow("Answer the reason first");
    await room.move(claim, "for-review", room.checker, "Read it: the same figure.");
  });

  it("keeps its reason from whoever is to judge it blind, who cannot answer it", async () => {
    const { room, claim } = await sentBack();
    const { version: seen } = await room.read(claim);
    await room.run(editClaim, room.lead, { claimId: claim.id, seen, assigneeId: room.second.personId });
    const { id: checkId } = await room.run(askBlindCheck, room.lead, {
      claimId: claim.id,
      secondId: room.second.personId,
    });
    expect(await waitingSendBacks(room.desk.read, room.second)).toMatchObject([{ reason: "" }]);
    await expect(room.move(claim, "for-review", room.second, "Done.")).rejects.toThrow("blind verdict");
    await room.run(giveBlindVerdict, room.second, { checkId, substance: "supported", note: "" });
    expect(await waitingSendBacks(room.desk.read, room.second)).toMatchObject([{ reason: "The date is missing" }]);
  });

  it("is sent back once by two at once", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    const { version: seen } = await room.read(claim);
    const back = (actor: Actor) =>
      room.run(moveClaim, actor, { claimId: claim.id, to: "checking", reason: "Why?", seen });
    await Promise.allSettled([back(room.second), back(room.lead)]);
    expect(await sendBacksOf(room.desk.read, room.lead, claim.id)).toHaveLength(1);
  });
});

describe("what changed since somebody saw a claim", () => {
  const reviewFor = async (room: Awaited<ReturnType<typeof newNewsroom>>, claim: { id: string }, actor: Actor) =>
    (await claimSheet(room.desk.read, actor, claim.id, (iso) => iso)).review;

  it("is nothing at first sight, then what others did, until they say that they have seen it", async () => {
    const { room, claim } = await sentBack();
    const see = async (actor: Actor) => {
      const { eventId } = await reviewFor(room, claim, actor);
      await room.run(seeClaim, actor, { claimId: claim.id, eventId });
    };
    expect(await reviewFor(room, claim, room.reader)).toMatchObject({ seenAt: null, sinceSeen: [] });
    await see(room.reader);
    await see(room.checker);
    const source = await room.source("Harbour log");
    const { id: evidenceId } = await room.evidence(claim, source, { note: "Page 3" });
    await room.verdict(claim, "refuted");
    expect((await reviewFor(room, claim, room.reader)).sinceSeen).toMatchObject([
      { what: "Evidence: Harbour log", did: "added" },
      { what: "Verdict", fields: [{ before: "supported", after: "refuted" }] },
    ]);
    expect((await reviewFor(room, claim, room.checker)).sinceSeen, "one's own changes are not new").toEqual([]);
    await see(room.reader);
    expect((await reviewFor(room, claim, room.reader)).sinceSeen).toEqual([]);
    expect(evidenceId).not.toBe("");
  });

  it("counts from where the reviewer sent it back, and no view is of what is yet to come", async () => {
    const { room, claim, answer } = await sentBack();
    await answer();
    const { version: seen } = await room.read(claim);
    await room.run(editClaim, room.checker, { claimId: claim.id, seen, statement: "The authority paid on 3 March." });
    expect((await reviewFor(room, claim, room.second)).sinceSeen).toMatchObject([
      { fields: [{ name: "Statement", before: "The port authority paid in full.", prose: true }] },
    ]);
    await room.run(seeClaim, room.second, { claimId: claim.id, eventId: 1_000_000 });
    await room.verdict(claim, "refuted");
    expect((await reviewFor(room, claim, room.second)).sinceSeen).toHaveLength(1);
    await expect(room.run(seeClaim, room.outsider, { claimId: claim.id, eventId: 1 })).rejects.toThrow(NotFound);
  });

  it("is told of a stale sign-off to everybody, links far up included", async () => {
    const room = await newNewsroom();
    const [rewrite, origin] = [
      await room.source("Northline"),
      await room.source("The Courier", { ownReporting: true }),
    ];
    const claim = await room.claim();
    await room.evidence(claim, rewrite);
    await room.verdict(claim, "supported");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    await room.sign(claim);
    expect((await reviewFor(room, claim, room.lead)).sinceSigned).toBeNull();
    await room.link(rewrite, origin);
    const { version: seen } = await room.read(claim);
    await room.run(setVerdict, room.checker, { claimId: claim.id, seen, substance: "refuted" });
    expect((await reviewFor(room, claim, room.reader)).sinceSigned).toMatchObject({
      byName: "Sofia Second",
      changes: [
        { what: "Origin link: Northline → The Courier", did: "added" },
        { what: "Verdict", fields: [{ name: "Verdict", before: "supported", after: "refuted" }] },
      ],
    });
  });
});
