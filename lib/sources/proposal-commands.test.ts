import { describe, expect, it } from "vitest";
import { claimHistory, historyOf } from "@/db/history";
import { hiddenSources, originLinksOf, sourceById, sourcesOf } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { collectDossier } from "@/lib/editions/dossier";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import type { Attribution } from "@/lib/sources/attribution/attribution";
import { editSource } from "@/lib/sources/commands";
import { summary } from "@/lib/sources/independence";
import { changeLink } from "@/lib/sources/link-commands";
import { lookForOrigins } from "@/lib/sources/proposal-commands";
import { waitingLinks } from "@/lib/sources/proposal-queue";
import { nobody, outlet, says } from "@/lib/testing/attributions";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = "The ferry was late all week, the Halvern Post said.\n\nPilots told the Post that an engine was missing.";
const post = outlet("The Halvern Post");
const read = [
  says(post, { quote: "the Halvern Post said", start: 29, end: 50, sentences: [[0, 51]] }),
  says(nobody("pilots"), {
    quote: "Pilots told the Post",
    start: 53,
    end: 73,
    sentences: [[53, 102]],
    through: post,
    kind: "interviewed",
  }),
];

/** A newsroom where two articles of theirs, read as `read`, are evidence for one claim. */
async function newRoom(attributions: readonly Attribution[] = read) {
  const room = await newNewsroom();
  /** Added as an article was before the desk read where it got things from. */
  const article = async (words: string, of: string) => {
    const prepared = await prepareArticle({ text: words, title: "An article", outlet: of }, room.settings, testNow);
    return room.run(addArticle, room.checker, {
      dossierId: room.dossierId,
      prepared: { ...prepared, attributions: [], matches: [] },
    });
  };
  const a = await article(text, "Estuary Today");
  const b = await article(`${text}\n\nIt is a pretty harbour.`, "Coast Ledger");
  const made = await room.claim();
  for (const { sourceId } of [a, b]) await room.evidence(made, { id: sourceId ?? "" });
  const look = (article: { id: string; revisionId: string }, actor: Actor = room.checker, found = attributions) =>
    room.run(lookForOrigins, actor, {
      articleId: article.id,
      revisionId: article.revisionId,
      read: { attributions: found, wording: [], sentences: 3 },
    });
  const links = (actor: Actor = room.lead) => originLinksOf(room.desk.read, actor, room.dossierId);
  const counted = async () => summary((await room.standing(made)).independence.supports);
  const confirm = (linkId: string, actor: Actor = room.checker, over: object = {}) =>
    room.run(changeLink, actor, { linkId, state: "confirmed", ...over });
  return { ...room, a, b, made, look, links, counted, confirm };
}

