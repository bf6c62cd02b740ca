import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bytesOfBlob } from "@/db/blobs";
import { evidenceOf } from "@/db/evidence";
import { historyOf } from "@/db/history";
import { find } from "@/db/search";
import { snapshotsOf, sourceById } from "@/db/sources";
import { Conflict, Forbidden, Invalid, NotFound, Unprocessable } from "@/lib/errors";
import { settingsFrom } from "@/lib/settings";
import { type Around, captureAdded, captureNow, captureState } from "@/lib/sources/captures";
import { newNewsroom } from "@/lib/testing/newsroom";
import { nearWeb, newSite } from "@/lib/testing/web";

const page = `Ferry late for a week\n\nThe ferry was forty minutes late, the harbour log shows.\n`;

async function newRoom(over: { fetchSources?: boolean; answer?: Parameters<typeof newSite>[0] } = {}) {
  const room = await newNewsroom();
  const site = await newSite(
    over.answer ??
      ((request, response) => {
        if (request.url === "/gone") return response.writeHead(404).end("gone");
        if (request.url === "/moved") return response.writeHead(301, { Location: "/ferry" }).end();
        response.writeHead(200, { "Content-Type": "text/plain", Server: "press" }).end(page);
      }),
  );
  const settings = {
    ...settingsFrom({ DATA_DIR: room.desk.folder, TIME_ZONE: "UTC" }, room.desk.folder),
    fetchSources: over.fetchSources ?? true,
    fetchPorts: [80, 443, site.port],
  };
  const around: Around = { desk: room.desk, settings, web: nearWeb };
  const kept = (source: { id: string }, viewer = room.checker) => snapshotsOf(room.desk.read, viewer, source.id);
  return { ...room, site, around, kept };
}

test("the page of a link is kept with its bytes, where it was found in the end, when, and the headers", async () => {
  const room = await newRoom();
  const source = await room.source("Ferry late", { url: room.site.at("/moved") });
  await captureAdded(room.around, room.checker, source.id);
  const sha256 = createHash("sha256").update(page).digest("hex");
  const [snapshot, ...others] = await room.kept(source);
  expect(others).toEqual([]);
  expect(snapshot).toMatchObject({
    sha256,
    size: page.length,
    fileName: "ferry.txt",
    mediaType: "text/plain",
    createdBy: room.checker.personId,
    captured: {
      by: "fetch",
      url: room.site.at("/moved"),
      finalUrl: room.site.at("/ferry"),
      status: 200,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    },
  });
  expect(snapshot?.captured?.headers).toContainEqual(["server", "press"]);
  expect(Buffer.from(await bytesOfBlob(room.desk.folder, sha256)).toString()).toBe(page);
  expect((await sourceById(room.desk.read, room.reader, source.id))?.held).toBe(true);
  expect(captureState(source.id)).toBeNull();
  const history = await historyOf(room.desk.read, room.reader, room.dossierId, { limit: 10 });
  expect(history.map(({ payload }) => payload)).toContainEqual({
    sha256,
    fileName: "ferry.txt",
    by: "fetch",
    finalUrl: room.site.at("/ferry"),
  });
});

test("what was captured can be searched, and quotes must occur in it", async () => {
  const room = await newRoom();
  const source = await room.source("Ferry late", { url: room.site.at("/ferry") });
  await captureAdded(room.around, room.checker, source.id);
  const found = await find(room.desk.read, room.reader, "harbour log", { limit: 10 });
  expect(found).toMatchObject([{ kind: "source", id: source.id }]);
  const claim = await room.claim();
  await room.evidence(claim, source, { quote: "forty  minutes late" });
  expect((await evidenceOf(room.desk.read, room.reader, [claim.id])).map(({ quote }) => quote)).toEqual([
    "forty minutes late",
  ]);
  await expect(room.evidence(claim, source, { quote: "fifty minutes late" })).rejects.toThrow(Invalid);
});

test("a capture that failed says why, and the next try forgets it", async () => {
  const room = await newRoom();
  const gone = await room.source("Gone", { url: room.site.at("/gone") });
  await captureAdded(room.around, room.checker, gone.id);
  expect(captureState(gone.id)).toEqual({ state: "failed", reason: expect.stringMatching(/no such page \(404\)/) });
  expect(await room.kept(gone)).toEqual([]);
  await expect(captureNow(room.around, room.checker, gone.id)).rejects.toThrow(Unprocessable);
  const moved = await room.source("Back", { url: room.site.at("/ferry") });
  await captureNow(room.around, room.checker, moved.id);
  expect(captureState(moved.id)).toBeNull();
});

