"use client";

import { useEffect, useState } from "react";
import { type ClippedPage, handedOver, type Ready } from "@/lib/sources/clip";

export type Handover =
  /** Asking whoever opened this window. */
  | { state: "asking" }
  /** Still asking, for longer than a page takes. */
  | { state: "unanswered" }
  /** Nobody opened this window. */
  | { state: "alone" }
  | { state: "refused"; reason: string }
  | { state: "here"; page: ClippedPage };

const askEvery = 500;
const patience = 8_000;

/**
 * Asks the window that opened this one for its page, again and again until it answers, and takes one answer. Messages
 * of any other window are passed over.
 */
export function useHandedOver(most: number): Handover {
  const [handover, setHandover] = useState<Handover>({ state: "asking" });
  useEffect(() => {
    const opener = window.opener as Window | null;
    if (!opener) return setHandover({ state: "alone" });
    const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join("-");
    const ready: Ready = { secondSource: "ready", nonce };
    // Its origin cannot be known before it answers, and what is said here is no secret.
    const ask = () => opener.postMessage(ready, "*");
    const asking = setInterval(ask, askEvery);
    const late = setTimeout(() => setHandover({ state: "unanswered" }), patience);
    const stop = () => {
      window.removeEventListener("message", hear);
      clearInterval(asking);
      clearTimeout(late);
    };
    const hear = (event: MessageEvent) => {
      if (event.source !== opener) return;
      const answer = handedOver(event.data, { nonce, origin: event.origin, most });
      if (!answer) return;
      stop();
      setHandover(answer.ok ? { state: "here", page: answer.page } : { state: "refused", reason: answer.refused });
    };
    window.addEventListener("message", hear);
    ask();
    return stop;
  }, [most]);
  return handover;
}
