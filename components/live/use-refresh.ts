"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";
import { isPressed } from "./pressed";

/** Pages are read again at most so often, in milliseconds. */
const usualPause = 300;
/** After this a reading that has not ended is no longer waited for. */
const givenUp = 10_000;
/** How often it is looked whether the page may be read again. */
const lookEvery = 100;

/**
 * Reads the page again, what is typed and opened in it staying as it is. Many calls are one reading; a page that takes
 * long to make is read less often, so that a busy dossier leaves the desk time for what people do in it.
 *
 * Nothing moves while somebody drags over it, and nothing changes beneath a dialog: what it was opened on is what it
 * saves over, so that it is told when somebody was faster.
 */
export function useRefresh(atMostEvery = usualPause): () => void {
  const router = useRouter();
  const [reading, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const began = useRef(Number.NEGATIVE_INFINITY);
  const ready = useRef(0);
  const busy = useRef(false);

  const refresh = useCallback(() => {
    const attempt = () => {
      const now = performance.now();
      const underWay = busy.current && now - began.current < givenUp;
      if (underWay || now < ready.current || isPressed() || document.querySelector("dialog[open]")) {
        timer.current = setTimeout(attempt, lookEvery);
        return;
      }
      timer.current = undefined;
      began.current = now;
      busy.current = true;
      start(() => router.refresh());
    };
    timer.current ??= setTimeout(attempt, 0);
  }, [router]);

  useEffect(() => {
    if (reading || !busy.current) return;
    busy.current = false;
    const now = performance.now();
    ready.current = Math.max(began.current + atMostEvery, now + (now - began.current));
  }, [reading, atMostEvery]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  return refresh;
}
