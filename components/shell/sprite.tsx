"use client";

import { drawings } from "./drawings";

/** The browser finds them in the page: they are sent once, in the HTML, and are neither in a script nor in the page's data. */
const inPage = typeof window === "undefined" ? drawings() : "";

/**
 * Defines every icon, glyph and hatching once per page, for `<use>`: a table of a thousand claims repeats the reference,
 * not the drawing. Goes first into the body of the root layout.
 */
export const Sprite = () => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawings of our own
  <svg className="sprite" aria-hidden="true" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: inPage }} />
);
