import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { headPages, isPage } from "./page-headers";

const server = createServer((request, response) =>
  response.end(
    JSON.stringify({
      policy: request.headers["content-security-policy"],
      path: request.headers["x-path"],
      html: request.headers["x-document"],
    }),
  ),
);
let at = "";

beforeAll(async () => {
  headPages();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

async function asked(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(at + path, { headers });
  return { headers: answer.headers, seen: (await answer.json()) as { policy?: string; path?: string; html?: string } };
}

it("every page gets a nonce of its own, is kept out of caches, and knows where it is", async () => {
  const policies = [];
  for (const _ of [1, 2]) {
    const forged = { "x-path": "https://elsewhere.example", "Content-Security-Policy": "script-src 'nonce-mine'" };
    const { headers, seen } = await asked("/people?after=7", forged);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toBe(seen.policy);
    expect(seen.path).toBe("/people?after=7");
    policies.push(seen.policy);
  }
  expect(policies[0]).toMatch(/'nonce-[A-Za-z0-9+/]{24}'/);
  expect(policies[0]).not.toBe(policies[1]);
});

it.each([
  ["/dossiers/x/claims?status=stale&_rsc=1abc", "/dossiers/x/claims?status=stale"],
  ["/dossiers/x/claims?_rsc=1abc", "/dossiers/x/claims"],
  ["/search?q=%22port%20authority%22", "/search?q=%22port%20authority%22"],
  ["//elsewhere.example/people", "/people"],
])("%s knows itself as %s", async (path, known) => {
  expect((await asked(path)).seen.path).toBe(known);
});

it.each([
  [{}, "1"],
  [{ "x-document": "no" }, "1"],
  [{ rsc: "1", "x-document": "1" }, undefined],
  [{ "next-action": "7f43", "x-document": "1" }, undefined],
])("a page asked for with %o knows whether HTML is wanted", async (headers, html) => {
  expect((await asked("/people", headers)).seen.html).toBe(html);
});

it("what is no page is left as it was asked for", async () => {
  const { headers, seen } = await asked("/api/v1/dossiers");
  expect(headers.get("content-security-policy")).toBeNull();
  expect(headers.get("cache-control")).toBeNull();
  expect(seen).toEqual({});
});

const ordinary = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
const captured = { "x-frame-options": "SAMEORIGIN", "referrer-policy": "no-referrer" };
const opened = { "cross-origin-opener-policy": "unsafe-none" };
it.each([
  ["/people", {}],
  ["/api/v1/dossiers", {}],
  ["/_next/static/chunks/a.js", {}],
  ["/dossiers/x/sources/y/snapshots/z/view", captured],
  ["/dossiers/x/sources/y/snapshots/z/view/more", {}],
  ["/dossiers/x/sources/y/snapshots/z", {}],
  ["/clip", opened],
  ["/clip?url=https%3A%2F%2Fcourier.example", opened],
  ["/clip/more", {}],
  ["/sign-in?next=/clip", opened],
  ["/sign-in?next=%2Fclip", opened],
  ["/sign-in?next=/people", {}],
  ["/sign-in", {}],
])("%s is answered with the headers of every answer, but for %o", async (path, exceptions) => {
  const { headers } = await asked(path);
  expect(Object.fromEntries(headers)).toMatchObject({ ...ordinary, ...exceptions });
  expect(headers.get("permissions-policy")).toContain("microphone=()");
});

it.each([
  ["/", true],
  ["/people", true],
  ["/dossiers/x/articles", true],
  ["/clip", true],
  ["/dossiers/x/sources/y/captures/z", true],
  ["/dossiers/x/sources/y/snapshots/z/view", false],
  ["/dossiers/x/export/y/changes", true],
  ["/dossiers/x/export/y/html", false],
  ["/dossiers/x/articles/y/text", false],
  ["/dossiers/x/articles/y/wording", true],
  ["/api/v1/dossiers/x/articles", false],
  ["/api/auth/csrf", false],
  ["/_next/static/chunks/a.js", false],
])("%s is a page: %s", (path, page) => {
  expect(isPage(path)).toBe(page);
});
