import { urlOf } from "@/lib/url";

const here = "http://desk.invalid";

/**
 * Where to go after signing in: the path that was asked for, if it leads to a page of this desk, else the first page.
 * Anything that a browser would read as another site's address is refused, however it is written.
 */
export function nextPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || asked.length > 2000) return "/";
  const url = urlOf(asked, here);
  if (!url || url.origin !== here || url.pathname.startsWith("//")) return "/";
  if (/^\/(api|sign-in|setup)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}
