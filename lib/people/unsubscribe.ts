import { createHmac, timingSafeEqual } from "node:crypto";
import { type NoticeKind, noticeKinds } from "@/lib/history/notice";

/** Whose mail about what a link ends. */
export type Unsubscribed = { personId: string; kinds: NoticeKind[] };

/**
 * The token of a link that ends mail without signing in. It names the person and the kinds, sealed by the desk's secret,
 * so that it can end nothing else; it works for as long as the secret stays.
 */
export function unsubscribeToken(secret: string, { personId, kinds }: Unsubscribed): string {
  const named = `${personId}.${noticeKinds.filter((kind) => kinds.includes(kind)).join("_")}`;
  return `${named}.${sealOf(secret, named).toString("base64url")}`;
}

/** What a token ends; null for one that this desk has not made. */
export function readUnsubscribeToken(secret: string, token: string): Unsubscribed | null {
  const [, named, personId, list, seal] = /^((\w+)\.([a-z_-]+))\.([\w-]+)$/.exec(token) ?? [];
  if (!named || !personId || !list || !seal) return null;
  const given = Buffer.from(seal, "base64url");
  const right = sealOf(secret, named);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const among = list.split("_");
  return { personId, kinds: noticeKinds.filter((kind) => among.includes(kind)) };
}

const sealOf = (secret: string, named: string): Buffer =>
  createHmac("sha256", secret).update(`unsubscribe:${named}`).digest();