describe("looking where an article got things from", () => {
  it("proposes links and puts up their far ends, and counts nothing differently", async () => {
    const room = await newRoom();
    const before = await room.standing(room.made);
    expect(await room.look(room.a)).toMatchObject({ links: 2 });
    expect(await room.standing(room.made)).toMatchObject({ digest: before.digest });
    const links = await room.links();
    expect(links).toMatchObject([
      { from: room.a.sourceId, kind: "rewrites", state: "proposed", byProgram: true, confidence: 80, decidedBy: null },
      { kind: "interviewed", state: "proposed", quote: "Pilots told the Post" },
    ]);
    expect(links[0]?.reasons).toMatchObject([{ sign: "attributed", revisionId: room.a.revisionId, start: 29 }]);
    const sources = await sourcesOf(room.desk.read, room.lead, room.dossierId, { proposed: true });
    expect(sources.map(({ title, kind, unidentified }) => [title, kind, unidentified])).toEqual([
      ["The Halvern Post: report", "article", false],
      ["Pilots", "interview", true],
    ]);
    expect(await sourcesOf(room.desk.read, room.lead, room.dossierId, { proposed: false })).toHaveLength(2);
  });

  it("is told in the history as the program's doing, and who asked for it", async () => {
    const room = await newRoom();
    await room.look(room.a);
    const events = (await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 5 })).map(
      ({ type, actorId }) => [type, actorId],
    );
    expect(events).toEqual([
      ["origins-looked-for", room.checker.personId],
      ["link-drawn", null],
      ["link-drawn", null],
      ["source-added", null],
      ["source-added", null],
    ]);
    expect(await claimHistory(room.desk.read, room.lead, room.made.id, 50)).toHaveLength(3);
  });

  it("finds the same outlet for a second article, and proposes nothing twice", async () => {
    const room = await newRoom();
    await room.look(room.a);
    expect(await room.look(room.a)).toMatchObject({ links: 0 });
    expect(await room.look(room.b)).toMatchObject({ links: 1 });
    const [one, told, other] = await room.links();
    expect(other?.to).toBe(one?.to);
    expect(told?.reasons.map(({ revisionId }) => revisionId)).toEqual([room.b.revisionId, room.a.revisionId]);
  });

  it("remembers what was turned down", async () => {
    const room = await newRoom();
    await room.look(room.a);
    for (const { id } of await room.links())
      await room.run(changeLink, room.checker, { linkId: id, state: "rejected" });
    expect(await room.look(room.a)).toMatchObject({ links: 0 });
    expect(await room.look(room.b)).toMatchObject({ links: 1 });
  });

  it("is for those who may draw links, and for articles of theirs", async () => {
    const room = await newRoom();
    await expect(room.look(room.a, room.outsider)).rejects.toThrow(NotFound);
    await expect(room.look(room.a, room.admin)).rejects.toThrow(NotFound);
    await expect(room.look(room.a, room.reader)).rejects.toThrow(Forbidden);
    const ours = await room.article("A draft of ours.", { ours: true });
    await expect(room.look(ours)).rejects.toThrow(Invalid);
    await expect(room.look({ ...room.a, revisionId: room.b.revisionId })).rejects.toThrow(Conflict);
    expect(await room.links()).toEqual([]);
  });

  it("never finds a confidential source, whoever looks", async () => {
    const room = await newRoom();
    const secret = await room.source("The Halvern Post, by a friend", {
      ...{ outlet: "The Halvern Post", confidential: true, pseudonym: "a friend" },
    });
    await room.look(room.a);
    await room.look(room.b, room.second);
    expect((await room.links()).some(({ from, to }) => from === secret.id || to === secret.id)).toBe(false);
    expect(await hiddenSources(room.desk.read, room.second, room.dossierId)).toEqual(new Set([secret.id]));
  });

  it("shows no words of a link whose end has become confidential since", async () => {
    const room = await newRoom();
    await room.look(room.a);
    const [link] = await room.links();
    const sourceId = link?.to ?? "";
    await room.run(editSource, room.checker, { sourceId, seen: 1, confidential: true, pseudonym: "an outlet" });
    const [seen] = await room.links(room.second);
    expect(seen).toMatchObject({ quote: "", reasons: [] });
    const { links: waiting } = await waitingLinks(room.desk.read, room.second, room.dossierId);
    expect(JSON.stringify(waiting)).not.toContain("Halvern Post");
    expect(waiting.every(({ mayDecide }) => !mayDecide)).toBe(true);
  });
});

it("is left out of editions until somebody confirms it", async () => {
  const room = await newRoom();
  await room.look(room.a);
  const clock = { now: testNow, timeZone: "UTC" };
  const exported = async () => {
    const { value } = await collectDossier(room.desk.read, room.lead, room.dossierId, "desk", clock);
    return { sources: value.sources.map(({ title }) => title), links: value.originLinks.length };
  };
  expect(await exported()).toEqual({ sources: ["An article", "An article"], links: 0 });
  const [link] = await room.links();
  await room.confirm(link?.id ?? "");
  expect(await exported()).toEqual({ sources: ["An article", "An article", "The Halvern Post: report"], links: 1 });
});

