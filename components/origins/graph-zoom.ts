"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import { useSingleKeys } from "@/components/ui/single-keys";

/** How large the drawing is: 1 as it is laid out, null as it fits by itself. */
type Zoom = number | null;

const steps = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2] as const;

const drawingIn = (region: HTMLElement | null) => region?.querySelector<SVGSVGElement>("svg[data-drawing]") ?? null;

/** Where the drawing is moved up and down: what of the page scrolls around it. */
const pageAround = (region: HTMLElement): HTMLElement | null => {
  for (let one = region.parentElement; one; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return null;
};

/**
 * Makes the drawing larger and smaller (+, -, 0, and the wheel with Ctrl), and moves it by dragging its background. Sizes are
 * attributes of the drawing, since the page allows no inline styles.
 */
export const useZoom = (region: RefObject<HTMLElement | null>) => {
  const [zoom, setZoom] = useState<Zoom>(null);
  const now = useCallback((): number => {
    const svg = drawingIn(region.current);
    return svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  }, [region]);
  const step = useCallback(
    (by: 1 | -1) => {
      const here = now();
      const to = by > 0 ? steps.find((one) => one > here + 0.02) : steps.findLast((one) => one < here - 0.02);
      if (to !== undefined) setZoom(to);
    },
    [now],
  );
  const fit = useCallback(() => {
    const svg = drawingIn(region.current);
    const room = region.current?.clientWidth ?? 0;
    if (svg && room > 0) setZoom(Math.min(1, room / svg.viewBox.baseVal.width));
  }, [region]);

  useEffect(() => {
    const svg = drawingIn(region.current);
    if (!svg) return;
    const { width, height } = svg.viewBox.baseVal;
    svg.toggleAttribute("data-zoomed", zoom !== null);
    svg.setAttribute("width", String(Math.round(width * (zoom ?? 1))));
    svg.setAttribute("height", String(Math.round(height * (zoom ?? 1))));
  });

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      step(event.deltaY < 0 ? 1 : -1);
    };
    let grip: { x: number; y: number; page: HTMLElement | null } | null = null;
    const onDown = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.pointerType !== "mouse" || event.button !== 0 || !target?.closest("svg") || target.closest("a")) return;
      grip = { x: event.clientX, y: event.clientY, page: pageAround(element) };
      element.setPointerCapture(event.pointerId);
      element.dataset.dragging = "";
    };
    const onMove = (event: PointerEvent) => {
      if (!grip) return;
      element.scrollLeft -= event.clientX - grip.x;
      if (grip.page) grip.page.scrollTop -= event.clientY - grip.y;
      grip = { ...grip, x: event.clientX, y: event.clientY };
    };
    const onUp = () => {
      grip = null;
      delete element.dataset.dragging;
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerup", onUp);
    element.addEventListener("pointercancel", onUp);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerup", onUp);
      element.removeEventListener("pointercancel", onUp);
    };
  }, [region, step]);

  useSingleKeys({ "+": () => step(1), "=": () => step(1), "-": () => step(-1), "0": fit });
  return { larger: () => step(1), smaller: () => step(-1), fit };
};
