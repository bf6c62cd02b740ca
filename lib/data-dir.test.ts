import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { authSecret, keepText, openDataDir } from "./data-dir";

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "second-source-"));
  dataDir = join(folder, "kept", "data");
});
afterEach(() => rmSync(folder, { recursive: true }));

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

it("the data folder is closed to other accounts, also when it was open before", () => {
  openDataDir(dataDir);
  expect(mode(dataDir)).toBe("700");
  openDataDir(folder);
  expect(mode(folder)).toBe("700");
});

it("the secret is generated once, stays the same and can be read by its owner alone", () => {
  const first = authSecret({ authSecret: null, dataDir });
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(authSecret({ authSecret: null, dataDir })).toBe(first);
  expect(mode(join(dataDir, "auth-secret"))).toBe("600");
  expect(readdirSync(dataDir)).toEqual(["auth-secret"]);
});

it("a secret from the settings is used as it is and nothing is written", () => {
  expect(authSecret({ authSecret: "from the settings", dataDir })).toBe("from the settings");
  expect(readdirSync(folder)).toEqual([]);
});

it("of two that start together both get what the first one kept", () => {
  const second = keepText(dataDir, "code", () => {
    keepText(dataDir, "code", () => "first");
    return "second";
  });
  expect(second).toBe("first");
  expect(readdirSync(dataDir)).toEqual(["code"]);
});

it("an emptied file is reported, not used as an empty secret", () => {
  openDataDir(dataDir);
  writeFileSync(join(dataDir, "auth-secret"), "");
  expect(() => authSecret({ authSecret: null, dataDir })).toThrow(/auth-secret is empty/);
});
