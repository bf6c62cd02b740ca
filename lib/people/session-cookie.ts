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

/** Opens a cookie's value; null when this desk did not seal it, or it has expired. */
export async function readSessionCookie(value: string | undefined): Promise<SessionCookie | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: sealingSecret() });
    if (typeof token?.sub !== "string" || typeof token.sid !== "string") return null;
    return { personId: token.sub, sessionId: token.sid };
  } catch {
    // Sealed by another desk, altered or expired: to us it is no cookie.
    return null;
  }
}
