import { expect, it } from "vitest";
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
