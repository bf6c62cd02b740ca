import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { config, proxy } from "@/proxy";
import { contentPolicy } from "./content-policy";

it("nothing inline runs without the nonce, and nothing comes from elsewhere", () => {
  const policy = contentPolicy("abc", false);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
});

it("every page gets a nonce of its own, is kept out of caches, and knows where it is", () => {
  const policies = [1, 2].map(() => {
    const forged = { "x-path": "https://elsewhere.example", "x-nonce": "mine" };
    const response = proxy(new NextRequest("http://localhost:3000/people?after=7", { headers: forged }));
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-middleware-request-x-path")).toBe("/people?after=7");
    expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
    return response.headers.get("content-security-policy");
  });
  expect(policies[0]).toMatch(/'nonce-[A-Za-z0-9+/]{24}'/);
  expect(policies[0]).not.toBe(policies[1]);
});

it.each([
  ["/", true],
  ["/people", true],
  ["/dossiers/x/articles", true],
  ["/clip", true],
  ["/dossiers/x/clip", false],
  ["/dossiers/x/sources/y/captures/z", true],
  ["/dossiers/x/sources/y/snapshots/z/view", false],
  ["/api/v1/dossiers/x/articles", false],
  ["/api/auth/csrf", false],
  ["/_next/static/chunks/a.js", false],
  ["/icon.svg", false],
])("%s passes through: %s", (path, passes) => {
  expect(new RegExp(`^${config.matcher[0]?.source}$`).test(path)).toBe(passes);
});

it("only what an action answers goes past it, which no browser asks for as a page", () => {
  expect(config.matcher).toHaveLength(1);
  expect(config.matcher[0]?.missing).toEqual([{ type: "header", key: "next-action" }]);
});
