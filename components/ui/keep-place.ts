const nothing = () => undefined;

/**
 * Remembers where the focus is, and gives what brings it back near there when the page has changed.
 *
 * A button that an action takes away, or disables, leaves the focus nowhere, and whoever works by keyboard begins at
 * the top again. Then the row, section or page that it stood in, or whatever else is marked `data-place`, takes the
 * focus, so that Tab goes on from there; the button itself, where it can be pressed again. What took the focus meanwhile
 * keeps it; a dialog remembers for itself what opened it.
 */
export function keepPlace(): () => void {
  const from = document.activeElement;
  if (!from?.closest("main, aside") || from.closest("dialog")) return nothing;
  const around: HTMLElement[] = [];
  for (let place = from.parentElement; place; place = place.parentElement)
    if (place.matches("[data-place], li, section, aside, main")) around.push(place);
  let disabled = false;
  const look = () => {
    if (document.activeElement !== document.body) return;
    if (from.isConnected && !from.matches(":disabled")) {
      if (disabled && from instanceof HTMLElement) from.focus({ preventScroll: true });
      return;
    }
    const place = around.find((one) => one.isConnected);
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  // The page as it is now may come a little after the answer.
  return () => {
    disabled = from.matches(":disabled");
    for (const wait of [60, 600, 2000, 5000]) setTimeout(look, wait);
  };
}
