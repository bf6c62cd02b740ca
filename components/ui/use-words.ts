"use client";

import { useRef, useState } from "react";

/** What is left of a field when words of it were stored: what was typed since, or all of it where they were changed. */
export function unsent(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}

/** What was typed and not sent, by whom and about what. In this tab's memory alone: a page that is loaded anew has none of it. */
const unsentWords = new Map<string, string>();

/**
 * The words of a field that goes on being typed in while it is sent: what was stored leaves it, what was typed meanwhile
 * stays.
 * @param begun what stands in it at first. What is sent then takes the place of that, so what was typed meanwhile stays
 * as a whole.
 * @param kept names whose words these are and what they are about: who looks at something else meanwhile finds them again.
 */
export function useWords(begun = "", kept?: string) {
  const [words, setWords] = useState(() => (kept && unsentWords.get(kept)) || begun);
  /** The words as they are when an answer comes, not as they were when it was asked for. */
  const now = useRef(words);
  const change = (to: string) => {
    now.current = to;
    setWords(to);
    if (kept && to === begun) unsentWords.delete(kept);
    else if (kept) unsentWords.set(kept, to);
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
