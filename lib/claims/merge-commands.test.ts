import { describe, expect, it } from "vitest";
import { claimById, claimsOf, mentionsOf, signOffsOf } from "@/db/claims";
import { commentsOn } from "@/db/comments";
import { countsIn } from "@/db/dossiers";
import { evidenceOf } from "@/db/evidence";
import { claimHistory } from "@/db/history";
import { mergesInto, standsFor } from "@/db/merges";
import { tasksOf } from "@/db/tasks";
import { addMention, editClaim, removeMention } from "@/lib/claims/commands";
import { mergeClaims, undoMerge } from "@/lib/claims/merge-commands";
import { moveClaim, setVerdict } from "@/lib/claims/review-commands";
import { writeComment } from "@/lib/comments/commands";
import { editDossier } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "Six of the eleven kilometres were never dredged.\n\nThe pier was not dredged for six kilometres.";

/** Two claims that say the same, each with a mention, evidence from the same source, a comment and a task. */
async function twins() {
  const room = await newNewsroom();
  const article = await room.article(text);
  const mention = (words: string) => {
    const start = text.indexOf(words);
    return { revisionId: article.revisionId, start, end: start + words.length };
  };
  const source = await room.source("Harbour annex", { kind: "document" });
  const make = async (statement: string, words: string) => {
    const claim = await room.claim({ statement, mention: mention(words) });
    const { id } = await room.evidence(claim, source, { quote: "six kilometres" });
    await room.run(writeComment, room.checker, { on: "claim", id: claim.id, text: `About ${claim.ref}.` });
    await room.run(
      assignTask,
      room.checker,
      assignTaskInput.parse({ dossierId: room.dossierId, title: `Check ${claim.ref}`, claimId: claim.id }),
    );
    return { ...claim, evidenceId: id };
  };
  const first = await make("Six kilometres were not dredged.", "Six of the eleven kilometres");
  const second = await make("The pier was not dredged.", "The pier was not dredged");
  const merge = async (from = second, into = first, actor = room.checker) =>
    room.run(mergeClaims, actor, {
      claimId: from.id,
      into: into.id,
      seen: (await room.read(from)).version,
      intoSeen: (await room.read(into)).version,
    });
  const undo = (from = second, actor = room.checker) => room.run(undoMerge, actor, { claimId: from.id });
  const has = async (claim: { id: string }) => ({
    mentions: (await mentionsOf(room.desk.read, room.lead, [claim.id])).length,
    evidence: (await evidenceOf(room.desk.read, room.lead, [claim.id])).map((one) => one.id).sort(),
    comments: (await commentsOn(room.desk.read, room.lead, "claim", claim.id)).map((one) => one.text),
    tasks: (await tasksOf(room.desk.read, room.lead, room.dossierId, { claimId: claim.id })).map((one) => one.title),
  });
  return { room, article, mention, source, first, second, merge, undo, has };
}

const told = async (room: Awaited<ReturnType<typeof newNewsroom>>, claim: { id: string }) =>
  (await claimHistory(room.desk.read, room.lead, claim.id, 50)).map((event) => event.type);

