import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { readable } from "@/lib/editions/seal/key";
import { checked } from "@/lib/editions/seal/verify";
import { newApi } from "@/lib/testing/api";
import { ferryDossier } from "@/lib/testing/ferry-dossier";
import { cut, joined, sewn } from "@/lib/testing/zip-surgery";
import { runDesk } from "@/scripts/desk/run";
import type { Terminal } from "@/scripts/desk/verb";

type Parts = Record<string, Uint8Array>;

/** A sealed edition as the command line exports one, and the fingerprint that the newsroom makes known. */
let parts: Parts = {};
let fingerprint = "";
const folder = "edition-1-legal/";
const other = "0".repeat(64);

beforeEach(async () => {
  if (fingerprint) return;
  const { desk, settings } = await newApi();
  const { dossierId } = await ferryDossier({ ...desk, folder: settings.dataDir });
  const terminal = { ...machine(settings.dataDir), settings: () => settings, open: async () => desk };
  const asked = ["--dossier", dossierId, "--audience", "legal", "--reason", "The lawyer asks", "--out", "sealed.zip"];
  expect(await runDesk(["export", "--format", "sealed", ...asked], terminal)).toBe(0);
  parts = unzipSync(readFileSync(join(settings.dataDir, "sealed.zip")));
  const files = new Map(Object.entries(parts).map(([path, bytes]) => [path.slice(folder.length), bytes]));
  fingerprint = checked(files, null).fingerprint ?? "";
}, 60_000);

/** A stranger's machine: no settings of ours, no database. */
const machine = (at: string, written = { out: "", err: "" }): Terminal => ({
  folder: at,
  now: new Date("2026-04-01T12:00:00Z"),
  out: (text) => {
    written.out += text;
  },
  err: (text) => {
    written.err += text;
  },
  stdin: async () => "",
  settings: () => {
    throw new Error("a stranger has no settings of ours");
  },
  open: () => {
    throw new Error("a stranger has no database of ours");
  },
});

/** What `desk verify` answers to files of these bytes. */
async function verify(file: Uint8Array | null, ...options: string[]) {
  const at = mkdtempSync(join(tmpdir(), "verify-"));
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
  if (file) writeFileSync(join(at, "sealed.zip"), file);
  mkdirSync(join(at, "folder"));
  const written = { out: "", err: "" };
  const code = await runDesk(["verify", ...options], machine(at, written));
  return { code, ...written };
}

const oneLine = /^[^\n]+\n$/;
const flipped = (bytes: Uint8Array | undefined, at: number) => {
  if (!bytes) throw new Error("no such file in the edition");
  return bytes.with(at, (bytes[at] ?? 0) ^ 1);
};

describe("an edition as it was sealed", () => {
  test("is proven with the newsroom's fingerprint, however it is written", async () => {
    for (const key of [fingerprint, fingerprint.toUpperCase(), `SHA256:${readable(fingerprint)}`]) {
      const { code, out, err } = await verify(zipSync(parts), "sealed.zip", "--key", key);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toMatch(/^Intact, and sealed with the key of the fingerprint given\.\n/);
      expect(out).toContain("Edition 1 for legal");
      expect(out).toMatch(/History of \d+ events, the chain whole/);
    }
  });

  test("is intact, its signer unproven, without a fingerprint", async () => {
    const { code, out, err } = await verify(zipSync(parts), "sealed.zip");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Intact, signer unproven\.\n/);
    expect(out).toContain(readable(fingerprint));
  });

  test("is told as JSON", async () => {
    const { code, out, err } = await verify(zipSync(parts), "sealed.zip", "--json", "--key", fingerprint);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "proven",
      findings: [],
      fingerprint,
      edition: { audience: "legal" },
    });
  });

  test("is whole, and another key's, with a fingerprint that may be of an older or a newer key", async () => {
    const { code, out, err } = await verify(zipSync(parts), "sealed.zip", "--key", other);
    expect(code).toBe(1);
    expect(out).toMatch(/^Whole, but not sealed with the key of the fingerprint given\.\n/);
    expect(out).toMatch(
      /an older or a newer key of theirs\. Ask .* for the fingerprint of the day on which .* \d{4}-\d\d-\d\d,/,
    );
    expect(err).toMatch(oneLine);
  });
});

