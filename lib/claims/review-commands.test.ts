import { describe, expect, it } from "vitest";
import { claimHistory } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { editClaim } from "@/lib/claims/commands";
import { moveClaim, setVerdict, signOff } from "@/lib/claims/review-commands";
import { writeComment } from "@/lib/comments/commands";
import { liftWaiver, waive } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound, Unprocessable } from "@/lib/errors";
import { saveOutlet } from "@/lib/people/outlet-commands";
import { editSource } from "@/lib/sources/commands";
import { editEvidence, removeEvidence } from "@/lib/sources/evidence-commands";
import { changeLink } from "@/lib/sources/link-commands";
import { newNewsroom } from "@/lib/testing/newsroom";

describe("moving a claim", () => {
  it("goes from to check over checking and for review to signed off", async () => {
    const room = await newNewsroom();
    const claim = await room.signedClaim();
    expect(await room.read(claim)).toMatchObject({ status: "signed-off", stale: false });
  });

  it("is refused where the table has no line, and for a version that is not the current one", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await expect(room.move(claim, "for-review")).rejects.toThrow(Conflict);
    await room.move(claim, "checking");
    const late = room.run(moveClaim, room.second, { claimId: claim.id, to: "for-review", reason: "", seen: 1 });
    await expect(late).rejects.toMatchObject({ extra: { current: 2 } });
  });

  it("to where it is already changes nothing", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await room.move(claim, "checking");
    const again = room.run(moveClaim, room.second, { claimId: claim.id, to: "checking", reason: "", seen: 1 });
    await expect(again).resolves.toMatchObject({ status: "checking" });
    expect((await room.read(claim)).version).toBe(2);
  });

  it("is sent back by somebody else with a reason, and the checker is told", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    await expect(room.move(claim, "checking", room.checker, "I forgot something")).rejects.toThrow(Forbidden);
    await expect(room.move(claim, "checking", room.second)).rejects.toThrow(Invalid);
    await room.move(claim, "checking", room.second, "The date is missing");
    const notices = await noticesOf(room.desk.read, room.checker, { limit: 10 });
    expect(notices.map((n) => n.kind)).toContain("sent-back");
  });

  it("never reaches signed off this way", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    const move = room.run(moveClaim, room.lead, { claimId: claim.id, to: "signed-off", reason: "", seen: 1 });
    await expect(move).rejects.toThrow(Conflict);
  });
});

describe("the two verdicts", () => {
  it("are kept apart: the attribution belongs to a mention that cites somebody", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article("The Courier reported that the port paid.");
    const claim = await room.claim({ mention: { revisionId, start: 0, end: 20, mode: "attributes" } });
    const mentionId = claim.mentionId ?? "";
    await room.run(setVerdict, room.checker, { claimId: claim.id, seen: 1, mentionId, attribution: "accurate" });
    expect((await room.read(claim)).substance).toBeNull();
    await room.verdict(claim, "refuted");
    expect((await room.read(claim)).substance).toBe("refuted");
  });

  it.each([
    ["no verdict at all", {}],
    ["an attribution without a mention", { attribution: "accurate" as const }],
    ["a mention without an attribution", { mentionId: "m" }],
    ["a mention of another claim", { mentionId: "m", attribution: "accurate" as const }],
  ])("refuse %s", async (_, verdict) => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await expect(room.run(setVerdict, room.checker, { claimId: claim.id, seen: 1, ...verdict })).rejects.toThrow(
      Invalid,
    );
  });

  it("refuse an attribution where the mention cites nobody", async () => {
    const room = await newNewsroom();
    const { revisionId } = await room.article("The port paid.");
    const claim = await room.claim({ mention: { revisionId, start: 0, end: 8 } });
    const check = room.run(setVerdict, room.checker, {
      claimId: claim.id,
      seen: 1,
      mentionId: claim.mentionId ?? "",
      attribution: "accurate",
    });
    await expect(check).rejects.toThrow("cites nobody");
  });
});