describe("deciding", () => {
  it("makes one origin of two articles", async () => {
    const room = await newRoom();
    await room.look(room.a);
    await room.look(room.b);
    expect(await room.counted()).toBe("2 sources · 0–2 origins");
    const { links: waiting } = await waitingLinks(room.desk.read, room.lead, room.dossierId);
    expect(
      waiting.map(({ from, kind, to, effects }) => [from.name, kind, to.name, ...effects.map(({ words }) => words)]),
    ).toEqual([
      ["A Estuary Today", "rewrites", "The Halvern Post", "2 sources · 0–2 origins → 1–2 origins"],
      ["The Halvern Post", "interviewed", "Pilots"],
      ["B Coast Ledger", "rewrites", "The Halvern Post", "2 sources · 0–2 origins → 1–2 origins"],
    ]);
    expect(waiting[0]?.reasons).toMatchObject([
      {
        before: "The ferry was late all week, ",
        words: "the Halvern Post said",
        after: ".",
        where: "A",
        sign: "attributed",
      },
    ]);
    expect(waiting[0]?.reasons[0]?.href).toMatch(new RegExp(`/articles/${room.a.id}#s-`));
    for (const { id } of waiting) await room.confirm(id);
    expect(await room.counted()).toBe("2 sources · 1 origin");
    expect(await waitingLinks(room.desk.read, room.lead, room.dossierId)).toEqual({ links: [], total: 0 });
  });

  it("makes an ordinary source of what was put up, and takes that back with the confirmation", async () => {
    const room = await newRoom();
    await room.look(room.a);
    const [link] = await room.links();
    const proposed = async () => (await sourceById(room.desk.read, room.lead, link?.to ?? ""))?.proposed;
    expect(await proposed()).toBe(true);
    await room.confirm(link?.id ?? "");
    expect(await proposed()).toBe(false);
    await room.run(changeLink, room.checker, { linkId: link?.id ?? "", state: "proposed" });
    expect(await proposed()).toBe(true);
    await room.confirm(link?.id ?? "");
    const claim = await room.claim({ statement: "It was late." });
    await room.evidence(claim, { id: link?.to ?? "" });
    await room.run(changeLink, room.checker, { linkId: link?.id ?? "", state: "rejected" });
    expect(await proposed(), "it has been used since").toBe(false);
  });

  it.each<[string, (room: Awaited<ReturnType<typeof newRoom>>, id: string) => Promise<unknown>]>([
    ["as evidence", async (room, id) => room.evidence(await room.claim({ statement: "It was late." }), { id })],
    ["by changing it", (room, id) => room.run(editSource, room.checker, { sourceId: id, seen: 1, title: "The log" })],
    ["with a copy of it", (room, id) => room.snapshot({ id }, "The ferry was late.")],
    ["in a link of one's own", (room, id) => room.link({ id: room.b.sourceId ?? "" }, { id }, { state: "proposed" })],
  ])("makes an ordinary source of what somebody uses %s", async (_, use) => {
    const room = await newRoom();
    await room.look(room.a);
    const to = (await room.links())[0]?.to ?? "";
    await use(room, to);
    expect((await sourceById(room.desk.read, room.lead, to))?.proposed).toBe(false);
  });

  it("takes over what the program proposed where a person draws the same link", async () => {
    const room = await newRoom();
    await room.look(room.a);
    const [link] = await room.links();
    const ends = [{ id: link?.from ?? "" }, { id: link?.to ?? "" }] as const;
    expect(await room.link(...ends, { kind: "rewrites", state: "proposed" })).toEqual({ id: link?.id });
    expect((await room.links())[0]).toMatchObject({ state: "proposed", version: 1, reasons: [{ start: 29 }] });
    expect(await room.link(...ends, { kind: "quotes", quote: "the Post said" })).toEqual({ id: link?.id });
    expect((await room.links())[0]).toMatchObject({
      ...{ state: "confirmed", kind: "quotes", quote: "the Post said", decidedBy: room.checker.personId },
    });
    await expect(room.link(...ends, { kind: "quotes" })).rejects.toThrow(Conflict);
    expect(await room.links()).toHaveLength(2);
  });

  it("is settled by whoever is first: the other is told, and the same decision twice is one", async () => {
    const room = await newRoom();
    await room.look(room.a);
    const [link, other] = await room.links();
    const [id, version] = [link?.id ?? "", link?.version];
    const both = await Promise.allSettled([
      room.confirm(id, room.checker, { seen: version }),
      room.confirm(id, room.second, { seen: version }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await room.links())[0]).toMatchObject({ state: "confirmed", decidedBy: room.checker.personId, version: 2 });
    await room.run(changeLink, room.checker, { linkId: other?.id ?? "", state: "rejected", seen: 1 });
    await expect(room.confirm(other?.id ?? "", room.second, { seen: 1 })).rejects.toMatchObject({
      extra: { current: 2 },
    });
  });

  it("is refused to readers, and unknown to outsiders", async () => {
    const room = await newRoom();
    await room.look(room.a);
    const [link] = await room.links();
    await expect(room.confirm(link?.id ?? "", room.reader)).rejects.toThrow(Forbidden);
    await expect(room.confirm(link?.id ?? "", room.outsider)).rejects.toThrow(NotFound);
    await expect(waitingLinks(room.desk.read, room.outsider, room.dossierId)).rejects.toThrow(NotFound);
    const { links: seen } = await waitingLinks(room.desk.read, room.reader, room.dossierId);
    expect(seen.map(({ mayDecide }) => mayDecide)).toEqual([false, false]);
  });
});
