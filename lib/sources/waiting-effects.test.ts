import { expect, it } from "vitest";
import { randomFrom } from "@/bench/measure";
import type { Read } from "@/db/client";
import { Refusal } from "@/lib/errors";
import { editSource } from "@/lib/sources/commands";
import { editEvidence, removeEvidence } from "@/lib/sources/evidence-commands";
import { changeLink } from "@/lib/sources/link-commands";
import { waitingLinks } from "@/lib/sources/proposal-queue";
import { testNow } from "@/lib/testing/desk";
import { fillWithClaims } from "@/lib/testing/many-claims";
import { newNewsroom } from "@/lib/testing/newsroom";

it("tells what a link does to the claim beside which it is shown, and whether more lead to it", async () => {
  const room = await newNewsroom();
  const { desk, dossierId, checker } = room;
  const agency = await room.source("Northline", { outlet: "Northline", ownReporting: true });
  const post = await room.source("The Halvern Post", { outlet: "The Halvern Post" });
  const link = await room.link(post, agency, { state: "proposed" });
  const ids = await fillWithClaims(desk, { dossierId, personId: checker.personId, count: 70, now: testNow });
  const context = await room.claim();
  await room.evidence(context, post, { stance: "context" });
  for (const id of ids) await room.evidence({ id }, post);
  const last = ids.at(-1) ?? "";
  const { links } = await waitingLinks(desk.read, checker, dossierId, { only: [link.id], claimId: last });
  expect(links).toMatchObject([{ effects: { length: 6 }, moreEffects: 14, unasked: true }]);
  expect(links[0]?.effects[0]).toMatchObject({
    href: expect.stringContaining(last),
    words: "1 source · 0–1 origins → 1 origin",
  });
  const alone = await room.source("Coast Ledger", { outlet: "Coast Ledger" });
  await room.link(alone, agency, { state: "proposed" });
  await room.evidence(context, alone);
  const queue = await waitingLinks(desk.read, checker, dossierId);
  expect(queue.links[0]).toMatchObject({ effects: { length: 6 }, moreEffects: 54, unasked: true });
  expect(queue.links[0]?.effects[0]?.href).toContain(ids[0]);
  expect(queue.links[1]).toMatchObject({ effects: { length: 1 }, moreEffects: 0, unasked: false });
});

it.each([1, 2, 3])("tells after any commands what is told by whoever remembers nothing (%i)", async (seed) => {
  const room = await newNewsroom();
  const { desk, run, dossierId, lead, checker } = room;
  const random = randomFrom(seed);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sources: { id: string }[] = [];
  const addSource = async () => {
    const at = sources.length;
    sources.push(await room.source(`Source ${at}`, { outlet: `Outlet ${at % 4}`, ownReporting: at % 3 === 0 }));
  };
  for (let at = 0; at < 8; at++) await addSource();
  const claims = [await room.claim(), await room.claim(), await room.claim()];
  const links: { id: string }[] = [];
  const evidence: { id: string }[] = [];
  const acts: (() => Promise<unknown>)[] = [
    async () => links.push(await room.link(oneOf(sources), oneOf(sources), { state: "proposed" })),
    async () => links.push(await room.link(oneOf(sources), oneOf(sources), { state: "confirmed" })),
    async () => run(changeLink, lead, { linkId: oneOf(links).id, state: oneOf(["confirmed", "rejected"] as const) }),
    async () => evidence.push(await room.evidence(oneOf(claims), oneOf(sources))),
    async () => evidence.push(await room.evidence(oneOf(claims), oneOf(sources), { stance: "refutes" })),
    async () => run(removeEvidence, lead, { evidenceId: oneOf(evidence).id }),
    async () => run(editEvidence, lead, { evidenceId: oneOf(evidence).id, seen: 1, via: [oneOf(links).id] }),
    async () => run(editSource, lead, { sourceId: oneOf(sources).id, seen: 1, unidentified: true }),
    async () => run(editSource, lead, { sourceId: oneOf(sources).id, seen: 1, outlet: "Outlet 1" }),
    addSource,
  ];
  const told = async (db: Read, claimId?: string) => {
    const { links } = await waitingLinks(db, checker, dossierId, { ...(claimId ? { claimId } : {}) });
    return links.map(({ id, effects, moreEffects, unasked }) => ({ id, effects, moreEffects, unasked }));
  };
  for (let turn = 0; turn < 25; turn++) {
    await oneOf(acts)().catch((error: unknown) => {
      if (!(error instanceof Refusal || error instanceof TypeError)) throw error;
    });
    const claimId = oneOf([undefined, ...claims.map(({ id }) => id)]);
    expect(await told(desk.read, claimId)).toEqual(await desk.transact((tx) => told(tx, claimId)));
  }
});
