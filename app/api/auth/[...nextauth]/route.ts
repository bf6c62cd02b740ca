import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { TooMany } from "@/lib/errors";
import { limits, type Outcome } from "@/lib/people/limits";
import { sessionCookie } from "@/lib/people/session-cookie";
import { signInOptions } from "@/lib/people/sign-in";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What of next-auth is served; its session endpoint would renew what our session rows end. */
const served = ["csrf", "providers", "signin", "signout", "callback", "error"];

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, signInOptions()) as Promise<Response>;

async function isServed(context: Context): Promise<string | null> {
  const { nextauth } = await context.params;
  return served.includes(nextauth[0] ?? "") ? nextauth.join("/") : null;
}

const nothing = () => new NextResponse(null, { status: 404 });

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return (await isServed(context)) ? handle(request, context) : nothing();
}

/** Passwords are counted here, around next-auth, which has no way to answer 429. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const path = await isServed(context);
  if (!path) return nothing();
  if (path !== "callback/credentials") return handle(request, context);
  if (Number(request.headers.get("content-length") ?? 0) > 10_000) return new NextResponse(null, { status: 413 });
  const body = await request.text();
  try {
    return await limits().attempt("password", emailIn(body, request.headers.get("content-type") ?? ""), async () => {
      const { url, method, headers } = request;
      const response = await handle(new NextRequest(url, { method, headers, body }), context);
      return { outcome: await outcomeOf(response), value: response };
    });
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return NextResponse.json(
      { type: "about:blank", title: "Too many tries", status: 429, detail: error.message },
      {
        status: 429,
        headers: { "Content-Type": "application/problem+json", "Retry-After": String(error.retryAfter) },
      },
    );
  }
}

function emailIn(body: string, type: string): string {
  if (!type.includes("application/json")) return new URLSearchParams(body).get("email") ?? "";
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed && typeof parsed === "object" && "email" in parsed ? String(parsed.email) : "";
  } catch {
    return "";
  }
}

/**
 * A session cookie is set for a right password only; a request without next-auth's own token is not judged.
 * @throws what went wrong while judging, which next-auth would put into an address.
 */
async function outcomeOf(response: Response): Promise<Outcome> {
  const name = `${sessionCookie().name}=`;
  if (response.headers.getSetCookie().some((cookie) => cookie.startsWith(name) && cookie.length > name.length + 200))
    return "right";
  const to = response.headers.get("location") ?? (await response.clone().text());
  if (to.includes("error=CredentialsSignin")) return "wrong";
  if (to.includes("error=")) throw new Error("signing in failed");
  return "unjudged";
}
