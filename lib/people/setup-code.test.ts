import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isSetupCode, setupCode, takeSetupCode } from "./setup-code";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "second-source-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

it("the set-up code can be read aloud, stays the same until it is taken, and only its owner can read the file", () => {
  const code = setupCode(dataDir);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(setupCode(dataDir)).toBe(code);
  expect((statSync(join(dataDir, "setup-code")).mode & 0o777).toString(8)).toBe("600");
});

it("every desk has a code of its own", () => {
  const codes = new Set<string>();
  for (let i = 0; i < 50; i++) {
    codes.add(setupCode(dataDir));
    takeSetupCode(dataDir);
  }
  expect(codes.size).toBe(50);
});

it("the code is recognised however it was typed", () => {
  const code = setupCode(dataDir);
  const confused = code.replaceAll("0", "o").replaceAll("1", "l");
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll("-", ""),
    ` ${code.replaceAll("-", " ")} `,
    confused,
  ]) {
    expect(isSetupCode(dataDir, typed)).toBe(true);
  }
});

it("anything else is refused", () => {
  const code = setupCode(dataDir);
  const last = code.endsWith("2") ? "3" : "2";
  for (const typed of ["", "-", code.slice(0, -1), `${code}2`, code.slice(0, -1) + last, "😀"]) {
    expect(isSetupCode(dataDir, typed)).toBe(false);
  }
});

it("a code that was taken opens nothing, and neither does an empty one", () => {
  const code = setupCode(dataDir);
  takeSetupCode(dataDir);
  expect(isSetupCode(dataDir, code)).toBe(false);
  expect(isSetupCode(dataDir, "")).toBe(false);
  expect(readdirSync(dataDir)).toEqual([]);
  takeSetupCode(dataDir);
});
