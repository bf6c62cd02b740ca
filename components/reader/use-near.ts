"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { drawGutters } from "./gutter";

/** How far outside of the window paragraphs are got ready. */
const margin = "700px 0px";

/** What is told of paragraphs that come, go, or are put in the place of others. */
export type Watch = { add: (paragraph: Element) => void; remove: (paragraph: Element) => void; moved: () => void };

/**
 * Knows which paragraphs are near the window and keeps their gutter drawn. Returns them, a number that grows whenever
 * something may have moved, and whom to tell of paragraphs.
 */
export function useNear(body: RefObject<HTMLElement | null>) {
  const [near, setNear] = useState<ReadonlySet<HTMLElement>>(new Set());
  const [moved, setMoved] = useState(0);
  const observer = useRef<IntersectionObserver | null>(null);

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const paragraphs = new Set<HTMLElement>();
    const watch = new IntersectionObserver(
      (entries) => {
        const come: HTMLElement[] = [];
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLElement)) continue;
          if (isIntersecting && target.isConnected) {
            paragraphs.add(target);
            come.push(target);
          } else paragraphs.delete(target);
        }
        drawGutters(come);
        setNear(new Set(paragraphs));
      },
      { rootMargin: margin },
    );
    observer.current = watch;
    for (const paragraph of element.children) watch.observe(paragraph);

    let width = element.clientWidth;
    const redraw = () => {
      drawGutters([...paragraphs].filter(({ isConnected }) => isConnected));
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

  const [watch] = useState<Watch>(() => ({
    add: (paragraph) => observer.current?.observe(paragraph),
    remove: (paragraph) => observer.current?.unobserve(paragraph),
    moved: () => setMoved((n) => n + 1),
  }));
  return { near, moved, watch };
}
