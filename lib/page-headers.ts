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
  /^\/(?:_next\/(?:static|image)|api\/|drawings$|dossiers\/[^/]+\/(?:articles\/[^/]+\/(?:text$|(?:revisions\/[^/]+\/)?original$)|sources\/[^/]+\/snapshots|export\/[^/]+\/(?!changes$))|favicon\.ico)/;

export const isPage = (path: string): boolean => !noPage.test(path);

/**
 * Headers of every answer. The referrer policy keeps Origin on the desk's own requests, which server actions compare.
 */
const always: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};

const captureView = /^\/dossiers\/[^/]+\/sources\/[^/]+\/snapshots\/[^/]+\/view$/;

/** What one address has otherwise than the rest. */
function exceptionsAt(path: string, query: URLSearchParams | undefined): Readonly<Record<string, string>> {
  // The page of a capture frames the capture itself, which is sandboxed; its own policy says by whom.
  if (captureView.test(path)) return { "X-Frame-Options": "SAMEORIGIN", "Referrer-Policy": "no-referrer" };
  // Whoever opened the clip page hands the page over to it, and so must stay its opener, also while one signs in.
  if (path === "/clip" || (path === "/sign-in" && query?.get("next") === "/clip"))
    return { "Cross-Origin-Opener-Policy": "unsafe-none" };
  return {};
}

/**
 * Gives every answer the headers above, and every page its content security policy, with a nonce of its own that the
 * framework puts on its scripts; keeps the page out of caches (what was on the screen must be gone after signing out), and
 * tells it its own address and whether it is asked for as HTML. Told by Node itself of each request before anybody answers
 * it: the framework's `proxy.ts` would do the same in a second request that it makes of the first
 * (docs/decisions/2026-11-21-pages-are-headed-at-the-door.md).
 */
export const headPages = (): void =>
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    headPage(request, response);
  });

export function headPage(request: IncomingMessage, response: ServerResponse): void {
  const asked = request.url ?? "/";
  const plain = inPlainWords.test(asked);
  const url = plain ? null : urlOf(asked, "http://desk.invalid");
  const path = plain ? asked : (url?.pathname ?? "/");
  for (const name in always) response.setHeader(name, always[name] ?? "");
  const exceptions = exceptionsAt(path, url?.searchParams);
  for (const name in exceptions) response.setHeader(name, exceptions[name] ?? "");
  if (!isPage(path)) return;
  const policy = contentPolicy(newNonce(), process.env.NODE_ENV === "development");
  request.headers["content-security-policy"] = policy;
  // Where a person was going, so that signing in leads on to it. What the framework asks for with it is no part of that.
  if (url?.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  request.headers[pathHeader] = path + (url?.search ?? "");
  const isDocument = request.headers.rsc === undefined && request.headers["next-action"] === undefined;
  if (isDocument) request.headers[documentHeader] = "1";
  else delete request.headers[documentHeader];
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "no-store");
}

/** A path that is what it says: nothing in it to resolve or decode, and nothing after it. */
const inPlainWords = /^(?:\/[\w-]+)+$/;

const nonceBytes = 18;
let entropy = randomBytes(0);
let spent = 0;

/** A number that nobody can guess, used once. Asking the system for each of them would cost more than all the headers. */
function newNonce(): string {
  if (spent === entropy.length) {
    entropy = randomBytes(nonceBytes * 256);
    spent = 0;
  }
  spent += nonceBytes;
  return entropy.toString("base64", spent - nonceBytes, spent);
}

/** The header by which a page knows its own address; whoever asks cannot set it. */
export const pathHeader = "x-path";

/** The header by which a page knows that it is asked for as HTML, and not as what the framework's browser side puts together. */
export const documentHeader = "x-document";
