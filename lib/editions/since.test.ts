import { beforeEach, describe, expect, it } from "vitest";
import { collectDossier } from "@/lib/editions/dossier";
import type { DossierExport, ExportedClaim } from "@/lib/editions/schema";
import { correctionsNote, isUnchanged, since, sinceLines } from "@/lib/editions/since";
import { newDesk } from "@/lib/testing/desk";
import { ferryDossier } from "@/lib/testing/ferry-dossier";

let dossier: DossierExport;
beforeEach(async () => {
  if (dossier) return;
  const desk = await newDesk();
  const { mara, dossierId } = await ferryDossier(desk);
  dossier = (
    await collectDossier(desk.read, mara, dossierId, "desk", { now: new Date("2026-03-17T09:00:00Z"), timeZone: "UTC" })
  ).value;
});

const changed = (ref: string, over: Partial<ExportedClaim>): DossierExport => ({
  ...dossier,
  claims: dossier.claims.map((claim) => (claim.ref === ref ? { ...claim, ...over } : claim)),
});

describe("what changed between two editions", () => {
  it("is nothing between an edition and itself", () => {
    expect(isUnchanged(since(dossier, dossier))).toBe(true);
    expect(correctionsNote(dossier, dossier)).toBe("");
  });

  it("is a claim that was added, or is gone", () => {
    const without = { ...dossier, claims: dossier.claims.filter(({ ref }) => ref !== "B1") };
    expect(since(without, dossier).added.map(({ ref }) => ref)).toEqual(["B1"]);
    expect(since(dossier, without).gone.map(({ ref }) => ref)).toEqual(["B1"]);
  });

  it("is a verdict, told with both", () => {
    const later = changed("A1", { substance: "refuted" });
    expect(sinceLines(since(dossier, later))).toEqual([
      expect.stringContaining("A1: the verdict was supported and is now refuted."),
    ]);
  });

  it("is the wording, told with both", () => {
    const later = changed("A1", { statement: "The ferry was 30 minutes late." });
    expect(sinceLines(since(dossier, later))[0]).toMatch(
      /^A1: it said “.*” and now says “The ferry was 30 minutes late\.”$/,
    );
  });

  it("is a sign-off that came, or no longer holds", () => {
    const signed = { status: "signed-off", stale: false } as const;
    expect(since(changed("B1", {}), changed("B1", signed)).signed.map(({ ref }) => ref)).toEqual(["B1"]);
    expect(since(changed("B1", signed), changed("B1", { ...signed, stale: true })).unsigned).toHaveLength(1);
  });

  it("is a corrected article", () => {
    const [first] = dossier.articles;
    if (!first) throw new Error("no article");
    const later = { ...dossier, articles: [{ ...first, revision: { ...first.revision, number: 2 } }] };
    expect(since(dossier, later).articles).toEqual([{ letter: first.letter, before: 1, after: 2 }]);
  });
});

describe("a corrections note", () => {
  it("says what was written and what it should have been", () => {
    const note = correctionsNote(dossier, changed("A1", { statement: "The ferry was 30 minutes late." }));
    expect(note).toMatch(
      /^Corrections, 2026-03-17: Holm ferry\n- We wrote “.*[.]” It should have been “The ferry was 30 minutes late\.”$/,
    );
  });

  it("ends each sentence once, whether or not the statement brings a full stop", () => {
    const note = correctionsNote(dossier, changed("A1", { statement: "The ferry was late" }));
    expect(note).toMatch(/[.]” It should have been “The ferry was late”\.$/);
  });

  it("says a changed verdict once, with the wording where that changed too", () => {
    const later = changed("A1", { substance: "refuted", statement: "The ferry was late." });
    expect(correctionsNote(dossier, later).split("\n")).toHaveLength(2);
  });

  it("has nothing to correct in a first verdict, but in the wording that came with it", () => {
    const unjudged = changed("A1", { substance: null });
    const later = changed("A1", { substance: "refuted" });
    expect(since(unjudged, later).verdicts).toHaveLength(1);
    expect(correctionsNote(unjudged, later)).toBe("");
    const reworded = changed("A1", { substance: "refuted", statement: "The ferry was late." });
    expect(correctionsNote(unjudged, reworded).split("\n").slice(1)).toEqual([
      expect.stringMatching(/^- We wrote “.*[.]” It should have been “The ferry was late\.”$/),
    ]);
    expect(correctionsNote(later, unjudged)).toContain("We now say: no verdict yet.");
  });

  it("does not tell readers of claims that were only signed off or added", () => {
    expect(correctionsNote(dossier, changed("B1", { status: "signed-off", stale: false }))).toBe("");
  });
});
