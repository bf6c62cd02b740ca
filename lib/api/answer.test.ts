import { expect, test, vi } from "vitest";
import { z } from "zod";
import { tokensOf } from "@/db/people";
import { answering } from "@/lib/api/answer";
import { endpoint, reads } from "@/lib/api/endpoint";
import { cursorOf, pageQuery } from "@/lib/api/query";
import { openApi } from "@/lib/api/table";
import { claimAnswer } from "@/lib/api/views/claims";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { traceOf } from "@/lib/log";
import { endToken } from "@/lib/people/commands";
import { type Client, newApi, type TestApi, urlOf } from "@/lib/testing/api";
import { newPerson, testNow } from "@/lib/testing/desk";

const bare = (api: TestApi, method: string, path: string, init: RequestInit = {}) =>
  api.ask(new Request(urlOf(path), { method, ...init }));

test("health is told to anybody, and is not cached", async () => {
  const api = await newApi();
  const response = await bare(api, "GET", "/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("the description of the API is told to anybody", async () => {
  const api = await newApi();
  const response = await bare(api, "GET", "/openapi.json");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(openApi());
});

test("what a row keeps is read once while nothing is written, for each person and each question", async () => {
  const api = await newApi();
  const [ann, ben] = [await api.person("Ann Lee"), await api.person("Ben Okoro")];
  let read = 0;
  const row = reads({
    path: "/rows/:row",
    summary: "Counts.",
    query: pageQuery,
    answers: z.object({}),
    kept: true,
    run: async ({ actor }) => ({ read: ++read, for: actor.personId }),
  });
  const answer = answering([row], () => ({ ...api, now: testNow }));
  const ask = async (person: Client, path = "/rows/a") => {
    const response = await answer(new Request(urlOf(path), { headers: { Authorization: `Bearer ${person.token}` } }));
    return (await response.json()) as { read: number; for: string };
  };
  // That a token is used is written down a moment later, which is a write as well.
  for (const person of [ann, ben]) {
    await ask(person);
    const noted = async () =>
      expect((await tokensOf(api.desk.read, person.personId, testNow))[0]?.lastUsedAt).not.toBeNull();
    await vi.waitFor(noted);
  }
  read = 0;
  expect(await ask(ann)).toEqual({ read: 1, for: ann.personId });
  expect(await ask(ann)).toEqual({ read: 1, for: ann.personId });
  expect(await ask(ben)).toEqual({ read: 2, for: ben.personId });
  expect(await ask(ann, "/rows/b")).toMatchObject({ read: 3 });
  expect(await ask(ann, "/rows/a?limit=7")).toMatchObject({ read: 4 });
  const later = `/rows/a?cursor=${cursorOf("x")}`;
  expect([(await ask(ann, later)).read, (await ask(ann, later)).read], "only first pages are").toEqual([5, 6]);
  await newPerson(api.desk, "Petra");
  expect(await ask(ann)).toEqual({ read: 7, for: ann.personId });
});

test("a request without a token that works is told how to sign in", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const old = await api.client(ann, { expiresAt: "2026-03-17T09:00:01Z" });
  const later = answering([reads({ path: "/x", summary: "x", answers: z.object({}), run: async () => ({}) })], () => ({
    ...api,
    now: new Date("2026-03-17T09:00:02Z"),
  }));
  const refusals = [
    await bare(api, "GET", "/dossiers"),
    await bare(api, "GET", "/dossiers", { headers: { Authorization: "Bearer nonsense" } }),
    await bare(api, "GET", "/dossiers", { headers: { Authorization: `Basic ${ann.token}` } }),
    await bare(api, "GET", "/dossiers", { headers: { Authorization: `Bearer ${ann.token}x` } }),
    await later(new Request(urlOf("/x"), { headers: { Authorization: `Bearer ${old.token}` } })),
  ];
  for (const response of refusals) {
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(await response.json()).toMatchObject({ type: "urn:second-source:signed-out", status: 401 });
  }
});

test("an ended token is refused at the next request", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const { items } = await ann.get(
    "/my/tokens",
    z.object({ items: z.array(z.looseObject({ id: z.string() })), next: z.null() }),
  );
  await api.desk.transact((tx) => endToken(tx, ann, { tokenId: items[0]?.id ?? "" }));
  await ann.refused(401, "GET", "/dossiers");
});

