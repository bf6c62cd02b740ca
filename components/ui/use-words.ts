"use client";

import { useRef, useState } from "react";

/** What is left of a field when words of it were stored: what was typed since, or all of it where they were changed. */
export function unsent(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}

/**
 * The words of a field that goes on being typed in while it is sent: what was stored leaves it, what was typed meanwhile
 * stays.
 * @param begun what stands in it at first. What is sent then takes the place of that, so what was typed meanwhile stays
 * as a whole.
 */
export function useWords(begun = "") {
  const [words, setWords] = useState(begun);
  /** The words as they are when an answer comes, not as they were when it was asked for. */
  const now = useRef(begun);
  const change = (to: string) => {
    now.current = to;
    setWords(to);
  };
  return {
    words,
    change,
    /** Takes out what was stored. @returns what stays. */
    stored: (sent: string): string => {
      if (begun === "" || now.current === sent) change(unsent(sent, now.current));
      return now.current;
    },
  };
}
