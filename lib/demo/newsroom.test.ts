import { expect, it } from "vitest";
import { claimsOf } from "@/db/claims";
import { dossiersOf } from "@/db/dossiers";
import { lastEventNumber } from "@/db/history";
import { tasksOf } from "@/db/tasks";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { tellDemo } from "@/lib/demo/newsroom";
import { Conflict } from "@/lib/errors";
import { verifyHistory } from "@/lib/history/verify";
import { summary } from "@/lib/sources/independence";
import { newDesk, newPerson } from "@/lib/testing/desk";

const settingsIn = (dataDir: string) => ({ dataDir, timeZone: "UTC", maxUploadBytes: 1_000_000 });

it("the demo newsroom has two dossiers, claims in every status, open tasks and a history that verifies", async () => {
  const desk = await newDesk();
  const lead = await newPerson(desk, "Lena Lead", { admin: true });
  const settings = settingsIn(desk.folder);
  await tellDemo(desk.transact, lead, settings);

  const dossiers = await dossiersOf(desk.read, lead, { limit: 10 });
  expect(dossiers.map((d) => d.role)).toEqual(["lead", "lead"]);
  const dredging = dossiers.find((d) => d.title.startsWith("Halvern"))?.id ?? "";
  const claims = await claimsOf(desk.read, lead, dredging);
  const states = claims.map((claim) => (claim.stale ? "stale" : claim.status));
  expect(new Set(states)).toEqual(new Set(["to-check", "checking", "for-review", "signed-off", "stale"]));

  const standings = await standingsOf(
    desk.read,
    await basisOf(desk.read, dredging),
    claims.map((c) => c.id),
    lead.now,
    null,
  );
  const counts = Object.fromEntries(
    claims.map((claim) => [claim.ref, summary(standings.get(claim.id)?.independence.supports ?? never())]),
  );
  // Three articles say that it was paid in full, and two of them have it from one schedule.
  expect(counts.A1).toBe("3 sources · 2 origins");
  expect(counts.A2).toBe("2 sources · 1–2 origins");
  expect((await tasksOf(desk.read, lead, dredging, { state: "open" })).length).toBeGreaterThanOrEqual(3);
  expect((await verifyHistory(desk.read)).broken).toEqual([]);
  expect(await lastEventNumber(desk.read, dredging)).toBeGreaterThan(60);

  await expect(tellDemo(desk.transact, lead, settings)).rejects.toThrow(Conflict);
});

const never = (): never => {
  throw new Error("no standing");
};
