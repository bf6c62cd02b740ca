"use client";

import { useLayoutEffect, useRef } from "react";

/** Where in the form the focus was when an answer took its place; -1 for nowhere. */
let was = -1;

/**
 * Keeps the focus where it is in the form around it. The form is drawn anew with every answer, so that it says what was
 * asked for also after going back, and whoever searches again would have to find their field again.
 */
export const KeepField = () => {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const fields = [...(mark.current?.closest("form")?.elements ?? [])];
    const field = fields[was];
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
    was = -1;
    return () => {
      was = fields.indexOf(document.activeElement as Element);
    };
  }, []);
  return <span ref={mark} hidden />;
};
