import { createHash } from "node:crypto";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { articleAnswer, revisionAnswer } from "@/lib/api/views/articles";
import { claimAnswer } from "@/lib/api/views/claims";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { evidenceAnswer } from "@/lib/api/views/evidence";
import { linkAnswer, snapshotAnswer, sourceAnswer, sourceWithSnapshotsAnswer } from "@/lib/api/views/sources";
import { captureState } from "@/lib/sources/captures";
import { type Client, formWith, newApi, urlOf } from "@/lib/testing/api";

const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const uploaded = z.object({
  items: z.array(
    z.object({
      fileName: z.string(),
      article: articleAnswer.nullable(),
      problem: z.looseObject({ status: z.int(), detail: z.string() }).nullable(),
    }),
  ),
});

async function newDossier(over: Parameters<typeof newApi>[0] = {}) {
  const api = await newApi(over);
  const ann = await api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Dredging" }, dossierAnswer);
  return { api, ann, dossierId: id, path: `/dossiers/${id}/articles` };
}

const text = "Café owner “can’t” pay – 5 € a cup\n\nThe owner said so. Nobody asked why.\n";

test.each(["utf-8", "utf-16le", "utf-16be", "windows-1252"])(
  "a file in %s is read, and kept as it came",
  async (charset) => {
    const { ann, path } = await newDossier();
    const bytes = new Uint8Array(iconv.encode(text, charset, { addBOM: charset.startsWith("utf-16") }));
    const article = await ann.post(
      path,
      formWith([{ name: "café.txt", bytes }], { outlet: "Coast News" }),
      articleAnswer,
    );
    expect(article).toMatchObject({ letter: "A", outlet: "Coast News", ours: false, sourceId: expect.any(String) });
    const revision = await ann.get(`/revisions/${article.revisionId}`, revisionAnswer);
    expect(revision).toMatchObject({ text, originalSha256: sha256(bytes), fileName: "café.txt" });
    const original = await ann.send("GET", `/revisions/${article.revisionId}/original`);
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(bytes);
  },
);