test("a token that can only read changes nothing", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const reading = await api.client(ann, { scope: "read" });
  await reading.refused(403, "POST", "/dossiers", { title: "Dredging" });
  expect(await (await reading.send("GET", "/dossiers")).json()).toEqual({ items: [], next: null });
});

test.each([
  ["GET", "/nothing", 404],
  ["GET", "", 404],
  ["GET", "/", 404],
  ["GET", "/dossiers/", 404],
  ["GET", "/dossiers/none", 404],
  ["GET", "/dossiers/%00", 404],
  ["GET", "/dossiers/%ff", 404],
  ["GET", "/claims/none/nothing", 404],
  ["PUT", "/dossiers", 405],
  ["DELETE", "/health", 405],
  ["GET", "/people/invitations", 405],
])("%s %s is refused with %i", async (method, path, status) => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const response = await ann.send(method, path);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status });
});

test("a path that is there tells which methods it answers to", async () => {
  const api = await newApi();
  const refused = await bare(api, "PUT", "/dossiers");
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
  const asked = await bare(api, "OPTIONS", "/claims/any");
  expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, PATCH, HEAD, OPTIONS"]);
});

test("HEAD answers like GET, without a body", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const head = await ann.send("HEAD", "/dossiers");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("content-type")).toBe("application/json");
  expect((await ann.send("HEAD", "/dossiers/none")).status).toBe(404);
});

const asJson = { "Content-Type": "application/json" };

test.each<[string, RequestInit, number]>([
  ["JSON that breaks off", { body: '{"title":', headers: asJson }, 400],
  ["JSON that is no object", { body: '["a"]', headers: asJson }, 400],
  ["null", { body: "null", headers: asJson }, 400],
  ["bytes that are not UTF-8", { body: new Uint8Array([0x7b, 0xff, 0x7d]), headers: asJson }, 400],
  ["half of a surrogate pair", { body: '{"title":"\\ud800"}', headers: asJson }, 400],
  [
    "half of a pair deep inside",
    { body: '{"standard":{"name":"\\udc00","rules":[]},"title":"a"}', headers: asJson },
    400,
  ],
  ["JSON announced as JSON with nothing in it", { body: "", headers: asJson }, 400],
  ["no body at all, where a title is needed", {}, 400],
  ["plain text", { body: "title", headers: { "Content-Type": "text/plain" } }, 415],
  ["a body of no announced type", { body: new Uint8Array([0x7b, 0x7d]) }, 415],
  ["a form where JSON is wanted", { body: new FormData() }, 415],
  ["a compressed body", { body: "{}", headers: { ...asJson, "Content-Encoding": "gzip" } }, 415],
  ["more than is taken, as announced", { body: "{}", headers: { ...asJson, "Content-Length": "99000000" } }, 413],
  ["more than is taken, not announced", { body: new Uint8Array(10_485_761).fill(0x20), headers: asJson }, 413],
  ["less than was announced", { body: "{}", headers: { ...asJson, "Content-Length": "20" } }, 400],
])("a body of %s is refused", async (_, init, status) => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const headers = { ...init.headers, Authorization: `Bearer ${ann.token}` };
  const response = await bare(api, "POST", "/dossiers", { ...init, headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/\.$/) });
  expect(await (await ann.send("GET", "/dossiers")).json()).toMatchObject({ items: [] });
});

