"use client";

import { useEffect, useRef } from "react";

/** What types, chooses or does something of its own with Enter and Escape. */
const fields = "input, textarea, select, [contenteditable], [role='menu']";
const owners = "a[href], button, summary, [role='tab'], [role='option']";

/**
 * Enter opens, Escape leaves: wherever the focus is on the page, unless it is on something to which the key belongs.
 * They work with single keys switched off as well, since no letter is pressed by mistake.
 */
export function useOpenAndLeave(open: () => void, leave: () => void): void {
  const latest = useRef({ open, leave });
  useEffect(() => {
    latest.current = { open, leave };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(fields) || document.querySelector("dialog[open], [popover='auto']:popover-open")) return;
      if (event.key === "Enter" && target?.closest(owners)) return;
      event.preventDefault();
      if (event.repeat) return;
      if (event.key === "Enter") latest.current.open();
      else latest.current.leave();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
