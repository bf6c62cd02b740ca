"use client";

import { type ComponentProps, createElement, type ElementType, type ReactNode } from "react";
import { markupOf } from "./markup";

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
}: ComponentProps<T> & { as: T; children: ReactNode }) =>
  typeof window === "undefined"
    ? createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: markupOf(children, true) } })
    : createElement(as, rest, children);
