/** Hyperlinks that lead to other outlets. */

import type { Attribution } from "@/lib/sources/attribution/attribution";
import { type OutletIndex, outletOfHost } from "@/lib/sources/attribution/outlet-index";
import { outletNamed } from "@/lib/sources/attribution/reader";
import { hostIn, plainOutlet } from "@/lib/sources/outlet";
import { urlOf } from "@/lib/url";

export type TextLink = { start: number; end: number; url: string };

/**
 * Adds what a text's links show to what its words do: the address to an attribution of the same outlet in the same
 * sentence, else an attribution of its own.
 */
export function linksTo(
  text: string,
  links: readonly TextLink[],
  sentences: readonly { start: number; end: number }[],
  { index, own, url }: { index: OutletIndex; own: string; url: string },
  found: Attribution[],
): void {
  const ownHost = hostIn(url);
  const ownOutlet = ownHost === null ? null : outletOfHost(ownHost, index);
  let at = 0;
  for (const link of links) {
    while ((sentences[at]?.end ?? Number.POSITIVE_INFINITY) <= link.start) at += 1;
    const sentence = sentences[at];
    if (!sentence || sentence.start > link.start) continue;
    const host = hostIn(link.url);
    const outlet = host === null ? null : outletOfHost(host, index);
    if (!outlet || outlet === ownOutlet || host === ownHost || isFrontPage(link.url)) continue;
    if (own !== "" && plainOutlet(own) === plainOutlet(outlet.name)) continue;
    const told = found.find(
      ({ source, sentences: governed }) =>
        source.outlet === outlet.name && source.is === "outlet" && governed.some(([start]) => start === sentence.start),
    );
    if (told) {
      told.source = { ...told.source, url: link.url };
      continue;
    }
    found.push({
      ...{ start: link.start, end: link.end, quote: text.slice(link.start, link.end), sign: "hyperlink" },
      ...{ source: { ...outletNamed(outlet.name), url: link.url }, through: null, kind: "cites" },
      ...{ sentences: [[sentence.start, sentence.end]], confidence: 0.5 },
    });
  }
}

/** A link to an outlet as such shows nothing. */
const isFrontPage = (url: string): boolean => (urlOf(url)?.pathname.length ?? 0) < 2;
