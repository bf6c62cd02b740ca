import { decode } from "next-auth/jwt";
import { authSecret } from "@/lib/data-dir";
import { sessionDays } from "@/lib/people/access-commands";
import { settings } from "@/lib/settings";

/** What the cookie carries, sealed: whose session it is, and its row. The row decides whether it still lets anybody in. */
export type SessionCookie = { personId: string; sessionId: string };

export const sessionSeconds = sessionDays * 24 * 3600;

/** The cookie's name and options; it travels over https alone where the desk is reached so. */
export function sessionCookie() {
  const secure = settings().siteUrl.startsWith("https:");
  return {
    name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

let secret: string | undefined;

/** The secret that cookies are sealed with, read once. */
export function sealingSecret(): string {
  secret ??= authSecret(settings());
  return secret;
}

/** What was opened last, by its value: opening takes a millisecond, and a browser sends the same one with every request. */
const opened = new Map<string, { cookie: SessionCookie; until: number }>();
const mostOpened = 2000;

/** Opens a cookie's value; null when this desk did not seal it, or it has expired. */
export async function readSessionCookie(value: string | undefined): Promise<SessionCookie | null> {
  if (!value) return null;
  const known = opened.get(value);
  if (known && Date.now() < known.until) return known.cookie;
  opened.delete(value);
  try {
    const token = await decode({ token: value, secret: sealingSecret() });
    if (typeof token?.sub !== "string" || typeof token.sid !== "string") return null;
    const cookie = { personId: token.sub, sessionId: token.sid };
    if (opened.size >= mostOpened) opened.clear();
    if (typeof token.exp === "number") opened.set(value, { cookie, until: token.exp * 1000 });
    return cookie;
  } catch {
    // Sealed by another desk, altered or expired: to us it is no cookie.
    return null;
  }
}
