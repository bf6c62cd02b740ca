"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { TextRange } from "@/lib/claims/anchor";
import { movedEnd, type Step, stepOf } from "@/lib/claims/ends";
import { textAround, wordsIn } from "./sentences";
import { rangeOfMention, select } from "./shown";

/** A mention whose ends are being moved. */
export type Adjusting = { mentionId: string; claimId: string; seen: number | null; first: TextRange; range: TextRange };

/** The mention and its new place, with the words there where they are in one paragraph. */
export type Adjusted = Adjusting & { quote?: string };

/**
 * Moves the ends of a mention by keys: shown live as the selection, saved by Enter, left by Escape. Until then nothing
 * else listens to these keys.
 */
export function useAdjust(body: RefObject<HTMLElement | null>, save: (adjusted: Adjusted) => void) {
  const [adjusting, setAdjusting] = useState<Adjusting | null>(null);
  const [said, say] = useState("");
  const around = useRef({ text: "", base: 0 });

  const show = useCallback(
    (next: Adjusting) => {
      setAdjusting(next);
      if (!body.current) return;
      select(body.current, next.range)?.scrollIntoView({ block: "nearest" });
      const { text, base } = around.current;
      say(text.slice(next.range.start - base, next.range.end - base));
    },
    [body],
  );

  const begin = useCallback(
    (mention: { id: string; claimId: string; version?: number }, step: Step | null = null): boolean => {
      const range = body.current && rangeOfMention(body.current, mention.id);
      if (!body.current || !range) return false;
      around.current = textAround(body.current, range);
      const { id: mentionId, claimId, version = null } = mention;
      show({
        mentionId,
        claimId,
        seen: version,
        first: range,
        range: step ? moved(around.current, range, step) : range,
      });
      return true;
    },
    [body, show],
  );

  const move = useCallback(
    (step: Step) => {
      if (!adjusting) return;
      show({ ...adjusting, range: moved(around.current, adjusting.range, step) });
    },
    [adjusting, show],
  );

  const leave = useCallback(() => {
    setAdjusting(null);
    document.getSelection()?.removeAllRanges();
  }, []);

  const keep = useCallback(() => {
    if (!adjusting || !body.current) return;
    const { first, range } = adjusting;
    leave();
    if (first.start === range.start && first.end === range.end) return;
    const words = wordsIn(body.current, range);
    save({ ...adjusting, ...(words?.whole ? { quote: words.words } : {}) });
  }, [adjusting, body, leave, save]);

  useEffect(() => {
    if (!adjusting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.isComposing || target?.closest("input, textarea, select, [contenteditable]")) return;
      const step = stepOf(event);
      if (step) move(step);
      else if (event.key === "Escape") leave();
      else if (event.key === "Enter" && !target?.closest("button, a[href]")) keep();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before anything else on the page: these keys mean the ends now.
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [adjusting, move, keep, leave]);

  return { adjusting, begin, move, keep, leave, said };
}

/** A range of the whole text after a step, found in a part of it. */
function moved({ text, base }: { text: string; base: number }, { start, end }: TextRange, step: Step): TextRange {
  const after = movedEnd(text, { start: start - base, end: end - base }, step);
  return { start: after.start + base, end: after.end + base };
}
