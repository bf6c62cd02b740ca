/** What came of signing in: a sentence for the person when it failed. */
export type SignInAnswer = { ok: true } | { ok: false; message: string };

const unreachable = "The desk could not be reached. Check the connection and try again.";

/** Signs this browser in by e-mail and password, without leaving the page. */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  try {
    const token: { csrfToken: string } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ ...token, email, password, json: "true" }),
    });
    if (answer.status === 429) {
      const problem: { detail?: string } = await answer.json();
      return { ok: false, message: problem.detail ?? "Too many tries. Wait a few minutes and try again." };
    }
    if (answer.status === 401)
      return {
        ok: false,
        message: "This e-mail address and password do not belong together. Check both and try again.",
      };
    return answer.ok ? { ok: true } : { ok: false, message: "Signing in did not work. Try again in a minute." };
  } catch {
    return { ok: false, message: unreachable };
  }
}

/** Where single sign-on begins; null when the desk could not be reached. */
export async function singleSignOnAddress(next: string): Promise<string | null> {
  try {
    const token: { csrfToken: string } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
    const answer = await fetch("/api/auth/signin/oidc", {
      method: "POST",
      body: new URLSearchParams({ ...token, callbackUrl: next, json: "true" }),
    });
    const { url }: { url?: string } = await answer.json();
    return url ?? null;
  } catch {
    return null;
  }
}
