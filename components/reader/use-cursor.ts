"use client";

import { type RefObject, useCallback, useRef, useState } from "react";
import { announcement, rangeOf, sentenceAfter, sentencesIn } from "./sentences";

/**
 * The sentence one is at: it wears the class `here`, is brought into view and said aloud. Moving touches two sentences,
 * however long the text.
 */
export function useCursor(body: RefObject<HTMLElement | null>) {
  const at = useRef(-1);
  /** Where it begins in the text, which stays when sentences before it come or go. */
  const start = useRef(0);
  const [said, say] = useState("");
  const [place, setPlace] = useState(-1);

  const current = useCallback((): HTMLElement | null => {
    if (!body.current || at.current < 0) return null;
    const sentences = sentencesIn(body.current);
    const sentence = sentences[at.current];
    if (sentence?.classList.contains("here")) return sentence;
    at.current = sentenceAfter(sentences, start.current);
    return body.current.querySelector<HTMLElement>(".s.here");
  }, [body]);

  const clear = useCallback(() => {
    current()?.classList.remove("here");
    at.current = -1;
    setPlace(-1);
  }, [current]);

  const sayAgain = useCallback(() => {
    const sentence = current();
    if (body.current) say(sentence ? announcement(sentence, at.current, sentencesIn(body.current).length) : "");
  }, [body, current]);

  const moveTo = useCallback(
    (index: number, scroll = true) => {
      const sentences = body.current && sentencesIn(body.current);
      const sentence = sentences?.[index];
      if (!sentence) return;
      current()?.classList.remove("here");
      at.current = index;
      start.current = rangeOf(sentence).start;
      setPlace(index);
      sentence.classList.add("here");
      if (scroll) sentence.scrollIntoView({ block: "nearest" });
      sayAgain();
    },
    [body, current, sayAgain],
  );

  /**
   * Goes on by one sentence, or to the next that `stop` accepts; at first to the first one in the window.
   * @param round goes on at the other end of the text where there is none before this one.
   * @returns false where there is none.
   */
  const step = useCallback(
    (by: 1 | -1, stop: (sentence: HTMLElement) => boolean = () => true, round = false): boolean => {
      const sentences = body.current && sentencesIn(body.current);
      if (!sentences) return false;
      const count = sentences.length;
      // Where the sentence one was at has left the text, the next one has its number.
      const onward = current() || by < 0 ? by : 0;
      const first = at.current < 0 ? firstInView(sentences) : at.current + onward;
      for (let gone = 0; gone < count; gone += 1) {
        const on = first + gone * by;
        if (!round && (on < 0 || on >= count)) break;
        const index = ((on % count) + count) % count;
        const sentence = sentences[index];
        if (!sentence || !stop(sentence)) continue;
        // What had the focus is not where one is any more: Enter means the sentence now.
        const focused = document.activeElement;
        if (focused instanceof HTMLElement && body.current?.contains(focused)) focused.blur();
        moveTo(index);
        return true;
      }
      return false;
    },
    [body, current, moveTo],
  );

  return { current, place, moveTo, step, clear, said, sayAgain };
}

/** The first sentence that can be seen. They stand in order, so that halving finds it. */
function firstInView(sentences: HTMLCollectionOf<HTMLElement>): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.getBoundingClientRect().top ?? 0) < 60) low = middle + 1;
    else high = middle;
  }
  return low;
}
