/** What a part of a page is for, told by its tag and by the words that its maker named it with. */

import type { AsideReason } from "@/lib/articles/article";
import type { Box } from "@/lib/articles/intake/html/pieces";

const byTag: Record<string, AsideReason> = {
  nav: "navigation",
  menu: "navigation",
  figcaption: "image-credit",
  form: "subscribe",
  footer: "other",
  aside: "other",
  dialog: "other",
};

const names: Partial<Record<AsideReason, string>> = {
  navigation:
    "nav navbar navigation menu menubar pagination pager toc skip topbar masthead banner share sharing social",
  trail: "breadcrumb breadcrumbs",
  "read-also":
    "related recommended recommendations recirc trending popular teaser teasers outbrain taboola readmore also",
  subscribe: "newsletter subscribe subscription signup cta promo paywall",
  "author-note": "bio biography",
  "image-credit": "caption credit",
  other:
    "footer contentinfo colophon copyright sidebar rail complementary comment comments disqus respond replies reviews " +
    "ad ads advert advertisement sponsor sponsored modal popup cookie cookies consent gdpr dialog tooltip",
};
const byName = new Map(
  Object.entries(names).flatMap(([reason, words]) =>
    words.split(" ").map((word): [string, AsideReason] => [word, reason as AsideReason]),
  ),
);

/** Tells why all that a box holds may be set aside; null if its name says nothing of the kind. */
export function regionOf({ tag, name }: Box): AsideReason | null {
  const own = byTag[tag];
  if (own) return own;
  if (name === "" || /^(?:html|body|main|article|h[1-6])$/.test(tag)) return null;
  for (const word of name.split(/[^a-z]+/)) {
    const reason = byName.get(word);
    if (reason) return reason;
  }
  return null;
}
