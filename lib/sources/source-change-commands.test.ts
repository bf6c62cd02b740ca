import { describe, expect, it } from "vitest";
import { claimById } from "@/db/claims";
import { historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import { updatePerson } from "@/db/people";
import { sourceById } from "@/db/sources";
import { tasksOf } from "@/db/tasks";
import type { Actor } from "@/lib/actor";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { standingOf } from "@/lib/claims/standing";
import { addMember, createDossier, createDossierInput, editDossier } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { addSource, addSourceInput, editSource, setCleared } from "@/lib/sources/commands";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import type { SourceState } from "@/lib/sources/source";
import { changedTask } from "@/lib/sources/source-change";
import { sourceReach } from "@/lib/sources/source-reach";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const url = "https://courier.example/2026/ferry";

/** Two dossiers of one newsroom, led by different people who see nothing of each other's. */
async function twoDossiers() {
  const room = await newNewsroom();
  const theirs = await room.run(createDossier, room.outsider, createDossierInput.parse({ title: "Ferry contracts" }));
  const source = (dossierId: string, who: Actor, over: object = {}) =>
    room.run(
      addSource,
      who,
      addSourceInput.parse({ dossierId, kind: "article", title: "Courier: ferry", url, ...over }),
    );
  return {
    ...room,
    theirs: theirs.id,
    own: (over: object = {}) => source(room.dossierId, room.checker, over),
    other: (over: object = {}) =>
      source(theirs.id, room.outsider, { url: "http://www.courier.example/2026/ferry/?utm_source=mail", ...over }),
    mark: async (id: string, state: SourceState, who: Actor = room.checker) => {
      const found = await sourceById(room.desk.read, who, id);
      return room.run(editSource, who, { sourceId: id, seen: found?.version ?? 1, state });
    },
    at: async (id: string, who: Actor) => {
      const found = await sourceById(room.desk.read, who, id);
      return found && { state: found.state, version: found.version };
    },
    /** A claim in the other dossier with evidence on a source. */
    async otherClaim(sourceId: string) {
      const claim = await room.run(
        createClaim,
        room.outsider,
        createClaimInput.parse({ dossierId: theirs.id, statement: "The ferry was never built." }),
      );
      await room.run(
        addEvidence,
        room.outsider,
        addEvidenceInput.parse({ claimId: claim.id, sourceId, stance: "supports" }),
      );
      return claim;
    },
  };
}

describe("a source that is retracted", () => {
  it("is retracted in every dossier that has the same page, where its claims count less", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own({ ownReporting: true }), await s.other({ ownReporting: true })];
    const claim = await s.otherClaim(other.id);
    const count = async () =>
      (await standingOf(s.desk.read, { id: claim.id, dossierId: s.theirs }, testNow)).independence.supports;
    expect(await count()).toMatchObject({ sources: 1, atLeast: 1, atMost: 1 });
    await s.mark(mine.id, "retracted");
    expect(await s.at(other.id, s.outsider)).toEqual({ state: "retracted", version: 2 });
    expect(await count()).toMatchObject({ sources: 1, atLeast: 0, atMost: 0, retracted: [other.id] });
    await s.mark(other.id, "good", s.outsider);
    expect(await s.at(mine.id, s.checker)).toEqual({ state: "good", version: 3 });
    expect(await count()).toMatchObject({ sources: 1, atLeast: 1 });
  });

  it("is found by its bytes as well, whether they are a snapshot or an uploaded article", async () => {
    const s = await twoDossiers();
    const uploaded = await s.article("The ferry was paid for. Nobody built it.", { outlet: "Courier" });
    const kept = await s.source("Kept copy", { url: "" });
    await s.snapshot(kept, "The ferry was paid for. Nobody built it.");
    const elsewhere = await s.other({ url: "" });
    await s.snapshot(elsewhere, "The ferry was paid for. Nobody built it.", {}, s.outsider);
    const stranger = await s.other({ url: "https://courier.example/2026/bridge" });
    await s.mark(uploaded.sourceId ?? "", "corrected");
    expect((await s.at(kept.id, s.checker))?.state).toBe("corrected");
    expect((await s.at(elsewhere.id, s.outsider))?.state).toBe("corrected");
    expect((await s.at(stranger.id, s.outsider))?.state).toBe("good");
  });

  it("makes the sign-offs stale that rest on it", async () => {
    const s = await twoDossiers();
    const mine = await s.own({ ownReporting: true });
    const claim = await s.claim();
    await s.evidence(claim, mine);
    await s.verdict(claim, "supported");
    await s.move(claim, "checking");
    await s.move(claim, "for-review");
    await s.sign(claim);
    const other = await s.other();
    await s.mark(other.id, "retracted", s.outsider);
    expect(await claimById(s.desk.read, s.lead, claim.id)).toMatchObject({ status: "for-review", stale: true });
  });

  it("is a task for every lead, which names the source and the claims, and goes when it is put right", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own(), await s.other()];
    const claim = await s.otherClaim(other.id);
    const ref = (await claimById(s.desk.read, s.outsider, claim.id))?.ref ?? "";
    await s.mark(mine.id, "retracted");
    const theirs = await tasksOf(s.desk.read, s.outsider, s.theirs);
    expect(theirs).toMatchObject([
      {
        ...{ title: "A source was retracted: Courier: ferry", state: "open", sourceId: other.id },
        ...{ assigneeId: s.outsider.personId, createdBy: s.outsider.personId },
        detail: expect.stringContaining(`This claim rests on it: ${ref}.`),
      },
    ]);
    expect(await tasksOf(s.desk.read, s.lead, s.dossierId)).toMatchObject([
      { assigneeId: s.lead.personId, sourceId: mine.id, detail: expect.stringContaining("No claim") },
    ]);
    expect(
      (await noticesOf(s.desk.read, s.outsider, { limit: 5 })).map(({ kind, actorName }) => [kind, actorName]),
    ).toEqual([["assigned", null]]);
    await s.mark(mine.id, "corrected");
    await s.mark(mine.id, "good");
    expect(
      (await tasksOf(s.desk.read, s.outsider, s.theirs)).map(({ title, state }) => [title.slice(0, 22), state]),
    ).toEqual([
      ["A source was retracted", "cancelled"],
      ["A source was corrected", "cancelled"],
    ]);
  });

  it("reaches closed dossiers as well, and those whose lead is gone", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own(), await s.other()];
    await s.run(editDossier, s.outsider, { dossierId: s.theirs, state: "closed", seen: 1 });
    await s.desk.transact((tx) => updatePerson(tx, s.outsider.personId, 1, { disabledAt: testNow.toISOString() }));
    await s.mark(mine.id, "retracted");
    expect((await s.at(other.id, s.outsider))?.state).toBe("retracted");
    expect(await tasksOf(s.desk.read, s.outsider, s.theirs)).toMatchObject([
      { assigneeId: null, createdBy: s.outsider.personId },
    ]);
  });

  it("added as one that is taken back reaches the others at once", async () => {
    const s = await twoDossiers();
    const other = await s.other();
    await s.own({ state: "retracted" });
    expect((await s.at(other.id, s.outsider))?.state).toBe("retracted");
  });
});

