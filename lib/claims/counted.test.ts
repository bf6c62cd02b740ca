import { expect, it } from "vitest";
import { randomFrom } from "@/bench/measure";
import type { Read } from "@/db/client";
import { addMention, addMentionInput, editClaim, removeMention } from "@/lib/claims/commands";
import { countedClaims, totalsOf } from "@/lib/claims/counted";
import { mergeClaims, undoMerge } from "@/lib/claims/merge-commands";
import { withdrawClaim } from "@/lib/claims/withdraw-commands";
import { writeComment } from "@/lib/comments/commands";
import { editDossier, removeMember } from "@/lib/dossiers/commands";
import { Refusal } from "@/lib/errors";
import { editSource } from "@/lib/sources/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "The port paid 40 million. Six kilometres were never dredged.";

/** What is counted, in an order of its own. */
async function counted(db: Read, viewer: { personId: string }, dossierId: string) {
  const claims = await countedClaims(db, viewer, dossierId);
  const { tallies, tagged } = totalsOf(claims);
  const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
  const each = [...claims.values()].map((claim) => ({ ...claim, revisionIds: [...claim.revisionIds].sort() }));
  return { each: sorted(each), tallies: sorted(tallies), tagged: sorted(tagged) };
}

it.each([1, 2, 3, 4])("counts after any commands what a count anew finds (%i)", async (seed) => {
  const room = await newNewsroom();
  const { desk, run, dossierId, lead, checker, second } = room;
  const random = randomFrom(seed);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { revisionId } = await room.article(text);
  const source = await room.source("Harbour annex");
  const claims: { id: string }[] = [];
  const mentions: { id: string }[] = [];
  const version = async (claim: { id: string }) => (await room.read(claim)).version;
  const at = () => ({ revisionId, start: Math.floor(random() * 20), end: 24 + Math.floor(random() * 20) });
  const acts: (() => Promise<unknown>)[] = [
    async () => claims.push(await room.claim(random() < 0.5 ? {} : { mention: at() })),
    async () => claims.push(await room.signedClaim()),
    () => room.move(oneOf(claims), oneOf(["checking", "for-review", "to-check"] as const), lead, "Look again."),
    () => room.verdict(oneOf(claims), oneOf(["supported", "refuted"] as const)),
    () => room.sign(oneOf(claims)),
    () => room.evidence(oneOf(claims), source),
    async () => {
      const claim = oneOf(claims);
      const set = oneOf([{ stakes: "critical" }, { assigneeId: second.personId }, { statement: "It paid." }] as const);
      await run(editClaim, lead, { claimId: claim.id, seen: await version(claim), ...set });
    },
    async () =>
      mentions.push(
        await run(addMention, checker, addMentionInput.parse({ claimId: oneOf(claims).id, ...at(), mode: "asserts" })),
      ),
    async () => run(removeMention, checker, { mentionId: oneOf(mentions).id }),
    async () => {
      const [from, into] = [oneOf(claims), oneOf(claims)];
      const seen = { seen: await version(from), intoSeen: await version(into) };
      await run(mergeClaims, lead, { claimId: from.id, into: into.id, ...seen });
    },
    () => run(undoMerge, lead, { claimId: oneOf(claims).id }),
    () => run(withdrawClaim, checker, { claimId: oneOf(claims).id }),
    () => run(writeComment, checker, { on: "claim", id: oneOf(claims).id, text: "Look here." }),
    () => run(editSource, lead, { sourceId: source.id, seen: 1, state: "retracted" }),
    () => run(editDossier, lead, { dossierId, title: "Another title" }),
  ];
  await room.claim();
  claims.push(await room.claim());
  for (let turn = 0; turn < 25; turn++) {
    await oneOf(acts)().catch((error: unknown) => {
      if (!(error instanceof Refusal || error instanceof TypeError)) throw error;
    });
    if (random() < 0.4) continue;
    const anew = await desk.transact((tx) => counted(tx, lead, dossierId));
    expect(await counted(desk.read, lead, dossierId)).toEqual(anew);
  }
  await run(removeMember, lead, { dossierId, personId: second.personId });
  expect(await counted(desk.read, lead, dossierId)).toEqual(await desk.transact((tx) => counted(tx, lead, dossierId)));
  expect((await counted(desk.read, second, dossierId)).each).toEqual([]);
});

it("reads only what was touched again", async () => {
  const room = await newNewsroom();
  const [one, other] = [await room.claim(), await room.claim()];
  const before = await countedClaims(room.desk.read, room.lead, room.dossierId);
  await room.run(writeComment, room.checker, { on: "claim", id: one.id, text: "Look here." });
  expect(await countedClaims(room.desk.read, room.lead, room.dossierId)).toBe(before);
  await room.move(one, "checking");
  const after = await countedClaims(room.desk.read, room.lead, room.dossierId);
  expect(after.get(one.id)).toMatchObject({ status: "checking" });
  expect(after.get(other.id)).toBe(before.get(other.id));
  expect(before.get(one.id)).toMatchObject({ status: "to-check" });
});
