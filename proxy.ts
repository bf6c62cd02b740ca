import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "@/lib/content-policy";

/**
 * Gives every page its content security policy, with a nonce of its own that Next puts on its scripts, and keeps pages
 * out of caches: what was on the screen must be gone after signing out.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  // Where a person was going, so that signing in leads on to it.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/**
 * What an action answers is read by the page that called it and drawn nowhere else; the framework keeps it out of caches,
 * and to pass through here would take a fifth of its time. Built files need neither; the API, an article's text on its own, uploads and downloads are no pages: a body that
 * passes through here would be held in memory, and cut, and a download has a policy of its own, which forbids everything.
 */
export const config = {
  matcher: [
    {
      source:
        "/((?!_next/static|_next/image|api/|dossiers/[^/]+/articles/(?:upload$|[^/]+/text$|[^/]+/(?:revisions/[^/]+/)?original$)|dossiers/[^/]+/sources/[^/]+/snapshots|dossiers/[^/]+/clip$|dossiers/[^/]+/claims/import/file$|dossiers/[^/]+/export/[^/]+/(?!changes$)|favicon.ico|icon).*)",
      missing: [{ type: "header", key: "next-action" }],
    },
  ],
};
