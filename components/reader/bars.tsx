"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

export type Doing = {
  next: () => void;
  previous: () => void;
  tag: () => void;
  mark: () => void;
  setAside: () => void;
  busy: boolean;
};

/** Stands at the end of a selection: what can be done with it. Pressing it keeps the selection. */
export const SelectionBar = ({ sheet, doing }: { sheet: RefObject<HTMLElement | null>; doing: Doing }) => {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    const around = sheet.current;
    const selection = document.getSelection();
    if (!element || !around || !selection || selection.rangeCount === 0) return;
    const rects = selection.getRangeAt(0).getClientRects();
    const last = rects[rects.length - 1];
    if (!last) return;
    const box = around.getBoundingClientRect();
    const left = Math.max(8, Math.min(last.right - box.left - 40, box.width - element.offsetWidth - 8));
    element.style.left = `${left}px`;
    element.style.top = `${last.bottom - box.top + 10}px`;
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection while its buttons are pressed
    <div ref={bar} className="selbar" onMouseDown={(event) => event.preventDefault()}>
      <Button size="sm" variant="primary" shortcut="C" onClick={doing.tag}>
        Tag claim
      </Button>
      <Button size="sm" variant="ghost" shortcut="N" busy={doing.busy} onClick={doing.mark}>
        Not checkable
      </Button>
      <Button size="sm" variant="ghost" shortcut="X" busy={doing.busy} onClick={doing.setAside}>
        Not the article
      </Button>
    </div>
  );
};

/** The phone's bar: previous, next, not checkable, tag. */
export const PhoneBar = ({ doing, may }: { doing: Doing; may: boolean }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection while its buttons are pressed
  <div className="mact" onMouseDown={(event) => event.preventDefault()}>
    <Button icon="back" aria-label="Previous sentence" onClick={doing.previous} />
    <Button icon="chev" aria-label="Next sentence" onClick={doing.next} />
    <span className="sp" />
    {may && (
      <>
        <Button busy={doing.busy} onClick={doing.mark}>
          Not checkable
        </Button>
        <Button variant="primary" onClick={doing.tag}>
          Tag claim
        </Button>
      </>
    )}
  </div>
);
