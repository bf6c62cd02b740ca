"use client";

import { type HTMLAttributes, useSyncExternalStore } from "react";
import { markupOf } from "./markup";

const never = () => () => undefined;
/** True in the browser once the page is its own: not yet while React takes over what the server wrote. */
const useTakenOver = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * What there is much of: the rows of a table, the lines of menus. The server writes it as text (`markupOf` says of what it may
 * be made), and in the browser it is React's as soon as the page is.
 */
export const Written = ({ as: Element, children, ...rest }: HTMLAttributes<HTMLElement> & { as: "tbody" | "ul" }) => {
  const takenOver = useTakenOver();
  if (takenOver)
    return (
      <Element key="taken over" {...rest}>
        {children}
      </Element>
    );
  const written = typeof window === "undefined" ? markupOf(children) : "";
  return (
    <Element
      key="written"
      {...rest}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: elements, their texts escaped
      dangerouslySetInnerHTML={{ __html: written }}
    />
  );
};