test("while a page is being fetched, that is said, and it is not fetched twice", async () => {
  let answer = () => {};
  const asked = new Promise<void>((seen) => {
    answer = seen;
  });
  let finish = () => {};
  const room = await newRoom({
    answer: (_request, response) => {
      finish = () => response.end(page);
      answer();
    },
  });
  const source = await room.source("Ferry late", { url: room.site.at("/") });
  const going = captureAdded(room.around, room.checker, source.id);
  await asked;
  expect(captureState(source.id)).toEqual({ state: "capturing" });
  await expect(captureNow(room.around, room.lead, source.id)).rejects.toThrow(Conflict);
  expect(captureState(source.id)).toEqual({ state: "capturing" });
  // Nothing waits for the site meanwhile.
  await room.source("Another");
  finish();
  await going;
  expect(await room.kept(source)).toHaveLength(1);
  expect(room.site.asked).toHaveLength(1);
});

test("many pages are fetched a few at a time", async () => {
  let at = 0;
  let most = 0;
  const room = await newRoom({
    answer: (_request, response) => {
      at += 1;
      most = Math.max(most, at);
      setTimeout(() => {
        at -= 1;
        response.end(page);
      }, 30);
    },
  });
  const sources = await Promise.all(
    Array.from({ length: 10 }, (_, n) => room.source(`Page ${n}`, { url: room.site.at(`/${n}`) })),
  );
  await Promise.all(sources.map(({ id }) => captureAdded(room.around, room.checker, id)));
  expect(most).toBe(4);
  for (const source of sources) expect(await room.kept(source)).toHaveLength(1);
});

test.each<[string, object]>([
  ["a source without an address", { url: "" }],
  ["a confidential source, whose page is fetched only when a person asks", { confidential: true, pseudonym: "Heron" }],
])("nothing is fetched by itself for %s", async (_what, over) => {
  const room = await newRoom();
  const source = await room.source("Quiet", { url: room.site.at("/ferry"), ...over });
  await captureAdded(room.around, room.checker, source.id);
  expect(room.site.connections()).toBe(0);
  expect(captureState(source.id)).toBeNull();
});

test("nothing is fetched by itself for an uploaded article, nor twice for the same address", async () => {
  const room = await newRoom();
  const article = await room.article(page);
  const articleSource = { id: article.sourceId ?? "" };
  await captureAdded(room.around, room.checker, articleSource.id);
  expect(room.site.connections()).toBe(0);
  const source = await room.source("Ferry late", { url: room.site.at("/ferry") });
  await captureAdded(room.around, room.checker, source.id);
  await captureAdded(room.around, room.checker, source.id);
  expect(await room.kept(source)).toHaveLength(1);
  await captureNow(room.around, room.checker, source.id);
  expect(await room.kept(source), "again when a person asks").toHaveLength(2);
});

test("with fetching switched off no request is made, and the way out is named", async () => {
  const room = await newRoom({ fetchSources: false });
  const source = await room.source("Ferry late", { url: room.site.at("/ferry") });
  await captureAdded(room.around, room.checker, source.id);
  await expect(captureNow(room.around, room.checker, source.id)).rejects.toThrow(/switched off.*upload the file/);
  expect(room.site.connections()).toBe(0);
});

test("only those who may edit the source have its page fetched", async () => {
  const room = await newRoom();
  const open = await room.source("Ferry late", { url: room.site.at("/ferry") });
  const secret = await room.source("A pilot", {
    url: room.site.at("/pilot"),
    confidential: true,
    pseudonym: "Source Heron",
  });
  const none = await room.source("No link");
  await expect(captureNow(room.around, room.outsider, open.id)).rejects.toThrow(NotFound);
  await expect(captureNow(room.around, room.reader, open.id)).rejects.toThrow(Forbidden);
  await expect(captureNow(room.around, room.second, secret.id), "not cleared").rejects.toThrow(Forbidden);
  await expect(captureNow(room.around, room.checker, none.id)).rejects.toThrow(Invalid);
  expect(room.site.connections()).toBe(0);
  await captureNow(room.around, room.checker, secret.id);
  expect(await room.kept(secret)).toHaveLength(1);
  expect(await room.kept(secret, room.lead), "withheld from those not cleared").toEqual([]);
});

test("a page on the desk's own network is not fetched, whoever links to it", async () => {
  const room = await newRoom();
  const source = await room.source("The router", { url: "http://192.168.0.1/admin" });
  await captureAdded({ desk: room.desk, settings: room.around.settings }, room.checker, source.id);
  expect(captureState(source.id)).toMatchObject({ reason: expect.stringMatching(/no place on the public web/) });
});
