import { describe, expect, it } from "vitest";
import { snapshotAt, snapshotsOf, sourceById, sourcesOf } from "@/db/sources";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { clippedBytes } from "@/lib/sources/clip";
import { clipInput, handedOverAt, keepClip, sourcesLinkingTo } from "@/lib/sources/clip-commands";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const url = "https://courier.example/ferry";
const html = `<!doctype html><html><head><meta charset="iso-8859-1"><title>Ferry late</title></head><body><article>
<h1>Ferry to Holm late for a week</h1><p>The café on the quay ran out of coffee by nine, its owner said on Wednesday.</p>
<p>The ferry left the harbour forty minutes late on every day of last week, the harbour log shows.</p></article></body></html>`;

async function newRoom() {
  const room = await newNewsroom();
  const stored = await prepareSnapshot(
    { bytes: clippedBytes(html), captured: handedOverAt(url, testNow) },
    room.settings,
    testNow,
  );
  const keep = (actor: typeof room.lead, over: object = {}) =>
    room.run(keepClip, actor, {
      dossierId: room.dossierId,
      said: parse(clipInput, { as: "source", url, ...over }),
      stored,
    });
  return { ...room, stored, keep };
}

describe("a page that a browser handed over", () => {
  it("becomes a source with a snapshot that says where it came from, and by whose browser", async () => {
    const room = await newRoom();
    const { sourceId, id } = await room.keep(room.checker, { title: "Ferry late", kind: "post" });
    expect(await sourceById(room.desk.read, room.reader, sourceId)).toMatchObject({
      kind: "post",
      title: "Ferry late",
      url,
      held: true,
    });
    const at = { dossierId: room.dossierId, sourceId, snapshotId: id };
    expect(await snapshotAt(room.desk.read, room.reader, at)).toMatchObject({
      createdBy: room.checker.personId,
      fileName: "ferry.html",
      mediaType: "text/html",
      captured: { by: "bookmarklet", url, finalUrl: url, at: testNow.toISOString(), status: null, headers: [] },
    });
    expect(await snapshotAt(room.desk.read, room.outsider, at)).toBeNull();
    expect(await snapshotAt(room.desk.read, room.reader, { ...at, dossierId: "another" })).toBeNull();
  });

  it("is read in the encoding of its bytes, whatever it says of itself", async () => {
    const room = await newRoom();
    expect(room.stored.text).toContain("The café on the quay ran out of coffee");
  });

  it("is called by its site where it has no title, and is an article unless somebody says otherwise", async () => {
    const room = await newRoom();
    const { sourceId } = await room.keep(room.checker, { title: "" });
    expect(await sourceById(room.desk.read, room.lead, sourceId)).toMatchObject({
      kind: "article",
      title: "courier.example",
    });
  });

  it("joins the source that is named", async () => {
    const room = await newRoom();
    const source = await room.source("Ferry late", { url });
    await room.keep(room.checker, { sourceId: source.id });
    expect(await sourcesOf(room.desk.read, room.checker, room.dossierId)).toHaveLength(1);
    expect(await snapshotsOf(room.desk.read, room.checker, source.id)).toHaveLength(1);
  });

  it("is refused to those who may not, and nothing of it stays", async () => {
    const room = await newRoom();
    const secret = await room.source("A pilot", { url, confidential: true, pseudonym: "Source Heron" });
    const elsewhere = await newNewsroom();
    const foreign = await elsewhere.source("Elsewhere");
    await expect(room.keep(room.outsider)).rejects.toThrow(NotFound);
    await expect(room.keep(room.reader)).rejects.toThrow(Forbidden);
    await expect(room.keep(room.second, { sourceId: secret.id }), "not cleared").rejects.toThrow(Forbidden);
    await expect(room.keep(room.checker, { sourceId: foreign.id })).rejects.toThrow(Invalid);
    expect(await sourcesOf(room.desk.read, room.checker, room.dossierId)).toHaveLength(1);
  });

  it.each([
    ["no address", { url: "" }],
    ["an address of a file", { url: "file:///etc/passwd" }],
    ["another way in", { as: "edition" }],
    ["a field that nobody knows", { captured: {} }],
  ])("with %s is refused", (_what, over) => {
    expect(() => parse(clipInput, { as: "source", url, ...over })).toThrow(Invalid);
  });
});

describe("the sources that link to a page", () => {
  it("are found however the address is written, by those who may add to them", async () => {
    const room = await newRoom();
    const open = await room.source("Ferry late", { url: "http://www.courier.example/ferry/?utm_source=letter#top" });
    await room.source("Another", { url: "https://courier.example/other" });
    await room.source("Without a link");
    const secret = await room.source("A pilot", { url, confidential: true, pseudonym: "Source Heron" });
    const found = async (actor: typeof room.lead) =>
      (await sourcesLinkingTo(room.desk.read, actor, { dossierId: room.dossierId, url })).map(({ id }) => id);
    expect(await found(room.checker)).toEqual([open.id, secret.id]);
    expect(await found(room.lead), "not one that they are not cleared for").toEqual([open.id]);
    await expect(found(room.reader)).rejects.toThrow(Forbidden);
    await expect(found(room.outsider)).rejects.toThrow(NotFound);
  });
});
