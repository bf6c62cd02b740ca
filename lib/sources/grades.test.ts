import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { claimById } from "@/db/claims";
import { historyOf } from "@/db/history";
import { outletsAll } from "@/db/outlets";
import { sourceById } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { Forbidden, NotFound } from "@/lib/errors";
import { saveOutlet, saveOutletInput } from "@/lib/people/commands";
import { addSource, addSourceInput, editSource } from "@/lib/sources/commands";
import { gradesOfOutlets, gradesOfSource } from "@/lib/sources/grade-history";
import type { Reliability } from "@/lib/sources/source";
import { newNewsroom } from "@/lib/testing/newsroom";

async function graded() {
  const room = await newNewsroom();
  const save = (input: z.input<typeof saveOutletInput>, who: Actor = room.admin) =>
    room.run(saveOutlet, who, saveOutletInput.parse(input));
  const edit = async (id: string, change: object, who: Actor = room.checker) => {
    const found = await sourceById(room.desk.read, who, id);
    return room.run(editSource, who, { sourceId: id, seen: found?.version ?? 1, ...change });
  };
  const grade = async (id: string, who: Actor = room.checker) => {
    const found = await sourceById(room.desk.read, who, id);
    return found && `${found.reliability}${found.graded ? " of its own" : ""}`;
  };
  return { ...room, save, edit, grade };
}

const courier = { name: "The Halvern Courier", shortNames: ["Courier"], domains: ["courier.example"] };

describe("the grade of an outlet", () => {
  it("carries over to its sources in every dossier, however they write it, but to those that somebody graded", async () => {
    const s = await graded();
    const elsewhere = await s.run(createDossier, s.outsider, createDossierInput.parse({ title: "Ferry" }));
    const short = await s.source("One", { outlet: "the Courier" });
    const byAddress = await s.source("Two", { url: "https://news.courier.example/two" });
    const own = await s.source("Three", { outlet: "Courier", reliability: "D" });
    const document = await s.source("Four", { kind: "document", url: "https://courier.example/leak.pdf" });
    const stranger = await s.source("Five", { outlet: "Northline" });
    const theirs = await s.run(
      addSource,
      s.outsider,
      addSourceInput.parse({ dossierId: elsewhere.id, kind: "article", title: "Six", outlet: "Halvern Courier" }),
    );
    await s.save({ ...courier, reliability: "B" });
    for (const [source, is] of [
      [short, "B"],
      [byAddress, "B"],
      [own, "D of its own"],
      [document, "F"],
      [stranger, "F"],
    ] as const)
      expect(await s.grade(source.id), is).toBe(is);
    expect(await s.grade(theirs.id, s.outsider)).toBe("B");
    const [last] = await historyOf(s.desk.read, s.outsider, elsewhere.id, { limit: 1 });
    expect(last).toMatchObject({
      ...{ type: "source-changed", actorId: s.admin.personId, subject: { id: theirs.id } },
      payload: { changes: { reliability: ["F", "B"] }, because: "outlet-graded" },
    });
  });

  it("is taken back with it, and leaves sources alone that are no longer the outlet's", async () => {
    const s = await graded();
    const saved = await s.save({ ...courier, reliability: "B" });
    const [source, other] = [
      await s.source("One", { outlet: "Courier" }),
      await s.source("Two", { outlet: "Post & Co" }),
    ];
    expect(await s.grade(source.id)).toBe("B");
    await s.save({ ...courier, shortNames: ["Post & Co"], outletId: saved.id, seen: 1, reliability: "C" });
    expect([await s.grade(source.id), await s.grade(other.id)]).toEqual(["F", "C"]);
    await s.save({ ...courier, outletId: saved.id, seen: 2 });
    expect([await s.grade(source.id), await s.grade(other.id)]).toEqual(["F", "F"]);
  });

  it("makes sign-offs stale that rest on its sources", async () => {
    const s = await graded();
    const claim = await s.claim();
    await s.evidence(claim, await s.source("One", { outlet: "Courier", ownReporting: true }));
    await s.verdict(claim, "supported");
    await s.move(claim, "checking");
    await s.move(claim, "for-review");
    await s.sign(claim);
    await s.save({ ...courier, reliability: "E" });
    expect(await claimById(s.desk.read, s.lead, claim.id)).toMatchObject({ status: "for-review", stale: true });
  });

  it("never moves that of a confidential source: the letter would tell whose it is", async () => {
    const s = await graded();
    const hidden = await s.source("Memo", { outlet: "Courier", confidential: true, pseudonym: "Heron" });
    await s.save({ ...courier, reliability: "B" });
    expect(await s.grade(hidden.id)).toBe("F");
    expect(await s.grade(hidden.id, s.lead)).toBe("F");
    // Whoever is cleared can ask for it.
    await s.edit(hidden.id, { reliability: null });
    expect(await s.grade(hidden.id)).toBe("B");
  });

  it("is refused to members, who change nothing by trying", async () => {
    const s = await graded();
    const source = await s.source("One", { outlet: "Courier" });
    await expect(s.save({ ...courier, reliability: "B" }, s.lead)).rejects.toThrow(Forbidden);
    expect(await outletsAll(s.desk.read)).toEqual([]);
    expect(await s.grade(source.id)).toBe("F");
  });
});

