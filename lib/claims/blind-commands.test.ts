import { describe, expect, it } from "vitest";
import { blindChecksEnded, blindChecksOf, judgedPairs, waitingBlindChecks } from "@/db/blind-checks";
import { claimHistory } from "@/db/history";
import { noticesOf } from "@/db/notices";
import type { Actor } from "@/lib/actor";
import {
  askBlindCheck,
  cancelBlindCheck,
  giveBlindVerdict,
  nameThird,
  settleBlindCheck,
} from "@/lib/claims/blind-commands";
import type { Substance } from "@/lib/claims/claim";
import { mergeClaims } from "@/lib/claims/merge-commands";
import { setVerdict } from "@/lib/claims/review-commands";
import { withdrawClaim } from "@/lib/claims/withdraw-commands";
import { addMember, changeMember, editDossier, removeMember } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { verifyHistory } from "@/lib/history/verify";
import { newPerson } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

/** A claim that the checker found supported, and the second checker is asked to judge blind. */
async function asked(over: { firstVerdict?: boolean } = {}) {
  const room = await newNewsroom();
  const claim = await room.claim();
  if (over.firstVerdict !== false) await room.verdict(claim, "supported");
  const first = over.firstVerdict === false ? { firstId: room.checker.personId } : {};
  const { id: checkId } = await room.run(askBlindCheck, room.lead, {
    claimId: claim.id,
    secondId: room.second.personId,
    ...first,
  });
  const give = (actor: Actor, substance: Substance, note = "") =>
    room.run(giveBlindVerdict, actor, { checkId, substance, note });
  const check = async (viewer: Actor = room.lead) => {
    const [found] = await blindChecksOf(room.desk.read, viewer, claim.id);
    if (!found) throw new Error("no check");
    return found;
  };
  const another = async (name: string, role: "lead" | "checker" | "reader" = "checker") => {
    const person = await newPerson(room.desk, name);
    await room.run(addMember, room.lead, { dossierId: room.dossierId, personId: person.personId, role });
    return person;
  };
  return { room, claim, checkId, give, check, another };
}

describe("asking for a blind second verdict", () => {
  it("is for leads, of claims of the dossier, and of one person other than the first", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await room.verdict(claim, "supported");
    const ask = (actor: Actor, secondId: string, firstId?: string) =>
      room.run(askBlindCheck, actor, { claimId: claim.id, secondId, ...(firstId ? { firstId } : {}) });
    const { lead, checker, second, reader, outsider } = room;
    await expect(ask(outsider, second.personId)).rejects.toThrow(NotFound);
    await expect(ask(reader, second.personId)).rejects.toThrow(Forbidden);
    await expect(ask(checker, second.personId)).rejects.toThrow(Forbidden);
    await expect(ask(lead, checker.personId)).rejects.toMatchObject({ fields: { secondId: expect.any(String) } });
    await expect(ask(lead, reader.personId)).rejects.toThrow(Invalid);
    await expect(ask(lead, outsider.personId)).rejects.toThrow(Invalid);
    await expect(ask(lead, second.personId, lead.personId)).rejects.toMatchObject({
      fields: { firstId: expect.any(String) },
    });
    await ask(lead, second.personId);
    await expect(ask(lead, second.personId)).rejects.toThrow("under way already");
  });

  it("of a claim without a verdict needs somebody who gives the first", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    const ask = (firstId?: string) =>
      room.run(askBlindCheck, room.lead, {
        claimId: claim.id,
        secondId: room.second.personId,
        ...(firstId ? { firstId } : {}),
      });
    await expect(ask()).rejects.toThrow(Invalid);
    await expect(ask(room.reader.personId)).rejects.toThrow(Invalid);
    await expect(ask(room.second.personId)).rejects.toThrow(Invalid);
    await ask(room.checker.personId);
    for (const judge of [room.checker, room.second])
      expect(await waitingBlindChecks(room.desk.read, judge)).toMatchObject([{ claimId: claim.id, act: "give" }]);
    expect(await waitingBlindChecks(room.desk.read, room.lead)).toEqual([]);
  });

  it("is refused in a closed dossier, and tells those who must judge", async () => {
    const { room } = await asked();
    const told = await noticesOf(room.desk.read, room.second, { limit: 5 });
    expect(told[0]).toMatchObject({ kind: "assigned", eventType: "blind-check-asked" });
    const claim = await room.claim();
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, seen: 1, state: "closed" });
    const late = room.run(askBlindCheck, room.lead, {
      claimId: claim.id,
      secondId: room.second.personId,
      firstId: room.checker.personId,
    });
    await expect(late).rejects.toThrow(Forbidden);
    expect(await waitingBlindChecks(room.desk.read, room.second)).toEqual([]);
  });
});

