/** Which addresses the desk may fetch from: places on the public web, and never the network that it stands in. */

import ipaddr from "ipaddr.js";
import { Invalid } from "@/lib/errors";
import { urlOf } from "@/lib/url";

/**
 * Is this the address of a host on the public internet? Loopback, private, link-local, shared, multicast, reserved and
 * unspecified addresses are not, and neither is any IPv6 address that stands for an IPv4 one (mapped, compatible,
 * translated, 6to4, Teredo): what it leads to is decided elsewhere.
 * @param address as a resolver gives it, or as it stands in a URL; anything that is no plain address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.startsWith("[") && address.endsWith("]") ? address.slice(1, -1) : address;
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare).range() === "unicast";
  if (bare.includes("%") || !ipaddr.IPv6.isValid(bare)) return false;
  const parsed = ipaddr.IPv6.parse(bare);
  // What is handed out to the public lies in 2000::/3; ipaddr.js calls some unassigned and deprecated space unicast.
  return (
    parsed.range() === "unicast" &&
    parsed.match(ipaddr.IPv6.parse("2000::"), 3) &&
    !parsed.match(ipaddr.IPv6.parse("3fff::"), 20)
  );
}

/** The address itself, where a URL's host is one rather than a name; null for a name. */
export function literalAddress(hostname: string): string | null {
  if (hostname.startsWith("[")) return hostname.slice(1, -1);
  return ipaddr.IPv4.isValidFourPartDecimal(hostname) ? hostname : null;
}

/** Names that mean this machine or this network whatever a resolver says. */
const ownNames = ["localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "home.arpa"];

/** Is this the name of a host on the public web? One without a dot, or under a name for networks at home, is not. */
export function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "").toLowerCase();
  return name.includes(".") && !ownNames.some((own) => name === own || name.endsWith(`.${own}`));
}

/**
 * Reads the address of a page. Whatever way an IPv4 address is written (decimal, octal, hexadecimal, short, in wide
 * digits), the URL holds it in four parts afterwards.
 * @param ports that may be asked.
 * @throws Invalid with what to write instead.
 */
export function pageUrl(text: string, ports: readonly number[]): URL {
  const mend = (sentence: string) => new Invalid(sentence, { url: sentence });
  const url = /^https?:\/\//i.test(text.trim()) ? urlOf(text.trim()) : null;
  if (!url) throw mend("Write a web address that starts with http:// or https://.");
  if (url.username || url.password)
    throw mend("Take the user name and password out of the address, or upload the saved page instead.");
  const port = url.port ? Number(url.port) : url.protocol === "https:" ? 443 : 80;
  if (!ports.includes(port))
    throw mend(
      `Pages are fetched from port ${ports.join(" and ")} alone, and this address names port ${port}. Upload the saved page instead.`,
    );
  url.hash = "";
  return url;
}
