"use client";

import { type ComponentProps, createElement, type ElementType, type ReactNode } from "react";
import { inOnePiece, markupOf, NotPlain } from "./markup";

/**
 * What there is much of: the rows of a table, menus, the places of the frame. The server writes it as text, and React takes
 * it over in the browser node by node, as if it had written it itself. `markupOf` says of what it may be made; a component in
 * it has no `useId`, whose names would be others in the browser, and no hook that would draw it otherwise there at first.
 * @param follows from what the whole of it follows, if it is one object that nobody changes: the text is remembered by it.
 * With null React writes it after all.
 */
export const Written = <T extends ElementType>({
  as,
  follows,
  children,
  ...rest
}: ComponentProps<T> & { as: T; follows?: object | null; children: ReactNode }) => {
  const text = typeof window === "undefined" ? textOf(children, follows) : null;
  return text === null
    ? createElement(as, rest, children)
    : createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: text } });
};

const remembered = new WeakMap<object, string>();

/** The text of what is in it; null where it is made of something else, such as a title that the page still hands over. */
function textOf(children: ReactNode, follows: object | null | undefined): string | null {
  if (follows === null) return null;
  const before = follows && remembered.get(follows);
  if (before !== undefined) return before;
  try {
    const text = markupOf(children, true);
    if (follows) remembered.set(follows, inOnePiece(text));
    return text;
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
