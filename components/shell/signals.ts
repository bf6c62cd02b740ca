/**
 * What the frame asks of whoever listens, as events of the document: the buttons stand in many places, the palette, the
 * list of keys and the sheet once.
 */
export type Signal = "find-or-run" | "all-keys" | "more";

export const send = (signal: Signal): void => {
  document.dispatchEvent(new Event(signal));
};

/** Calls `then` at every signal until the returned function is called. */
export const onSignal = (signal: Signal, then: () => void): (() => void) => {
  document.addEventListener(signal, then);
  return () => document.removeEventListener(signal, then);
};