describe("nobody learns from it", () => {
  it("who marked it, or in which dossier", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own(), await s.other()];
    await s.mark(mine.id, "retracted");
    const told = await historyOf(s.desk.read, s.outsider, s.theirs, { limit: 50 });
    const after = told.filter(({ type }) => type === "source-changed" || type === "task-assigned");
    expect(after.map(({ actorId }) => actorId)).toEqual([null, null]);
    expect(after.at(-1)?.payload).toEqual({ changes: { state: ["good", "retracted"] }, because: "same-work" });
    const everything = JSON.stringify([told, await tasksOf(s.desk.read, s.outsider, s.theirs), other]);
    for (const secret of [s.checker.personId, s.lead.personId, s.dossierId, mine.id])
      expect(everything).not.toContain(secret);
  });

  it("what there is in dossiers that they do not see, not even how many", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own(), await s.other()];
    await s.otherClaim(other.id);
    expect(await sourceReach(s.desk.read, s.checker, mine.id)).toEqual([]);
    const claim = await s.claim();
    await s.evidence(claim, mine);
    const reach = await sourceReach(s.desk.read, s.checker, mine.id);
    expect(reach).toMatchObject([{ dossierId: s.dossierId, claims: [{ id: claim.id }] }]);
    await s.run(addMember, s.outsider, { dossierId: s.theirs, personId: s.checker.personId, role: "reader" });
    expect((await sourceReach(s.desk.read, s.checker, mine.id)).map(({ dossierTitle }) => dossierTitle).sort()).toEqual(
      ["Ferry contracts", "Halvern dredging"],
    );
  });

  it("what a confidential source is: tasks and events about it stand under its pseudonym", async () => {
    const s = await twoDossiers();
    const mine = await s.own();
    const hidden = await s.other({ title: "CANARY memo", confidential: true, pseudonym: "Heron" });
    const claim = await s.otherClaim(hidden.id);
    await s.run(addMember, s.outsider, { dossierId: s.theirs, personId: s.second.personId, role: "lead" });
    await s.run(addMember, s.outsider, { dossierId: s.theirs, personId: s.checker.personId, role: "checker" });
    await s.mark(mine.id, "retracted");
    expect((await s.at(hidden.id, s.outsider))?.state).toBe("retracted");
    for (const who of [s.second, s.checker]) {
      const seen = [
        await tasksOf(s.desk.read, who, s.theirs),
        await historyOf(s.desk.read, who, s.theirs, { limit: 50 }),
        await noticesOf(s.desk.read, who, { limit: 50 }),
        await sourceReach(s.desk.read, who, who === s.checker ? mine.id : hidden.id).catch(() => []),
      ];
      for (const secret of ["CANARY", "courier.example/2026"]) expect(JSON.stringify(seen)).not.toContain(secret);
    }
    expect(await tasksOf(s.desk.read, s.second, s.theirs)).toMatchObject([
      { title: "About Heron", detail: "", withheld: true },
      { title: "About Heron", withheld: true },
    ]);
    // The checker marked it and is in both dossiers: that a claim there rests on it would say what Heron is.
    expect(JSON.stringify(await sourceReach(s.desk.read, s.checker, mine.id))).not.toContain(claim.id);
    await s.run(setCleared, s.outsider, {
      sourceId: hidden.id,
      personIds: [s.outsider.personId, s.checker.personId],
    });
    expect(JSON.stringify(await sourceReach(s.desk.read, s.checker, mine.id))).toContain(claim.id);
  });
});

