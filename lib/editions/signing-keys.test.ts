import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519";
import { describe, expect, it } from "vitest";
import { makeBackup, restoreBackup } from "@/db/backup";
import { newsroomHistory } from "@/db/history";
import { signingKeysAll } from "@/db/signing-keys";
import { fingerprintOf, keyIn } from "@/lib/editions/seal/key";
import { changeSigningKey, signingKey } from "@/lib/editions/signing-keys";
import { Forbidden, Unprocessable } from "@/lib/errors";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

async function open() {
  const desk = await newDesk();
  const [mara, ada] = [await newPerson(desk, "Mara Kell"), await newPerson(desk, "Ada Admin", { admin: true })];
  return { desk, mara, ada, keyFor: () => signingKey(desk, mara, desk.folder) };
}

const message = new TextEncoder().encode("what is sealed");

describe("the newsroom's signing key", () => {
  it("is made at first need, signs, and stays the same", async () => {
    const { keyFor, desk } = await open();
    const key = await keyFor();
    const bytes = keyIn(key.publicKey) ?? new Uint8Array();
    expect(ed25519.verify(key.sign(message), message, bytes)).toBe(true);
    expect(key.fingerprint).toBe(fingerprintOf(bytes));
    expect((await keyFor()).fingerprint).toBe(key.fingerprint);
    expect(await signingKeysAll(desk.read)).toMatchObject([{ fingerprint: key.fingerprint, retiredAt: null }]);
  });

  it("lies in a file that only the server's own account can read", async () => {
    const { keyFor, desk } = await open();
    const { fingerprint } = await keyFor();
    const path = join(desk.folder, "signing-keys", `${fingerprint}.pem`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(desk.folder, "signing-keys")).mode & 0o777).toBe(0o700);
  });

  it("is one, though two people seal the first edition at once", async () => {
    const { keyFor, desk } = await open();
    const keys = await Promise.all([keyFor(), keyFor(), keyFor()]);
    expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(await signingKeysAll(desk.read)).toHaveLength(1);
  });

  it("is changed by an administrator alone; the old one stays known", async () => {
    const { keyFor, desk, mara, ada } = await open();
    const first = await keyFor();
    await expect(changeSigningKey(desk, mara, desk.folder)).rejects.toThrow(Forbidden);
    const second = await changeSigningKey(desk, { ...ada, now: new Date(testNow.getTime() + 1000) }, desk.folder);
    expect((await keyFor()).fingerprint).toBe(second);
    const all = await signingKeysAll(desk.read);
    expect(all.map(({ fingerprint, retiredAt }) => [fingerprint, retiredAt !== null])).toEqual([
      [second, false],
      [first.fingerprint, true],
    ]);
    const told = await newsroomHistory(desk.read, { limit: 10 });
    expect(told.filter(({ type }) => type === "signing-key-made")).toHaveLength(2);
  });

  it("is missed with what to do where its file is gone", async () => {
    const { keyFor, desk } = await open();
    await keyFor();
    rmSync(join(desk.folder, "signing-keys"), { recursive: true });
    await expect(keyFor()).rejects.toThrow(Unprocessable);
    await expect(keyFor()).rejects.toThrow("Restore it from a backup");
  });

  it("is in a backup, which says so, and comes back with it", async () => {
    const { keyFor, desk } = await open();
    const { fingerprint } = await keyFor();
    const out = join(desk.folder, "backup.sqlite");
    const held = await makeBackup(desk.folder, out);
    expect(held.keys).toContain(`signing-keys/${fingerprint}.pem`);
    const elsewhere = join(desk.folder, "elsewhere");
    restoreBackup(out, elsewhere, testNow);
    expect(readdirSync(join(elsewhere, "signing-keys"))).toEqual([`${fingerprint}.pem`]);
  });
});
