import { type Person, password } from "@/e2e/people";
import type { Site } from "@/e2e/server";

/** Signs in as the form does, and gives the cookie. */
export async function signedIn(site: Site, { email }: Person): Promise<string> {
  const asked = await fetch(`${site.url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = (response: Response) => response.headers.getSetCookie().map((one) => one.split(";")[0]);
  const answer = await fetch(`${site.url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookie(asked).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const session = cookie(answer).find((one) => one?.includes("session-token"));
  if (!session) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return session;
}

/**
 * Hears what happens in the dossier, as a page does that is open. Returns how to stop.
 * @param hears is called at each event of the history.
 */
export async function listening(
  site: Site,
  cookie: string,
  dossierId: string,
  hears: () => void = () => undefined,
): Promise<() => void> {
  const stop = new AbortController();
  const answer = await fetch(`${site.url}/api/live?dossier=${dossierId}`, {
    headers: { Cookie: cookie },
    signal: stop.signal,
  });
  const read = async () => {
    for await (const chunk of answer.body ?? []) {
      // It tells of all of one's dossiers.
      const told = new TextDecoder().decode(chunk);
      if (told.includes("event: happened") && told.includes(dossierId)) hears();
    }
  };
  read().catch(() => undefined);
  return () => stop.abort();
}
