import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { contentPolicy } from "@/lib/content-policy";
import { urlOf } from "@/lib/url";

/**
 * What is no page: built files need none of a page's headers; the API, an article's text on its own and downloads have
 * policies of their own.
 */
const noPage =
  /^\/(?:_next\/(?:static|image)|api\/|dossiers\/[^/]+\/(?:articles\/[^/]+\/(?:text$|(?:revisions\/[^/]+\/)?original$)|sources\/[^/]+\/snapshots|export\/[^/]+\/(?!changes$))|favicon\.ico|icon)/;

export const isPage = (path: string): boolean => !noPage.test(path);

/**
 * Gives every page its content security policy, with a nonce of its own that the framework puts on its scripts, keeps it out
 * of caches (what was on the screen must be gone after signing out), and tells it its own address and whether it is asked for
 * as HTML. Told by Node itself of each request before anybody answers it: the framework's `proxy.ts` would do the same in a
 * second request that it makes of the first (docs/decisions/2026-11-21-pages-are-headed-at-the-door.md).
 */
export const headPages = (): void =>
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    headPage(request, response);
  });

export function headPage(request: IncomingMessage, response: ServerResponse): void {
  const url = urlOf(request.url ?? "/", "http://desk.invalid");
  if (url && !isPage(url.pathname)) return;
  const policy = contentPolicy(randomBytes(18).toString("base64"), process.env.NODE_ENV === "development");
  request.headers["content-security-policy"] = policy;
  // Where a person was going, so that signing in leads on to it. What the framework asks for with it is no part of that.
  if (url?.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  request.headers[pathHeader] = url ? url.pathname + url.search : "/";
  const isDocument = request.headers.rsc === undefined && request.headers["next-action"] === undefined;
  if (isDocument) request.headers[documentHeader] = "1";
  else delete request.headers[documentHeader];
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "no-store");
}

/** The header by which a page knows its own address; whoever asks cannot set it. */
export const pathHeader = "x-path";

/** The header by which a page knows that it is asked for as HTML, and not as what the framework's browser side puts together. */
export const documentHeader = "x-document";
