import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { openDesk } from "@/db/client";
import { originLinks, wordings } from "@/db/schema";
import { wordWhatWasThere } from "@/db/wordings";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle, setAside } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { NotFound } from "@/lib/errors";
import { askedOf, matchesOf, matchesOfText, sharedWordingOf, withMatches } from "@/lib/sources/wording-matches";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

type Room = Awaited<ReturnType<typeof newNewsroom>>;

const report = `A lock keeper in Sterrin opened the eastern gates by hand on Friday night and saved three fishing boats from the flood, the harbour log shows.

Marit Osk, 61, turned the wheel for 50 minutes after the motor had failed at 2.15 am. Eleven fishermen were on board.

The motor had been reported broken in March. The canal office put the repair off because 14,000 crowns were missing.`;
const edited = report
  .replace("by hand on Friday night", "on Friday night, by hand,")
  .replace("Eleven", "In all, eleven");
const other =
  "The council of Velden argued about trams on Monday. Nobody wants to pay for line 6, which loses 2 million a year, said Ines Brok. A decision is due in June, when the new timetable comes.";

/** A dossier of the outsider's own, which nobody else sees. */
async function dossierOf(room: Room, actor: Actor): Promise<string> {
  return (await room.run(createDossier, actor, createDossierInput.parse({ title: "Elsewhere" }))).id;
}

async function add(room: Room, actor: Actor, dossierId: string, text: string, over: object = {}) {
  const prepared = await prepareArticle({ text, title: "An article", ...over }, room.settings, testNow);
  return room.run(addArticle, actor, { dossierId, prepared });
}

const found = async (room: Room, actor: Actor, revisionId: string) =>
  (await matchesOf(room.desk.read, actor, revisionId)).matches.map((match) => match.other.articleId);

it("finds the articles that share their wording, the earliest first, with what is shared", async () => {
  const room = await newNewsroom();
  const later = await add(room, room.checker, room.dossierId, edited, { outlet: "Echo", publishedAt: "2026-03-05" });
  const first = await add(room, room.checker, room.dossierId, report, { outlet: "Post", publishedAt: "2026-03-02" });
  await room.article(other);
  const third = await room.article(`${report}\n\nMore follows.`);
  const { asked, matches } = await matchesOf(room.desk.read, room.reader, third.revisionId);
  expect(asked).toMatchObject({ articleId: third.id, letter: "D", agency: null });
  expect(matches.map((match) => match.other.articleId)).toEqual([first.id, later.id]);
  expect(matches[0]).toMatchObject({ other: { outlet: "Post", sourceId: first.sourceId }, shareOfB: 1 });
  expect(matches[0]?.rewrite).toBeGreaterThan(0.9);
  expect(report.startsWith(matches[0]?.longest?.b.quote ?? "?")).toBe(true);
  expect(matches[0]?.longest?.b.quote.length).toBeLessThanOrEqual(300);
});

it("shows nobody what is in a dossier that is not theirs, and finds what is in all that are", async () => {
  const room = await newNewsroom();
  const elsewhere = await dossierOf(room, room.outsider);
  const theirs = await add(room, room.outsider, elsewhere, report);
  const ours = await room.article(edited);
  expect(await found(room, room.checker, ours.revisionId)).toEqual([]);
  expect(await found(room, room.outsider, theirs.revisionId)).toEqual([]);
  await expect(matchesOf(room.desk.read, room.outsider, ours.revisionId)).rejects.toThrow(NotFound);
  await expect(matchesOf(room.desk.read, room.admin, ours.revisionId)).rejects.toThrow(NotFound);
  const own = await dossierOf(room, room.checker);
  const copy = await add(room, room.checker, own, report);
  expect(await found(room, room.checker, ours.revisionId)).toEqual([copy.id]);
  expect(await found(room, room.reader, ours.revisionId)).toEqual([]);
  const within = await matchesOf(room.desk.read, room.checker, ours.revisionId, room.dossierId);
  expect(within.matches).toEqual([]);
});

it("asks the newest revision of each article only, and none of its own", async () => {
  const room = await newNewsroom();
  const one = await room.article(report);
  const two = await room.article(other);
  const revised = async (articleId: string, text: string) => {
    const prepared = await prepareRevision(room.desk.read, room.checker, articleId, { text }, room.settings, testNow);
    return room.run(addRevision, room.checker, prepared);
  };
  const second = await revised(two.id, edited);
  expect(await found(room, room.checker, one.revisionId)).toEqual([two.id]);
  expect(await found(room, room.checker, second.id)).toEqual([one.id]);
  await revised(two.id, other);
  expect(await found(room, room.checker, one.revisionId)).toEqual([]);
  expect(await found(room, room.checker, second.id)).toEqual([one.id]);
});

