import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Desk } from "@/db/client";
import { signingKeyNow } from "@/db/signing-keys";
import type { Actor } from "@/lib/actor";
import { keepText, keptText } from "@/lib/data-dir";
import { addFirstKey, changeKey, type StoredKey } from "@/lib/editions/key-commands";
import { fingerprintOf, keyIn, pemOf } from "@/lib/editions/seal/key";
import { Unprocessable } from "@/lib/errors";

/** The newsroom's key at work: the secret half stays in DATA_DIR/signing-keys, mode 0600. */
export type SigningKey = { fingerprint: string; publicKey: string; sign: (bytes: Uint8Array) => Uint8Array };

/** Where the secret half of a key lies in the data folder. */
const fileOf = (fingerprint: string): string => `signing-keys/${fingerprint}.pem`;

/**
 * The key that signs editions now; made at first need.
 * @throws Unprocessable where its file is gone, which only damage to DATA_DIR or half a restore explains.
 */
export async function signingKey(
  { read, transact }: Pick<Desk, "read" | "transact">,
  actor: Actor,
  dataDir: string,
): Promise<SigningKey> {
  const current = await signingKeyNow(read);
  const fingerprint = current?.fingerprint ?? (await transact((tx) => addFirstKey(tx, actor, storedKey(dataDir))));
  return openedKey(dataDir, fingerprint);
}

/** Retires the key that signs, and makes another. */
export async function changeSigningKey(desk: Pick<Desk, "transact">, actor: Actor, dataDir: string): Promise<string> {
  return desk.transact((tx) => changeKey(tx, actor, storedKey(dataDir)));
}

/** Makes a key and stores its secret half, before the transaction that makes it known. One that none knows of is harmless. */
function storedKey(dataDir: string): StoredKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = publicOf(publicKey);
  keepText(dataDir, fileOf(key.fingerprint), () =>
    privateKey.export({ type: "pkcs8", format: "pem" }).toString().trim(),
  );
  return key;
}

function openedKey(dataDir: string, fingerprint: string): SigningKey {
  const pem = keptText(dataDir, fileOf(fingerprint));
  if (!pem)
    throw new Unprocessable(
      "The newsroom's signing key is not in its data folder. Restore it from a backup, or have an administrator make a new key.",
    );
  const secret = createPrivateKey(pem);
  const { publicKey } = publicOf(secret);
  return { fingerprint, publicKey, sign: (bytes) => sign(null, bytes, secret) };
}

function publicOf(key: KeyObject): StoredKey {
  const { x } = key.export({ format: "jwk" });
  if (!x) throw new Error("not an Ed25519 key");
  const bytes = new Uint8Array(Buffer.from(x, "base64url"));
  return { fingerprint: fingerprintOf(bytes), publicKey: pemFor(bytes) };
}

function pemFor(bytes: Uint8Array): string {
  const pem = pemOf(bytes);
  if (!keyIn(pem)) throw new Error("a key that cannot be read back");
  return pem;
}
