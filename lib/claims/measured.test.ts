import { describe, expect, it } from "vitest";
import { editClaim, editMention, editMentionInput } from "@/lib/claims/commands";
import { setVerdict, signOff } from "@/lib/claims/review-commands";
import { editDossier, waive } from "@/lib/dossiers/commands";
import type { Rule } from "@/lib/dossiers/standard";
import { Forbidden, Invalid, Unprocessable } from "@/lib/errors";
import { editSource } from "@/lib/sources/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "According to the Halvern Courier, the port paid in full.";
const cited = { start: 0, end: 32 };
const said = { start: 34, end: 55 };

async function newRoom(...rules: Rule[]) {
  const room = await newNewsroom();
  if (rules.length > 0)
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, standard: { name: "ours", rules } });
  const measured = async (claim: { id: string }) => (await room.standing(claim)).measured;
  const failing = async (claim: { id: string }) => (await room.standing(claim)).failing.map(({ rule }) => rule);
  return { room, measured, failing };
}

describe("what a standard asks of a claim", () => {
  it("is of what supports it, and of what refutes it once it is refuted", async () => {
    const { room, measured } = await newRoom();
    const claim = await room.claim();
    const report = await room.source("The Courier", { outlet: "Courier", ownReporting: true, reliability: "B" });
    const log = await room.source("Harbour log", { kind: "document", reliability: "A" });
    await room.snapshot(log, "Paid: half.");
    await room.evidence(claim, report);
    await room.evidence(claim, log, { stance: "refutes" });
    const supports = { atLeast: 1, reports: 1, heldPrimary: false, best: "established", grades: ["B"] };
    expect(await measured(claim)).toMatchObject(supports);
    await room.verdict(claim, "supported");
    expect(await measured(claim)).toMatchObject(supports);
    await room.verdict(claim, "refuted");
    expect(await measured(claim)).toMatchObject({ reports: 0, heldPrimary: true, grades: ["A"] });
  });

  it("grades each source once, the best first, and a retracted one as none", async () => {
    const { room, measured } = await newRoom();
    const claim = await room.claim();
    const [a, d, f] = [
      await room.source("A", { reliability: "A", outlet: "A" }),
      await room.source("D", { reliability: "D", outlet: "D" }),
      await room.source("F", { outlet: "F" }),
    ];
    for (const source of [f, d, a, a]) await room.evidence(claim, source);
    expect((await measured(claim)).grades).toEqual(["A", "D", "F"]);
    await room.run(editSource, room.lead, { sourceId: a.id, seen: 1, state: "retracted" });
    expect((await measured(claim)).grades).toEqual(["D", "F", null]);
  });

  it("asks of our own text whom it names, and of every text whether its attribution was checked", async () => {
    const { room, measured } = await newRoom();
    const ours = await room.article(text, { ours: true, title: "Our draft" });
    const theirs = await room.article(`${text} So they say.`, { outlet: "Northline" });
    const claim = await room.claim({ mention: { revisionId: theirs.revisionId, ...cited, mode: "attributes" } });
    expect(await measured(claim)).toMatchObject({ unchecked: 1, inaccurate: 0, uncredited: 0 });
    const mention = await room.mention(claim, { revisionId: ours.revisionId, ...said, mode: "asserts" });
    expect(await measured(claim)).toMatchObject({ unchecked: 1, uncredited: 1 });
    const edit = (change: object) =>
      room.run(editMention, room.checker, editMentionInput.parse({ mentionId: mention.id, ...change }));
    await edit({ mode: "attributes" });
    expect(await measured(claim), "nobody is named yet").toMatchObject({ unchecked: 2, uncredited: 1 });
    await edit({ cites: { who: "unidentified", name: "", quote: "According to the Halvern Courier" } });
    expect(await measured(claim), "“sources say” is nobody").toMatchObject({ uncredited: 1 });
    await edit({ cites: { who: "outlet", name: "The Halvern Courier", quote: "According to the Halvern Courier" } });
    expect(await measured(claim)).toMatchObject({ unchecked: 2, uncredited: 0 });

    const judge = async (mentionId: string, attribution: "accurate" | "inaccurate") => {
      const { version: seen } = await room.read(claim);
      await room.run(setVerdict, room.checker, { claimId: claim.id, seen, mentionId, attribution });
    };
    await judge(claim.mentionId ?? "", "inaccurate");
    expect(await measured(claim), "what others got wrong is a finding").toMatchObject({ unchecked: 1, inaccurate: 0 });
    await judge(mention.id, "inaccurate");
    expect(await measured(claim)).toMatchObject({ unchecked: 0, inaccurate: 1 });
    await judge(mention.id, "accurate");
    expect(await measured(claim)).toMatchObject({ unchecked: 0, inaccurate: 0 });
    await edit({ mode: "denies" });
    expect(await measured(claim), "a denial names nobody whom we have it from").toMatchObject({ uncredited: 0 });
  });

  it("changes no digest, whatever the standard", async () => {
    const { room } = await newRoom();
    const claim = await room.claim({ stakes: "critical" });
    const { digest } = await room.standing(claim);
    const standard = { name: "ours", rules: [{ rule: "primary" as const, when: {} }] };
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, standard });
    expect((await room.standing(claim)).digest).toBe(digest);
  });
});