it("leaves out what is set aside, and keeps every offset", async () => {
  const room = await newNewsroom();
  const lines =
    "The river authority has run the eastern locks since 1971 with forty keepers in six towns, pays them by the hour and owns none of the gates that they open.";
  const one = await room.article(`${report}\n\n${lines}`);
  const two = await room.article(`${other}\n\n${lines}`);
  expect(await found(room, room.checker, one.revisionId)).toEqual([two.id]);
  await room.run(setAside, room.checker, { revisionId: two.revisionId, paragraphs: [1], state: "aside" });
  expect(await found(room, room.checker, one.revisionId)).toEqual([]);
  const prepared = await prepareArticle({ text: `${lines}\n\n${edited}` }, room.settings, testNow);
  const asked = askedOf({ ...prepared, aside: [{ paragraph: 0, reason: "other" }] });
  const [match] = await matchesOfText(room.desk.read, room.checker, { ...asked, within: room.dossierId });
  const [passage] = match?.passages ?? [];
  expect(prepared.text.slice(...(passage?.a ?? [0, 0]))).toMatch(/^A lock keeper in Sterrin/);
});

it("never finds what was rolled back, and follows what another process writes", async () => {
  const room = await newNewsroom();
  const one = await room.article(report);
  const prepared = await prepareArticle({ text: edited }, room.settings, testNow);
  const failing = room.desk.transact(async (tx) => {
    await addArticle(tx, room.checker, { dossierId: room.dossierId, prepared });
    expect(await found(room, room.checker, one.revisionId)).toEqual([]);
    throw new Error("the power went");
  });
  await expect(failing).rejects.toThrow("the power went");
  expect(await found(room, room.checker, one.revisionId)).toEqual([]);
  const elsewhere = openDesk(join(room.desk.folder, "second-source.sqlite"));
  const two = await elsewhere.transact((tx) => addArticle(tx, room.checker, { dossierId: room.dossierId, prepared }));
  elsewhere.close();
  expect(await found(room, room.checker, one.revisionId)).toEqual([two.id]);
});

it("reads everything anew where the rows that it knew are gone, as after a restore", async () => {
  const room = await newNewsroom();
  const one = await room.article(report);
  const two = await room.article(edited);
  expect(await found(room, room.checker, one.revisionId)).toEqual([two.id]);
  await room.desk.transact(async (tx) => {
    await tx.delete(wordings).where(sql`${wordings.revisionId} = ${two.revisionId}`);
  });
  expect(await found(room, room.checker, one.revisionId)).toEqual([]);
});

it("makes the wordings of what was there before, once", async () => {
  const room = await newNewsroom();
  const one = await room.article(report);
  const two = await room.article(edited);
  const before = await room.desk.read.select().from(wordings);
  await room.desk.transact(async (tx) => {
    await tx.delete(wordings);
  });
  expect(await found(room, room.checker, one.revisionId)).toEqual([]);
  await wordWhatWasThere(room.desk);
  await wordWhatWasThere(room.desk);
  const after = await room.desk.read.select().from(wordings);
  const sorted = (rows: typeof before) => [...rows].sort((a, b) => (a.revisionId < b.revisionId ? -1 : 1));
  expect(sorted(after)).toEqual(sorted(before));
  expect(await found(room, room.checker, one.revisionId)).toEqual([two.id]);
});

it("proposes at intake that the later of two articles has it from the earlier one", async () => {
  const room = await newNewsroom();
  const first = await add(room, room.checker, room.dossierId, report, { outlet: "Post", publishedAt: "2026-03-02" });
  const upload = { text: `${edited}\n\nThe town is proud.`, outlet: "Echo", publishedAt: "2026-03-05", title: "Saved" };
  const prepared = await prepareArticle(upload, room.settings, testNow);
  const looked = await withMatches(room.desk.read, room.checker, room.dossierId, prepared);
  const later = await room.run(addArticle, room.checker, { dossierId: room.dossierId, prepared: looked });
  const links = await room.desk.read.select().from(originLinks);
  expect(links).toEqual([
    expect.objectContaining({
      fromId: later.sourceId,
      toId: first.sourceId,
      state: "proposed",
      byProgram: true,
      kind: "republishes",
    }),
  ]);
  const [reason] = links[0]?.reasons ?? [];
  expect(reason).toMatchObject({ sign: "shared-wording", revisionId: later.revisionId });
  expect(prepared.text.slice(reason?.start, reason?.end)).toBe(reason?.quote);
});

it("leads to both side by side, or to the other dossier, and says whose text it is", async () => {
  const room = await newNewsroom();
  const own = await dossierOf(room, room.checker);
  const one = await add(room, room.checker, room.dossierId, `HALVERN (AWP) - ${report}`, { outlet: "Post" });
  const two = await add(room, room.checker, room.dossierId, edited, { outlet: "Echo" });
  const three = await add(room, room.checker, own, report, { outlet: "News" });
  const shown = (actor: Actor) =>
    sharedWordingOf(room.desk.read, actor, { revisionId: one.revisionId, dossierId: room.dossierId });
  const { matches, agency } = await shown(room.checker);
  expect(agency).toBe("AWP");
  expect(matches.map(({ href, dossier }) => [href, dossier])).toEqual([
    [expect.stringMatching(new RegExp(`/compare\\?a=${two.id}&b=${one.id}$`)), null],
    [`/dossiers/${own}/articles/${three.id}`, "Elsewhere"],
  ]);
  expect(await shown(room.reader)).toMatchObject({ agency: null, matches: [{ dossier: null }] });
});
