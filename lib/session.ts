import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { read } from "@/db/client";
import { type Person, sessionById } from "@/db/people";
import { whileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { pathHeader } from "@/lib/page-headers";
import { nextPath } from "@/lib/people/next-path";
import { readSessionCookie, sessionCookie } from "@/lib/people/session-cookie";

export type Session = { sessionId: string; person: Person; now: Date };

/**
 * The session of the request: the row that the cookie names, as it stands now. So signing out, disabling somebody or a new
 * password ends access at the next request. Null when nobody is signed in.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  const cookie = await readSessionCookie(jar.get(sessionCookie().name)?.value);
  if (!cookie) return null;
  const now = new Date();
  const { personId, sessionId } = cookie;
  const row = await whileUnchanged({ personId, now }, ["session", sessionId], () => sessionById(read, sessionId, now));
  if (!row || row.id !== personId || row.expiresAt <= now.toISOString()) return null;
  const { sessionId: _, expiresAt: __, ...person } = row;
  return { sessionId, person, now };
});

/** Who acts in this request, and when; null when nobody is signed in. */
export async function currentActor(): Promise<Actor | null> {
  const session = await currentSession();
  return session && actorOf(session);
}

/** The actor that a session makes of its person. */
export const actorOf = ({ person, now }: Session): Actor => ({
  personId: person.id,
  admin: person.role === "admin",
  now,
});

/** The session of a page of the desk; who has none is led to the door, and back here after signing in. */
export async function signedInSession(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const next = nextPath((await headers()).get(pathHeader));
  redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** The same, as the actor that reads and commands ask for. */
export const signedInActor = cache(async (): Promise<Actor> => actorOf(await signedInSession()));
