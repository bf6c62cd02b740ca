import { expect, it } from "vitest";
import { originLinks } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { addArticle, editArticle, prepareArticle } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { editDossier, removeMember } from "@/lib/dossiers/commands";
import { arrivalOf, arrivalsMatched, matchArrivals } from "@/lib/sources/arrivals";
import { changeLink, changeLinkInput } from "@/lib/sources/link-commands";
import { withMatches } from "@/lib/sources/wording-matches";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

type Room = Awaited<ReturnType<typeof newNewsroom>>;

const report = `A lock keeper in Sterrin opened the eastern gates by hand on Friday night and saved three fishing boats from the flood, the harbour log shows.

Marit Osk, 61, turned the wheel for 50 minutes after the motor had failed at 2.15 am. Eleven fishermen were on board.

The motor had been reported broken in March. The canal office put the repair off because 14,000 crowns were missing.`;
const edited = report.replace("by hand on Friday night", "on Friday night, by hand,");
const other =
  "There was a quarrel about trams in Velden on Monday. Nobody wants to pay for line 6, which loses 2 million a year. A decision is due in June, when the new timetable comes.";

const post = { title: "Gates", outlet: "Sterrin Post", publishedAt: "2026-03-02" };
const echo = { title: "Saved", outlet: "Lowland Echo", publishedAt: "2026-03-05" };

/** Everything that happens before an article is stored: it is read, and looked for among what is there. */
async function ready(room: Room, text: string, said: object, actor: Actor = room.checker) {
  const read = await prepareArticle({ text, ...said }, room.settings, testNow);
  return withMatches(room.desk.read, actor, room.dossierId, read);
}

const word = (number: number): string =>
  [...String(number * 7919)].map((digit) => "bcdfghklmn"[Number(digit)]).join("a");
/** A text of its own for each number. */
const story = (number: number): string =>
  Array.from({ length: 12 }, (_, sentence) =>
    Array.from({ length: 10 }, (_, at) => word(number * 1000 + sentence * 10 + at)).join(" "),
  ).join(". ");

type Ready = Awaited<ReturnType<typeof ready>>;

async function store(room: Room, prepared: Ready, actor: Actor = room.checker) {
  const { dossierId } = room;
  const made = await room.run(addArticle, actor, { dossierId, prepared });
  const arrival = arrivalOf({ dossierId, articleId: made.id, revisionId: made.revisionId }, prepared);
  return { ...made, arrival };
}

const links = (room: Room) => room.desk.read.select().from(originLinks);

it("matches articles that came in at the same time with each other, in either order", async () => {
  for (const [first, second] of [
    [
      [report, post],
      [edited, echo],
    ],
    [
      [edited, echo],
      [report, post],
    ],
  ] as const) {
    const room = await newNewsroom();
    const both = await Promise.all([ready(room, first[0], first[1]), ready(room, second[0], second[1])]);
    const stored = [];
    for (const prepared of both) stored.push(await store(room, prepared));
    expect(await links(room)).toEqual([]);
    await matchArrivals(
      room.desk,
      room.checker,
      stored.map(({ arrival }) => arrival),
    );
    const from = stored[both.findIndex(({ metadata }) => metadata.outlet === echo.outlet)]?.sourceId;
    const to = stored[both.findIndex(({ metadata }) => metadata.outlet === post.outlet)]?.sourceId;
    expect(await links(room)).toEqual([
      expect.objectContaining({ fromId: from, toId: to, state: "proposed", byProgram: true, kind: "republishes" }),
    ]);
  }
});

it("proposes a pair once when both are stored by different people at once", async () => {
  const room = await newNewsroom();
  const texts = [
    [report, post],
    [edited, echo],
    [other, { title: "Trams", outlet: "Velden News" }],
  ] as const;
  const people = [room.checker, room.second, room.lead];
  const all = await Promise.all(texts.map(([text, said], at) => ready(room, text, said, people[at])));
  await Promise.all(
    all.map(async (prepared, at) => {
      const by = people[at] ?? room.lead;
      const { arrival } = await store(room, prepared, by);
      await matchArrivals(room.desk, by, [arrival]);
    }),
  );
  expect(await links(room)).toHaveLength(1);
});

