/** Rings for one who waits; a ring while nobody waits is kept for the next who does. */
export type Bell = {
  ring(): void;
  /** Resolves to true when it rings, to false when it has not for so many milliseconds. */
  rang(within: number): Promise<boolean>;
};

export function newBell(): Bell {
  let rung = false;
  let answer: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      answer?.();
    },
    rang: (within) =>
      new Promise((resolve) => {
        const settle = () => {
          clearTimeout(timer);
          answer = undefined;
          const was = rung;
          rung = false;
          resolve(was);
        };
        const timer = setTimeout(settle, within);
        timer.unref();
        answer = settle;
        if (rung) settle();
      }),
  };
}
