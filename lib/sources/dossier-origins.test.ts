import { expect, test } from "vitest";
import { NotFound } from "@/lib/errors";
import { claimsRestingOn, dossierOrigins } from "@/lib/sources/dossier-origins";
import { mapTitle } from "@/lib/sources/origin-map";
import { newNewsroom } from "@/lib/testing/newsroom";

/** Northline rewrites the Courier, which interviewed a confidential pilot; the claim rests on Northline. */
async function pilotStory() {
  const room = await newNewsroom();
  const source = async (title: string, outlet: string) => {
    const article = await room.article(`${title}\n\nIt was never dredged.`, { title, outlet });
    if (!article.sourceId) throw new Error("theirs is a source");
    return { id: article.sourceId };
  };
  const courier = await source("Never dredged", "Halvern Courier");
  const northline = await source("Report: never dredged", "Northline");
  const pilot = await room.source("Ann Lee, pilot", {
    kind: "interview",
    outlet: "Northline",
    confidential: true,
    pseudonym: "Source Heron",
  });
  const rewrites = await room.link(northline, courier);
  const interviewed = await room.link(courier, pilot, { kind: "interviewed", quote: "a pilot told us" });
  const claim = await room.claim({ statement: "It was never dredged." });
  await room.evidence(claim, northline);
  return { ...room, courier, northline, pilot, rewrites, interviewed, claim };
}

test("the reports of a dossier go back to where they got it from", async () => {
  const { desk, checker, dossierId, courier, northline, pilot } = await pilotStory();
  const map = await dossierOrigins(desk.read, checker, dossierId, null);
  expect(mapTitle(map.counts)).toBe("2 reports → 1 origin");
  expect(map.origins).toMatchObject([{ sourceIds: [pilot.id], reportIds: [courier.id, northline.id] }]);
  expect(map.links.every((link) => link.mayChange)).toBe(true);
});

test("whoever is not cleared sees the same counts, the pseudonym, and no outlet given away by a circle", async () => {
  const { desk, lead, checker, dossierId, pilot, interviewed, link, northline } = await pilotStory();
  const seen = await dossierOrigins(desk.read, checker, dossierId, null);
  const veiled = await dossierOrigins(desk.read, lead, dossierId, null);
  expect(mapTitle(veiled.counts)).toBe(mapTitle(seen.counts));
  expect(seen.circles).toHaveLength(1);
  expect(veiled.circles).toEqual([]);
  expect(veiled.sources.find(({ id }) => id === pilot.id)).toMatchObject({ title: "Source Heron", outlet: "" });
  expect(veiled.links.find(({ id }) => id === interviewed.id)).toMatchObject({ quote: "", mayChange: false });
  expect(JSON.stringify([veiled.sources, veiled.links, veiled.origins])).not.toMatch(/Ann Lee|told us/);
  await link(pilot, northline, { kind: "quotes" });
  // A loop is seen by everybody: it is where the links lead, not who stands behind them.
  expect((await dossierOrigins(desk.read, lead, dossierId, null)).circles.map(({ kind }) => kind)).toContain("loop");
});

test("one claim is looked at with all that it leads to", async () => {
  const { desk, reader, dossierId, claim, courier, northline, pilot, rewrites, interviewed } = await pilotStory();
  const { focus, thin, may } = await dossierOrigins(desk.read, reader, dossierId, claim.id);
  expect(new Set(focus?.sourceIds)).toEqual(new Set([courier.id, northline.id, pilot.id]));
  expect(new Set(focus?.linkIds)).toEqual(new Set([rewrites.id, interviewed.id]));
  expect(thin.map(({ ref }) => ref)).toEqual([claim.ref]);
  expect(may).toEqual({ draw: false, add: false });
});

test("an outsider, and a claim of another dossier, find nothing", async () => {
  const { desk, outsider, checker, dossierId } = await pilotStory();
  await expect(dossierOrigins(desk.read, outsider, dossierId, null)).rejects.toThrow(NotFound);
  await expect(dossierOrigins(desk.read, checker, dossierId, "elsewhere")).rejects.toThrow(NotFound);
});

test("a claim rests on what its evidence leads to, however far upstream", async () => {
  const { desk, checker, dossierId, claim, pilot, northline, source } = await pilotStory();
  const resting = (id: string) => claimsRestingOn(desk.read, checker, dossierId, id);
  expect((await resting(northline.id)).map(({ id }) => id)).toEqual([claim.id]);
  expect((await resting(pilot.id)).map(({ id }) => id)).toEqual([claim.id]);
  const other = await source("Another document", { kind: "document" });
  expect(await resting(other.id)).toEqual([]);
});
