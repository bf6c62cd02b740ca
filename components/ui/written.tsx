"use client";

import { type ComponentProps, createElement, type ElementType, type ReactNode } from "react";
import { markupOf, NotPlain } from "./markup";

/**
 * What there is much of: the rows of a table, menus, the places of the frame. The server writes it as text, and React takes
 * it over in the browser node by node, as if it had written it itself. `markupOf` says of what it may be made; a component in
 * it has no hooks of its own but those that tell something (`useContext`, `useSyncExternalStore`), and no `useId`, whose
 * names would be others in the browser.
 */
export const Written = <T extends ElementType>({
  as,
  children,
  ...rest
}: ComponentProps<T> & { as: T; children: ReactNode }) => {
  const text = typeof window === "undefined" ? textOf(children) : null;
  return text === null
    ? createElement(as, rest, children)
    : createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: text } });
};

/** The text of what is in it; null where it is made of something else, such as a title that the page still hands over. */
function textOf(children: ReactNode): string | null {
  try {
    return markupOf(children, true);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
