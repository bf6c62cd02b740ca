import type { AnchorHTMLAttributes, Ref } from "react";

/**
 * A link to a page of the desk, followed within the page by `FollowLinks`; without script, and in another tab, by the browser.
 * Nothing is fetched before somebody follows it: every page is made when it is asked for, so that fetching all that a page
 * leads to would only ask the server thirty times for what nobody looks at.
 * @param scroll false keeps the place where one has scrolled to.
 */
export const Link = ({
  scroll = true,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; scroll?: boolean; ref?: Ref<HTMLAnchorElement> }) => (
  <a data-soft={scroll ? "" : "stay"} {...rest} />
);