describe("marking a source", () => {
  it("is refused to readers, to whoever is not cleared and to whoever does not see it, and then reaches nothing", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own(), await s.other()];
    await expect(s.mark(mine.id, "retracted", s.reader)).rejects.toThrow(Forbidden);
    await expect(s.run(editSource, s.outsider, { sourceId: mine.id, seen: 1, state: "retracted" })).rejects.toThrow(
      NotFound,
    );
    const hidden = await s.own({ confidential: true, pseudonym: "Heron" });
    await expect(s.mark(hidden.id, "retracted", s.second)).rejects.toThrow(Forbidden);
    await expect(sourceReach(s.desk.read, s.outsider, mine.id)).rejects.toThrow(NotFound);
    expect(await s.at(other.id, s.outsider)).toEqual({ state: "good", version: 1 });
    expect(await tasksOf(s.desk.read, s.outsider, s.theirs)).toEqual([]);
  });

  it("by two people at once, each in their dossier: the same is said once, and something else meets a conflict", async () => {
    const s = await twoDossiers();
    const [mine, other] = [await s.own(), await s.other()];
    const say = (who: Actor, sourceId: string, state: SourceState) =>
      s.run(editSource, who, { sourceId, seen: 1, state });
    const same = await Promise.allSettled([
      say(s.checker, mine.id, "retracted"),
      say(s.outsider, other.id, "retracted"),
    ]);
    expect(same.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await s.at(mine.id, s.checker)).toEqual({ state: "retracted", version: 2 });
    expect(await tasksOf(s.desk.read, s.outsider, s.theirs)).toHaveLength(1);
    const [a, b] = [await s.own({ url: `${url}/two` }), await s.other({ url: `${url}/two` })];
    const apart = await Promise.allSettled([say(s.checker, a.id, "corrected"), say(s.outsider, b.id, "retracted")]);
    expect(apart[0]?.status).toBe("fulfilled");
    expect(apart[1]).toMatchObject({ status: "rejected", reason: expect.any(Conflict) });
    expect((await s.at(b.id, s.outsider))?.state).toBe("corrected");
  });
});

it("the task stays within its length, however long the title and however many the claims", () => {
  const { title, detail } = changedTask(
    "retracted",
    "🚢".repeat(400),
    Array.from({ length: 30 }, (_, i) => `A${i + 1}`),
  );
  expect(title.length).toBeLessThanOrEqual(200);
  expect(title.isWellFormed()).toBe(true);
  expect(detail).toContain("A20 and 10 more");
});
