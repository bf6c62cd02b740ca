"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { drawGutter } from "./gutter";

/** How far outside of the window paragraphs are got ready. */
const margin = "700px 0px";

/**
 * Keeps the text on screen as the server last wrote it, and its gutter drawn where it can be seen.
 *
 * What changed is put in paragraph by paragraph: a selection, the focus and everything drawn elsewhere stay, and a long
 * text costs no more than what changed. Returns the paragraphs near the window, and a number that grows whenever
 * something may have moved.
 */
export function useText(body: RefObject<HTMLElement | null>, html: string) {
  const shown = useRef(html);
  const [near, setNear] = useState<ReadonlySet<HTMLElement>>(new Set());
  const [moved, setMoved] = useState(0);
  const observer = useRef<IntersectionObserver | null>(null);

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const paragraphs = new Set<HTMLElement>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLElement)) continue;
          if (isIntersecting && target.isConnected) {
            paragraphs.add(target);
            drawGutter(target);
          } else paragraphs.delete(target);
        }
        setNear(new Set(paragraphs));
      },
      { rootMargin: margin },
    );
    observer.current = watch;
    for (const paragraph of element.children) watch.observe(paragraph);

    let width = element.clientWidth;
    const redraw = () => {
      for (const paragraph of paragraphs) if (paragraph.isConnected) drawGutter(paragraph);
      setMoved((n) => n + 1);
    };
    const resize = new ResizeObserver(() => {
      if (element.clientWidth !== width) {
        width = element.clientWidth;
        redraw();
      } else setMoved((n) => n + 1);
    });
    resize.observe(element);
    let gone = false;
    document.fonts.ready.then(() => !gone && redraw());
    return () => {
      gone = true;
      watch.disconnect();
      resize.disconnect();
    };
  }, [body]);

  useLayoutEffect(() => {
    const element = body.current;
    if (!element || shown.current === html) return;
    const before = shown.current.split("</p>");
    const after = html.split("</p>");
    shown.current = html;
    for (const [at, words] of after.entries()) {
      const old = element.children[at];
      if (words === before[at] || !old) continue;
      const template = document.createElement("template");
      template.innerHTML = `${words}</p>`;
      const paragraph = template.content.firstElementChild;
      if (!paragraph) continue;
      // Where one was and what has the focus are kept across the change.
      const here = old.querySelector(".here")?.id;
      const focused = old.contains(document.activeElement) ? document.activeElement?.getAttribute("data-m") : null;
      observer.current?.unobserve(old);
      old.replaceWith(paragraph);
      if (here) document.getElementById(here)?.classList.add("here");
      if (focused)
        paragraph.querySelector<HTMLElement>(`[data-m="${focused}"][tabindex]`)?.focus({ preventScroll: true });
      observer.current?.observe(paragraph);
    }
    setMoved((n) => n + 1);
  }, [body, html]);

  return { near, moved };
}
