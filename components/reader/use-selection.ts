"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { textRangeOf } from "@/lib/articles/selection";
import type { TextRange } from "@/lib/claims/anchor";

/** Whether something of the text is selected, and what: asked for when it is needed, not at every change. */
export function useSelection(body: RefObject<HTMLElement | null>) {
  // Counts changes of the selection, so that what stands at its end moves along; 0 while nothing is selected.
  const [selected, setSelected] = useState(0);

  // What was selected when a dialog opened and its field took the selection, for what is run from there.
  const kept = useRef<Range | null>(null);

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const selection = document.getSelection();
      const inText =
        selection?.rangeCount === 1 &&
        !selection.isCollapsed &&
        body.current !== null &&
        selection.getRangeAt(0).intersectsNode(body.current) &&
        hasWords(selection);
      if (inText) kept.current = selection.getRangeAt(0).cloneRange();
      else if (!document.querySelector("dialog[open]")) kept.current = null;
      setSelected((n) => (inText ? n + 1 : 0));
    };
    const onChange = () => {
      frame ||= requestAnimationFrame(look);
    };
    document.addEventListener("selectionchange", onChange);
    return () => {
      document.removeEventListener("selectionchange", onChange);
      cancelAnimationFrame(frame);
    };
  }, [body]);

  const range = useCallback((): TextRange | null => {
    const selection = document.getSelection();
    if (!body.current) return null;
    const live = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const ends = live?.intersectsNode(body.current) ? live : kept.current;
    if (!ends?.startContainer.isConnected || ends.collapsed) return null;
    return ends.intersectsNode(body.current) ? textRangeOf(ends, body.current) : null;
  }, [body]);

  const clear = useCallback(() => {
    kept.current = null;
    document.getSelection()?.removeAllRanges();
  }, []);

  /** Clears it where it is still these words: others may have been selected since. */
  const clearIf = useCallback(
    ({ start, end }: TextRange) => {
      const now = range();
      if (now?.start === start && now.end === end) clear();
    },
    [range, clear],
  );
  return { selected: selected > 0, range, clear, clearIf };
}

/** Whether it is more than white space. Only what is in one paragraph is read for that: a longer one has words. */
function hasWords(selection: Selection): boolean {
  const { commonAncestorContainer: around } = selection.getRangeAt(0);
  const element = around instanceof Element ? around : around.parentElement;
  return !element?.closest("p") || selection.toString().trim() !== "";
}
