import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { signOffs } from "@/db/schema";
import { editClaim } from "@/lib/claims/commands";
import { basisOf, formerDigests } from "@/lib/claims/standing";
import { newNewsroom } from "@/lib/testing/newsroom";

it("keeps a sign-off of before there were salts in force until what it approved changes", async () => {
  const room = await newNewsroom();
  const { desk, dossierId, checker } = room;
  const claim = await room.signedClaim();
  const former = (await formerDigests(desk.read, await basisOf(desk.read, dossierId), [claim.id])).get(claim.id) ?? "";
  await desk.transact(async (tx) => {
    await tx.update(signOffs).set({ digest: former }).where(eq(signOffs.claimId, claim.id));
  });
  const source = await room.source("Beside the point");
  await room.link(source, await room.source("Something else"));
  await room.run(editClaim, checker, {
    claimId: claim.id,
    stakes: "important",
    seen: (await room.read(claim)).version,
  });
  await room.run(editClaim, checker, {
    claimId: claim.id,
    statement: "The port paid.",
    seen: (await room.read(claim)).version,
  });
  expect(await room.read(claim)).toMatchObject({ status: "for-review", stale: true });
});

it("looks at one again that was made before, and leaves it be", async () => {
  const room = await newNewsroom();
  const { desk, dossierId } = room;
  const claim = await room.claim();
  const source = await room.source("The invoice", { kind: "document" });
  await room.evidence(claim, source, { quote: "paid" });
  await room.verdict(claim, "supported");
  await room.move(claim, "checking");
  await room.move(claim, "for-review");
  await room.sign(claim);
  const former = (await formerDigests(desk.read, await basisOf(desk.read, dossierId), [claim.id])).get(claim.id) ?? "";
  expect(former).not.toBe((await room.standing(claim)).digest);
  await desk.transact(async (tx) => {
    await tx.update(signOffs).set({ digest: former }).where(eq(signOffs.claimId, claim.id));
  });
  // A link to its source touches the claim, and changes nothing of what was signed.
  await room.link(await room.source("A rewrite"), source, { kind: "cites" });
  expect(await room.read(claim)).toMatchObject({ status: "signed-off", stale: false });
});
