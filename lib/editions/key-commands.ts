import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { insertSigningKey, retireSigningKey, signingKeyNow } from "@/db/signing-keys";
import type { Actor } from "@/lib/actor";
import { authorise } from "@/lib/permissions";

/** A key whose secret half was stored beforehand. */
export type StoredKey = { fingerprint: string; publicKey: string };

/**
 * Makes the newsroom's first signing key known. Whoever seals the first edition brings it about.
 * @returns the key that signs now: another one where somebody else was first.
 */
export async function addFirstKey(tx: Tx, actor: Actor, key: StoredKey): Promise<string> {
  const current = await signingKeyNow(tx);
  if (current) return current.fingerprint;
  await add(tx, actor, key, null);
  return key.fingerprint;
}

/** Retires the key that signs and lets another take its place. What the old one signed goes on verifying. */
export async function changeKey(tx: Tx, actor: Actor, key: StoredKey): Promise<string> {
  authorise("keys.manage", { admin: actor.admin });
  const current = await signingKeyNow(tx);
  if (current) await retireSigningKey(tx, current.fingerprint, actor.now.toISOString());
  await add(tx, actor, key, current?.fingerprint ?? null);
  return key.fingerprint;
}

async function add(tx: Tx, actor: Actor, { fingerprint, publicKey }: StoredKey, retired: string | null) {
  await insertSigningKey(tx, { fingerprint, publicKey, createdAt: actor.now.toISOString() });
  await record(tx, actor, null, {
    type: "signing-key-made",
    subject: { type: "signing-key", id: fingerprint },
    payload: { fingerprint, retired },
  });
}
