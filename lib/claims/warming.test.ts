import { describe, expect, it } from "vitest";
import { claimById } from "@/db/claims";
import { editClaim } from "@/lib/claims/commands";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { warmStandings } from "@/lib/claims/warming";
import { editDossier } from "@/lib/dossiers/commands";
import { testNow } from "@/lib/testing/desk";
import { fillWithClaims } from "@/lib/testing/many-claims";
import { newNewsroom } from "@/lib/testing/newsroom";

async function newLargeRoom() {
  const room = await newNewsroom();
  const { desk, dossierId, checker } = room;
  const many = { dossierId, personId: checker.personId, count: 320, sources: 20, now: testNow };
  return { ...room, claimIds: await fillWithClaims(desk, many) };
}

describe("what is computed ahead after a start", () => {
  it("is where every claim of a large open dossier stands", async () => {
    const { desk, dossierId, claimIds } = await newLargeRoom();
    expect(await warmStandings(desk.read)).toBe(320);
    const basis = await basisOf(desk.read, dossierId);
    const first = await standingsOf(desk.read, basis, claimIds, testNow, null);
    const again = await standingsOf(desk.read, basis, claimIds, testNow, null);
    expect(claimIds.every((id) => first.get(id)?.independence === again.get(id)?.independence)).toBe(true);
    const stored = await desk.transact(async (tx) =>
      standingsOf(tx, await basisOf(tx, dossierId), claimIds, testNow, null),
    );
    expect(claimIds.map((id) => first.get(id)?.digest)).toEqual(claimIds.map((id) => stored.get(id)?.digest));
  });

  it("is nothing of a small dossier or a closed one, and ends when it is told to", async () => {
    const small = await newNewsroom();
    await small.claim();
    expect(await warmStandings(small.desk.read)).toBe(0);

    const { desk, run, lead, dossierId } = await newLargeRoom();
    expect(await warmStandings(desk.read, AbortSignal.abort())).toBe(0);
    await run(editDossier, lead, { dossierId, state: "closed" as const });
    expect(await warmStandings(desk.read)).toBe(0);
  });

  it("is right about a claim that is changed meanwhile", async () => {
    const { desk, run, checker, dossierId, claimIds } = await newLargeRoom();
    const warming = warmStandings(desk.read);
    const [id = ""] = claimIds;
    const claim = await claimById(desk.read, checker, id);
    await run(editClaim, checker, { claimId: id, seen: claim?.version ?? 0, statement: "Nothing was paid." });
    await warming;
    const kept = await standingsOf(desk.read, await basisOf(desk.read, dossierId), [id], testNow, null);
    const stored = await desk.transact(async (tx) =>
      standingsOf(tx, await basisOf(tx, dossierId), [id], testNow, null),
    );
    expect(kept.get(id)?.digest).toBe(stored.get(id)?.digest);
  });
});
