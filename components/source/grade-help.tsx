"use client";

import { useId, useRef } from "react";
import { placeBeside } from "@/components/ui/menu";
import { usePopover } from "@/components/ui/use-popover";
import { reliabilities, reliabilityMeaning } from "@/lib/sources/source";

/** Tells what the grades mean, beside any place where one is chosen or read. */
export const GradeHelp = ({ compact = false }: { /** A question mark instead of words. */ compact?: boolean }) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLSpanElement>(null);
  const { open, hears } = usePopover(panel, () => {
    if (button.current && panel.current) placeBeside(panel.current, button.current.getBoundingClientRect(), "start");
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={compact ? "What the grades mean" : undefined}
        className={
          compact
            ? "relative z-1 ml-1 inline-grid size-4 place-items-center rounded-full border border-edge text-2xs text-ink-3 hover:bg-well hover:text-ink max-md:size-6"
            : "text-xs text-ink-3 underline decoration-dotted underline-offset-3 hover:text-ink"
        }
      >
        {compact ? "?" : "What the grades mean"}
      </button>
      {/* Spans, so that it can stand in the hint below a field. */}
      <span
        ref={panel}
        id={id}
        popover="auto"
        className="menu px-3.5! py-3! font-sans text-sm font-normal whitespace-normal text-ink"
        {...hears}
      >
        {open && <Grades />}
      </span>
    </>
  );
};

const Grades = () => (
  <>
    <span className="block pb-1.5 font-medium">How far a source can be relied on</span>
    {reliabilities.map((grade) => (
      <span key={grade} className="flex gap-3 py-px">
        <b className="w-3 font-medium">{grade}</b>
        <span>{reliabilityMeaning[grade]}</span>
      </span>
    ))}
    <span className="hint block max-w-64 pt-2">
      Whatever it says here: how credible that is, is said with each piece of evidence. A source is graded as its outlet
      until somebody grades it itself.
    </span>
  </>
);