describe("an edition that was touched", () => {
  const touched: [string, string, () => Parts][] = [
    ["a changed byte", "data/claims.csv: It is not as it was sealed.", () => changed("data/claims.csv")],
    ["a changed copy", "data/copy.pdf: It is not as it was sealed.", () => changed("data/copy.pdf")],
    ["a changed event", "data/history.jsonl: It is not as it was sealed.", () => changed("data/history.jsonl")],
    ["a changed list", "tagmanifest-sha512.txt", () => changed("tagmanifest-sha512.txt")],
    [
      "an added file",
      "data/extra.txt: It is in no list",
      () => ({ ...parts, [`${folder}data/extra.txt`]: new Uint8Array(3) }),
    ],
    [
      "an added first page",
      "READ-ME.html: It is in no list",
      () => ({ ...parts, [`${folder}READ-ME.html`]: new Uint8Array(3) }),
    ],
    ["a file taken out", "data/dossier.md: It is listed and not there.", () => without("data/dossier.md")],
    [
      "its signature taken out",
      "tagmanifest-sha512.txt.sig: The signature is not there.",
      () => without("tagmanifest-sha512.txt.sig"),
    ],
  ];
  const changed = (path: string): Parts => ({ ...parts, [folder + path]: flipped(parts[folder + path], 40) });
  const without = (path: string): Parts =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => name !== folder + path));

  test.each(touched)("by %s is altered, and the file is named", async (_, finding, now) => {
    for (const key of [[], ["--key", fingerprint]]) {
      const { code, out, err } = await verify(zipSync(now()), "sealed.zip", ...key);
      expect(code).toBe(1);
      expect(out).toMatch(/^Altered: this is not the edition as it was sealed\.\n/);
      expect(out).toContain(finding);
      expect(err).toMatch(oneLine);
      expect(err).toContain("sealed.zip: Altered");
    }
  });

  test("by one byte of any of its files is altered, and the file is named", async () => {
    // The list and its signature vouch for each other: which of the two was changed nobody can tell.
    const together = (path: string) => path.replace(/^tagmanifest-sha512\.txt$/, "tagmanifest-sha512.txt.sig");
    for (const name of Object.keys(parts)) {
      const path = name.slice(folder.length);
      const { code, out } = await verify(zipSync({ ...parts, [name]: flipped(parts[name], 0) }), "sealed.zip");
      expect(code, path).toBe(1);
      expect(out).toContain(`\n${together(path)}: `);
    }
  });

  test("is told as JSON, and is a failure all the same", async () => {
    const { code, out, err } = await verify(zipSync(changed("data/claims.csv")), "sealed.zip", "--json");
    expect(code).toBe(1);
    const { verdict, findings } = JSON.parse(out);
    expect(verdict).toBe("altered");
    expect(findings).toEqual([{ path: "data/claims.csv", what: "altered", detail: "It is not as it was sealed." }]);
    expect(err).toMatch(oneLine);
  });
});

describe("an edition into which a reader may unpack more than its list names", () => {
  const real = () => cut(zipSync(parts));
  const forged = () => cut(zipSync({ [`${folder}data/copy.html`]: new TextEncoder().encode("EVIL") }));
  test.each<[string, () => Uint8Array, RegExp]>([
    [
      "a second copy before its list",
      () => sewn({ ...real(), files: joined(real().files, forged().files) }),
      /Bytes stand between .* and its list of files that no list names: something was added\./,
    ],
    ["bytes after its end", () => joined(zipSync(parts), forged().files), /Bytes stand after its end/],
    ["bytes before it", () => joined(forged().files, zipSync(parts)), /longer than its own list of files says/],
  ])("by %s is refused in one line, and by the right fingerprint too", async (_, file, sentence) => {
    for (const key of [[], ["--key", fingerprint]]) {
      const { code, out, err } = await verify(file(), "sealed.zip", ...key);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(oneLine);
      expect(err).toMatch(sentence);
    }
  });
});

describe("what is no sealed edition", () => {
  const named = ["sealed.zip"];
  test.each<[string, () => Uint8Array | null, string[], RegExp]>([
    ["a file that is not there", () => null, named, /There is no such file/],
    ["a folder", () => null, ["folder"], /This is a folder/],
    ["an empty file", () => new Uint8Array(), named, /not a sealed edition/],
    ["a text", () => new TextEncoder().encode("Six ships."), named, /cannot be unpacked/],
    ["half an edition", () => zipSync(parts).slice(0, 3000), named, /cannot be unpacked/],
    ["a ZIP of something else", () => zipSync({ "a.txt": new Uint8Array(1) }), named, /not in one folder/],
    ["no file", () => null, [], /Name one sealed edition/],
    ["two files", () => zipSync(parts), ["sealed.zip", "sealed.zip"], /Name one sealed edition/],
    ["half a fingerprint", () => zipSync(parts), ["sealed.zip", "--key", "abcd"], /64 letters and figures/],
    ["a key without its fingerprint", () => zipSync(parts), ["sealed.zip", "--key"], /--key/],
  ])("%s is told in one line", async (_, file, options, sentence) => {
    const { code, out, err } = await verify(file(), ...options);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(oneLine);
    expect(err).toMatch(sentence);
  });
});