describe("signing off", () => {
  async function forReview(stakes = "routine", kind = "figure") {
    const room = await newNewsroom();
    const claim = await room.claim({ stakes, kind });
    await room.verdict(claim, "supported");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    return { room, claim };
  }

  it("is refused to whoever wrote the statement, set the verdict, entered evidence or confirmed a link", async () => {
    const { room, claim } = await forReview();
    await expect(room.sign(claim, room.checker)).rejects.toThrow(Forbidden);

    const third = room.lead;
    const rewrite = await room.source("Northline");
    const origin = await room.source("The Courier");
    await room.evidence(claim, rewrite, {}, room.checker);
    await room.link(rewrite, origin, {}, third);
    await expect(room.sign(claim, third)).rejects.toThrow(Forbidden);

    await room.evidence(claim, origin, {}, room.second);
    await expect(room.sign(claim, room.second)).rejects.toThrow(Forbidden);
  });

  it("stays own work when somebody else mends it", async () => {
    const { room, claim } = await forReview();
    const [rewrite, origin] = [await room.source("Northline"), await room.source("The Courier")];
    const entered = await room.evidence(claim, rewrite, {}, room.second);
    const link = await room.link(rewrite, origin, {}, room.lead);
    await room.run(editEvidence, room.checker, { evidenceId: entered.id, locator: "paragraph 2" });
    await room.run(changeLink, room.checker, { linkId: link.id, quote: "the Courier reported" });
    const again = await room.read(claim);
    await room.run(setVerdict, room.second, {
      claimId: claim.id,
      seen: again.version,
      substance: "supported",
    });
    const { workers } = await room.standing(claim);
    for (const person of [room.checker, room.second, room.lead]) expect(workers).toContain(person.personId);
  });

  it("is not own work for entering mere context", async () => {
    const { room, claim } = await forReview();
    await room.evidence(claim, await room.source("A map"), { stance: "context" }, room.second);
    await expect(room.sign(claim, room.second)).resolves.toMatchObject({ status: "signed-off" });
  });

  it("is refused to readers and unknown to outsiders", async () => {
    const { room, claim } = await forReview();
    await expect(room.sign(claim, room.reader)).rejects.toThrow(Forbidden);
    await expect(room.sign(claim, room.outsider)).rejects.toThrow(NotFound);
  });

  it("is refused in order: own work, then another digest, then the standard", async () => {
    const { room, claim } = await forReview("critical");
    const wrong = "0".repeat(64);
    const { digest } = await room.standing(claim);
    await expect(room.run(signOff, room.checker, { claimId: claim.id, digest: wrong })).rejects.toThrow(Forbidden);
    await expect(room.run(signOff, room.second, { claimId: claim.id, digest: wrong })).rejects.toMatchObject({
      status: 409,
      extra: { current: digest },
    });
    const unmet = room.run(signOff, room.second, { claimId: claim.id, digest });
    await expect(unmet).rejects.toThrow(Unprocessable);
    await expect(unmet).rejects.toMatchObject({ extra: { failing: [{ rule: "origins" }] } });
  });

  it("needs the claim to be for review", async () => {
    const room = await newNewsroom();
    const claim = await room.claim();
    await room.verdict(claim, "supported");
    await expect(room.sign(claim)).rejects.toThrow("Ask for review first");
  });

  it("by two people at once succeeds once", async () => {
    const { room, claim } = await forReview();
    const outcomes = await Promise.allSettled([room.sign(claim, room.second), room.sign(claim, room.lead)]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.find((o) => o.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toBeInstanceOf(Conflict);
  });

  it("passes once a lead waives the line, with a reason", async () => {
    const { room, claim } = await forReview("critical");
    const waiver = { claimId: claim.id, rule: "origins", reason: "The minister said so on air." } as const;
    await expect(room.run(waive, room.checker, waiver)).rejects.toThrow(Forbidden);
    await room.run(waive, room.lead, waiver);
    await expect(room.run(waive, room.lead, waiver)).rejects.toThrow(Conflict);
    await room.sign(claim);
    await room.run(liftWaiver, room.lead, { claimId: claim.id, rule: "origins" });
    expect(await room.read(claim)).toMatchObject({ status: "for-review", stale: true });
  });
});

describe("a sign-off goes stale when what was signed changes", () => {
  async function signed() {
    const room = await newNewsroom();
    const [a, b, c, d] = [
      await room.source("Harbour Watch", { outlet: "Harbour Watch" }),
      await room.source("Estuary Times", { outlet: "Estuary Times" }),
      await room.source("Northline", { outlet: "Northline" }),
      await room.source("The Courier", { outlet: "The Halvern Courier", ownReporting: true }),
    ];
    await room.link(a, b);
    await room.link(b, c);
    const far = await room.link(c, d);
    const { revisionId } = await room.article("The Courier reported that the port paid in full.");
    const claim = await room.claim({ mention: { revisionId, start: 0, end: 20, mode: "attributes" } });
    const { id: evidenceId } = await room.evidence(claim, a, { note: "read twice" });
    await room.verdict(claim, "supported");
    await room.move(claim, "checking");
    await room.move(claim, "for-review");
    await room.sign(claim, room.second);
    return { room, claim, a, d, far, evidenceId, revisionId };
  }
  type Signed = Awaited<ReturnType<typeof signed>>;
  const version = async ({ room, claim }: Signed) => (await room.read(claim)).version;

  const staling: [string, (s: Signed) => Promise<unknown>][] = [
    [
      "its statement",
      async (s) =>
        s.room.run(editClaim, s.room.lead, { claimId: s.claim.id, seen: await version(s), statement: "Half." }),
    ],
    ["its verdict", (s) => s.room.verdict(s.claim, "refuted")],
    [
      "an attribution",
      async (s) =>
        s.room.run(setVerdict, s.room.lead, {
          claimId: s.claim.id,
          seen: await version(s),
          mentionId: s.claim.mentionId ?? "",
          attribution: "inaccurate",
        }),
    ],
    [
      "another mention",
      (s) => s.room.mention(s.claim, { revisionId: s.revisionId, start: 26, end: 34, mode: "asserts" }),
    ],
    ["more evidence", (s) => s.room.evidence(s.claim, s.d, { stance: "refutes" })],
    ["a note on the evidence", (s) => s.room.run(editEvidence, s.room.checker, { evidenceId: s.evidenceId, note: "" })],
    ["evidence taken away", (s) => s.room.run(removeEvidence, s.room.checker, { evidenceId: s.evidenceId })],
    [
      "an origin link rejected three hops up",
      (s) => s.room.run(changeLink, s.room.lead, { linkId: s.far.id, state: "rejected" }),
    ],
    [
      "a retraction three hops up",
      (s) => s.room.run(editSource, s.room.lead, { sourceId: s.d.id, seen: 1, state: "retracted" }),
    ],
    [
      "another grade of its source",
      (s) => s.room.run(editSource, s.room.lead, { sourceId: s.a.id, seen: 1, reliability: "A" }),
    ],
    [
      "its end losing its own reporting",
      (s) => s.room.run(editSource, s.room.lead, { sourceId: s.d.id, seen: 1, ownReporting: null }),
    ],
    [
      "a link that leads further up",
      async (s) => s.room.link(s.d, await s.room.source("A contract", { kind: "document" }), { kind: "obtained" }),
    ],
    ["a waiver", (s) => s.room.run(waive, s.room.lead, { claimId: s.claim.id, rule: "reply", reason: "None needed." })],
  ];

  it.each(staling)("by %s", async (_, change) => {
    const s = await signed();
    await change(s);
    expect(await s.room.read(s.claim)).toMatchObject({ status: "for-review", stale: true });
    const history = await claimHistory(s.room.desk.read, s.room.lead, s.claim.id, 5);
    expect(history.map((event) => event.type)).toContain("sign-off-stale");
    const notices = await noticesOf(s.room.desk.read, s.room.second, { limit: 5 });
    expect(notices.map((n) => n.kind)).toContain("stale");
  });

  it("by two outlets becoming one in the newsroom's list", async () => {
    const s = await signed();
    await s.room.evidence(
      s.claim,
      await s.room.source("Courier on Sunday", { outlet: "Sunday Courier", ownReporting: true }),
    );
    await s.room.sign(s.claim, s.room.second);
    const names = {
      name: "The Halvern Courier",
      shortNames: ["Sunday Courier"],
      domains: [],
      country: "",
      reliability: null,
    };
    await s.room.run(saveOutlet, s.room.admin, names);
    expect(await s.room.read(s.claim)).toMatchObject({ status: "for-review", stale: true });
  });

  const harmless: [string, (s: Signed) => Promise<unknown>][] = [
    ["a comment", (s) => s.room.run(writeComment, s.room.reader, { on: "claim", id: s.claim.id, text: "Well done." })],
    [
      "another checker",
      async (s) =>
        s.room.run(editClaim, s.room.lead, {
          claimId: s.claim.id,
          seen: await version(s),
          assigneeId: s.room.second.personId,
        }),
    ],
    ["a proposed link", async (s) => s.room.link(s.d, await s.room.source("Hearsay"), { state: "proposed" })],
    ["a claim elsewhere", (s) => s.room.claim({ statement: "Something else." })],
    ["a source that it does not rest on", (s) => s.room.source("Quay Radio")],
  ];

  it.each(harmless)("but not by %s", async (_, change) => {
    const s = await signed();
    await change(s);
    expect(await s.room.read(s.claim)).toMatchObject({ status: "signed-off", stale: false });
  });

  it("and can be signed again", async () => {
    const s = await signed();
    await s.room.run(changeLink, s.room.lead, { linkId: s.far.id, state: "rejected" });
    await s.room.sign(s.claim, s.room.second);
    expect(await s.room.read(s.claim)).toMatchObject({ status: "signed-off", stale: false });
  });
});
