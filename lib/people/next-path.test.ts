import fc from "fast-check";
import { expect, it } from "vitest";
import { nextPath } from "./next-path";

it.each(["/", "/people", "/dossiers/abc/claims?status=checking#c4", "/search?q=a%20b"])("%s is gone to", (path) => {
  expect(nextPath(path)).toBe(path);
});

it.each([
  undefined,
  null,
  7,
  ["/people"],
  "",
  "people",
  "https://elsewhere.example/",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/\t/elsewhere.example",
  "/./\\elsewhere.example",
  "/..//elsewhere.example",
  "javascript:alert(1)",
  "/api/auth/signout",
  "/sign-in?next=/people",
  "/setup",
  `/${"a".repeat(3000)}`,
])("%s is not gone to", (asked) => {
  expect(nextPath(asked)).toBe("/");
});

it("a browser never leaves the desk, whatever is asked for", () => {
  const sign = fc.constantFrom("/", "\\", ".", "@", ":", "\t", "\n", "%2f", "?", "#", "a", "elsewhere.example");
  const asked = fc.array(sign, { maxLength: 12 }).map((parts) => `/${parts.join("")}`);
  fc.assert(
    fc.property(asked, (path) => new URL(nextPath(path), "https://desk.example").origin === "https://desk.example"),
    { numRuns: 2000 },
  );
});
