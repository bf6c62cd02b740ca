import { expect, it } from "vitest";
import { contentPolicy } from "./content-policy";

it("nothing inline runs without the nonce, and nothing comes from elsewhere", () => {
  const policy = contentPolicy("abc", false);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
});
