/**
 * Whether a pointer is pressed, as while words are selected or something is dragged. What moves things or puts others in
 * their place waits until it is let go: where the words that a selection began in are replaced, a browser ends it.
 */

let pressed = false;
let waiting: (() => void)[] = [];

if (typeof window !== "undefined") {
  window.addEventListener("pointerdown", ({ button }) => {
    if (button === 0) pressed = true;
  });
  const ends = ["pointerup", "pointercancel", "contextmenu", "dragend", "blur"] as const;
  for (const end of ends)
    window.addEventListener(end, () => {
      pressed = false;
      setTimeout(goOn);
    });
}

/** After the click that the press was: it would be lost with what it was on. */
function goOn(): void {
  if (pressed) return;
  const all = waiting;
  waiting = [];
  for (const one of all) one();
}

export const isPressed = (): boolean => pressed;

/** Comes once no pointer is pressed; at once where none is. */
export const released = (): Promise<void> =>
  pressed || waiting.length > 0 ? new Promise((come) => waiting.push(come)) : Promise.resolve();
