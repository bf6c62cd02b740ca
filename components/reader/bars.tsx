"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { Step } from "@/lib/claims/ends";

export type Doing = {
  next: () => void;
  previous: () => void;
  unexamined: () => void;
  tag: () => void;
  mark: () => void;
  setAside: () => void;
  /** Null while no claim is open that the words could be evidence for. */
  quote: (() => void) | null;
  /** Null for whoever may not talk here. */
  talk: (() => void) | null;
};

/** Moves a bar below the end of the selection. */
function useAtSelection(bar: RefObject<HTMLElement | null>, sheet: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    const around = sheet.current;
    const selection = document.getSelection();
    if (!element || !around || !selection || selection.rangeCount === 0) return;
    const rects = selection.getRangeAt(0).getClientRects();
    const last = rects[rects.length - 1];
    if (!last) return;
    const box = around.getBoundingClientRect();
    const column = around.querySelector(".body-area")?.getBoundingClientRect() ?? box;
    const furthest = Math.min(box.width, column.right - box.left + 40) - element.offsetWidth - 8;
    const left = Math.max(8, Math.min(last.right - box.left - 40, furthest));
    element.style.setProperty("--bar-x", `${left}px`);
    element.style.setProperty("--bar-y", `${last.bottom - box.top + 10}px`);
  });
}

/** Stands at the end of a selection: what can be done with it. Pressing it keeps the selection. */
export const SelectionBar = ({
  sheet,
  doing,
  may,
}: {
  sheet: RefObject<HTMLElement | null>;
  doing: Doing;
  /** May the words be tagged, and not only talked about? */
  may: boolean;
}) => {
  const bar = useRef<HTMLDivElement>(null);
  useAtSelection(bar, sheet);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection while its buttons are pressed
    <div ref={bar} className="selbar" onMouseDown={(event) => event.preventDefault()}>
      {may && (
        <Button size="sm" variant="primary" shortcut="C" onClick={doing.tag}>
          Tag claim
        </Button>
      )}
      {may && doing.quote && (
        <Button size="sm" variant="ghost" shortcut="Q" onClick={doing.quote}>
          Quote as evidence
        </Button>
      )}
      {may && (
        <>
          <Button size="sm" variant="ghost" shortcut="N" onClick={doing.mark}>
            Not checkable
          </Button>
          <Button size="sm" variant="ghost" shortcut="X" onClick={doing.setAside}>
            Not the article
          </Button>
        </>
      )}
      {doing.talk && (
        <Button size="sm" variant="ghost" shortcut="L" onClick={doing.talk}>
          Talk
        </Button>
      )}
    </div>
  );
};

const steps: { step: Step; label: string; keys: string; icon: "back" | "chev" }[] = [
  { step: { end: "start", by: -1, unit: "word" }, label: "Begin a word earlier", keys: "[", icon: "back" },
  { step: { end: "start", by: 1, unit: "word" }, label: "Begin a word later", keys: "]", icon: "chev" },
  { step: { end: "end", by: -1, unit: "word" }, label: "End a word earlier", keys: "shift+[", icon: "back" },
  { step: { end: "end", by: 1, unit: "word" }, label: "End a word later", keys: "shift+]", icon: "chev" },
];

/** Stands below a mention whose ends are being moved, with a button for each key. */
export const AdjustBar = ({
  sheet,
  move,
  keep,
  leave,
}: {
  sheet: RefObject<HTMLElement | null>;
  move: (step: Step) => void;
  keep: () => void;
  leave: () => void;
}) => {
  const bar = useRef<HTMLDivElement>(null);
  useAtSelection(bar, sheet);
  const arrow = ({ step, label, keys, icon }: (typeof steps)[number]) => (
    <Button
      key={keys}
      size="sm"
      variant="ghost"
      icon={icon}
      aria-label={label}
      title={label}
      onClick={() => move(step)}
    />
  );
  return (
    <div
      ref={bar}
      className="selbar adjust"
      role="toolbar"
      aria-label="Where the mention begins and ends"
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className="hint">Begins</span>
      {steps.slice(0, 2).map(arrow)}
      <span className="hint">Ends</span>
      {steps.slice(2).map(arrow)}
      <Button size="sm" variant="primary" shortcut="enter" onClick={keep}>
        Save
      </Button>
      <Button size="sm" variant="ghost" shortcut="esc" onClick={leave}>
        Cancel
      </Button>
    </div>
  );
};

/** The phone's bar: previous, next, next unexamined, not checkable, tag. */
export const PhoneBar = ({ doing, may }: { doing: Doing; may: boolean }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection while its buttons are pressed
  <div className="mact" onMouseDown={(event) => event.preventDefault()}>
    <Button icon="back" aria-label="Previous sentence" onClick={doing.previous} />
    <Button icon="chev" aria-label="Next sentence" onClick={doing.next} />
    <Button icon="down" aria-label="Next unexamined sentence" onClick={doing.unexamined} />
    <span className="sp" />
    {doing.talk && <Button icon="comment" aria-label="Talk about the words" onClick={doing.talk} />}
    {may && (
      <>
        {doing.quote && <Button icon="quote" aria-label="Quote as evidence" onClick={doing.quote} />}
        <Button onClick={doing.mark}>Not checkable</Button>
        <Button variant="primary" onClick={doing.tag}>
          Tag claim
        </Button>
      </>
    )}
  </div>
);