test("JSON nested as deep as it is long is refused, not fallen over", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const deep = `{"title":"\\u0041","brief":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
  const response = await bare(api, "POST", "/dossiers", {
    body: deep,
    headers: { ...asJson, Authorization: `Bearer ${ann.token}` },
  });
  expect(response.status).toBe(400);
});

test("bad input names each field that is to be mended", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const problem = await ann.refused(400, "POST", "/dossiers", { title: "", deadline: "tomorrow", colour: "red" });
  expect(problem).toMatchObject({
    type: "urn:second-source:invalid",
    title: "Invalid input",
    fields: {
      title: "Write a title.",
      deadline: expect.stringContaining("2026-03-19"),
      colour: "This field is not known here. Leave it out.",
    },
  });
});

test("what the path names is not taken from the body as well", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Dredging" }, dossierAnswer);
  const other = await ann.post("/dossiers", { title: "Harbour" }, dossierAnswer);
  const problem = await ann.refused(400, "POST", `/dossiers/${id}/claims`, { dossierId: other.id, statement: "A." });
  expect(Object.keys(problem.fields ?? {})).toEqual(["dossierId"]);
});

test.each(["?limit=0", "?limit=201", "?limit=1.5", "?limit=many", "?cursor=x", "?page=2", "?limit=1&limit=2"])(
  "a list with %s is refused",
  async (query) => {
    const api = await newApi();
    const ann = await api.person("Ann Lee");
    const problem = await ann.refused(400, "GET", `/dossiers${query}`);
    expect(Object.keys(problem.fields ?? {})).toHaveLength(1);
  },
);

test("a list read page by page has everything once", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Dredging" }, dossierAnswer);
  const made: string[] = [];
  for (let n = 1; n <= 7; n++)
    made.push((await ann.post(`/dossiers/${id}/claims`, { statement: `Number ${n}.` }, claimAnswer)).id);
  const page = z.object({ items: z.array(claimAnswer), next: z.string().nullable() });
  const sizes: number[] = [];
  const seen: string[] = [];
  let query = "?limit=3";
  for (let more = true; more; ) {
    const { items, next } = await ann.get(`/dossiers/${id}/claims${query}`, page);
    sizes.push(items.length);
    seen.push(...items.map((claim) => claim.id));
    query = `?limit=3&cursor=${next}`;
    more = next !== null;
  }
  expect([sizes, seen]).toEqual([[3, 3, 1], made]);
});

test("history and failing lines come in pages too", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Dredging" }, dossierAnswer);
  for (let n = 1; n <= 3; n++) await ann.post(`/dossiers/${id}/claims`, { statement: `Number ${n}.` }, claimAnswer);
  for (const [path, key] of [
    ["history", "number"],
    ["failing", "claimId"],
  ] as const) {
    const page = z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });
    const whole = await ann.get(`/dossiers/${id}/${path}`, page);
    const first = await ann.get(`/dossiers/${id}/${path}?limit=2`, page);
    const rest = await ann.get(`/dossiers/${id}/${path}?limit=200&cursor=${first.next}`, page);
    expect(whole.next).toBeNull();
    expect([...first.items, ...rest.items].map((item) => item[key])).toEqual(whole.items.map((item) => item[key]));
  }
});

test("a bug answers without its insides, and with a reference to the log", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const broken = endpoint({
    method: "GET",
    path: "/broken",
    summary: "Breaks.",
    scope: "read",
    takes: null,
    answers: z.object({}),
    run: async () => {
      throw new Error("secret of the house");
    },
  });
  const ask = answering([broken], () => ({ ...api, now: ann.now }));
  const response = await ask(new Request(urlOf("/broken"), { headers: { Authorization: `Bearer ${ann.token}` } }));
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain("secret");
  expect(JSON.parse(text)).toMatchObject({ status: 500, reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test("a refusal of another copy of the program is answered as a refusal, with what it carries", async () => {
  const api = await newApi();
  const again = "../errors?again";
  const { Conflict, TooMany }: typeof import("@/lib/errors") = await import(/* @vite-ignore */ again);
  const refusing = (path: string, refusal: Error) =>
    reads({ path, summary: "Refuses.", answers: z.object({}), run: () => Promise.reject(refusal) });
  const table = [
    refusing("/stale", new Conflict("Somebody changed it.", { current: 2 })),
    refusing("/soon", new TooMany("Wait a moment.", 30)),
  ];
  const ann = await api.person("Ann Lee");
  const answer = answering(table, () => ({ ...api, now: ann.now }));
  const ask = (path: string) => answer(new Request(urlOf(path), { headers: { Authorization: `Bearer ${ann.token}` } }));
  const stale = await ask("/stale");
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({ detail: "Somebody changed it.", current: 2 });
  const soon = await ask("/soon");
  expect([soon.status, soon.headers.get("retry-after")]).toEqual([429, "30"]);
});

test("the log of a bug has no word of what was being written", async () => {
  const cause = Object.assign(new Error("UNIQUE failed for The Minister"), { code: "SQLITE_CONSTRAINT" });
  const trace = traceOf(new Error("Failed query: insert … params: The Minister", { cause }));
  expect(trace).toMatchObject({ kind: "Error by Error", code: "SQLITE_CONSTRAINT" });
  expect(JSON.stringify(trace)).not.toContain("Minister");
  expect(trace.at.length).toBeGreaterThan(0);
});