describe("merging two claims", () => {
  it("keeps mentions, evidence, comments and tasks, also evidence that both have from one source", async () => {
    const { room, first, second, merge, has } = await twins();
    await merge();
    expect(await has(first)).toEqual({
      mentions: 2,
      evidence: [first.evidenceId, second.evidenceId].sort(),
      comments: ["About A1.", "About A2."],
      tasks: ["Check A1", "Check A2"],
    });
    expect(await has(second)).toEqual({ mentions: 0, evidence: [], comments: [], tasks: [] });
    expect(await room.read(second)).toMatchObject({ ref: "A2", mergedInto: first.id });
    expect(await mergesInto(room.desk.read, room.reader, first.id)).toMatchObject([
      { fromId: second.id, fromRef: "A2", byName: "Chidi Checker" },
    ]);
  });

  it("tells the history of both under the claim that stands, and the merge under both", async () => {
    const { room, first, second, merge, undo } = await twins();
    const own = (await told(room, first)).length;
    await merge();
    expect(await told(room, first)).toHaveLength(2 * own + 1);
    expect((await told(room, second))[0]).toBe("claims-merged");
    await undo();
    expect((await told(room, second)).slice(0, 2)).toEqual(["merge-undone", "claims-merged"]);
    expect(await told(room, first)).toHaveLength(own + 2);
  });

  it("counts and lists the claim that stands alone", async () => {
    const { room, first, merge } = await twins();
    await merge();
    expect((await claimsOf(room.desk.read, room.lead, room.dossierId)).map((claim) => claim.id)).toEqual([first.id]);
    expect((await countsIn(room.desk.read, room.lead, room.dossierId)).claims).toBe(1);
  });

  it("makes the sign-offs of both stale", async () => {
    const { room, merge } = await twins();
    const article = await room.article("The ferry was late. The boat was late.");
    const mention = (start: number, end: number) => ({ revisionId: article.revisionId, start, end });
    const one = { ...(await room.signedClaim({ mention: mention(0, 18) })), evidenceId: "" };
    const other = { ...(await room.signedClaim({ mention: mention(20, 37) })), evidenceId: "" };
    await merge(other, one);
    expect(await room.read(one)).toMatchObject({ status: "for-review", stale: true });
    const signOffs = await signOffsOf(room.desk.read, room.lead, [one.id, other.id]);
    expect(signOffs.map((signOff) => signOff.staleAt !== null)).toEqual([true, true]);
  });

  it("refuses further changes to the claim that went, naming the one that stands", async () => {
    const { room, mention, source, second, merge } = await twins();
    await merge();
    const { version: seen } = await room.read(second);
    const claimId = second.id;
    const refused = /A2 was merged into A1/;
    const tries = [
      room.run(editClaim, room.checker, { claimId, seen, stakes: "critical" }),
      room.run(addMention, room.checker, { claimId, mode: "asserts", ...mention("six kilometres") }),
      room.run(moveClaim, room.checker, { claimId, to: "checking", reason: "", seen }),
      room.run(setVerdict, room.checker, { claimId, substance: "supported", seen }),
      room.run(addEvidence, room.checker, addEvidenceInput.parse({ claimId, sourceId: source.id, stance: "supports" })),
      room.run(writeComment, room.checker, { on: "claim", id: claimId, text: "Is it?" }),
      room.run(assignTask, room.checker, assignTaskInput.parse({ dossierId: room.dossierId, title: "Call", claimId })),
    ];
    for (const attempt of tries) await expect(attempt).rejects.toThrow(refused);
  });

  it("leads over several merges to the claim that stands", async () => {
    const { room, first, second, merge } = await twins();
    const third = { ...(await room.claim({ statement: "Dredging was left undone." })), evidenceId: "" };
    await merge();
    await merge(first, third);
    expect(await standsFor(room.desk.read, second.id)).toBe(third.id);
    expect(await told(room, third)).toContain("mention-added");
  });

  it("refuses one's own self, another dossier's claim, what was merged already, and what changed since", async () => {
    const { room, first, second, merge } = await twins();
    const other = await twins();
    const seen = { seen: 1, intoSeen: 1 };
    const merging = (over: object) =>
      room.run(mergeClaims, room.checker, { claimId: second.id, into: first.id, ...seen, ...over });
    await expect(merging({ into: second.id })).rejects.toThrow(Invalid);
    await expect(merging({ into: other.first.id })).rejects.toThrow(Invalid);
    await expect(merging({ seen: 9 })).rejects.toThrow(Conflict);
    await expect(merging({ intoSeen: 9 })).rejects.toThrow(Conflict);
    await merge();
    await expect(merge()).rejects.toThrow("A2 was merged into A1");
    await expect(merge(first, second)).rejects.toThrow("A2 was merged into A1");
  });

  it("refuses outsiders as if there were nothing, and readers by name of who may", async () => {
    const { room, merge, undo, second } = await twins();
    await expect(merge(undefined, undefined, room.outsider)).rejects.toThrow(NotFound);
    await expect(merge(undefined, undefined, room.reader)).rejects.toThrow(Forbidden);
    await merge();
    await expect(undo(second, room.outsider)).rejects.toThrow(NotFound);
    await expect(undo(second, room.reader)).rejects.toThrow(Forbidden);
  });

  it("lets one of two who merge at the same moment do it, each way", async () => {
    const { room, first, second } = await twins();
    const both = (one: { id: string }, other: { id: string }, actor = room.checker) =>
      room.run(mergeClaims, actor, { claimId: one.id, into: other.id, seen: 1, intoSeen: 1 });
    const results = await Promise.allSettled([both(first, second), both(second, first, room.second)]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected"]);
    expect(await claimsOf(room.desk.read, room.lead, room.dossierId)).toHaveLength(1);
  });
});

describe("undoing a merge", () => {
  it("restores exactly what went over", async () => {
    const { room, first, second, merge, undo, has } = await twins();
    const before = [await has(first), await has(second)];
    await merge();
    expect(await undo()).toMatchObject({ id: second.id, ref: "A2", intoRef: "A1" });
    expect([await has(first), await has(second)]).toEqual(before);
    expect(await claimById(room.desk.read, room.lead, second.id)).toMatchObject({ mergedInto: null });
    expect(await mergesInto(room.desk.read, room.lead, first.id)).toEqual([]);
  });

  it("leaves what was added since where it is, and what was removed since away", async () => {
    const { room, mention, first, second, merge, undo, has } = await twins();
    await merge();
    await room.mention(first, { ...mention("for six kilometres"), mode: "asserts" });
    const [gone] = (await mentionsOf(room.desk.read, room.lead, [first.id])).filter(
      (one) => one.quote === "The pier was not dredged",
    );
    await room.run(removeMention, room.checker, { mentionId: gone?.id ?? "" });
    await undo();
    expect((await has(first)).mentions).toBe(2);
    expect((await has(second)).mentions).toBe(0);
  });

  it("can be merged and undone again", async () => {
    const { merge, undo, has, second } = await twins();
    await merge();
    await undo();
    await merge();
    await undo();
    expect((await has(second)).mentions).toBe(1);
  });

  it("refuses while the other claim is itself merged, what is undone already, and a closed dossier", async () => {
    const { room, first, second, merge, undo } = await twins();
    await expect(undo()).rejects.toThrow("A2 was not merged");
    const third = { ...(await room.claim({ statement: "Dredging was left undone." })), evidenceId: "" };
    await merge();
    await merge(first, third);
    await expect(undo()).rejects.toThrow(/A1 was itself merged into .* since/);
    await undo({ ...first });
    await undo();
    await expect(undo()).rejects.toThrow("undone already");
    await merge();
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, seen: 1, state: "closed" });
    await expect(undo(second)).rejects.toThrow(Forbidden);
  });
});
