"use client";

import { useEffect, useRef } from "react";
import { drawings } from "./drawings";

/** The browser finds them in the page: they are sent once, in the HTML, and are neither in a script nor in the page's data. */
const inPage = typeof window === "undefined" ? drawings() : "";

/**
 * Defines every icon, glyph and hatching once per page, for `<use>`: a table of a thousand claims repeats the reference,
 * not the drawing. Goes first into the body of the root layout. Where the browser draws the page from nothing, as that of
 * what is not there, it fetches them.
 */
export const Sprite = () => {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const { current } = svg;
    if (!current || current.firstChild) return;
    void fetch("/drawings").then(async (answer) => {
      if (answer.ok) current.innerHTML = await answer.text();
    });
  }, []);
  return (
    <svg
      ref={svg}
      className="sprite"
      aria-hidden="true"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawings of our own
      dangerouslySetInnerHTML={{ __html: inPage }}
    />
  );
};
