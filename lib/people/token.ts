import type { Desk, Read } from "@/db/client";
import { noteTokenUse, personByTokenHash, type TokenHolder } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { newSecret, secretHash } from "@/lib/people/secret";

/** A new API token. The prefix lets scanners and people recognise one that leaked. */
export const newToken = (): string => `ss_${newSecret()}`;

/**
 * Whom an API token acts as, and with which scope; null when it has ended or expired, or its person is disabled.
 * @param bearer the token itself, without "Bearer ".
 */
export async function actorOfToken(db: Read, bearer: string, now: Date): Promise<(Actor & TokenHolder) | null> {
  if (!/^ss_[\w-]{43}$/.test(bearer)) return null;
  const holder = await personByTokenHash(db, secretHash(bearer), now);
  return holder && { ...holder, now };
}

/** So often at most it is written down that a token is used, in milliseconds. */
const notedEvery = 60_000;

/** Written once the answer is likely out, so that no request waits for it. */
const notedAfter = 200;

const underWay = new WeakMap<object, Set<string>>();

/**
 * Has it written down soon that a token was used, unless that was done within the last minute, by whatever process. When
 * somebody's program was last here is no part of any history: it writes no event.
 * @param token as it was found for the request.
 */
export function tokenUsed(
  desk: Pick<Desk, "transact">,
  token: { tokenId: string; lastUsedAt: string | null },
  now: Date,
): void {
  const { tokenId, lastUsedAt } = token;
  const before = new Date(now.getTime() - notedEvery).toISOString();
  if (lastUsedAt !== null && lastUsedAt > before) return;
  const waiting = underWay.get(desk) ?? new Set();
  if (waiting.has(tokenId)) return;
  underWay.set(desk, waiting.add(tokenId));
  setTimeout(() => {
    // What cannot be written now, as while the desk stops, is when the token is used again.
    desk
      .transact((tx) => noteTokenUse(tx, tokenId, now.toISOString(), before))
      .catch(() => undefined)
      .finally(() => waiting.delete(tokenId));
  }, notedAfter).unref();
}