describe("another signer", () => {
  const rule: Rule = { rule: "second-signer", when: { stakes: ["critical"] } };

  async function forReview(stakes: "routine" | "critical", assignee: "second" | "lead" = "second") {
    const { room, failing } = await newRoom(rule);
    const claim = await room.claim({ stakes, assigneeId: room[assignee].personId });
    await room.verdict(claim, "supported");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    return { room, claim, failing };
  }

  it("is asked for at the sign-off, and not before", async () => {
    const { room, claim, failing } = await forReview("critical");
    expect(await failing(claim)).toEqual([]);
    const refused = room.sign(claim, room.second);
    await expect(refused).rejects.toThrow(Unprocessable);
    await expect(refused).rejects.toMatchObject({ extra: { failing: [{ rule: "second-signer" }] } });
    await expect(room.sign(claim, room.lead)).resolves.toMatchObject({ status: "signed-off" });
    expect(await failing(claim)).toEqual([]);
  });

  it("comes after own work and another digest", async () => {
    const { room, claim } = await forReview("critical");
    const wrong = "0".repeat(64);
    await expect(room.run(signOff, room.checker, { claimId: claim.id, digest: wrong })).rejects.toThrow(Forbidden);
    await expect(room.run(signOff, room.second, { claimId: claim.id, digest: wrong })).rejects.toMatchObject({
      status: 409,
    });
  });

  it("is not asked for where the rule is not for the claim, nor once a lead waived it", async () => {
    const routine = await forReview("routine");
    await expect(routine.room.sign(routine.claim, routine.room.second)).resolves.toBeDefined();
    const { room, claim } = await forReview("critical");
    await room.run(waive, room.lead, { claimId: claim.id, rule: "second-signer", reason: "Nobody else is in." });
    await expect(room.sign(claim, room.second)).resolves.toBeDefined();
  });

  it("fails from then on where the checker signed before the rule, and the sign-off stands", async () => {
    const { room, failing } = await newRoom();
    const claim = await room.signedClaim({ assigneeId: room.second.personId });
    expect(await failing(claim)).toEqual([]);
    const standard = { name: "ours", rules: [{ rule: "second-signer" as const, when: {} }] };
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, standard });
    expect(await failing(claim)).toEqual(["second-signer"]);
    const { version, status, stale } = await room.read(claim);
    expect({ status, stale }).toEqual({ status: "signed-off", stale: false });
    await room.run(editClaim, room.lead, { claimId: claim.id, seen: version, assigneeId: room.lead.personId });
    expect(await failing(claim)).toEqual([]);
  });
});

describe("a waiver", () => {
  it.each(["verdict", "unsettled", "task"] as const)(
    "is refused for %s, which holds under every standard",
    async (rule) => {
      const { room } = await newRoom();
      const claim = await room.claim();
      await expect(room.run(waive, room.lead, { claimId: claim.id, rule, reason: "No time." })).rejects.toThrow(
        Invalid,
      );
    },
  );

  it("lets pass whatever else a standard asks for", async () => {
    const when = {};
    const { room, failing } = await newRoom(
      { rule: "origins", when, atLeast: 2, orHeldPrimary: true },
      { rule: "primary", when },
      { rule: "reports", when, atLeast: 3, orHeldPrimary: false },
      { rule: "named", when },
      { rule: "reliability", when, atLeast: "B", of: "one", orUnjudged: false },
      { rule: "reply", when },
    );
    const claim = await room.claim();
    await room.verdict(claim, "supported");
    const rules = await failing(claim);
    expect(rules).toEqual(["origins", "primary", "reports", "named", "reliability", "reply"]);
    for (const rule of rules) await room.run(waive, room.lead, { claimId: claim.id, rule, reason: "For once." });
    expect(await failing(claim)).toEqual([]);
  });
});
