import { describe, expect, it } from "vitest";
import { claimById } from "@/db/claims";
import { evidenceOf } from "@/db/evidence";
import type { Actor } from "@/lib/actor";
import { askBlindCheck } from "@/lib/claims/blind-commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { mergeClaims } from "@/lib/claims/merge-commands";
import { writeComment } from "@/lib/comments/commands";
import { audiences } from "@/lib/dossiers/dossier";
import { type Countable, leftOut } from "@/lib/editions/audiences";
import { collectDossier } from "@/lib/editions/dossier";
import type { DossierExport } from "@/lib/editions/schema";
import { editionSummary } from "@/lib/editions/summary";
import { NotFound } from "@/lib/errors";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { newDesk } from "@/lib/testing/desk";
import { richDossier } from "@/lib/testing/rich-dossier";

/** What there is to leave out, counted in the dossier that was collected whole. */
const inCollected = (desk: DossierExport): Countable => ({
  sources: desk.sources,
  notSignedOff: desk.claims.filter((one) => one.status !== "signed-off").length,
  notes: desk.claims.flatMap((one) => one.evidence).filter((one) => one.note !== "").length,
  comments: desk.claims.flatMap((one) => one.talk).length,
  openTasks: desk.tasks.length,
  drafts: desk.articles.filter(({ ours }) => ours).length,
  members: desk.members.length,
});

/** The rich dossier, with talk on withheld evidence, a claim that was merged, and a blind check that Vera is asked for. */
async function open() {
  const desk = await newDesk();
  const story = await richDossier(desk);
  const { dossierId, mara, vera, sam, claims, sources } = story;
  const spare = await desk.transact((tx) =>
    createClaim(tx, sam, createClaimInput.parse({ dossierId, statement: "Nobody at all was hurt." })),
  );
  const note = { sourceId: sources.log.id, stance: "context" as const, note: "A note." };
  await desk.transact((tx) => addEvidence(tx, sam, addEvidenceInput.parse({ ...note, claimId: spare.id })));
  await desk.transact((tx) => writeComment(tx, sam, { on: "claim", id: spare.id, text: "The same?" }));
  const seen = async (id: string) => (await claimById(desk.read, sam, id))?.version ?? 0;
  const versions = { seen: await seen(spare.id), intoSeen: await seen(claims.hurt.id) };
  await desk.transact((tx) => mergeClaims(tx, sam, { claimId: spare.id, into: claims.hurt.id, ...versions }));
  const [secret] = await evidenceOf(desk.read, mara, [claims.engine.id]);
  await desk.transact((tx) => writeComment(tx, mara, { on: "evidence", id: secret?.id ?? "", text: "Who else?" }));
  await desk.transact((tx) =>
    askBlindCheck(tx, mara, { claimId: claims.engine.id, secondId: vera.personId, firstId: sam.personId }),
  );
  const summed = (viewer: Actor) => editionSummary(desk.read, viewer, dossierId, viewer.now);
  return { desk, ...story, summed };
}

describe("what is told before an edition is made", () => {
  it("are the numbers of the dossier collected, for everybody and for each audience", async () => {
    const { desk, dossierId, summed, mara, vera, sam, ruth } = await open();
    const told = new Set<string>();
    for (const viewer of [mara, vera, sam, ruth]) {
      const clock = { now: viewer.now, timeZone: "UTC" };
      const { value } = await collectDossier(desk.read, viewer, dossierId, "desk", clock);
      const { toLeaveOut, ...summary } = await summed(viewer);
      expect(summary).toEqual({
        title: value.dossier.title,
        claims: value.claims.length,
        articles: value.articles.length,
        namesInClear: value.sources.filter((one) => one.confidential && one.named).length,
        incomplete: value.incomplete,
      });
      for (const audience of audiences) {
        const lines = leftOut(toLeaveOut, audience);
        expect(lines).toEqual(leftOut(inCollected(value), audience));
        told.add(JSON.stringify(lines));
      }
    }
    expect(told.size).toBeGreaterThan(audiences.length);
  });

  it("names what each audience does not get", async () => {
    const { summed, mara, ruth } = await open();
    const { toLeaveOut, namesInClear } = await summed(mara);
    expect(namesInClear).toBe(1);
    expect(leftOut(toLeaveOut, "desk")).toEqual([]);
    expect(leftOut(toLeaveOut, "legal").map(({ what }) => what)).toEqual(["Confidential names", "Comments"]);
    expect(leftOut(toLeaveOut, "public")).toEqual([
      { what: "Confidential names", count: 1 },
      { what: "Unpublished papers", count: expect.any(Number) },
      { what: "Claims not signed off", count: expect.any(Number) },
      { what: "Notes on evidence", count: expect.any(Number) },
      { what: "Comments", count: expect.any(Number) },
      { what: "Open tasks", count: 2 },
      { what: "Names of the desk", count: 4 },
    ]);
    const reader = await summed(ruth);
    expect(reader.namesInClear).toBe(0);
    expect(leftOut(reader.toLeaveOut, "desk")).toEqual([{ what: "Confidential names", count: 1 }]);
    // The note that the pilot's evidence carries is none for whoever is not cleared.
    expect(reader.toLeaveOut.notes).toBe(toLeaveOut.notes - 1);
  });

  it("is not there for outsiders", async () => {
    const { summed, otto } = await open();
    await expect(summed(otto)).rejects.toThrow(NotFound);
  });
});
