import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Tx } from "@/db/client";
import { firstAnswer, keepAnswer } from "@/db/repeats";
import type { Body } from "@/lib/api/body";
import { Invalid } from "@/lib/errors";
import { canonical, sha256 } from "@/lib/history/chain";

/** A request that may be repeated: the same person, route, key and body. */
export type Repeatable = { id: string; secret: Buffer; now: Date };

/** Answers are kept this long; a repeat that comes later is a new request. */
const keptDays = 7;

/**
 * Reads the Idempotency-Key of a POST; null where there is none.
 * @throws Invalid for a key that is no line of 1 to 255 printable ASCII characters.
 */
export function repeatableOf(
  request: Request,
  from: { personId: string; now: Date },
  route: string,
  body: Body,
): Repeatable | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method !== "POST") return null;
  if (!/^[\x20-\x7e]{1,255}$/.test(key))
    throw new Invalid("Write an Idempotency-Key of 1 to 255 plain characters.", {
      "Idempotency-Key": "Use, for one, a random UUID.",
    });
  const parts = [from.personId, route, key, bodyHash(body)];
  return {
    id: sha256(parts.join("\0")),
    // The answer may hold what is shown only once, such as an invitation's link: only who knows the key can read it.
    secret: Buffer.from(hkdfSync("sha256", key, from.personId, "second-source answer", 32)),
    now: from.now,
  };
}

/** What the first such request was answered; null for the first. */
export async function answerBefore(
  tx: Tx,
  { id, secret }: Repeatable,
): Promise<{ status: number; text: string } | null> {
  const first = await firstAnswer(tx, id);
  return first && { status: first.status, text: open(first.body, secret) };
}

/** Keeps the answer in the transaction of what it tells of, so that of two requests at once one finds the other's. */
export async function rememberAnswer(tx: Tx, repeatable: Repeatable, status: number, text: string): Promise<void> {
  const { id, secret, now } = repeatable;
  const since = new Date(now.getTime() - keptDays * 24 * 3_600_000).toISOString();
  await keepAnswer(tx, { id, status, body: seal(text, secret), at: now.toISOString() }, since);
}

/** By content: a client that sends a form again makes a new boundary, and may order the fields of its JSON anew. */
function bodyHash({ json, form }: Body): string {
  if (!form) return sha256(canonical(json));
  const files = form.files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }));
  return sha256(canonical({ fields: form.fields, files }));
}

function seal(text: string, secret: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

function open(sealed: string, secret: Buffer): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}
