import type { Read } from "@/db/client";
import { personByTokenHash } from "@/db/people";
import type { Actor } from "@/lib/actor";
import type { TokenScope } from "@/lib/people/person";
import { newSecret, secretHash } from "@/lib/people/secret";

/** A new API token. The prefix lets scanners and people recognise one that leaked. */
export const newToken = (): string => `ss_${newSecret()}`;

/**
 * Whom an API token acts as, and with which scope; null when it has ended or expired, or its person is disabled.
 * @param bearer the token itself, without "Bearer ".
 */
export async function actorOfToken(
  db: Read,
  bearer: string,
  now: Date,
): Promise<(Actor & { scope: TokenScope; tokenId: string }) | null> {
  if (!/^ss_[\w-]{43}$/.test(bearer)) return null;
  const holder = await personByTokenHash(db, secretHash(bearer), now);
  return holder && { ...holder, now };
}