describe("the grade of a source", () => {
  it("is its own once somebody gives it one, and its outlet's again when that is taken back", async () => {
    const s = await graded();
    await s.save({ ...courier, reliability: "B" });
    const source = await s.source("One", { outlet: "Courier" });
    await s.edit(source.id, { reliability: "D" });
    expect(await s.grade(source.id)).toBe("D of its own");
    await s.edit(source.id, { outlet: "Northline" });
    expect(await s.grade(source.id)).toBe("D of its own");
    await s.edit(source.id, { outlet: "Courier", reliability: null });
    expect(await s.grade(source.id)).toBe("B");
    await s.edit(source.id, { outlet: "Northline" });
    expect(await s.grade(source.id)).toBe("F");
  });

  it("has a history: who, when, from what to what, newest first", async () => {
    const s = await graded();
    const source = await s.source("One", { outlet: "Courier" });
    const saved = await s.save({ ...courier, reliability: "B" });
    await s.edit(source.id, { reliability: "D" });
    await s.edit(source.id, { title: "One, corrected" });
    await s.edit(source.id, { reliability: null });
    expect(await gradesOfSource(s.desk.read, s.reader, source.id)).toMatchObject([
      { from: "D", to: "B", as: "outlet", byName: "Chidi Checker" },
      { from: "B", to: "D", as: "own", byName: "Chidi Checker" },
      { from: "F", to: "B", as: "outlet", byName: "Ada Admin" },
      { from: null, to: "F", as: null, byName: "Chidi Checker" },
    ]);
    await s.save({ ...courier, outletId: saved.id, seen: 1, reliability: "C" });
    const steps = (await gradesOfOutlets(s.desk.read, [saved.id])).get(saved.id);
    expect(steps?.map(({ from, to }): [Reliability | null, Reliability | null] => [from, to])).toEqual([
      ["B", "C"],
      [null, "B"],
    ]);
  });

  it("and its history are for those cleared alone while it is confidential, and for members alone otherwise", async () => {
    const s = await graded();
    const hidden = await s.source("Memo", { outlet: "Courier", confidential: true, pseudonym: "Heron" });
    await s.edit(hidden.id, { reliability: "C" });
    expect(await gradesOfSource(s.desk.read, s.lead, hidden.id)).toEqual([]);
    expect(await gradesOfSource(s.desk.read, s.checker, hidden.id)).toHaveLength(2);
    await expect(gradesOfSource(s.desk.read, s.outsider, hidden.id)).rejects.toThrow(NotFound);
  });
});