it("leaves alone what was matched before it was stored, and what was not matched at all", async () => {
  const room = await newNewsroom();
  const first = await store(room, await ready(room, report, post));
  const later = await store(room, await ready(room, edited, echo));
  expect(await links(room)).toHaveLength(1);
  const plain = await prepareArticle({ text: edited, ...echo, outlet: "Harbour Gazette" }, room.settings, testNow);
  const unmatched = await store(room, plain);
  await matchArrivals(room.desk, room.checker, [first.arrival, later.arrival, unmatched.arrival]);
  expect(await links(room)).toHaveLength(1);
});

it("keeps what the text itself says for a link that the wording speaks for as well", async () => {
  const room = await newNewsroom();
  const says = `${edited}\n\nThe gates had not been opened by hand since 1994, according to the Sterrin Post.`;
  const both = await Promise.all([ready(room, report, post), ready(room, says, echo)]);
  const stored = [];
  for (const prepared of both) stored.push(await store(room, prepared));
  const signs = async () => (await links(room)).map(({ reasons }) => reasons?.map(({ sign }) => sign).sort());
  expect(await signs()).toEqual([["attributed"]]);
  await matchArrivals(
    room.desk,
    room.checker,
    stored.map(({ arrival }) => arrival),
  );
  expect(await signs()).toEqual([["attributed", "shared-wording"]]);
});

it("does not propose again what a person turned down meanwhile", async () => {
  const room = await newNewsroom();
  const both = await Promise.all([ready(room, report, post), ready(room, edited, echo)]);
  const [first, second] = [await store(room, both[0]), await store(room, both[1])];
  await matchArrivals(room.desk, room.checker, [second.arrival]);
  const [link] = await links(room);
  const decided = { linkId: link?.id, state: "rejected", seen: link?.version };
  await room.run(changeLink, room.checker, changeLinkInput.parse(decided));
  await matchArrivals(room.desk, room.checker, [first.arrival, second.arrival]);
  expect((await links(room)).map(({ state }) => state)).toEqual(["rejected"]);
});

it("matches a corrected version with what came in while it was read", async () => {
  const room = await newNewsroom();
  const before = await store(room, await ready(room, other, echo));
  const revised = await prepareRevision(
    room.desk.read,
    room.checker,
    before.id,
    { text: edited },
    room.settings,
    testNow,
  );
  const first = await store(room, await ready(room, report, post));
  const { id } = await room.run(addRevision, room.checker, revised);
  const { dossierId } = room;
  const arrival = arrivalOf({ dossierId, articleId: before.id, revisionId: id }, revised.prepared);
  await matchArrivals(room.desk, room.checker, [arrival]);
  expect(await links(room)).toEqual([expect.objectContaining({ fromId: before.sourceId, toId: first.sourceId })]);
});

it("writes nothing any more in a dossier that was closed, for who left it, and for a draft of ours", async () => {
  const changes: ((room: Room, articleId: string) => Promise<unknown>)[] = [
    async ({ run, lead, dossierId }) => run(editDossier, lead, { dossierId, state: "closed" }),
    async ({ run, lead, dossierId, checker }) => run(removeMember, lead, { dossierId, personId: checker.personId }),
    async ({ run, checker }, articleId) => run(editArticle, checker, { articleId, ours: true }),
  ];
  for (const change of changes) {
    const room = await newNewsroom();
    const both = await Promise.all([ready(room, report, post), ready(room, edited, echo)]);
    const [, second] = [await store(room, both[0]), await store(room, both[1])];
    await change(room, second.id);
    await matchArrivals(room.desk, room.checker, [second.arrival]);
    expect(await links(room)).toEqual([]);
  }
});

it("matches a large batch after it was answered, and all of it", async () => {
  const room = await newNewsroom();
  const copies = Array.from({ length: 60 }, (_, at) => ({
    text: `${story(at % 20)} It was night.`,
    title: `Night ${at}`,
    outlet: `Paper of ${word(at)}`,
    publishedAt: at < 20 ? "2026-03-02" : "2026-03-05",
  }));
  const all = await Promise.all(copies.map(({ text, ...said }) => ready(room, text, said)));
  const arrivals = [];
  for (const prepared of all) arrivals.push((await store(room, prepared)).arrival);
  await matchArrivals(room.desk, room.checker, arrivals);
  await arrivalsMatched();
  const from = new Set((await links(room)).map(({ fromId }) => fromId));
  expect(from.size).toBe(40);
});
