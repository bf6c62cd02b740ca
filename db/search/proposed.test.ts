import { expect, test } from "vitest";
import { z } from "zod";
import { find, lookFor } from "@/db/search";
import { originLinksOf } from "@/db/sources";
import { readQuery } from "@/lib/search/query";
import { editSource } from "@/lib/sources/commands";
import { changeLink } from "@/lib/sources/link-commands";
import { newApi } from "@/lib/testing/api";
import { newNewsroom } from "@/lib/testing/newsroom";

const text =
  "The ferry to Odde was late all week, the Tidewire Gazette reported. Nobody at the pier was surprised, and the buses waited.";

/** A dossier with an article that names an outlet, which is put up as a source of a proposed link. */
async function newRoom() {
  const room = await newNewsroom();
  await room.article(text, { title: "Late again", outlet: "Estuary Today" });
  const [link] = await originLinksOf(room.desk.read, room.lead, room.dossierId);
  if (!link) throw new Error("nothing was proposed");
  const decide = (state: "confirmed" | "rejected" | "proposed") =>
    room.run(changeLink, room.checker, { linkId: link.id, state });
  const sources = async (query = "gazette", viewer = room.reader) => {
    const { parts } = await lookFor(room.desk.read, viewer, readQuery(query), { limit: 10 });
    const { found, count } = parts.sources;
    return { count, found: found.map(({ title, proposed }) => [title, proposed]) };
  };
  return { ...room, putUp: link.to, decide, sources };
}

test("a source that only a proposed link names is marked as proposed, until the link is confirmed", async () => {
  const room = await newRoom();
  const [[title] = []] = (await room.sources()).found;
  expect(await room.sources()).toEqual({ count: 1, found: [[title, true]] });
  await room.decide("confirmed");
  expect(await room.sources()).toEqual({ count: 1, found: [[title, false]] });
  await room.decide("proposed");
  expect(await room.sources()).toEqual({ count: 1, found: [[title, true]] });
});

test("it is not found, nor counted, once every link to it was rejected, and is again if one is taken back", async () => {
  const room = await newRoom();
  await room.decide("rejected");
  expect(await room.sources()).toEqual({ count: 0, found: [] });
  expect(await room.sources("gazette after:2020")).toEqual({ count: 0, found: [] });
  expect((await find(room.desk.read, room.reader, "gaz", { limit: 10, typing: true })).map(({ kind }) => kind)).toEqual(
    ["sentence"],
  );
  await room.decide("proposed");
  expect((await room.sources()).count).toBe(1);
});

test("it is a source like any other once somebody has changed it, whatever became of the link", async () => {
  const room = await newRoom();
  await room.run(editSource, room.checker, { sourceId: room.putUp, seen: 1, author: "Ines Brok" });
  await room.decide("rejected");
  expect((await room.sources("brok")).found).toMatchObject([[expect.any(String), false]]);
});

test("sources that somebody added come before those that are proposed, and outsiders find neither", async () => {
  const room = await newRoom();
  await room.source("Timetable of the Gazette", { kind: "document" });
  await room.article(text.replace("Odde", "Holm"), { title: "Late once more", outlet: "Coast Ledger" });
  expect((await room.sources()).found.map(([, proposed]) => proposed)).toEqual([false, true]);
  expect(await room.sources("gazette", room.outsider)).toEqual({ count: 0, found: [] });
});

test("the API says of each thing that it finds whether it is proposed", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Ferries" }, z.looseObject({ id: z.string() }));
  const said = { text, title: "Late again", outlet: "Estuary Today" };
  await ann.post(`/dossiers/${id}/articles`, said, z.looseObject({}));
  const found = async () => {
    const { items } = await ann.get(
      `/search?q=gazette&dossierId=${id}`,
      z.object({ items: z.array(z.looseObject({ kind: z.string(), proposed: z.boolean() })), next: z.null() }),
    );
    return items.map(({ kind, proposed }) => [kind, proposed]);
  };
  expect(await found()).toEqual([
    ["source", true],
    ["sentence", false],
  ]);
  const links = await ann.get(`/dossiers/${id}/origin-links`, z.looseObject({ items: z.array(z.looseObject({})) }));
  const [link] = links.items;
  await ann.patch(`/origin-links/${link?.id}`, { state: "rejected", seen: link?.version }, z.looseObject({}));
  expect(await found()).toEqual([["sentence", false]]);
});