describe("giving a blind verdict", () => {
  it("is for the two who were asked, once", async () => {
    const { room, give } = await asked({ firstVerdict: false });
    await expect(give(room.outsider, "supported")).rejects.toThrow(NotFound);
    await expect(give(room.reader, "supported")).rejects.toThrow(Forbidden);
    await expect(give(room.lead, "supported")).rejects.toThrow(Forbidden);
    await give(room.second, "supported");
    await expect(give(room.second, "refuted")).rejects.toThrow(Conflict);
  });

  it("that equals the first agrees, and is the claim's verdict where it had none", async () => {
    const { room, claim, give, check } = await asked({ firstVerdict: false });
    await give(room.second, "refuted", "The log says so.");
    expect(await room.read(claim)).toMatchObject({ substance: null });
    await give(room.checker, "refuted");
    expect(await check()).toMatchObject({
      state: "agreed",
      first: { substance: "refuted" },
      second: { substance: "refuted", note: "The log says so." },
    });
    expect(await room.read(claim)).toMatchObject({ substance: "refuted", substanceBy: room.checker.personId });
    expect((await verifyHistory(room.desk.read)).broken).toEqual([]);
  });

  it("makes both who agree authors of the verdict, so that neither signs it", async () => {
    const { room, claim, give } = await asked();
    await give(room.second, "supported");
    const { workers } = await room.standing(claim);
    expect(workers).toContain(room.second.personId);
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    await expect(room.sign(claim, room.second)).rejects.toThrow(Forbidden);
    await expect(room.sign(claim, room.lead)).resolves.toMatchObject({ status: "signed-off" });
  });

  it("that differs waits for a third, and the leads are told", async () => {
    const { room, claim, give, check } = await asked();
    await give(room.second, "refuted");
    expect(await check()).toMatchObject({ state: "differs" });
    expect(await room.read(claim)).toMatchObject({ substance: "supported" });
    const [told] = await noticesOf(room.desk.read, room.lead, { limit: 5 });
    expect(told).toMatchObject({ eventType: "blind-check-ended" });
    expect(await waitingBlindChecks(room.desk.read, room.lead)).toMatchObject([{ act: "name" }]);
  });

  it("by both at once ends the check once, with both verdicts", async () => {
    for (const [one, other, state] of [
      ["supported", "supported", "agreed"],
      ["supported", "conflicting", "differs"],
    ] as const) {
      const { room, claim, give, check } = await asked({ firstVerdict: false });
      await Promise.all([give(room.checker, one), give(room.second, other)]);
      expect(await check()).toMatchObject({ state, first: { substance: one }, second: { substance: other } });
      const types = (await claimHistory(room.desk.read, room.lead, claim.id, 50)).map(({ type }) => type);
      expect(types.filter((type) => type === "blind-check-ended")).toHaveLength(1);
    }
  });

  it("twice at once by one person counts once", async () => {
    const { room, give, check } = await asked({ firstVerdict: false });
    const outcomes = await Promise.allSettled([give(room.second, "supported"), give(room.second, "refuted")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await check(room.second)).second.substance).toBe("supported");
  });
});

describe("while a blind check is under way", () => {
  it("the verdict stays as it is, and nobody signs the claim off", async () => {
    const { room, claim } = await asked();
    const { version: seen } = await room.read(claim);
    const change = room.run(setVerdict, room.checker, { claimId: claim.id, seen, substance: "refuted" });
    await expect(change).rejects.toThrow("under way");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    await expect(room.sign(claim, room.lead)).rejects.toThrow("under way");
  });

  it("the claim is not taken back, and a merge into another ends the check", async () => {
    const { room, claim, check, give } = await asked();
    await expect(room.run(withdrawClaim, room.checker, { claimId: claim.id })).rejects.toThrow(Conflict);
    const other = await room.claim({ statement: "It paid it all." });
    const { version: seen } = await room.read(claim);
    await room.run(mergeClaims, room.checker, { claimId: claim.id, into: other.id, seen, intoSeen: 1 });
    expect((await check()).state).toBe("cancelled");
    await expect(give(room.second, "supported")).rejects.toThrow(Conflict);
    const [told] = await noticesOf(room.desk.read, room.lead, { limit: 1 });
    expect(told).toMatchObject({ eventType: "blind-check-cancelled" });
  });

  it.each([
    ["leaves the dossier", removeMember],
    ["becomes a reader", changeMember],
  ])("it ends when one who has not judged yet %s", async (_, command) => {
    const { room, check } = await asked();
    const { personId } = room.second;
    const input = { dossierId: room.dossierId, personId, role: "reader" as const };
    await room.run(command as typeof changeMember, room.lead, input);
    expect((await check()).state).toBe("cancelled");
  });

  it("it goes on when one whose verdict is in leaves", async () => {
    const { room, check, give } = await asked({ firstVerdict: false });
    await give(room.checker, "supported");
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: room.checker.personId });
    await give(room.second, "supported");
    expect((await check()).state).toBe("agreed");
  });
});

