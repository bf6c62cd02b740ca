import { urlOf } from "@/lib/url";

/** What may stand in a path, a query or a fragment (RFC 3986, 3.3 to 3.5); a percent sign only before two hexadecimal digits. */
const foreign = /%(?![0-9a-f]{2})|[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gi;
const encoded = (text: string): string => text.replace(foreign, (character) => encodeURIComponent(character));

/**
 * A web address as a URI, for formats that take nothing else: people write and copy addresses with letters of their script,
 * which browsers take and a URI does not have. A name and password in it are left out.
 * @returns null for what is no address on the web.
 */
export function uriOf(address: string): string | null {
  const url = /^https?:/i.test(address) ? urlOf(address) : null;
  if (!url) return null;
  const { origin, pathname, search, hash } = url;
  const after = (sign: string, text: string) => (text ? `${sign}${encoded(text.slice(1))}` : "");
  return `${origin}${encoded(pathname)}${after("?", search)}${after("#", hash)}`;
}
