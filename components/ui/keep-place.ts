const nothing = () => undefined;

/**
 * Remembers where the focus is, and gives what brings it back near there when the page has changed.
 *
 * A button that an action takes away, or disables, leaves the focus nowhere, and whoever works by keyboard begins at
 * the top again. Then the row, section or page that it stood in, or whatever else is marked `data-place`, takes the
 * focus, so that Tab goes on from there. What took the focus meanwhile keeps it; a dialog remembers for itself what
 * opened it.
 */
export function keepPlace(): () => void {
  const from = document.activeElement;
  if (!from?.closest("main, aside") || from.closest("dialog")) return nothing;
  const around: HTMLElement[] = [];
  for (let place = from.parentElement; place; place = place.parentElement)
    if (place.matches("[data-place], li, section, aside, main")) around.push(place);
  const look = () => {
    const lost = !from.isConnected || from.matches(":disabled");
    const place = around.find((one) => one.isConnected);
    if (!lost || !place || document.activeElement !== document.body) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  // The page as it is now may come a little after the answer.
  return () => {
    for (const wait of [60, 600, 2000, 5000]) setTimeout(look, wait);
  };
}
