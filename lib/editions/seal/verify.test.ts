import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519";
import { zipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Files, signatureName, tagManifestName } from "@/lib/editions/seal/bag";
import { fingerprintIn, fingerprintOf, keyIn, pemOf, readable } from "@/lib/editions/seal/key";
import { type Sealing, sealedFiles, zipped } from "@/lib/editions/seal/sealed";
import { unzipped } from "@/lib/editions/seal/unzip";
import { checked, contentName, historyName, keyName } from "@/lib/editions/seal/verify";
import { NotAnEdition } from "@/lib/editions/seal/zip-entries";
import { canonical, genesis, hashOf, payloadHashOf, sha256 } from "@/lib/history/chain";

const utf8 = new TextEncoder();
const secret = new Uint8Array(32).fill(7);
const stranger = new Uint8Array(32).fill(8);
const fingerprint = fingerprintOf(ed25519.getPublicKey(secret));

/** Three events; the payload of the second is withheld. */
function history(): { text: string; head: string } {
  let previousHash = genesis;
  const lines = [1, 2, 3].map((number) => {
    const header = {
      chain: "d1",
      number,
      at: `2026-03-17T09:0${number}:00.000Z`,
      actorId: "p1",
      type: "claim-changed",
      subjectType: "claim",
      subjectId: "c1",
    };
    const payload = canonical({ changes: { statement: ["a", `b${number}`] } });
    const payloadHash = payloadHashOf("salt", payload);
    const hash = hashOf(previousHash, header, payloadHash);
    const shown = number === 2 ? { payload: null, salt: "" } : { payload, salt: "salt" };
    const line = canonical({ ...header, ...shown, payloadHash, previousHash, hash });
    previousHash = hash;
    return `${line}\n`;
  });
  return { text: lines.join(""), head: previousHash };
}

const sealing = (by: Uint8Array): Sealing => {
  const { text, head } = history();
  const content = utf8.encode(canonical({ dossier: { title: "The harbour dues" } }));
  const part = (path: string, bytes: Uint8Array) => ({
    path,
    name: path,
    mediaType: "text/plain",
    description: "",
    bytes,
  });
  const key = ed25519.getPublicKey(by);
  return {
    edition: {
      number: 3,
      audience: "legal",
      title: "The harbour dues",
      madeAt: "2026-03-17T10:00:00.000Z",
      contentSha256: sha256(content),
      eventNumber: 3,
      head,
    },
    parts: [
      part("dossier.json", content),
      part("history.jsonl", utf8.encode(text)),
      part("originals/a.txt", utf8.encode("Six ships, said the harbour master.\n")),
    ],
    newsroom: "The Courier",
    program: "second-source 0.1.0",
    key: { fingerprint: fingerprintOf(key), publicKey: pemOf(key) },
    sign: async (bytes) => ed25519.sign(bytes, by),
  };
};
const ours = await sealedFiles(sealing(secret));
const forged = await sealedFiles(sealing(stranger));
const sealed = (by = secret): Map<string, Uint8Array> => new Map(by === secret ? ours : forged);

const without = (files: Files, path: string): Files => new Map([...files].filter(([name]) => name !== path));
const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes[at] ?? 0) ^ 1);

