import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { read, transact } from "@/db/client";
import { personByEmail } from "@/db/people";
import { endSession, startSession } from "@/lib/people/access-commands";
import { emailInput } from "@/lib/people/input";
import { isPassword } from "@/lib/people/password-hash";
import { sealingSecret, sessionCookie, sessionSeconds } from "@/lib/people/session-cookie";
import { settings } from "@/lib/settings";

type SignedIn = { id: string; sessionId: string };

/** Lets somebody in who knows the password; null for an unknown address just as for a wrong password, in the same time. */
export async function signInWithPassword(typedEmail: string, password: string): Promise<SignedIn | null> {
  const email = emailInput.safeParse(typedEmail);
  const person = email.success ? await personByEmail(read, email.data) : null;
  const seenHash = person && !person.disabled ? person.passwordHash : null;
  const right = await isPassword(seenHash, password);
  if (!right || !person || !seenHash) return null;
  return begin({ personId: person.id, seenHash });
}

/** What single sign-on says of somebody. */
export type Vouched = { email?: string | undefined; email_verified?: boolean | string | undefined };

/** Lets in whom single sign-on vouches for: people who were added here, by an address that it has verified. */
export async function signInVouched(profile: Vouched): Promise<SignedIn | null> {
  const verified = profile.email_verified === true || profile.email_verified === "true";
  const email = emailInput.safeParse(profile.email);
  if (!verified || !email.success) return null;
  const person = await personByEmail(read, email.data);
  return person ? begin({ personId: person.id }) : null;
}

async function begin(input: { personId: string; seenHash?: string }): Promise<SignedIn | null> {
  const session = await transact((tx) => startSession(tx, { personId: null, now: new Date() }, input));
  return session && { id: input.personId, sessionId: session.sessionId };
}

/** next-auth's options: its sealed cookie names a person and a session row, and nothing else. */
export function signInOptions(): NextAuthOptions {
  const { oidc, siteUrl } = settings();
  return {
    secret: sealingSecret(),
    useSecureCookies: siteUrl.startsWith("https:"),
    cookies: { sessionToken: sessionCookie() },
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: (given) => signInWithPassword(String(given?.email ?? ""), String(given?.password ?? "")),
      }),
      ...(oidc ? [singleSignOn(oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "oidc") return true;
        const signedIn = await signInVouched((profile ?? {}) as Vouched);
        if (!signedIn) return false;
        Object.assign(user, signedIn);
        return true;
      },
      // `user` is there at the moment of signing in alone; later calls carry on what was sealed then.
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sid: (user as SignedIn).sessionId } : { sub: token.sub ?? "", sid: token.sid },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sub !== "string" || typeof token.sid !== "string") return;
        const actor = { personId: token.sub, admin: false, now: new Date() };
        const sessionId = token.sid;
        await transact((tx) => endSession(tx, actor, { sessionId }));
      },
    },
  };
}

type Oidc = NonNullable<ReturnType<typeof settings>["oidc"]>;

const singleSignOn = ({ issuer, clientId, clientSecret }: Oidc): NextAuthOptions["providers"][number] => ({
  id: "oidc",
  name: "single sign-on",
  type: "oauth",
  wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  authorization: { params: { scope: "openid email profile" } },
  checks: ["pkce", "state", "nonce"],
  idToken: true,
  profile: (profile: { sub: string }) => ({ id: profile.sub }),
});
