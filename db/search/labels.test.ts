import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { lookFor } from "@/db/search";
import { editArticle, editArticleInput } from "@/lib/articles/commands";
import { addMention, addMentionInput, editClaim, removeMention } from "@/lib/claims/commands";
import { parse } from "@/lib/input";
import type { PlaceName } from "@/lib/search/query";
import { readQuery } from "@/lib/search/query";
import { newNewsroom } from "@/lib/testing/newsroom";

type Room = Awaited<ReturnType<typeof newNewsroom>>;
const found = async (room: Room, query: string, place: PlaceName, limit = 20) =>
  (await lookFor(room.desk.read, room.reader, readQuery(query), { limit })).parts[place];
const titles = async (room: Room, query: string, place: PlaceName) =>
  (await found(room, query, place)).found.map(({ title, snippet }) => (place === "claims" ? snippet : title));

test("a filter finds what only old things have, however many newer ones have the words", async () => {
  const room = await newNewsroom();
  await room.article("The old fairway was dredged.", {
    title: "Old",
    outlet: "Quay Radio",
    byline: "By Mara Lindqvist",
  });
  const old = await room.claim({ statement: "The fairway of old." });
  await room.run(editClaim, room.checker, { claimId: old.id, seen: 1, assigneeId: room.second.personId } as Parameters<
    typeof editClaim
  >[2]);
  const many = Array.from({ length: 400 }, (_, i) => `The fairway is ${i} metres deep.`).join(" ");
  await room.article(many, { title: "New", outlet: "The Courier", byline: "By Tom Okafor" });
  for (let i = 0; i < 320; i++) await room.claim({ statement: `The fairway has ${i} buoys.` });
  expect(await titles(room, "fairway person:sofia", "claims")).toEqual(["The fairway of old."]);
  expect(await titles(room, "fairway person:lindqvist", "sentences")).toEqual(["Old"]);
  expect(await titles(room, 'fairway outlet:"quay radio"', "sentences")).toEqual(["Old"]);
  expect(await titles(room, "person:lindqvist", "articles")).toEqual(["Old"]);
  expect((await found(room, "fairway person:okafor", "sentences")).count).toBe(300);
  expect(await titles(room, "fairway person:mara person:tom", "sentences")).toEqual(Array(20).fill("New"));
});

test("a claim is found by the outlets of the articles that mention it, as they are now", async () => {
  const room = await newNewsroom();
  const one = await room.article("The fairway is shallow.", { title: "One", outlet: "Quay Radio" });
  const other = await room.article("Shallow is the fairway.", { title: "Other", outlet: "The Courier" });
  const claim = await room.claim({
    statement: "The fairway is shallow.",
    mention: { revisionId: one.revisionId, start: 0, end: 23 },
  });
  const by = (outlet: string) => titles(room, `outlet:"${outlet}"`, "claims");
  expect(await by("Quay Radio")).toHaveLength(1);
  expect(await by("The Courier")).toHaveLength(0);
  const place = { claimId: claim.id, revisionId: other.revisionId, start: 0, end: 22 };
  const mention = await room.run(addMention, room.checker, parse(addMentionInput, place));
  expect(await by("The Courier")).toHaveLength(1);
  await room.run(removeMention, room.checker, { mentionId: mention.id });
  expect(await by("The Courier")).toHaveLength(0);
  await room.run(
    editArticle,
    room.checker,
    parse(editArticleInput, { articleId: one.id, seen: 1, outlet: "Harbour Mail" }),
  );
  expect(await by("Quay Radio")).toHaveLength(0);
  expect(await by("Harbour Mail")).toHaveLength(1);
});

test("an article and its sentences are found by its byline and its date, as they are now", async () => {
  const room = await newNewsroom();
  const article = await room.article("The fairway is shallow.", { title: "One", byline: "Mara Lindqvist" });
  await room.run(
    editArticle,
    room.checker,
    parse(editArticleInput, {
      articleId: article.id,
      seen: 1,
      byline: "Tom Okafor",
      publishedAt: "2019-05-11T10:00:00Z",
    }),
  );
  for (const [place, word] of [
    ["articles", "one"],
    ["sentences", "fairway"],
  ] as const) {
    const count = async (filter: string) => (await found(room, `${word} ${filter}`, place)).count;
    expect(await count("person:lindqvist")).toBe(0);
    expect(await count("person:okafor")).toBe(1);
    const its = ["date:2019", "date:2019-05", "date:2019-05-11", "before:2019-05-12", "after:2019-05-10"];
    for (const time of [...its, "after:2018 before:2020"]) expect(await count(time), time).toBe(1);
    const others = ["date:2026", "date:2019-06", "date:2019-05-12", "before:2019-05-11", "after:2019-05-11"];
    for (const time of [...others, "before:2019", "after:2019"]) expect(await count(time), time).toBe(0);
  }
});

test("the index is tidied a little at a time, and still finds the same", async () => {
  const room = await newNewsroom();
  for (let i = 0; i < 30; i++) await room.article(`The fairway number ${i} is shallow.`, { title: `Article ${i}` });
  const before = await found(room, "fairway", "sentences");
  const segments = () => {
    const db = new Database(join(room.desk.folder, "second-source.sqlite"), { readonly: true });
    const count = db.prepare("select count(distinct segid) from search_sentences_idx").pluck().get();
    db.close();
    return count as number;
  };
  expect(segments()).toBeGreaterThan(1);
  let spells = 0;
  while (await room.desk.tidySearch()) spells++;
  expect(spells).toBeGreaterThan(0);
  expect(segments()).toBe(1);
  expect(await found(room, "fairway", "sentences")).toEqual(before);
  expect(await room.desk.tidySearch()).toBe(false);
});