test("the original comes as a file to keep, which no browser opens", async () => {
  const { ann, path } = await newDossier();
  const form = formWith([{ name: 'né "x".txt', bytes: utf8(text) }]);
  const { revisionId } = await ann.post(path, form, articleAnswer);
  const { headers } = await ann.send("GET", `/revisions/${revisionId}/original`);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="n_ _x_.txt"; filename*=UTF-8''n%C3%A9%20%22x%22.txt`,
    "content-length": String(utf8(text).byteLength),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});

test("the sentences of a revision are the text between their ends", async () => {
  const { ann, path } = await newDossier();
  const { revisionId } = await ann.post(path, { text, title: "Coffee" }, articleAnswer);
  const { sentences, text: kept } = await ann.get(`/revisions/${revisionId}`, revisionAnswer);
  expect(sentences.map(({ start, end }) => kept.slice(start, end).trim())).toEqual([
    "Café owner “can’t” pay – 5 € a cup",
    "The owner said so.",
    "Nobody asked why.",
  ]);
  expect(sentences.map(({ state }) => state)).toEqual(["unexamined", "unexamined", "unexamined"]);
});

test("a draft of ours is no source", async () => {
  const { ann, path, dossierId } = await newDossier();
  const article = await ann.post(
    path,
    formWith([{ name: "draft.txt", bytes: utf8(text) }], { ours: "true" }),
    articleAnswer,
  );
  expect(article).toMatchObject({ ours: true, sourceId: null });
  expect((await ann.get(`/dossiers/${dossierId}/sources`, listOf(sourceAnswer))).items).toEqual([]);
});

test("of several files those that can be read become articles, and the others say what is wrong", async () => {
  const { ann, path } = await newDossier();
  const files = [
    { name: "one.txt", bytes: utf8("The port paid.") },
    { name: "empty.txt", bytes: new Uint8Array() },
    {
      name: "picture.txt",
      bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
    },
    { name: "two.txt", bytes: utf8("The mayor signed.") },
  ];
  const { items } = await ann.post(path, formWith(files, { outlet: "Coast News" }), uploaded);
  expect(items.map(({ fileName, article, problem }) => [fileName, article?.letter ?? problem?.status])).toEqual([
    ["one.txt", "A"],
    ["empty.txt", 422],
    ["picture.txt", 422],
    ["two.txt", "B"],
  ]);
  expect(
    (await ann.get(path, listOf(z.looseObject({ outlet: z.string() })))).items.map(({ outlet }) => outlet),
  ).toEqual(["Coast News", "Coast News"]);
  const none = await ann.refused(422, "POST", path, formWith(files.slice(1, 3)));
  expect(none.items).toHaveLength(2);
});

test("of several files at once those that share their wording are proposed as links by the time they are in", async () => {
  const { ann, path, dossierId } = await newDossier();
  const story = `The ferry at Odde has not sailed since the storm of Tuesday, because its ramp lies twisted in eleven metres of water, two divers found.

The council wants a second ramp for 4.2 million crowns before the herring season. Its owner, Tove Lind, offers half of that.`;
  const files = [
    { name: "one.txt", bytes: utf8(story.replace("two divers found", "a pair of divers found")) },
    {
      name: "two.txt",
      bytes: utf8("In the hills above Marn three wells ran dry in a week, and the school was closed."),
    },
    { name: "three.txt", bytes: utf8(story) },
  ];
  const { items } = await ann.post(path, formWith(files), uploaded);
  const [one, , three] = items.map(({ article }) => article?.sourceId);
  const { items: links } = await ann.get(`/dossiers/${dossierId}/origin-links`, listOf(linkAnswer));
  const worded = links.filter(({ reasons }) => reasons.some(({ sign }) => sign === "shared-wording"));
  expect(worded).toMatchObject([{ from: three, to: one, state: "proposed", decidedBy: null }]);
});

test.each<[string, () => FormData | unknown, number]>([
  ["an empty file", () => formWith([{ name: "a.txt", bytes: new Uint8Array() }]), 422],
  [
    "a film renamed .txt",
    () => formWith([{ name: "a.txt", bytes: new Uint8Array(2000).map((_, i) => (i * 7) % 256) }]),
    422,
  ],
  ["no file", () => formWith([], { title: "a" }), 400],
  ["a field that is not known", () => formWith([{ name: "a.txt", bytes: utf8("a") }], { colour: "red" }), 400],
  ["ours that is neither true nor false", () => formWith([{ name: "a.txt", bytes: utf8("a") }], { ours: "yes" }), 400],
  ["a date that is none", () => formWith([{ name: "a.txt", bytes: utf8("a") }], { publishedAt: "soon" }), 400],
  [
    "one title for two files",
    () =>
      formWith(
        [
          { name: "a.txt", bytes: utf8("a") },
          { name: "b.txt", bytes: utf8("b") },
        ],
        { title: "a" },
      ),
    400,
  ],
  ["text that is blank", () => ({ text: " \n " }), 422],
  ["no text", () => ({ title: "a" }), 400],
])("an upload with %s is refused, and leaves nothing", async (_, body, status) => {
  const { ann, path } = await newDossier();
  await ann.refused(status, "POST", path, body());
  expect((await ann.get(path, listOf(z.unknown()))).items).toEqual([]);
});

test("a file that is too large is refused by its announced length, before it is read", async () => {
  const { api, ann, path } = await newDossier({ maxUploadBytes: 1024 * 1024 });
  let pulled = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      pulled += 1;
      if (pulled > 100) controller.close();
      else controller.enqueue(new Uint8Array(1000));
    },
  });
  const send = (headers: Record<string, string>, body: BodyInit) =>
    api.ask(
      new Request(urlOf(path), {
        method: "POST",
        headers: {
          Authorization: `Bearer ${ann.token}`,
          "Content-Type": "multipart/form-data; boundary=x",
          ...headers,
        },
        body,
        duplex: "half",
      } as RequestInit),
    );
  const announced = await send({ "Content-Length": "60000000" }, endless);
  expect(announced.status).toBe(413);
  expect((await announced.json()).detail).toMatch(/larger than 1 MB/);
  expect((await send({}, new Uint8Array(2_100_000))).status, "counted while reading").toBe(413);
  const justOver = formWith([{ name: "a.txt", bytes: new Uint8Array(1024 * 1024 + 1).fill(65) }]);
  await ann.refused(413, "POST", path, justOver);
  await ann.post(path, formWith([{ name: "a.txt", bytes: new Uint8Array(1024 * 1024).fill(65) }]), articleAnswer);
});

test("a form that was cut short on the way is refused, not stored in part", async () => {
  const { api, ann, path } = await newDossier();
  const whole = new Request(urlOf(path), { method: "POST", body: formWith([{ name: "a.txt", bytes: utf8(text) }]) });
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const send = (body: Uint8Array<ArrayBuffer>, announced: number) =>
    api.ask(
      new Request(urlOf(path), {
        method: "POST",
        headers: {
          Authorization: `Bearer ${ann.token}`,
          "Content-Type": whole.headers.get("content-type") ?? "",
          "Content-Length": String(announced),
        },
        body,
      }),
    );
  const cut = await send(bytes.slice(0, -20), bytes.byteLength);
  expect([cut.status, (await cut.json()).detail]).toEqual([400, expect.stringContaining("cut short")]);
  expect((await send(bytes.slice(0, -20), bytes.byteLength - 20)).status).toBe(400);
  expect((await ann.get(path, listOf(z.unknown()))).items).toEqual([]);
  expect((await send(bytes, bytes.byteLength)).status).toBe(201);
});

async function newSource(ann: Client, dossierId: string) {
  const kind = { kind: "document", title: "The invoice", outlet: "Port Authority" };
  return ann.post(`/dossiers/${dossierId}/sources`, kind, sourceAnswer);
}

test("a source with a snapshot is held, and quotes from it must occur in its text", async () => {
  const { ann, dossierId } = await newDossier();
  const source = await newSource(ann, dossierId);
  expect(source.held).toBe(false);
  const bytes = utf8("We paid 40 million for dredging.");
  const snapshot = await ann.post(
    `/sources/${source.id}/snapshots`,
    formWith([{ name: "/tmp/invoice.txt", bytes }]),
    snapshotAnswer.extend({ sourceId: z.string() }),
  );
  expect(snapshot).toMatchObject({ sourceId: source.id, sha256: sha256(bytes), fileName: "invoice.txt" });
  const shown = await ann.get(`/sources/${source.id}`, sourceWithSnapshotsAnswer);
  expect([shown.held, shown.snapshots.map(({ id }) => id)]).toEqual([true, [snapshot.id]]);
  const claim = await ann.post(`/dossiers/${dossierId}/claims`, { statement: "It cost 40 million." }, claimAnswer);
  const quoting = { sourceId: source.id, stance: "supports" };
  await ann.refused(400, "POST", `/claims/${claim.id}/evidence`, { ...quoting, quote: "We paid 50 million" });
  await ann.post(`/claims/${claim.id}/evidence`, { ...quoting, quote: "paid 40 million" }, evidenceAnswer);
});

test("a picture is kept as it is, and quotes from it are taken at the checker's word", async () => {
  const { ann, dossierId } = await newDossier();
  const source = await newSource(ann, dossierId);
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0]);
  await ann.post(`/sources/${source.id}/snapshots`, formWith([{ name: "a.png", bytes }]), z.looseObject({}));
  const claim = await ann.post(`/dossiers/${dossierId}/claims`, { statement: "It cost 40 million." }, claimAnswer);
  const quoting = { sourceId: source.id, stance: "supports", quote: "40 m in the corner" };
  await ann.post(`/claims/${claim.id}/evidence`, quoting, evidenceAnswer);
});

test.each<[string, () => FormData, number]>([
  ["an empty file", () => formWith([{ name: "a", bytes: new Uint8Array() }]), 422],
  [
    "two files",
    () =>
      formWith([
        { name: "a", bytes: utf8("a") },
        { name: "b", bytes: utf8("b") },
      ]),
    400,
  ],
  ["JSON that asks for nothing", () => ({ file: "a" }) as unknown as FormData, 400],
  ["JSON that asks not to fetch", () => ({ fetch: false }) as unknown as FormData, 400],
  ["a wish to fetch where that is switched off", () => ({ fetch: true }) as unknown as FormData, 422],
])("a snapshot with %s is refused", async (_, body, status) => {
  const { ann, dossierId } = await newDossier();
  const source = await newSource(ann, dossierId);
  await ann.refused(status, "POST", `/sources/${source.id}/snapshots`, body());
  expect((await ann.get(`/sources/${source.id}`, sourceWithSnapshotsAnswer)).held).toBe(false);
});

test("a page is fetched where the desk does that, and never from inside the network", async () => {
  const { api, ann, dossierId } = await newDossier({ fetchSources: true });
  const inside = "http://169.254.169.254/latest/meta-data/";
  const fields = { kind: "document", title: "The invoice", confidential: true, pseudonym: "An invoice" };
  const add = (url: string) => ann.post(`/dossiers/${dossierId}/sources`, { ...fields, url }, sourceAnswer);
  const [source, bare] = [await add(inside), await add("")];
  const at = `/sources/${source.id}/snapshots`;
  const { detail } = await ann.refused(422, "POST", at, { fetch: true });
  expect(detail).toMatch(/leads to no place on the public web/);
  await ann.refused(400, "POST", `/sources/${bare.id}/snapshots`, { fetch: true });
  const outsider = await api.person("Otto Outsider");
  await outsider.refused(404, "POST", at, { fetch: true });
  const reader = await api.person("Rae Reader");
  await ann.post(`/dossiers/${dossierId}/members`, { personId: reader.id, role: "reader" }, z.looseObject({}));
  await reader.refused(403, "POST", at, { fetch: true });
  const checker = await api.person("Chidi Checker");
  await ann.post(`/dossiers/${dossierId}/members`, { personId: checker.id, role: "checker" }, z.looseObject({}));
  await checker.refused(403, "POST", at, { fetch: true });
  expect((await ann.get(`/sources/${source.id}`, sourceWithSnapshotsAnswer)).snapshots).toEqual([]);
});

test("the page of a new source is captured without the answer waiting for it", async () => {
  const { ann, dossierId } = await newDossier({ fetchSources: true });
  const add = (over: object) =>
    ann.post(`/dossiers/${dossierId}/sources`, { kind: "post", title: "A post", ...over }, sourceAnswer);
  const linked = await add({ url: "http://10.0.0.1/" });
  await expect.poll(() => captureState(linked.id)).toMatchObject({ state: "failed" });
  const bare = await add({});
  expect(captureState(bare.id)).toBeNull();
  const change = { seen: bare.version, url: "http://[::1]/" };
  await ann.patch(`/sources/${bare.id}`, change, sourceWithSnapshotsAnswer);
  await expect.poll(() => captureState(bare.id)).toMatchObject({ state: "failed" });
});