describe("a sealed edition", () => {
  it("is proven with the newsroom's fingerprint from outside", () => {
    expect(checked(sealed(), fingerprint)).toMatchObject({ verdict: "proven", findings: [], events: 3, fingerprint });
  });

  it("is intact, its signer unproven, without one", () => {
    expect(checked(sealed(), null)).toMatchObject({ verdict: "intact", findings: [], edition: { edition: 3 } });
  });

  it("that a stranger sealed anew is whole and not the newsroom's", () => {
    expect(checked(sealed(stranger), fingerprint)).toMatchObject({ verdict: "other-signer", findings: [] });
  });

  it.each([...sealed().keys()])("with any byte of %s changed is altered, and the file is named", (path) => {
    const files = sealed();
    const bytes = files.get(path) ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 40))) {
      const { verdict, findings } = checked(new Map([...files, [path, flipped(bytes, at)]]), fingerprint);
      expect(verdict, `byte ${at}`).toBe("altered");
      // The list and its signature vouch for each other: which of the two was changed nobody can tell.
      const told = path === tagManifestName ? [tagManifestName, signatureName] : [path];
      expect(
        findings.some((one) => told.includes(one.path)),
        `byte ${at}`,
      ).toBe(true);
    }
  });

  it.each([...sealed().keys()])("without %s is altered, and the file is named", (path) => {
    const { verdict, findings } = checked(without(sealed(), path), fingerprint);
    expect(verdict).toBe("altered");
    expect(findings).toContainEqual(expect.objectContaining({ path, what: "missing" }));
  });

  it.each(["data/originals/b.txt", "READ-ME-FIRST.html", "data/originals/a.txt/", "manifest-md5.txt"])(
    "with %s added is altered, and the file is named",
    (path) => {
      const { verdict, findings } = checked(new Map([...sealed(), [path, utf8.encode("added")]]), fingerprint);
      expect(verdict).toBe("altered");
      expect(findings).toContainEqual(expect.objectContaining({ path, what: "unlisted" }));
    },
  );

  it("whose last event was cut off is altered, though every list was made anew by a stranger", () => {
    const files = sealed();
    const cut = utf8.encode(history().text.split("\n").slice(0, 2).join("\n"));
    expect(checked(new Map([...files, [historyName, cut]]), null).findings).toContainEqual(
      expect.objectContaining({ path: historyName, what: "broken" }),
    );
  });

  it.each(["null\n", "{}\n", "[]\n", "not json\n", "\u0000"])("with a history of %j is altered", (text) => {
    expect(checked(new Map([...sealed(), [historyName, utf8.encode(text)]]), null).verdict).toBe("altered");
  });

  it("whose content is not the one that the statement names is altered", () => {
    const findings = checked(new Map([...sealed(), [contentName, utf8.encode("{}")]]), null).findings;
    expect(findings.map(({ path }) => path)).toContain(contentName);
  });

  it("is accepted by sha512sum and openssl", () => {
    const folder = mkdtempSync(join(tmpdir(), "edition-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [path, bytes] of sealed()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
    expect(run("sha512sum", "--strict", "-c", "manifest-sha512.txt").match(/: OK/g)).toHaveLength(4);
    expect(run("sha512sum", "--strict", "-c", tagManifestName).match(/: OK/g)).toHaveLength(5);
    const verify = ["pkeyutl", "-verify", "-pubin", "-inkey", keyName, "-rawin", "-in", tagManifestName];
    expect(run("openssl", ...verify, "-sigfile", signatureName)).toContain("Signature Verified Successfully");
    const der = execFileSync("openssl", ["pkey", "-pubin", "-in", keyName, "-outform", "DER"], { cwd: folder });
    expect(sha256(der)).toBe(fingerprint);
  });
});

describe("a key", () => {
  it("is read back from its PEM", () => {
    const key = ed25519.getPublicKey(secret);
    expect(keyIn(pemOf(key))).toEqual(key);
  });

  it.each(["", "nonsense", pemOf(new Uint8Array(32)).replace("MCow", "MCox"), `${pemOf(new Uint8Array(32))} `])(
    "is not read from %j",
    (pem) => {
      expect(keyIn(pem)).toBeNull();
    },
  );

  it.each([
    fingerprint,
    readable(fingerprint),
    `SHA256:${fingerprint.toUpperCase()}`,
    fingerprint.replace(/(..)(?=.)/g, "$1:"),
  ])("is known by its fingerprint however it is written: %s", (typed) => {
    expect(fingerprintIn(typed)).toBe(fingerprint);
  });

  it.each(["", "abc", `${fingerprint}0`, fingerprint.replace(/^./, "g")])("is not known by %j", (typed) => {
    expect(fingerprintIn(typed)).toBeNull();
  });
});

describe("unpacking", () => {
  const zipOf = (files: Files) => zipped(files, "edition-3", "2026-03-17T10:00:00.000Z");

  it("gives the files below the one folder", () => {
    expect(checked(unzipped(zipOf(sealed())), fingerprint).verdict).toBe("proven");
  });

  it("is of the same bytes whenever and in whatever order the files were packed", () => {
    const turned = new Map([...sealed()].reverse());
    expect(sha256(zipOf(turned))).toBe(sha256(zipOf(sealed())));
  });

  it("refuses what is no ZIP, has no folder, or names a file twice", () => {
    expect(() => unzipped(utf8.encode("not a zip"))).toThrow(NotAnEdition);
    expect(() => unzipped(zipSync(Object.fromEntries(sealed())))).toThrow("not in one folder");
    const zip = zipOf(
      new Map([
        ["aa.txt", utf8.encode("1")],
        ["ab.txt", utf8.encode("2")],
      ]),
    );
    const twice = Uint8Array.from(
      Buffer.from(Buffer.from(zip).toString("latin1").replaceAll("ab.txt", "aa.txt"), "latin1"),
    );
    expect(() => unzipped(twice)).toThrow("twice");
  });
});
