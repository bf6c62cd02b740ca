import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { announce } from "./announce";
import { setupCode } from "./people/setup-code";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "second-source-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function announced(personCount: number): string[] {
  const lines: string[] = [];
  announce(personCount, { siteUrl: "https://desk.test", dataDir }, (line) => lines.push(line));
  return lines;
}

it("a new desk says where it is, where its data lives and the set-up code, the same at every start", () => {
  const lines = announced(0);
  expect(lines).toContain("Second Source is at https://desk.test");
  expect(lines).toContain(`Its data is in ${dataDir}`);
  expect(lines.at(-1)).toBe(`Set-up code: ${setupCode(dataDir)}`);
  expect(announced(0)).toEqual(lines);
});

it("a desk with people prints no code and keeps none", () => {
  announced(0);
  expect(announced(1).join("\n")).not.toMatch(/code/i);
  expect(readdirSync(dataDir)).toEqual([]);
});
