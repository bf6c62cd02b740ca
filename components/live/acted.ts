let last = Number.NEGATIVE_INFINITY;
/** How long after an act of this tab the news of it may arrive, in milliseconds. */
const echo = 2_000;

/** Notes that this tab has done something, which its page shows without hearing of it. */
export const noteAct = (): void => {
  last = performance.now();
};

/** Is what its own person did just now this tab's own doing? */
export const actedHere = (): boolean => performance.now() - last < echo;