describe("settling two verdicts that differ", () => {
  async function differs() {
    const made = await asked();
    await made.give(made.room.second, "refuted");
    const third = await made.another("Tessa Third");
    const settle = (actor: Actor, substance: Substance = "refuted", note = "The log is clear.") =>
      made.room.run(settleBlindCheck, actor, { checkId: made.checkId, substance, note });
    const name = async (personId: string | null, actor: Actor = made.room.lead) =>
      made.room.run(nameThird, actor, { checkId: made.checkId, personId, seen: (await made.check()).version });
    return { ...made, third, settle, name };
  }

  it("is for the third whom a lead names, and makes theirs the claim's verdict", async () => {
    const { room, claim, third, settle, name, check } = await differs();
    await expect(name(third.personId, room.checker)).rejects.toThrow(Forbidden);
    for (const personId of [room.checker.personId, room.second.personId, room.reader.personId, "nobody"])
      await expect(name(personId)).rejects.toThrow(Invalid);
    await name(third.personId);
    expect(await waitingBlindChecks(room.desk.read, third)).toMatchObject([{ act: "settle" }]);
    for (const actor of [room.checker, room.second, room.lead]) await expect(settle(actor)).rejects.toThrow(Forbidden);
    await settle(third);
    expect(await check()).toMatchObject({ state: "settled", third: { substance: "refuted" } });
    expect(await room.read(claim)).toMatchObject({ substance: "refuted", substanceBy: third.personId });
    const { workers } = await room.standing(claim);
    expect([...workers]).toEqual(expect.arrayContaining([third.personId, room.second.personId]));
    await expect(settle(third)).rejects.toThrow(Conflict);
  });

  it("is for any lead who is not one of the two while nobody is named", async () => {
    const { room, settle, third, claim } = await differs();
    await expect(settle(third)).rejects.toThrow(Forbidden);
    await settle(room.lead, "supported");
    expect(await room.read(claim)).toMatchObject({ substance: "supported", substanceBy: room.checker.personId });
  });

  it("makes the sign-off of another verdict stale", async () => {
    const room = await newNewsroom();
    const claim = await room.signedClaim();
    const third = await newPerson(room.desk, "Tessa Third");
    await room.run(addMember, room.lead, { dossierId: room.dossierId, personId: third.personId, role: "checker" });
    const { id: checkId } = await room.run(askBlindCheck, room.lead, {
      claimId: claim.id,
      secondId: third.personId,
    });
    await room.run(giveBlindVerdict, third, { checkId, substance: "refuted", note: "" });
    expect(await room.read(claim)).toMatchObject({ status: "signed-off" });
    await room.run(settleBlindCheck, room.lead, { checkId, substance: "refuted", note: "So it is." });
    expect(await room.read(claim)).toMatchObject({ status: "for-review", stale: true, substance: "refuted" });
  });

  it("by two at once succeeds once", async () => {
    const { room, settle, another } = await differs();
    const lead = await another("Lucy Lead", "lead");
    const outcomes = await Promise.allSettled([settle(room.lead), settle(lead)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("waits for another third when the one who was named leaves", async () => {
    const { room, third, name, check } = await differs();
    await name(third.personId);
    await room.run(removeMember, room.lead, { dossierId: room.dossierId, personId: third.personId });
    expect(await check()).toMatchObject({ state: "differs", third: null });
  });

  it("needs what decided it, and a view that is not stale", async () => {
    const { room, checkId, third } = await differs();
    const stale = room.run(nameThird, room.lead, { checkId, personId: third.personId, seen: 1 });
    await expect(stale).rejects.toThrow(Conflict);
  });
});

describe("a blind check that is cancelled", () => {
  it("ends without an outcome, and a verdict that was in alone stays sealed for good", async () => {
    const { room, claim, checkId, give, check } = await asked({ firstVerdict: false });
    await give(room.second, "refuted", "CANARY of the second");
    await expect(room.run(cancelBlindCheck, room.checker, { checkId, reason: "" })).rejects.toThrow(Forbidden);
    await room.run(cancelBlindCheck, room.lead, { checkId, reason: "No time" });
    await room.run(cancelBlindCheck, room.lead, { checkId, reason: "again" });
    for (const viewer of [room.lead, room.checker]) {
      expect(await check(viewer)).toMatchObject({ state: "cancelled", second: { substance: null, note: "" } });
      const history = await claimHistory(room.desk.read, viewer, claim.id, 50);
      expect(JSON.stringify(history)).not.toContain("CANARY");
    }
    expect(await blindChecksEnded(room.desk.read, room.lead, room.dossierId)).toBe(0);
    await room.run(askBlindCheck, room.lead, {
      claimId: claim.id,
      firstId: room.checker.personId,
      secondId: room.lead.personId,
    });
    await expect(room.run(cancelBlindCheck, room.outsider, { checkId, reason: "" })).rejects.toThrow(NotFound);
  });

  it("cannot be cancelled once it has come to an end", async () => {
    const { room, checkId, give } = await asked();
    await give(room.second, "supported");
    await expect(room.run(cancelBlindCheck, room.lead, { checkId, reason: "" })).rejects.toThrow(Conflict);
  });
});

it("pairs of a dossier are told to its members alone", async () => {
  const { room, give } = await asked();
  await give(room.second, "refuted");
  const pairs = [{ firstName: "Chidi Checker", secondName: "Sofia Second", first: "supported", second: "refuted" }];
  expect(await judgedPairs(room.desk.read, room.reader, room.dossierId)).toMatchObject(pairs);
  expect(await judgedPairs(room.desk.read, room.outsider, room.dossierId)).toEqual([]);
});
