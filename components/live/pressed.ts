/**
 * Whether a pointer is pressed, as while words are selected or something is dragged. What moves things or puts others in
 * their place waits until it is let go: where the words that a selection began in are replaced, a browser ends it.
 */

let pressed: { letGo: () => void; released: Promise<void> } | null = null;

if (typeof window !== "undefined") {
  window.addEventListener("pointerdown", ({ button }) => {
    if (button === 0) pressed ??= newPress();
  });
  const ends = ["pointerup", "pointercancel", "contextmenu", "dragend", "blur"] as const;
  for (const end of ends)
    window.addEventListener(end, () => {
      pressed?.letGo();
      pressed = null;
    });
}

function newPress() {
  let letGo = () => {};
  const released = new Promise<void>((goOn) => {
    letGo = goOn;
  });
  return { released, letGo };
}

export const isPressed = (): boolean => pressed !== null;

/** Comes once no pointer is pressed; at once where none is. */
export const released = async (): Promise<void> => {
  while (pressed) await pressed.released;
};
